using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Kapso.WhatsApp.Messages;

namespace Kapso.WhatsApp.Hosting;

/// <summary>The kinds of answers that a question takes, for <see cref="Chat.AskAsync{T}(string, Answer{T}, TimeSpan?)"/>.</summary>
public static class Answer
{
    /// <summary>Takes a text of a length.</summary>
    /// <param name="min">The fewest characters, without white space around them.</param>
    /// <param name="max">The most characters.</param>
    public static Answer<string> Text(int min = 1, int max = TextMessage.MaxBodyLength) =>
        new(message => TextOf(message) is { } text && text.Length >= min && text.Length <= max ? text : Fit<string>.None);

    /// <summary>Takes a text that matches a regular expression as a whole or in part. A text on which the expression runs into its time limit does not fit.</summary>
    /// <param name="pattern">The expression; give it a time limit, for customers write what they like.</param>
    public static Answer<string> Matching(Regex pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return new(message => TextOf(message) is { } text && Matches(pattern, text) ? text : Fit<string>.None);
    }

    /// <summary>Takes a number, with a point or a comma before the decimals.</summary>
    /// <param name="min">The smallest number.</param>
    /// <param name="max">The largest number.</param>
    public static Answer<decimal> Number(decimal min = decimal.MinValue, decimal max = decimal.MaxValue) => new(message =>
        TextOf(message) is { } text
        && decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
        && number >= min && number <= max ? number : Fit<decimal>.None);

