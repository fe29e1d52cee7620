using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Messages;

namespace Kapso.WhatsApp.Hosting;

/// <summary>What is kept of a person on a number: the conversations that run, messages that wait for them, and plain state. Settable, because the generator reads such members without a detour.</summary>
internal sealed class ConversationRecord
{
    /// <summary>The version of the format. A record of a later one is left alone.</summary>
    public const int CurrentFormat = 1;

    [JsonPropertyName("v"), JsonRequired]
    public int Format { get; set; } = CurrentFormat;

    /// <summary>The id of the conversation at Kapso, when a message named it.</summary>
    [JsonPropertyName("k")]
    public string? ConversationId { get; set; }

    /// <summary>The conversations that run; only the last one does, the others wait for its end.</summary>
    [JsonPropertyName("c")]
    public List<Journal>? Running { get; set; }

    /// <summary>Messages that came while no conversation could take them, because it was not known whether a message had been sent.</summary>
    [JsonPropertyName("i")]
    public List<WaitingMessage>? Inbox { get; set; }

    /// <summary>The deduplication keys of the last events that were taken, the latest last.</summary>
    [JsonPropertyName("h")]
    public List<string>? Handled { get; set; }

    /// <summary>Plain state, by the name of its type.</summary>
    [JsonPropertyName("s")]
    public Dictionary<string, StateEntry>? States { get; set; }

    /// <summary>How often in a row the conversation has failed.</summary>
    [JsonPropertyName("f"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Failures { get; set; }

    [JsonIgnore]
    public Journal? Top => Running is { Count: > 0 } running ? running[^1] : null;
}

/// <summary>The journal of one conversation: what its calls on <see cref="Chat"/> came to, in their order.</summary>
internal sealed class Journal
{
    [JsonPropertyName("n"), JsonRequired]
    public string Name { get; set; } = "";

    [JsonPropertyName("v")]
    public int Version { get; set; }

    /// <summary>Tells this run of the conversation from every other one: callback data and keys of steps are made of it.</summary>
    [JsonPropertyName("r"), JsonRequired]
    public string Run { get; set; } = "";

    /// <summary>What the conversation was started with, or continued with as new.</summary>
    [JsonPropertyName("x")]
    public JsonElement? Input { get; set; }

    /// <summary>The message that the conversation was started by.</summary>
    [JsonPropertyName("m")]
    public JsonElement? StartedBy { get; set; }

    [JsonPropertyName("e")]
    public List<JournalEntry> Entries { get; set; } = [];

    /// <summary>Whether a person looks after the customer.</summary>
    [JsonIgnore]
    public bool IsHandedOver => Entries is [.., { Kind: EntryKind.HandOver, Value: null, Failure: null }];
}

/// <summary>One entry of a journal.</summary>
internal sealed class JournalEntry
{
    [JsonPropertyName("k"), JsonRequired]
    public EntryKind Kind { get; set; }

    /// <summary>The name of a step or of a conversation within.</summary>
    [JsonPropertyName("n")]
    public string? Name { get; set; }

    /// <summary>When the send began by which the message may have left.</summary>
    [JsonPropertyName("t")]
    public DateTimeOffset? SendingSince { get; set; }

    [JsonPropertyName("s"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public SendState Send { get; set; }

    /// <summary>The id (wamid) of the message that was sent.</summary>
    [JsonPropertyName("w")]
    public string? MessageId { get; set; }

    /// <summary>Until when an answer is waited for, or nothing is done.</summary>
    [JsonPropertyName("u")]
    public DateTimeOffset? Until { get; set; }

    /// <summary>The result of a step, the answer as it came, a time or an id.</summary>
    [JsonPropertyName("x")]
    public JsonElement? Value { get; set; }

    /// <summary>Why there is no answer.</summary>
    [JsonPropertyName("o")]
    public NoAnswerReason? NoAnswer { get; set; }

    /// <summary>Why a message was not sent or a step failed.</summary>
    [JsonPropertyName("f")]
    public EntryFailure? Failure { get; set; }
}

/// <summary>A failure that the conversation has seen and went on after.</summary>
internal sealed class EntryFailure
{
    [JsonPropertyName("m")]
    public string Message { get; set; } = "";

    [JsonPropertyName("c")]
    public int? Code { get; set; }

    [JsonPropertyName("r"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool MayRetry { get; set; }
}

/// <summary>A message that waits for a conversation to take it. It is written as JSON when it is to be kept, and read when it is looked at.</summary>
internal sealed class WaitingMessage
{
    private JsonElement? _json;
    private Message? _message;

    [JsonPropertyName("k")]
    public string? Key { get; set; }

    [JsonPropertyName("m"), JsonRequired]
    public JsonElement Json
    {
        get => _json ??= ConversationCodec.Write(_message!);
        set => _json = value;
    }

    public static WaitingMessage Of(string? key, Message message) => new() { Key = key, _message = message };

    /// <exception cref="ConversationChangedException">What is stored is no message.</exception>
    public Message Read() => _message ??= ConversationCodec.ReadMessage(Json);
}

/// <summary>The state of a person that is of one type.</summary>
internal sealed class StateEntry
{
    [JsonPropertyName("x"), JsonRequired]
    public JsonElement Value { get; set; }

    [JsonPropertyName("e")]
    public DateTimeOffset? ExpiresAt { get; set; }
}

/// <summary>The kinds of entries, one a method of <see cref="Chat"/>, and the words that follow a question.</summary>
internal enum EntryKind
{
    Say,
    Ask,
    Retry,
    Once,
    Wait,
    Now,
    Id,
    Conversation,
    HandOver,
}

/// <summary>How far the message of an entry is.</summary>
internal enum SendState
{
    /// <summary>Nothing is sent for the entry.</summary>
    None,

    /// <summary>The message may have left; whether it did is not known yet.</summary>
    Pending,

    /// <summary>The message was accepted, and its id is known.</summary>
    Sent,

    /// <summary>It was refused, or never left.</summary>
    Failed,
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(ConversationRecord))]
[JsonSerializable(typeof(DateTimeOffset))]
[JsonSerializable(typeof(HandBackReason))]
[JsonSerializable(typeof(string))]
internal sealed partial class ConversationJson : JsonSerializerContext;
