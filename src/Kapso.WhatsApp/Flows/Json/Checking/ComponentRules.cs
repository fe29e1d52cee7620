using static Kapso.WhatsApp.Flows.Checking.PropertyRule;

namespace Kapso.WhatsApp.Flows.Checking;

/// <summary>The rule for a kind of component.</summary>
internal sealed record ComponentRule(FlowVersion Since, PropertyRule[] Properties);

/// <summary>Every kind of component with its properties.</summary>
internal static class ComponentRules
{
    private static readonly PropertyRule Name = Text("name").Needed().Fixed();
    private static readonly PropertyRule Visible = Flag("visible");
    private static readonly PropertyRule Enabled = Flag("enabled");
    private static readonly PropertyRule Required = Flag("required");
    private static readonly PropertyRule Helper = Text("helper-text", 80);
    private static readonly PropertyRule Error = Text("error-message", 30).From(4, 0);
    private static readonly PropertyRule InitText = Text("init-value").From(4, 0);
    private static readonly PropertyRule InitTexts = Texts("init-value").From(4, 0);
    private static readonly PropertyRule Description = Text("description", 300).From(4, 0);
    private static readonly PropertyRule LabelVariant = Word("label-variant", "large").Fixed().From(7, 0);
    private static readonly PropertyRule MediaSize = Word("media-size", "regular", "large").From(5, 0);
    private static readonly PropertyRule ScaleType = Word("scale-type", "contain", "cover").Fixed();
    private static readonly PropertyRule Click = Action("on-click-action");
    private static readonly PropertyRule Select = Action("on-select-action");
    private static readonly PropertyRule Unselect = Action("on-unselect-action").From(6, 0);

    private static readonly PropertyRule[] Paragraph =
        [Word("font-weight", "bold", "italic", "bold_italic", "normal"), Flag("strikethrough"), Flag("markdown").Fixed().From(5, 1), Visible];

    private static readonly PropertyRule[] Option =
    [
        Text("id").Needed(), Text("title", 30).Needed(), Text("description", 300), Text("metadata", 20), Enabled, Text("image").From(5, 0), Text("alt-text").From(5, 0),
        Text("color").From(5, 0), Select.From(6, 0), Unselect,
    ];

    private static readonly PropertyRule[] Chip = [Text("id").Needed(), Text("title", 30).Needed(), Enabled, Select, Unselect];

    private static readonly PropertyRule[] NavigationItem =
    [
        Text("id").Needed(),
        new("main-content", ValueShape.Part) { IsRequired = true, Parts = [Text("title", 30).Needed(), Text("description", 20), Text("metadata", 80)] },
        new("end", ValueShape.Part) { Parts = [Text("title", 10), Text("description", 10), Text("metadata", 10)] },
        new("start", ValueShape.Part) { Parts = [Text("image").Needed(), Text("alt-text")] },
        Text("badge", 15), Texts("tags", 3), Click,
    ];

    private static readonly PropertyRule[] Picture = [Text("src").Needed(), Text("alt-text").Needed()];

