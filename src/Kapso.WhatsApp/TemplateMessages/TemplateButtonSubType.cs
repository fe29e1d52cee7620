using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>The kind of a template's button, as the sender names it: lower case on the wire.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<TemplateButtonSubType>))]
public readonly record struct TemplateButtonSubType(string Value) : IOpenEnum<TemplateButtonSubType>
{
    /// <summary>A button that answers with a payload: <c>quick_reply</c>.</summary>
    public static TemplateButtonSubType QuickReply { get; } = new("quick_reply");

    /// <summary>A button that opens a web address: <c>url</c>. Also the button of an authentication template.</summary>
    public static TemplateButtonSubType Url { get; } = new("url");

    /// <summary>A button that copies a coupon code: <c>copy_code</c>.</summary>
    public static TemplateButtonSubType CopyCode { get; } = new("copy_code");

    /// <summary>A button that opens a flow: <c>flow</c>.</summary>
    public static TemplateButtonSubType Flow { get; } = new("flow");

    /// <summary>A button that opens the catalog: <c>catalog</c>.</summary>
    public static TemplateButtonSubType Catalog { get; } = new("catalog");

    /// <summary>A button that shows several products: <c>mpm</c>.</summary>
    public static TemplateButtonSubType MultiProduct { get; } = new("mpm");

    /// <summary>A button that shows the product of the header: <c>spm</c>. It takes no parameters.</summary>
    public static TemplateButtonSubType SingleProduct { get; } = new("spm");

    /// <summary>A button that opens an order to pay: <c>order_details</c>.</summary>
    public static TemplateButtonSubType OrderDetails { get; } = new("order_details");

    /// <summary>A button that calls the business in WhatsApp: <c>voice_call</c>.</summary>
    public static TemplateButtonSubType VoiceCall { get; } = new("voice_call");

    /// <inheritdoc/>
    public static IReadOnlyList<TemplateButtonSubType> Known { get; } =
        [QuickReply, Url, CopyCode, Flow, Catalog, MultiProduct, SingleProduct, OrderDetails, VoiceCall];

    /// <inheritdoc/>
    static TemplateButtonSubType IOpenEnum<TemplateButtonSubType>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