    /// <summary>Takes a yes or a no: as a text, whatever the case, or as a button or row whose id or title is one of the words.</summary>
    /// <param name="yes">The word for yes.</param>
    /// <param name="no">The word for no.</param>
    public static Answer<bool> YesNo(string yes = "yes", string no = "no")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(yes);
        ArgumentException.ThrowIfNullOrWhiteSpace(no);
        return new(message => Says(message, yes) ? true : Says(message, no) ? false : Fit<bool>.None, isChoice: true);
    }

    /// <summary>Takes a tap on a reply button of the question, or on a quick reply button of a template, and returns the button's id or payload.</summary>
    public static Answer<string> Button() => new(message => Match.ButtonIdOf(message) is { Length: > 0 } id ? id : Fit<string>.None, isChoice: true);

    /// <summary>Takes a tap on a reply button of the question whose id is the name of a value of an enumeration, whatever the case.</summary>
    /// <typeparam name="TEnum">The enumeration.</typeparam>
    public static Answer<TEnum> Button<TEnum>()
        where TEnum : struct, Enum => new(message => Parse<TEnum>(Match.ButtonIdOf(message)), isChoice: true);

    /// <summary>Takes a tap on a reply button of the question whose id carries a value. An id that was changed or is of another kind does not fit.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="id">The ids, as they were defined for sending.</param>
    public static Answer<T> Button<T>(TypedId<T> id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return new(message => id.TryRead(Match.ButtonIdOf(message), out T? value) ? value : Fit<T>.None, isChoice: true);
    }

    /// <summary>Takes a row of the question's list whose id carries a value. An id that was changed or is of another kind does not fit.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="id">The ids, as they were defined for sending.</param>
    public static Answer<T> Row<T>(TypedId<T> id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return new(message => id.TryRead(Match.RowIdOf(message), out T? value) ? value : Fit<T>.None, isChoice: true);
    }

    /// <summary>Takes a row of the question's list and returns the row's id.</summary>
    public static Answer<string> Row() => new(message => Match.RowIdOf(message) is { Length: > 0 } id ? id : Fit<string>.None, isChoice: true);

    /// <summary>Takes a row of the question's list whose id is the name of a value of an enumeration, whatever the case.</summary>
    /// <typeparam name="TEnum">The enumeration.</typeparam>
    public static Answer<TEnum> Row<TEnum>()
        where TEnum : struct, Enum => new(message => Parse<TEnum>(Match.RowIdOf(message)), isChoice: true);

    /// <summary>Takes a picture. Download it with <c>kapso.Media</c> by the content's id within seven days.</summary>
    public static Answer<ImageContent> Image() => Content<ImageContent>();

    /// <summary>Takes a document. Download it with <c>kapso.Media</c> by the content's id within seven days.</summary>
    public static Answer<DocumentContent> Document() => Content<DocumentContent>();

    /// <summary>Takes a location, for example as the answer to <see cref="Interactive.LocationRequest"/>.</summary>
    public static Answer<LocationContent> Location() => Content<LocationContent>();

    /// <summary>Takes a message with content of one kind.</summary>
    /// <typeparam name="TContent">The kind of content, for example <see cref="AudioContent"/> or <see cref="ContactsContent"/>.</typeparam>
    public static Answer<TContent> Content<TContent>()
        where TContent : MessageContent => new(message => message.Content is TContent content ? content : Fit<TContent>.None);

    /// <summary>Takes the answers that a customer gave in the question's flow. Answers that are not of the type do not fit.</summary>
    /// <typeparam name="T">The type of the answers.</typeparam>
    /// <param name="type">How the answers are read.</param>
    public static Answer<T> Flow<T>(JsonTypeInfo<T> type)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(type);
        return new(message => message.Content is FlowReplyContent reply && Read(reply, type) is { } answers ? answers : Fit<T>.None, isChoice: true);
    }

    /// <summary>Takes any message that is not a reaction or a notice of the system.</summary>
    public static Answer<Message> Anything() => new(message => message.Content is ReactionContent or SystemContent or UnsupportedContent ? Fit<Message>.None : message);

    /// <summary>Takes what a function makes of a message.</summary>
    /// <typeparam name="T">The type of the answer.</typeparam>
    /// <param name="read">Returns the answer, or null when the message does not fit. The same message must always give the same answer.</param>
    public static Answer<T> Of<T>(Func<Message, T?> read)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(read);
        return new(message => read(message) is { } answer ? answer : Fit<T>.None);
    }

    /// <summary>The text of a message without white space around it; null when it is no text.</summary>
    internal static string? TextOf(Message message) => message.Content is TextContent { Body: { } body } ? body.Trim() : null;

    private static bool Says(Message message, string word)
    {
        ReadOnlySpan<string?> said = message.Content switch
        {
            TextContent => [TextOf(message)],
            ButtonReplyContent button => [button.Id, button.Title],
            TemplateButtonContent button => [button.Payload, button.Text],
            ListReplyContent row => [row.Id, row.Title],
            _ => [],
        };
        foreach (string? text in said)
        {
            if (string.Equals(text, word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A number is no name: a customer's client must not choose a value that no button offers.</summary>
    private static Fit<TEnum> Parse<TEnum>(string? id)
        where TEnum : struct, Enum =>
        id is { Length: > 0 } && char.IsLetter(id[0]) && !id.Contains(',') && Enum.TryParse(id, ignoreCase: true, out TEnum value) ? value : Fit<TEnum>.None;

    private static bool Matches(Regex pattern, string text)
    {
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static T? Read<T>(FlowReplyContent reply, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return reply.ReadResponse(type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What a question takes as its answer, and what happens when something else comes. Immutable: each method returns a copy.</summary>
/// <typeparam name="T">The type of the answer.</typeparam>
public sealed class Answer<T>
{
    private readonly Func<Message, Fit<T>> _read;

    internal Answer(Func<Message, Fit<T>> read, bool isChoice = false) => (_read, IsChoice) = (read, isChoice);

    /// <summary>What is said when a message does not fit; null when nothing is, and the message goes to the application's other handlers.</summary>
    internal OutgoingMessage? Word { get; private init; }

    internal int? MaxTries { get; private init; }

    /// <summary>Whether the answer is a tap on something of the question, so that a tap on another message is none.</summary>
    private bool IsChoice { get; init; }

    /// <summary>Says a text when a message does not fit, and goes on waiting. Without it such a message goes to the application's other handlers.</summary>
    /// <param name="text">The text, for example what is expected.</param>
    public Answer<T> Otherwise(string text) => Otherwise(new TextMessage(text ?? throw new ArgumentNullException(nameof(text))));

    /// <summary>Sends a message when another one does not fit, and goes on waiting. Without it such a message goes to the application's other handlers.</summary>
    /// <param name="message">The message, for example the question once more.</param>
    public Answer<T> Otherwise(OutgoingMessage message) =>
        new(_read, IsChoice) { Word = message ?? throw new ArgumentNullException(nameof(message)), MaxTries = MaxTries };

    /// <summary>Sets how many messages may be tried, those included that do not fit. After the last one the question ends with <see cref="NoAnswerReason.NoTriesLeft"/>.</summary>
    /// <param name="count">How many messages, at least one.</param>
    public Answer<T> Tries(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new(_read, IsChoice) { Word = Word, MaxTries = count };
    }

    /// <summary>Adds a condition: an answer that does not meet it does not fit.</summary>
    /// <param name="condition">The condition. It must always decide the same about the same answer.</param>
    public Answer<T> Where(Func<T, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new(message => _read(message) is { IsFit: true } fit && condition(fit.Value) ? fit : Fit<T>.None, IsChoice) { Word = Word, MaxTries = MaxTries };
    }

    /// <summary>Reads a message as the answer to a question that was asked with some messages.</summary>
    /// <param name="message">The message.</param>
    /// <param name="asked">The ids (wamids) of the question and of what was said after it, as far as they are known.</param>
    internal Fit<T> Read(Message message, IReadOnlyCollection<string> asked) =>
        IsChoice && message.Context?.Id is { Length: > 0 } tapped && message.Content is not TextContent && asked.Count > 0 && !asked.Contains(tapped) ? Fit<T>.None : _read(message);
}

/// <summary>A message read as an answer.</summary>
/// <typeparam name="T">The type of the answer.</typeparam>
internal readonly struct Fit<T>
{
    private Fit(T value) => (IsFit, Value) = (true, value);

    /// <summary>The message is not such an answer.</summary>
    public static Fit<T> None => default;

    public bool IsFit { get; }

    public T Value { get; }

    public static implicit operator Fit<T>(T value) => new(value);
}
