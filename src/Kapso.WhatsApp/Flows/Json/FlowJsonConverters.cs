using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Kapso.WhatsApp.Flows;

/// <summary>Reads and writes the components of a screen by their <c>type</c>; what is unknown or broken is kept as it came.</summary>
internal sealed class FlowComponentConverter : JsonConverter<FlowComponent>
{
    private static readonly FlowJsonContext Json = FlowJsonContext.Default;

    public override FlowComponent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonElement json = JsonElement.ParseValue(ref reader);
        return FlowJsonReader.Read<FlowComponent>(json, "type", KnownType) ?? new UnknownFlowComponent { Json = json };
    }

    public override void Write(Utf8JsonWriter writer, FlowComponent value, JsonSerializerOptions options)
    {
        if (value is UnknownFlowComponent unknown)
        {
            unknown.Json.WriteTo(writer);
            return;
        }

        JsonSerializer.Serialize(writer, value, KnownType(value.Type)!);
    }

    private static JsonTypeInfo? KnownType(string type) => type switch
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

/// <summary>Reads and writes actions by their <c>name</c>; what is unknown or broken is kept as it came.</summary>
internal sealed class FlowActionConverter : JsonConverter<FlowAction>
{
    private static readonly FlowJsonContext Json = FlowJsonContext.Default;

    public override FlowAction Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonElement json = JsonElement.ParseValue(ref reader);
        return FlowJsonReader.Read<FlowAction>(json, "name", KnownType) ?? new UnknownFlowAction { Json = json };
    }

    public override void Write(Utf8JsonWriter writer, FlowAction value, JsonSerializerOptions options)
    {
        if (value is UnknownFlowAction unknown)
        {
            unknown.Json.WriteTo(writer);
            return;
        }

        JsonSerializer.Serialize(writer, value, KnownType(value.Name)!);
    }

    private static JsonTypeInfo? KnownType(string name) => name switch
    {
        "navigate" => Json.NavigateAction,
        "data_exchange" => Json.DataExchangeAction,
        "complete" => Json.CompleteAction,
        "update_data" => Json.UpdateDataAction,
        "open_url" => Json.OpenUrlAction,
        _ => null,
    };
}

/// <summary>What both converters have in common.</summary>
internal static class FlowJsonReader
{
    /// <summary>Reads an object as the type that one of its members names; null when it cannot be.</summary>
    public static T? Read<T>(JsonElement json, string member, Func<string, JsonTypeInfo?> knownType)
        where T : class
    {
        try
        {
            return TextOf(json, member) is { } kind && knownType(kind) is { } known ? (T?)json.Deserialize(known) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A member that is a text.</summary>
    public static string? TextOf(JsonElement json, string member) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(member, out JsonElement value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
