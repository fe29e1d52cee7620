using System.Text.Json;
using System.Text.RegularExpressions;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>A way to pay an order. Make one with a factory method of this class.</summary>
public sealed partial class PaymentSetting
{
    private readonly string _type;
    private readonly (string Name, string Value)[] _members;
    private readonly JsonElement? _raw;

    private PaymentSetting(string type, params (string Name, string Value)[] members)
    {
        _type = type;
        _members = members;
    }

    private PaymentSetting(string type, JsonElement raw)
        : this(type) => _raw = raw;

    /// <summary>Pix with a code of its own for the order (Brazil).</summary>
    /// <param name="code">The Pix code to copy.</param>
    /// <param name="merchantName">The account holder's name.</param>
    /// <param name="key">The Pix key.</param>
    /// <param name="keyType">What kind of key it is.</param>
    public static PaymentSetting PixDynamicCode(string code, string merchantName, string key, PixKeyType keyType) =>
        new("pix_dynamic_code", ("code", code), ("merchant_name", merchantName), ("key", key), ("key_type", keyType.Value));

    /// <summary>A page to pay on (Brazil).</summary>
    /// <param name="uri">The page's address.</param>
    public static PaymentSetting PaymentLink(string uri) => new("payment_link", ("uri", uri));

    /// <summary>A payment by boleto, in Brazil.</summary>
    /// <param name="digitableLine">The line of digits to pay with.</param>
    public static PaymentSetting Boleto(string digitableLine) => new("boleto", ("digitable_line", digitableLine));

    /// <summary>A card on file (Brazil).</summary>
    /// <param name="lastFourDigits">The card's last four digits.</param>
    /// <param name="credentialId">The id under which the card is on file.</param>
    public static PaymentSetting OffsiteCard(string lastFourDigits, string credentialId) =>
        new("offsite_card_pay", ("last_four_digits", lastFourDigits), ("credential_id", credentialId));

    /// <summary>A payment gateway (India).</summary>
    /// <param name="gateway">The gateway: <c>razorpay</c>, <c>payu</c>, <c>zaakpay</c> or <c>billdesk</c>.</param>
    /// <param name="configurationName">The name of its configuration in WhatsApp Manager.</param>
    public static PaymentSetting PaymentGateway(string gateway, string configurationName) =>
        new("payment_gateway", ("type", gateway), ("configuration_name", configurationName));

    /// <summary>A payment by a UPI intent link, in India.</summary>
    /// <param name="link">The link.</param>
    public static PaymentSetting UpiIntentLink(string link) => new("upi_intent_link", ("link", link));

    /// <summary>A way to pay that this version of the SDK has no method for.</summary>
    /// <param name="type">The type on the wire.</param>
    /// <param name="content">The member that is named like the type, sent as it is.</param>
    public static PaymentSetting Raw(string type, JsonElement content) => new(type, content.ValueKind is JsonValueKind.Undefined ? content : content.Clone());

    internal void Check(Rules rules)
    {
        if (_raw is { ValueKind: JsonValueKind.Undefined })
        {
            rules.Required(null, "content");
        }

        foreach ((string name, string value) in _members)
        {
            if (name is "uri")
            {
                rules.WebAddress(value, name);
            }
            else if (name is "last_four_digits")
            {
                rules.Pattern(value, FourDigits(), name, "must be four digits");
            }
            else
            {
                rules.Required(value, name);
            }
        }
    }

    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, _type);
        writer.WritePropertyName(_type);
        if (_raw is { } raw)
        {
            writer.WriteElement(raw);
        }
        else
        {
            writer.WriteStartObject();
            foreach ((string name, string value) in _members)
            {
                writer.WriteString(name, value);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    [GeneratedRegex(@"^\d{4}\z")]
    private static partial Regex FourDigits();
}
