namespace Kapso.WhatsApp.Flows;

/// <summary>A heading: 1 to 80 characters.</summary>
public sealed record TextHeadingComponent : FlowElement
{
    /// <summary>The text of the heading.</summary>
    public required FlowText Text { get; init; }

    private protected override string Kind => "TextHeading";
}

/// <summary>A smaller heading: 1 to 80 characters.</summary>
public sealed record TextSubheadingComponent : FlowElement
{
    /// <summary>The text of the subheading.</summary>
    public required FlowText Text { get; init; }

    private protected override string Kind => "TextSubheading";
}

/// <summary>The common properties of paragraphs and captions.</summary>
public abstract record FlowParagraph : FlowElement
{
    private protected FlowParagraph()
    {
    }

    /// <summary>The text; several lines with <see cref="Markdown"/> only.</summary>
    public required FlowText Text { get; init; }

    /// <summary>Whether the text is bold, italic or both; normal when null.</summary>
    public FlowValue<FlowFontWeight>? FontWeight { get; init; }

    /// <summary>Whether the text is struck through.</summary>
    public FlowValue<bool>? Strikethrough { get; init; }

    /// <summary>Whether bold, italic, struck through, lists and links can be written as Markdown. Flow JSON 5.1 and later.</summary>
    public bool? Markdown { get; init; }
}

/// <summary>A paragraph: 1 to 4,096 characters.</summary>
public sealed record TextBodyComponent : FlowParagraph
{
    private protected override string Kind => "TextBody";
}

/// <summary>A small paragraph: 1 to 409 characters.</summary>
public sealed record TextCaptionComponent : FlowParagraph
{
    private protected override string Kind => "TextCaption";
}

/// <summary>
/// A long document in Markdown with headings, lists, links, pictures and tables. Flow JSON 5.1 and later; the screen has no other component but, since
/// 6.3, a footer.
/// </summary>
public sealed record RichTextComponent : FlowElement
{
    /// <summary>The text of the document, in Markdown.</summary>
    public required FlowText Text { get; init; }

    private protected override string Kind => "RichText";
}
