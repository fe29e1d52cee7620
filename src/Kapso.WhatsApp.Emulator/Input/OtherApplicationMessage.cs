using System.Text.Json.Nodes;

namespace Kapso.WhatsApp.Emulator;

/// <summary>What another application of the number sends to a customer; see <see cref="KapsoEmulator.SendFromOtherApplication"/>.</summary>
public sealed record OtherApplicationMessage
{
    /// <summary>The customer: a phone number in any notation, or a business-scoped user id.</summary>
    public required string To { get; init; }

    /// <summary>The number that it is sent from; null for the emulator's first.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>The message type, such as <c>text</c> or <c>template</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The member named like the type, as in a request to send it.</summary>
    public required JsonNode Content { get; init; }

    /// <summary>Makes a text message to a customer.</summary>
    public static OtherApplicationMessage Text(string to, string body) => new() { To = to, Type = "text", Content = new JsonObject { ["body"] = body } };
}
