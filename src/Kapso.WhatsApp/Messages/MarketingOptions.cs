using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>What can be said about a marketing message besides what is sent and to whom; see <see cref="SendOptions.Marketing"/>.</summary>
public sealed record MarketingOptions : KapsoRecord
{
    /// <summary>
    /// By what the max price of the template is multiplied for this message, greater than 0; 1 when null. Such a message goes to a phone number, not to a BSUID (131062). Meta calls it a beta feature, and
    /// Kapso's reference does not describe it: a refusal may say so.
    /// </summary>
    public decimal? BidMultiplier { get; init; }

    /// <summary>What happens to a message that the marketing messages API cannot send; it falls back to the plain API when null. Kapso's reference does not describe it.</summary>
    public ProductPolicy? ProductPolicy { get; init; }

    /// <summary>Whether Meta may use what the recipient does with the message to optimise delivery; the account's setting when null. Kapso's reference does not describe it.</summary>
    public bool? ActivitySharing { get; init; }

    internal void Check(Rules rules, bool isUserId)
    {
        if (BidMultiplier is <= 0)
        {
            rules.Add("options.marketing.bidMultiplier", "range", "must be greater than 0", "0", $"{BidMultiplier}");
        }

        if (BidMultiplier is not null && isUserId)
        {
            rules.Add("to", "phone-number", "a message with a max price goes to a phone number; WhatsApp refuses it to a BSUID (131062)");
        }
    }

    internal void Write(Utf8JsonWriter writer)
    {
        if (ProductPolicy is { } policy)
        {
            writer.WriteString("product_policy"u8, policy.Value);
        }

        if (ActivitySharing is { } sharing)
        {
            writer.WriteBoolean("message_activity_sharing"u8, sharing);
        }

        if (BidMultiplier is { } multiplier)
        {
            writer.WriteStartObject("bid_spec"u8);
            writer.WriteNumber("per_message_bid_multiplier"u8, multiplier);
            writer.WriteEndObject();
        }
    }
}

/// <summary>What happens to a message that the marketing messages API cannot send.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<ProductPolicy>))]
public readonly record struct ProductPolicy(string Value) : IOpenEnum<ProductPolicy>
{
    /// <summary>The message is sent with the plain Cloud API instead; the server's default.</summary>
    public static ProductPolicy CloudApiFallback { get; } = new("CLOUD_API_FALLBACK");

    /// <summary>The message is refused.</summary>
    public static ProductPolicy Strict { get; } = new("STRICT");

    /// <inheritdoc/>
    public static IReadOnlyList<ProductPolicy> Known { get; } = [CloudApiFallback, Strict];

    static ProductPolicy IOpenEnum<ProductPolicy>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
