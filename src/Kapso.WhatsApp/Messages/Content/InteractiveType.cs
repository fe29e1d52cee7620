using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>The kind of an interactive message or of an answer to one: the value of <c>interactive.type</c>.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<InteractiveType>))]
public readonly record struct InteractiveType(string Value) : IOpenEnum<InteractiveType>
{
    /// <summary>Up to three reply buttons.</summary>
    public static InteractiveType Button { get; } = new("button");

    /// <summary>A list to choose from.</summary>
    public static InteractiveType List { get; } = new("list");

    /// <summary>A button that opens a web page.</summary>
    public static InteractiveType CtaUrl { get; } = new("cta_url");

    /// <summary>A button that opens a flow.</summary>
    public static InteractiveType Flow { get; } = new("flow");

    /// <summary>A message with one product.</summary>
    public static InteractiveType Product { get; } = new("product");

    /// <summary>A message with several products.</summary>
    public static InteractiveType ProductList { get; } = new("product_list");

    /// <summary>A message that opens the catalog.</summary>
    public static InteractiveType CatalogMessage { get; } = new("catalog_message");

    /// <summary>A request for the location.</summary>
    public static InteractiveType LocationRequest { get; } = new("location_request_message");

    /// <summary>A message that asks for an address.</summary>
    public static InteractiveType AddressMessage { get; } = new("address_message");

    /// <summary>A request for permission to call.</summary>
    public static InteractiveType CallPermissionRequest { get; } = new("call_permission_request");

    /// <summary>A button that starts a call.</summary>
    public static InteractiveType VoiceCall { get; } = new("voice_call");

    /// <summary>Cards to swipe through.</summary>
    public static InteractiveType Carousel { get; } = new("carousel");

    /// <summary>A message with an order to pay.</summary>
    public static InteractiveType OrderDetails { get; } = new("order_details");

    /// <summary>The state of an order.</summary>
    public static InteractiveType OrderStatus { get; } = new("order_status");

    /// <summary>A request for the phone number.</summary>
    public static InteractiveType RequestContactInfo { get; } = new("request_contact_info");

    /// <summary>Answer: a reply button was tapped.</summary>
    public static InteractiveType ButtonReply { get; } = new("button_reply");

    /// <summary>Answer: a row of a list was chosen.</summary>
    public static InteractiveType ListReply { get; } = new("list_reply");

    /// <summary>Answer: a flow or an address form was sent.</summary>
    public static InteractiveType FlowReply { get; } = new("nfm_reply");

    /// <summary>Answer to a request for permission to call.</summary>
    public static InteractiveType CallPermissionReply { get; } = new("call_permission_reply");

    /// <summary>Answer: a payment method was chosen.</summary>
    public static InteractiveType PaymentMethod { get; } = new("payment_method");

    /// <inheritdoc/>
    public static IReadOnlyList<InteractiveType> Known { get; } =
    [
        Button, List, CtaUrl, Flow, Product, ProductList, CatalogMessage, LocationRequest, AddressMessage,
        CallPermissionRequest, VoiceCall, Carousel, OrderDetails, OrderStatus, RequestContactInfo, ButtonReply,
        ListReply, FlowReply, CallPermissionReply, PaymentMethod,
    ];

    static InteractiveType IOpenEnum<InteractiveType>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
