using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Templates;

/// <summary>Reads and writes the parts of a template by their <c>type</c>; what is unknown or broken is kept as it came.</summary>
internal sealed class ComponentDefinitionConverter : JsonConverter<ComponentDefinition>
{
    private static readonly KapsoJsonContext Json = KapsoJsonContext.Default;

    public override ComponentDefinition Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonElement json = JsonElement.ParseValue(ref reader);
        return ByType.Read<ComponentDefinition>(json, KnownType) ?? new UnknownComponentDefinition { Json = json };
    }

    public override void Write(Utf8JsonWriter writer, ComponentDefinition value, JsonSerializerOptions options)
    {
        if (value is UnknownComponentDefinition unknown)
        {
            unknown.Json.WriteTo(writer);
            return;
        }

        JsonSerializer.Serialize(writer, value, KnownType(value.Type)!);
    }

    private static JsonTypeInfo? KnownType(string type) => type switch
    {
        "HEADER" => Json.HeaderDefinition,
        "BODY" => Json.BodyDefinition,
        "FOOTER" => Json.FooterDefinition,
        "BUTTONS" => Json.ButtonsDefinition,
        "CAROUSEL" => Json.CarouselDefinition,
        "LIMITED_TIME_OFFER" => Json.LimitedTimeOfferDefinition,
        "CALL_PERMISSION_REQUEST" => Json.CallPermissionRequestDefinition,
        _ => null,
    };
}

/// <summary>Reads and writes the buttons of a template by their <c>type</c>; what is unknown or broken is kept as it came.</summary>
internal sealed class ButtonDefinitionConverter : JsonConverter<ButtonDefinition>
{
    private static readonly KapsoJsonContext Json = KapsoJsonContext.Default;

    public override ButtonDefinition Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonElement json = JsonElement.ParseValue(ref reader);
        return ByType.Read<ButtonDefinition>(json, KnownType) ?? new UnknownButtonDefinition { Json = json };
    }

    public override void Write(Utf8JsonWriter writer, ButtonDefinition value, JsonSerializerOptions options)
    {
        if (value is UnknownButtonDefinition unknown)
        {
            unknown.Json.WriteTo(writer);
            return;
        }

        JsonSerializer.Serialize(writer, value, KnownType(value.Type)!);
    }

    private static JsonTypeInfo? KnownType(string type) => type switch
    {
        "QUICK_REPLY" => Json.QuickReplyButtonDefinition,
        "URL" => Json.UrlButtonDefinition,
        "PHONE_NUMBER" => Json.PhoneNumberButtonDefinition,
        "COPY_CODE" => Json.CopyCodeButtonDefinition,
        "FLOW" => Json.FlowButtonDefinition,
        "CATALOG" => Json.CatalogButtonDefinition,
        "MPM" => Json.MultiProductButtonDefinition,
        "SPM" => Json.SingleProductButtonDefinition,
        "OTP" => Json.OneTimePasswordButtonDefinition,
        "ORDER_DETAILS" => Json.OrderDetailsButtonDefinition,
        "VOICE_CALL" => Json.VoiceCallButtonDefinition,
        "REQUEST_CONTACT_INFO" => Json.ContactInfoButtonDefinition,
        _ => null,
    };
}

/// <summary>What both converters have in common.</summary>
internal static class ByType
{
    /// <summary>Reads an object as the type that its <c>type</c> names, in any case; null when it cannot be.</summary>
    public static T? Read<T>(JsonElement json, Func<string, JsonTypeInfo?> knownType)
        where T : class
    {
        if (json.ValueKind is not JsonValueKind.Object || !json.TryGetProperty("type"u8, out JsonElement type) || type.ValueKind is not JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return knownType(type.GetString()!.ToUpperInvariant()) is { } known ? (T?)json.Deserialize(known) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