    private static readonly Dictionary<string, ComponentRule> ByType = new()
    {
        ["TextHeading"] = new(default, [Lines(80), Visible]),
        ["TextSubheading"] = new(default, [Lines(80), Visible]),
        ["TextBody"] = new(default, [Lines(4096), .. Paragraph]),
        ["TextCaption"] = new(default, [Lines(409), .. Paragraph]),
        ["RichText"] = new(new(5, 1), [Lines(), Visible]),
        ["TextInput"] = new(default,
        [
            Text("label", 20).Needed(), LabelVariant, Name, Word("input-type", "text", "number", "email", "password", "passcode", "phone").Fixed(), Text("pattern").Fixed().From(6, 2), Required,
            Whole("min-chars", 0), Whole("max-chars", 1), Helper, Enabled, Visible, InitText, Error,
        ]),
        ["TextArea"] = new(default, [Text("label", 20).Needed(), LabelVariant, Name, Required, Whole("max-length", 1), Helper, Enabled, Visible, InitText, Error]),
        ["CheckboxGroup"] = new(default,
        [
            Name, Text("label", 30), Description, List("data-source", 1, 20, Option), Required, Enabled, Visible, Whole("min-selected-items", 0), Whole("max-selected-items", 1), InitTexts, Error, MediaSize,
            Select, Unselect,
        ]),
        ["RadioButtonsGroup"] = new(default, [Name, Text("label", 30), Description, List("data-source", 1, 20, Option), Required, Enabled, Visible, InitText, Error, MediaSize, Select, Unselect]),
        ["Dropdown"] = new(default, [Name, Text("label", 20).Needed(), List("data-source", 1, 200, Option), Required, Enabled, Visible, InitText, Error, Select, Unselect]),
        ["ChipsSelector"] = new(new(6, 3),
        [
            Name, Text("label", 80).Needed(), Text("description", 300), List("data-source", 2, 20, Chip), Required, Enabled, Visible, Whole("min-selected-items", 0), Whole("max-selected-items", 1), InitTexts,
            Error, Select, Unselect.From(7, 1),
        ]),
        ["DatePicker"] = new(default,
        [
            Name, Text("label", 40).Needed(), Helper, Required, Error with { Max = 80 }, InitText, Text("min-date"), Text("max-date"), Texts("unavailable-dates"), Enabled, Visible, Select,
        ]),
        ["CalendarPicker"] = new(new(6, 1),
        [
            Name, Dates("label", 40) with { IsRequired = true, Min = 1 }, Text("title", 80), Text("description", 300), Word("mode", "single", "range"), Dates("helper-text", 80), new("required", ValueShape.DateFlags),
            Dates("error-message", 80), Dates("init-value", int.MaxValue), Text("min-date"), Text("max-date"), Texts("unavailable-dates"), Texts("include-days"), Whole("min-days", 1), Whole("max-days", 1),
            Enabled, Visible, Select,
        ]),
        ["Footer"] = new(default, [Text("label", 35).Needed(), Click.Needed(), Text("left-caption", 15), Text("center-caption", 15), Text("right-caption", 15), Enabled]),
        ["EmbeddedLink"] = new(default, [Text("text", 25).Needed(), Click.Needed(), Visible]),
        ["OptIn"] = new(default, [Text("label", 120).Needed(), Name, Required, Click, Select.From(6, 0), Unselect, Flag("init-value").From(4, 0), Visible]),
        ["Image"] = new(default, [Text("src").Needed(), Whole("width", 1), Whole("height", 1), ScaleType, new("aspect-ratio", ValueShape.Number), Text("alt-text"), Visible]),
        ["ImageCarousel"] = new(new(7, 1), [List("images", 1, 3, Picture), Word("aspect-ratio", "4:3", "16:9").Fixed(), ScaleType, Visible]),
        ["PhotoPicker"] = new(new(4, 0), [.. Picker("photos"), Word("photo-source", "camera_gallery", "camera", "gallery").Fixed()]),
        ["DocumentPicker"] = new(new(4, 0), [.. Picker("documents"), Texts("allowed-mime-types").Fixed() with { OneOf = MimeTypes }]),
        ["NavigationList"] = new(new(6, 2), [Name, List("list-items", 1, 20, NavigationItem), Text("label", 80), Text("description", 300), MediaSize, Click, Visible]),
        ["Form"] = new(default, [Name, new("children", ValueShape.Components) { IsRequired = true, IsDynamic = false }, new("init-values", ValueShape.Map), new("error-messages", ValueShape.Map)]),
        ["If"] = new(new(4, 0),
        [
            new("condition", ValueShape.Grammar) { IsRequired = true }, new("then", ValueShape.Components) { IsRequired = true, IsDynamic = false, Min = 1 },
            new("else", ValueShape.Components) { IsDynamic = false },
        ]),
        ["Switch"] = new(new(4, 0), [new("value", ValueShape.Grammar) { IsRequired = true }, new("cases", ValueShape.Map) { IsRequired = true, IsDynamic = false }]),
    };

    private static string[] MimeTypes =>
    [
        "application/gzip", "application/msword", "application/pdf", "application/vnd.ms-excel", "application/vnd.ms-powerpoint", "application/vnd.oasis.opendocument.presentation",
        "application/vnd.oasis.opendocument.spreadsheet", "application/vnd.oasis.opendocument.text", "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/x-7z-compressed", "application/zip",
        "image/avif", "image/gif", "image/heic", "image/heif", "image/jpeg", "image/png", "image/tiff", "image/webp", "text/plain", "video/mp4", "video/mpeg",
    ];

    /// <summary>The rule of a kind; null when the kind is unknown.</summary>
    public static ComponentRule? Find(string type) => ByType.GetValueOrDefault(type);

    private static PropertyRule Dates(string name, int max) => new(name, ValueShape.DateTexts) { Max = max };

    private static PropertyRule[] Picker(string what) =>
    [
        Name, Text("label", 80).Needed(), Description, Whole("max-file-size-kb", 1, 25600).Fixed(), Whole($"min-uploaded-{what}", 0, 30).Fixed(), Whole($"max-uploaded-{what}", 1, 30).Fixed(), Enabled, Visible,
        new("error-message", ValueShape.Any),
    ];
}
