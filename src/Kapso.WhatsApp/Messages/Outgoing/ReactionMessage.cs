using System.Globalization;
using System.Text.Json;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>An emoji on an earlier message, at most 30 days old. It brings a <c>sent</c> status only, never <c>delivered</c> or <c>read</c>.</summary>
/// <param name="MessageId">The id (wamid) of the message that is reacted to.</param>
/// <param name="Emoji">One emoji, however many code points it takes; empty to take the reaction back (see <see cref="Remove"/>).</param>
public sealed record ReactionMessage(string MessageId, string Emoji) : OutgoingMessage
{
    internal override string Type => "reaction";

    /// <summary>Takes a reaction back.</summary>
    /// <param name="messageId">The id (wamid) of the message that was reacted to.</param>
    public static ReactionMessage Remove(string messageId) => new(messageId, "");

    internal override void WriteContent(Utf8JsonWriter writer) => JsonSerializer.Serialize(writer, this, SendingJson.Default.ReactionMessage);

    internal override void Check(Rules rules)
    {
        rules.MessageId(MessageId, "messageId");
        if (Emoji is not "" && rules.Required(Emoji, "emoji") && new StringInfo(Emoji).LengthInTextElements is > 1 and int length)
        {
            rules.Add("emoji", "max-length", "must be one emoji, or empty to take the reaction back", "1", string.Create(CultureInfo.InvariantCulture, $"{length}"));
        }
    }
}
