using System.Text.Json.Nodes;

namespace Kapso.WhatsApp.Emulator.Project;

/// <summary>Kapso's one-line text of a message: what an inbox shows in its list.</summary>
internal static class MessageSummary
{
    public static string? Of(StoredMessage message)
    {
        // Content that is not an object (a contacts array) has no text of its own.
        JsonObject? content = message.Content as JsonObject;
        return message.Type switch
        {
            "text" => Text(content, "body"),
            "image" or "video" or "document" or "audio" or "sticker" =>
                Text(content, "caption") ?? Text(content, "filename") ?? $"[{message.Type}]",
            "template" => $"Template: {Text(content, "name")}",
            "reaction" => Text(content, "emoji") is { Length: > 0 } emoji ? $"Reacted with {emoji}" : "Removed a reaction",
            "button" => Text(content, "text"),
            "location" => Text(content, "name") ?? Text(content, "address") ?? "[location]",
            "interactive" => OfInteractive(content),
            _ => $"[{message.Type}]",
        };
    }

    private static string? OfInteractive(JsonObject? interactive)
    {
        JsonObject? reply = Text(interactive, "type") is { } type ? interactive![type] as JsonObject : null;
        return Text(reply, "title") ?? Text(reply, "body") ?? Text(interactive?["body"] as JsonObject, "text") ?? "[interactive]";
    }

    private static string? Text(JsonObject? parent, string name) =>
        parent?[name] is JsonValue value && value.TryGetValue<string>(out string? text) ? text : null;
}
