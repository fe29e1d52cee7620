using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Webhooks;

namespace Kapso.WhatsApp.Hosting;

/// <summary>Conditions under which a handler takes an event of a webhook. Where several are given, all must hold.</summary>
public static class Match
{
    /// <summary>It happened to one of these numbers.</summary>
    /// <param name="phoneNumberIds">The phone number ids.</param>
    public static Func<WebhookEvent, bool> PhoneNumber(params string[] phoneNumberIds) => received => received.NumberId is { } id && phoneNumberIds.Contains(id);

    /// <summary>The message is of one of these kinds.</summary>
    /// <param name="types">The kinds.</param>
    public static Func<MessageEvent, bool> MessageType(params MessageType[] types) => received => received.Message.Type is { } type && types.Contains(type);

    /// <summary>The content of the message is of this kind.</summary>
    /// <typeparam name="TContent">The kind of content, for example <see cref="TextContent"/>.</typeparam>
    public static Func<MessageEvent, bool> Content<TContent>()
        where TContent : MessageContent => received => received.Message.Content is TContent;

    /// <summary>A button was tapped whose id, or whose payload on a template, begins so.</summary>
    /// <param name="prefix">How the id begins; everything when empty.</param>
    public static Func<MessageEvent, bool> Button(string prefix = "") => received => received.Message.Content switch
    {
        ButtonReplyContent { Id: { } id } => id.StartsWith(prefix, StringComparison.Ordinal),
        TemplateButtonContent { Payload: { } payload } => payload.StartsWith(prefix, StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>A row of a list was chosen whose id begins so.</summary>
    /// <param name="prefix">How the id begins; everything when empty.</param>
    public static Func<MessageEvent, bool> Row(string prefix = "") =>
        received => received.Message.Content is ListReplyContent { Id: { } id } && id.StartsWith(prefix, StringComparison.Ordinal);

    /// <summary>The customer wrote a text that contains this, whatever the case.</summary>
    /// <param name="words">The words.</param>
    public static Func<MessageEvent, bool> Text(string words) =>
        received => received.Message.Content is TextContent { Body: { } body } && body.Contains(words, StringComparison.OrdinalIgnoreCase);
}
