using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>Earlier messages of a number that was shared with the business app. <c>history</c></summary>
public sealed record MetaHistoryEvent : MetaEvent
{
    /// <summary>The messages, in parts that come one after the other.</summary>
    public IReadOnlyList<MetaHistoryChunk> History { get => field ?? []; init => field = value.WithoutNulls(); }

    [JsonIgnore]
    internal override IEnumerable<string?> NumberIds => Messages.Select(message => message.Kapso?.PhoneNumberId).Append(NumberId);

    [JsonIgnore]
    internal override IEnumerable<string?> OddNumberIds =>
        [.. base.OddNumberIds, .. Messages.SelectMany(message => OddNumbersOf(message).Concat(OddNumbersOf(message.Kapso))), .. Threads.SelectMany(thread => thread.Unreadable).SelectMany(raw => NumbersIn(raw))];

    private IEnumerable<MetaHistoryThread> Threads => History.SelectMany(chunk => chunk?.Threads ?? []).Where(thread => thread is not null);

    private IEnumerable<Message> Messages => Threads.SelectMany(thread => thread.Messages);
}

/// <summary>A part of the earlier messages.</summary>
public sealed record MetaHistoryChunk : KapsoModel
{
    /// <summary>Where this part stands among the parts of the history.</summary>
    public MetaHistoryProgress? Metadata { get; init; }

    /// <summary>The messages by customer.</summary>
    public IReadOnlyList<MetaHistoryThread> Threads { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>The errors when there is no history, because the business did not share it.</summary>
    public IReadOnlyList<MessageError> Errors { get => field ?? []; init => field = value.WithoutNulls(); }
}

/// <summary>The position of a part among the parts of the history.</summary>
public sealed record MetaHistoryProgress : KapsoModel
{
    /// <summary>The phase, 0 to 2: how far back the messages are.</summary>
    public int? Phase { get; init; }

    /// <summary>The number of the part.</summary>
    public int? ChunkOrder { get; init; }

    /// <summary>The progress of the transfer, in percent.</summary>
    public int? Progress { get; init; }
}

/// <summary>The earlier messages with one customer.</summary>
public sealed record MetaHistoryThread : KapsoModel
{
    /// <summary>The customer's phone number in digits.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? Id { get; init; }

    /// <summary>The messages that can be read.</summary>
    [JsonIgnore]
    public IReadOnlyList<Message> Messages { get => All.Items; init => All = All with { Items = value }; }

    /// <summary>The messages that this version of the SDK could not read, as they came; they are missing from <see cref="Messages"/>. Empty nearly always.</summary>
    [JsonIgnore]
    public IReadOnlyList<JsonElement> Unreadable { get => All.Unreadable; init => All = All with { Unreadable = value }; }

    [JsonInclude, JsonPropertyName("messages")]
    internal MetaHistoryMessages All { get => field ?? MetaHistoryMessages.None; init; }
}
