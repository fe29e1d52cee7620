using System.Text.Json;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator;

/// <summary>A webhook for <see cref="KapsoEmulator.AddWebhook"/>.</summary>
public sealed record EmulatedWebhook
{
    /// <summary>Its address: an https address, or an http address on this machine.</summary>
    public required string Url { get; init; }

    /// <summary>The secret that requests are signed with; a random one when null.</summary>
    public string? SecretKey { get; init; }

    /// <summary>The number whose events it receives; null for the events of the project.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary><c>kapso</c> for single events, or <c>meta</c> for Meta's own bodies, which needs <see cref="PhoneNumberId"/>.</summary>
    public string Kind { get; init; } = "kapso";

    /// <summary>The names of the events, such as <c>whatsapp.message.received</c>; at least one, and none for the kind <c>meta</c>.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>Returns the kind and the number, without the address and the secret.</summary>
    public override string ToString() => $"{nameof(EmulatedWebhook)} {{ {nameof(Kind)} = {Kind}, {nameof(PhoneNumberId)} = {PhoneNumberId} }}";

    internal Field ToField()
    {
        JsonObject body = new()
        {
            ["url"] = Url,
            ["secret_key"] = SecretKey,
            ["phone_number_id"] = PhoneNumberId,
            ["kind"] = Kind,
            ["events"] = Json.Texts(Events),
        };
        using JsonDocument document = JsonDocument.Parse(body.ToJsonString());
        return Field.Root(document.RootElement.Clone());
    }
}
