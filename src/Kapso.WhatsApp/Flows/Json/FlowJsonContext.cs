using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Flows;

/// <summary>
/// The JSON of flows, which has names of its own: kebab-case in components, snake_case in a few members of the document, which name themselves.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    Converters =
    [
        typeof(FlowValueConverter<string>),
        typeof(FlowValueConverter<bool>),
        typeof(FlowValueConverter<int>),
        typeof(FlowValueConverter<double>),
        typeof(FlowValueConverter<FlowFontWeight>),
        typeof(FlowValueConverter<FlowMediaSize>),
        typeof(FlowValueConverter<FlowCalendarMode>),
        typeof(FlowListConverter<string>),
        typeof(FlowListConverter<FlowOption>),
        typeof(FlowListConverter<NavigationItem>),
        typeof(FlowListConverter<FlowImage>),
        typeof(FlowRangeConverter<string>),
        typeof(FlowRangeConverter<bool>),
    ])]
[JsonSerializable(typeof(FlowDefinition))]
[JsonSerializable(typeof(IReadOnlyList<FlowOption>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, FlowJson>))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(CalendarPickerComponent))]
[JsonSerializable(typeof(CheckboxGroupComponent))]
[JsonSerializable(typeof(ChipsSelectorComponent))]
[JsonSerializable(typeof(CompleteAction))]
[JsonSerializable(typeof(DataExchangeAction))]
[JsonSerializable(typeof(DatePickerComponent))]
[JsonSerializable(typeof(DocumentPickerComponent))]
[JsonSerializable(typeof(DropdownComponent))]
[JsonSerializable(typeof(EmbeddedLinkComponent))]
[JsonSerializable(typeof(FlowCalendarMode))]
[JsonSerializable(typeof(FlowNavigationTarget))]
[JsonSerializable(typeof(FlowFontWeight))]
[JsonSerializable(typeof(FlowMediaSize))]
[JsonSerializable(typeof(FlowOption))]
[JsonSerializable(typeof(FlowImage))]
[JsonSerializable(typeof(FooterComponent))]
[JsonSerializable(typeof(FormComponent))]
[JsonSerializable(typeof(IfComponent))]
[JsonSerializable(typeof(ImageCarouselComponent))]
[JsonSerializable(typeof(ImageComponent))]
[JsonSerializable(typeof(NavigateAction))]
[JsonSerializable(typeof(NavigationItem))]
[JsonSerializable(typeof(NavigationItemText))]
[JsonSerializable(typeof(NavigationListComponent))]
[JsonSerializable(typeof(OpenUrlAction))]
[JsonSerializable(typeof(OptInComponent))]
[JsonSerializable(typeof(PhotoPickerComponent))]
[JsonSerializable(typeof(RadioButtonsGroupComponent))]
[JsonSerializable(typeof(RichTextComponent))]
[JsonSerializable(typeof(SwitchComponent))]
[JsonSerializable(typeof(TextAreaComponent))]
[JsonSerializable(typeof(TextBodyComponent))]
[JsonSerializable(typeof(TextCaptionComponent))]
[JsonSerializable(typeof(TextHeadingComponent))]
[JsonSerializable(typeof(TextInputComponent))]
[JsonSerializable(typeof(TextSubheadingComponent))]
[JsonSerializable(typeof(UpdateDataAction))]
internal sealed partial class FlowJsonContext : JsonSerializerContext;
