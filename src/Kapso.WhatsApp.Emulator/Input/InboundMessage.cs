using System.Text.Json.Nodes;

namespace Kapso.WhatsApp.Emulator;

/// <summary>What a customer writes to a business number; see <see cref="KapsoEmulator.Receive"/>.</summary>
public sealed record InboundMessage
{
    /// <summary>The customer's phone number in any notation; null when only <see cref="FromUserId"/> is known.</summary>
    public string? From { get; init; }

    /// <summary>The customer's business-scoped user id; null when the customer has none.</summary>
    public string? FromUserId { get; init; }

    /// <summary>The name on the customer's profile.</summary>
    public string? Name { get; init; }

    /// <summary>The number written to; null for the emulator's first.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>
    /// The role of another application of the number that the customer writes to, such as <c>marketing</c>, which holds the conversation from then on; null for the application that holds it, and for Kapso
    /// when none does. Kapso gets a copy of what goes to another application.
    /// </summary>
    public string? ToApplication { get; init; }

    /// <summary>The message type, such as <c>text</c>, <c>image</c> or <c>interactive</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The member named like the type, exactly as Meta sends it; null for types without one.</summary>
    public JsonNode? Content { get; init; }

    /// <summary>
    /// What an image, video, audio, document or sticker message brings along. It is stored, and <see cref="Content"/> gets the members that lead to
    /// it: <c>id</c>, <c>url</c>, <c>link</c>, <c>mime_type</c> and <c>sha256</c>. Null leaves the content as it is.
    /// </summary>
    public EmulatedFile? File { get; init; }

    /// <summary>The id of the message it answers; null when it answers none.</summary>
    public string? ContextMessageId { get; init; }

    /// <summary>Makes a text message from a customer.</summary>
    public static InboundMessage Text(string from, string body) =>
        new() { From = from, Type = "text", Content = new JsonObject { ["body"] = body } };

    /// <summary>A picture, whose bytes can be downloaded.</summary>
    public static InboundMessage Image(string from, EmulatedFile picture, string? caption = null) => WithFile(from, "image", picture, caption);

    /// <summary>A document, whose bytes can be downloaded.</summary>
    public static InboundMessage Document(string from, EmulatedFile document, string? caption = null) => WithFile(from, "document", document, caption);

    /// <summary>A tap on a reply button.</summary>
    public static InboundMessage ButtonReply(string from, string id, string title) =>
        Reply(from, "button_reply", new JsonObject { ["id"] = id, ["title"] = title });

    /// <summary>A choice from a list.</summary>
    public static InboundMessage ListReply(string from, string id, string title, string? description = null)
    {
        JsonObject reply = new() { ["id"] = id, ["title"] = title };
        if (description is not null)
        {
            reply["description"] = description;
        }

        return Reply(from, "list_reply", reply);
    }

    /// <summary>A reaction to a message; an empty or missing emoji takes it back.</summary>
    public static InboundMessage Reaction(string from, string messageId, string? emoji)
    {
        JsonObject reaction = new() { ["message_id"] = messageId };
        if (!string.IsNullOrEmpty(emoji))
        {
            reaction["emoji"] = emoji;
        }

        return new() { From = from, Type = "reaction", Content = reaction };
    }

    /// <summary>The answer to a request for permission to call, or a permission that the customer gives unasked.</summary>
    /// <param name="from">The customer's phone number in any notation.</param>
    /// <param name="isAccepted">Whether the business may call, for seven days.</param>
    public static InboundMessage CallPermissionReply(string from, bool isAccepted) =>
        Reply(from, "call_permission_reply", new JsonObject { ["response"] = isAccepted ? "accept" : "reject", ["response_source"] = "user_action" });

    private static InboundMessage WithFile(string from, string type, EmulatedFile file, string? caption)
    {
        JsonObject content = new();
        if (caption is not null)
        {
            content["caption"] = caption;
        }

        return new() { From = from, Type = type, Content = content, File = file };
    }

    private static InboundMessage Reply(string from, string type, JsonObject reply) =>
        new() { From = from, Type = "interactive", Content = new JsonObject { ["type"] = type, [type] = reply } };
}
