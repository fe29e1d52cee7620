using System.Text.Json;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>A plain text message.</summary>
/// <param name="Body">The text, 1 to <see cref="MaxBodyLength"/> characters; WhatsApp's markdown is rendered, links are clickable.</param>
public sealed record TextMessage(string Body) : OutgoingMessage
{
    /// <summary>The most characters a text may have.</summary>
    public const int MaxBodyLength = 4096;

    /// <summary>Whether WhatsApp renders a preview of the first link in the text; left to the server when null (it then shows none).</summary>
    public bool? PreviewUrl { get; init; }

    internal override string Type => "text";

    /// <summary>Returns the length of the text, not what is written.</summary>
    private protected override string Describe() => $"{nameof(TextMessage)} {{ {Body?.Length ?? 0} characters }}";

    internal override void WriteContent(Utf8JsonWriter writer) => JsonSerializer.Serialize(writer, this, SendingJson.Default.TextMessage);

    internal override void Check(Rules rules) => rules.Text(Body, MaxBodyLength, "body");
}
