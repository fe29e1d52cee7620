using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Webhooks;

namespace Kapso.WhatsApp.Hosting;

/// <summary>
/// Conditions under which a handler takes an event, for messages of Kapso's events and of Meta's alike. They combine with <c>&amp;</c>, <c>|</c> and <c>!</c>.
/// </summary>
public static class Match
{
    /// <summary>Gets how long a regular expression that is given as a text may take for one message: 100 milliseconds.</summary>
    public static TimeSpan RegexTimeout { get; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The event is about one of these numbers of the business.</summary>
    /// <param name="phoneNumberIds">The phone number ids, at least one.</param>
    public static WebhookCondition PhoneNumberId(params string[] phoneNumberIds)
    {
        string[] ids = Given(phoneNumberIds);
        return new(received => received.NumberId is { } id && Array.IndexOf(ids, id) >= 0);
    }

    /// <summary>The message was written by one of these persons.</summary>
    /// <param name="people">Their phone numbers in any notation, WhatsApp ids or business-scoped user ids (BSUIDs), at least one.</param>
    public static WebhookCondition From(params Person[] people)
    {
        HashSet<string> writers = new(Given(people).Select(person => person.Value), StringComparer.Ordinal);
        return OfMessage(message => IsOneOf(message.From) || IsOneOf(message.FromUserId));

        bool IsOneOf(string? writer) =>
            writer is not null && (writers.Contains(writer) || (!IsPlain(writer) && Person.TryParse(writer, out Person? person) && writers.Contains(person.Value)));
    }

    /// <summary>The message is of one of these kinds.</summary>
    /// <param name="types">The kinds, at least one.</param>
    public static WebhookCondition MessageType(params MessageType[] types)
    {
        MessageType[] kinds = Given(types);
        return OfMessage(message => message.Type is { } type && Array.IndexOf(kinds, type) >= 0);
    }

    /// <summary>The content of the message is of this kind.</summary>
    /// <typeparam name="TContent">The kind of content, for example <see cref="TextContent"/>.</typeparam>
    public static WebhookCondition Content<TContent>()
        where TContent : MessageContent => OfMessage(static message => message.Content is TContent);

    /// <summary>The customer wrote a text that contains these words, ignoring case.</summary>
    /// <param name="words">The words, in the order in which they must be written.</param>
    public static WebhookCondition Text(string words)
    {
        ArgumentException.ThrowIfNullOrEmpty(words);
        return OfText(body => body.Contains(words, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The customer wrote exactly one of these texts, ignoring case and white space around it.</summary>
    /// <param name="texts">The texts, at least one.</param>
    public static WebhookCondition ExactText(params string[] texts)
    {
        string[] known = [.. Given(texts).Select(text => text.Trim())];
        return OfText(body => Array.Exists(known, text => body.AsSpan().Trim().Equals(text, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>The customer wrote a text that a regular expression matches.</summary>
    /// <param name="pattern">
    /// The expression, best one that the source generator compiles: <c>[GeneratedRegex(@"^order \d+$", RegexOptions.None, matchTimeoutMilliseconds: 100)]</c>. A text on which it exceeds its time
    /// limit does not match, which is logged once.
    /// </param>
    /// <exception cref="ArgumentException">The expression has neither a time limit nor <see cref="RegexOptions.NonBacktracking"/>: a customer could occupy the application with one message.</exception>
    public static WebhookCondition Regex(Regex pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return pattern.MatchTimeout == System.Text.RegularExpressions.Regex.InfiniteMatchTimeout && !pattern.Options.HasFlag(RegexOptions.NonBacktracking)
            ? throw new ArgumentException("The expression needs a time limit (matchTimeout) or RegexOptions.NonBacktracking, and has neither: a message could occupy the application without end.", nameof(pattern))
            : new RegexTest(pattern).ToCondition();
    }

    /// <summary>The customer wrote a text that a regular expression matches within <see cref="RegexTimeout"/>. A text on which it takes longer does not match, which is logged once.</summary>
    /// <param name="pattern">The expression.</param>
    /// <param name="options">Options of the expression, for example <see cref="RegexOptions.IgnoreCase"/>.</param>
    public static WebhookCondition Regex([StringSyntax(StringSyntaxAttribute.Regex, nameof(options))] string pattern, RegexOptions options = RegexOptions.None) =>
        Regex(new Regex(pattern, options | RegexOptions.CultureInvariant, RegexTimeout));

    /// <summary>The customer wrote one of these commands: <c>/help</c>, with or without arguments, ignoring case. <see cref="MessageCommand.Find"/> reads the arguments.</summary>
    /// <param name="names">The names of the commands without the slash; every command when none is given.</param>
    public static WebhookCondition Command(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        string[] known = [.. names.Select(MessageCommand.NameOf)];
        return OfText(body => MessageCommand.TrySplit(body, out ReadOnlySpan<char> name, out _) && IsKnown(name));

        bool IsKnown(ReadOnlySpan<char> name)
        {
            bool found = known.Length == 0;
            for (int i = 0; i < known.Length && !found; i++)
            {
                found = name.Equals(known[i], StringComparison.OrdinalIgnoreCase);
            }

            return found;
        }
    }

    /// <summary>A button was tapped whose id, or whose payload on a template, begins with a prefix.</summary>
    /// <param name="prefix">How the id begins; every button when empty.</param>
    public static WebhookCondition Button(string prefix = "")
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return OfMessage(message => ButtonIdOf(message)?.StartsWith(prefix, StringComparison.Ordinal) is true);
    }

    /// <summary>A row of a list was chosen whose id begins with a prefix.</summary>
    /// <param name="prefix">How the id begins; every row when empty.</param>
    public static WebhookCondition Row(string prefix = "")
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return OfMessage(message => RowIdOf(message)?.StartsWith(prefix, StringComparison.Ordinal) is true);
    }

    /// <summary>The customer came from an advertisement or a post (click to WhatsApp).</summary>
    /// <param name="sourceIds">The ids of the advertisements or posts (<see cref="MessageReferral.SourceId"/>); any when none is given.</param>
    public static WebhookCondition Referral(params string[] sourceIds)
    {
        ArgumentNullException.ThrowIfNull(sourceIds);
        string[] ids = [.. sourceIds];
        return OfMessage(message => message.Referral is { } referral && (ids.Length == 0 || Array.IndexOf(ids, referral.SourceId) >= 0));
    }

    /// <summary>The message is the first of its conversation, as Kapso says; Meta's own events do not say it.</summary>
    public static WebhookCondition FirstMessage() => new(static received => received is MessageEvent { IsNewConversation: true });

    /// <summary>The event is of a type and a function returns true for it.</summary>
    /// <typeparam name="TEvent">The type of the event, for example <see cref="MessageReceivedEvent"/>.</typeparam>
    /// <param name="test">The function. It must be quick and must not change anything; an exception counts as a failure of the handler.</param>
    public static WebhookCondition Where<TEvent>(Func<TEvent, bool> test)
        where TEvent : WebhookEvent
    {
        ArgumentNullException.ThrowIfNull(test);
        return new(received => received is TEvent typed && test(typed));
    }

    /// <summary>The message that an event is about, in Kapso's form or Meta's; null when it is about none.</summary>
    internal static Message? MessageOf(WebhookEvent received) => received switch
    {
        MessageEvent { Message: var message } => message,
        MetaMessageEvent { Message: var message } => message,
        _ => null,
    };

    /// <summary>The id of a button that was tapped, or its payload on a template; null when the message is no tap on a button.</summary>
    internal static string? ButtonIdOf(Message message) => message.Content switch
    {
        ButtonReplyContent { Id: var id } => id,
        TemplateButtonContent { Payload: var payload } => payload,
        _ => null,
    };

    /// <summary>The id of a row that was chosen from a list; null when the message is no such choice.</summary>
    internal static string? RowIdOf(Message message) => message.Content is ListReplyContent { Id: var id } ? id : null;

    internal static string? TextOf(WebhookEvent received) => MessageOf(received)?.Content is TextContent { Body: var body } ? body : null;

    private static WebhookCondition OfMessage(Func<Message, bool> test) => new(received => MessageOf(received) is { } message && test(message));

    private static WebhookCondition OfText(Func<string, bool> test) => new(received => TextOf(received) is { } body && test(body));

    private static bool IsPlain(string writer) => !writer.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static T[] Given<T>(T[] values, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(values))] string argument = "")
    {
        ArgumentNullException.ThrowIfNull(values, argument);
        return values.Length > 0 && Array.TrueForAll(values, value => value is not null)
            ? [.. values]
            : throw new ArgumentException("At least one is needed, and none may be null: a condition without any would never hold.", argument);
    }
}
