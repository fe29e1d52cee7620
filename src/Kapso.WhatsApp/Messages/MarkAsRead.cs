using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>Says that a received message was read, and optionally shows that an answer is being written.</summary>
internal sealed record MarkAsReadBody(string MessageId)
{
    public string MessagingProduct { get; } = "whatsapp";

    public string Status { get; } = "read";

    public TypingIndicator? TypingIndicator { get; init; }
}

internal sealed record TypingIndicator
{
    public string Type { get; } = "text";
}

/// <summary>The answer of operations that only say that they did it.</summary>
internal sealed record Acknowledgement : IJsonOnDeserialized
{
    public bool Success { get; init; }

    public void OnDeserialized()
    {
        if (!Success)
        {
            throw new System.Text.Json.JsonException("The server did not say that it did it.");
        }
    }
}
