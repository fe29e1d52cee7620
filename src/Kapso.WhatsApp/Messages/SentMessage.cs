using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>A message that WhatsApp has accepted. Whether it is delivered is reported later, by status webhooks or by reading the message.</summary>
public sealed record SentMessage : KapsoModel
{
    /// <summary>The message's id (wamid), as it appears in status webhooks and in the message list.</summary>
    public required string Id { get; init; }

    /// <summary>Whether WhatsApp sends the message at once or holds it for a quality assessment; null where it does not say.</summary>
    [JsonPropertyName("message_status")]
    public AcceptanceStatus? Status { get; init; }

    /// <summary>The recipient as it was sent.</summary>
    public string? Input { get; init; }

    /// <summary>The recipient's WhatsApp id (the phone number as WhatsApp knows it); null for a send to a BSUID.</summary>
    public string? WaId { get; init; }

    /// <summary>The recipient's BSUID; null for a send to a phone number.</summary>
    public string? UserId { get; init; }

    /// <summary>What comes back as <c>biz_opaque_callback_data</c> in the message's status webhooks; null when none was sent.</summary>
    [JsonPropertyName("biz_opaque_callback_data")]
    public string? CallbackData { get; init; }

    /// <summary>Returns the message's id and the recipient; a phone number is shown by its last digits only.</summary>
    private protected override string Describe() => $"{nameof(SentMessage)} {{ {nameof(Id)} = {Id}, {nameof(Status)} = {Status}, Recipient = {UserId ?? PhoneMask.MaskDigits(WaId ?? Input ?? "")} }}";
}

/// <summary>How WhatsApp proceeds with a message that it has accepted.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<AcceptanceStatus>))]
public readonly record struct AcceptanceStatus(string Value) : IOpenEnum<AcceptanceStatus>
{
    /// <summary>The message is being delivered.</summary>
    public static AcceptanceStatus Accepted { get; } = new("accepted");

    /// <summary>The template's quality is assessed first; the message is sent or dropped after that.</summary>
    public static AcceptanceStatus HeldForQualityAssessment { get; } = new("held_for_quality_assessment");

    /// <summary>The message is held back.</summary>
    public static AcceptanceStatus Paused { get; } = new("paused");

    /// <inheritdoc/>
    public static IReadOnlyList<AcceptanceStatus> Known { get; } = [Accepted, HeldForQualityAssessment, Paused];

    /// <inheritdoc/>
    static AcceptanceStatus IOpenEnum<AcceptanceStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}

/// <summary>The server's answer to a send. Settable, because the generator reads such members without a detour.</summary>
internal sealed class SendAnswer : IJsonOnDeserialized, IIdentifiesMessage
{
    public List<AcceptedContact>? Contacts { get; set; }

    public List<Sent>? Messages { get; set; }

    /// <summary>Says nothing but which product the API is for.</summary>
    [JsonIgnore]
    public string? MessagingProduct { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }

    string? IIdentifiesMessage.MessageId => Messages?[0].Id;

    public void OnDeserialized()
    {
        if (Messages is not [{ Id.Length: > 0 }, ..])
        {
            throw new JsonException("The answer to a send names no message.");
        }
    }

    public SentMessage ToSentMessage(string? callbackData)
    {
        AcceptedContact? contact = Contacts is [{ } first, ..] ? first : null;
        SentMessage sent = new()
        {
            Id = Messages![0].Id!,
            Status = Messages[0].MessageStatus,
            Input = contact?.Input,
            WaId = contact?.WaId,
            UserId = contact?.UserId,
            CallbackData = callbackData,
        };
        sent.Keep(Messages[0].Others);
        sent.Keep(contact?.Others);
        sent.Keep(Others);
        return sent;
    }

    internal sealed class AcceptedContact
    {
        public string? Input { get; set; }

        public string? WaId { get; set; }

        public string? UserId { get; set; }

        [JsonExtensionData]
        public Dictionary<string, JsonElement>? Others { get; set; }
    }

    internal sealed class Sent
    {
        public string? Id { get; set; }

        public AcceptanceStatus? MessageStatus { get; set; }

        [JsonExtensionData]
        public Dictionary<string, JsonElement>? Others { get; set; }
    }
}
