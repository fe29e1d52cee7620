using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Templates;

/// <summary>Reads and writes the parts of a template by their <c>type</c>, in any case.</summary>
internal sealed class ComponentDefinitionConverter() : KindConverter<ComponentDefinition>("type")
{
    private static readonly TemplatesJson Json = TemplatesJson.Default;

    protected override string KindOf(ComponentDefinition value) => value.Type;

    protected override ComponentDefinition Unknown(JsonElement json) => new UnknownComponentDefinition { Json = json };

    protected override JsonElement? JsonOf(ComponentDefinition value) => (value as UnknownComponentDefinition)?.Json;

    protected override JsonTypeInfo? KnownType(string kind) => kind.ToUpperInvariant() switch
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

/// <summary>Reads and writes the buttons of a template by their <c>type</c>, in any case.</summary>
internal sealed class ButtonDefinitionConverter() : KindConverter<ButtonDefinition>("type")
{
    private static readonly TemplatesJson Json = TemplatesJson.Default;

    protected override string KindOf(ButtonDefinition value) => value.Type;

    protected override ButtonDefinition Unknown(JsonElement json) => new UnknownButtonDefinition { Json = json };

    protected override JsonElement? JsonOf(ButtonDefinition value) => (value as UnknownButtonDefinition)?.Json;

    protected override JsonTypeInfo? KnownType(string kind) => kind.ToUpperInvariant() switch
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
