namespace Kapso.WhatsApp.Flows;

/// <summary>A picture; at most three a screen.</summary>
public sealed record ImageComponent : FlowElement
{
    /// <summary>The picture in Base64, JPEG or PNG; at most 300 KB is advised.</summary>
    public required FlowValue<string> Src { get; init; }

    /// <summary>The width at which the picture is shown.</summary>
    public FlowValue<int>? Width { get; init; }

    /// <summary>The height at which the picture is shown.</summary>
    public FlowValue<int>? Height { get; init; }

    /// <summary>How the picture is scaled; shown whole when null.</summary>
    public FlowScaleType? ScaleType { get; init; }

    /// <summary>Width by height; 1 when null.</summary>
    public FlowValue<double>? AspectRatio { get; init; }

    /// <summary>The picture in words, for those who do not see it.</summary>
    public FlowValue<string>? AltText { get; init; }

    private protected override string Kind => "Image";
}

/// <summary>One to three pictures to swipe through. Flow JSON 7.1 and later; at most two a screen and three a flow.</summary>
public sealed record ImageCarouselComponent : FlowElement
{
    /// <summary>The pictures of the carousel, one to three.</summary>
    public required FlowList<FlowImage> Images { get; init; }

    /// <summary><c>4:3</c> or <c>16:9</c>; the first when null.</summary>
    public string? AspectRatio { get; init; }

    /// <summary>How the pictures are scaled; shown whole when null.</summary>
    public FlowScaleType? ScaleType { get; init; }

    private protected override string Kind => "ImageCarousel";
}

/// <summary>A picture of a carousel, or of a row of a navigation list (whose picture is called <c>image</c>).</summary>
public sealed record FlowImage : KapsoModel
{
    /// <summary>The picture of a carousel, in Base64.</summary>
    public FlowValue<string>? Src { get; init; }

    /// <summary>The picture of a row in Base64: at most 100 KB.</summary>
    public FlowValue<string>? Image { get; init; }

    /// <summary>The picture in words, for those who do not see it.</summary>
    public FlowValue<string>? AltText { get; init; }
}

/// <summary>The common properties of the components to pick photos and documents. Flow JSON 4.0 and later; one a screen.</summary>
public abstract record FlowMediaPicker : FlowInput
{
    private protected FlowMediaPicker()
    {
    }

    /// <summary>The label above the input: 1 to 80 characters.</summary>
    public required FlowValue<string> Label { get; init; }

    /// <summary>The explanation: at most 300 characters.</summary>
    public FlowValue<string>? Description { get; init; }

    /// <summary>The most kilobytes of a file, 1 to 25,600, which is also the default.</summary>
    public int? MaxFileSizeKb { get; init; }

    /// <summary>Whether the input is enabled; true when null.</summary>
    public FlowValue<bool>? Enabled { get; init; }

    /// <summary>What is shown in red: a text, or an object with a text for each media id.</summary>
    public FlowJson? ErrorMessage { get; init; }
}

/// <summary>Photos to take or to choose.</summary>
public sealed record PhotoPickerComponent : FlowMediaPicker
{
    /// <summary>The sources that photos can come from; both when null.</summary>
    public FlowPhotoSource? PhotoSource { get; init; }

    /// <summary>The fewest photos, 0 to 30; 0 when null, which makes them optional.</summary>
    public int? MinUploadedPhotos { get; init; }

    /// <summary>The most photos, 1 to 30; 30 when null.</summary>
    public int? MaxUploadedPhotos { get; init; }

    private protected override string Kind => "PhotoPicker";
}

/// <summary>An input with which people choose documents to upload.</summary>
public sealed record DocumentPickerComponent : FlowMediaPicker
{
    /// <summary>The fewest documents, 0 to 30; 0 when null, which makes them optional.</summary>
    public int? MinUploadedDocuments { get; init; }

    /// <summary>The most documents, 1 to 30; 30 when null.</summary>
    public int? MaxUploadedDocuments { get; init; }

    /// <summary>The kinds of files that can be chosen, for example <c>application/pdf</c>; all that WhatsApp takes when null.</summary>
    public IReadOnlyList<string>? AllowedMimeTypes { get; init; }

    private protected override string Kind => "DocumentPicker";
}
