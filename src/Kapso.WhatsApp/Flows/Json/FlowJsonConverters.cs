using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Flows;

/// <summary>Reads and writes the components of a screen by their <c>type</c>.</summary>
internal sealed class FlowComponentConverter() : KindConverter<FlowComponent>("type")
{
    private static readonly FlowJsonContext Json = FlowJsonContext.Default;

    protected override string KindOf(FlowComponent value) => value.Type;

    protected override FlowComponent Unknown(JsonElement json) => new UnknownFlowComponent { Json = json };

    protected override JsonElement? JsonOf(FlowComponent value) => (value as UnknownFlowComponent)?.Json;

    protected override JsonTypeInfo? KnownType(string kind) => kind switch
    {
        "CheckboxGroup" => Json.CheckboxGroupComponent,
        "RadioButtonsGroup" => Json.RadioButtonsGroupComponent,
        "Dropdown" => Json.DropdownComponent,
        "ChipsSelector" => Json.ChipsSelectorComponent,
        "TextInput" => Json.TextInputComponent,
        "TextArea" => Json.TextAreaComponent,
        "DatePicker" => Json.DatePickerComponent,
        "CalendarPicker" => Json.CalendarPickerComponent,
        "Footer" => Json.FooterComponent,
        "EmbeddedLink" => Json.EmbeddedLinkComponent,
        "OptIn" => Json.OptInComponent,
        "NavigationList" => Json.NavigationListComponent,
        "Image" => Json.ImageComponent,
        "ImageCarousel" => Json.ImageCarouselComponent,
        "PhotoPicker" => Json.PhotoPickerComponent,
        "DocumentPicker" => Json.DocumentPickerComponent,
        "Form" => Json.FormComponent,
        "If" => Json.IfComponent,
        "Switch" => Json.SwitchComponent,
        "TextHeading" => Json.TextHeadingComponent,
        "TextSubheading" => Json.TextSubheadingComponent,
        "TextBody" => Json.TextBodyComponent,
        "TextCaption" => Json.TextCaptionComponent,
        "RichText" => Json.RichTextComponent,
        _ => null,
    };
}

/// <summary>Reads and writes actions by their <c>name</c>.</summary>
internal sealed class FlowActionConverter() : KindConverter<FlowJsonAction>("name")
{
    private static readonly FlowJsonContext Json = FlowJsonContext.Default;

    protected override string KindOf(FlowJsonAction value) => value.Name;

    protected override FlowJsonAction Unknown(JsonElement json) => new UnknownFlowAction { Json = json };

    protected override JsonElement? JsonOf(FlowJsonAction value) => (value as UnknownFlowAction)?.Json;

    protected override JsonTypeInfo? KnownType(string kind) => kind switch
    {
        "navigate" => Json.NavigateAction,
        "data_exchange" => Json.DataExchangeAction,
        "complete" => Json.CompleteAction,
        "update_data" => Json.UpdateDataAction,
        "open_url" => Json.OpenUrlAction,
        _ => null,
    };
}
