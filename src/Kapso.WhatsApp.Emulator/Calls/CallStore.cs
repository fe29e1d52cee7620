using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Calls;

/// <summary>The calls of all numbers, and the events about them.</summary>
internal sealed class CallStore(EmulatedProject project, CallPermissions permissions, IEventPublisher events, IMediaFiles files) : IEmulatorStore
{
    private static readonly TimeSpan RingTime = TimeSpan.FromSeconds(60);

    private readonly List<Call> _calls = [];
    private long _lastNumber;

    public IReadOnlyList<Call> NewestFirst(Func<Call, bool> filter) => [.. _calls.Where(filter).Reverse()];

    public Call? Find(string id) => _calls.Find(known => known.Id == id);

    /// <summary>How many calls of a number ring or are talked in.</summary>
    public int CountUnderWay(EmulatedPhoneNumber number) => _calls.Count(call => !call.IsOver && call.Conversation.Number.Id == number.Id);

    public bool IsUnderWay(Conversation conversation) => _calls.Exists(call => !call.IsOver && call.Conversation == conversation);

    /// <summary>A customer calls. The call of somebody whom the number has blocked does not ring.</summary>
    /// <returns>The wacid.</returns>
    public string Receive(InboundCall call)
    {
        EmulatedPhoneNumber number = project.NumberOrFirst(call.PhoneNumberId);
        Identity caller = Identity.OfSender(call.From, call.FromUserId, "call");
        if (!project.Connected(number.Id, Surface.WhatsApp).TakesCalls)
        {
            throw new ArgumentException("Calls are not enabled for the number; the business enables them in its settings.");
        }

        if (project.Connected(number.Id, Surface.WhatsApp).Blocked.Contains(caller))
        {
            return MessageId.OfCall(caller);
        }

        Conversation conversation = project.ConversationWith(number, caller);
        conversation.CustomerWrote(caller, call.Name, project.Now);
        Call begun = Begin(conversation, isInbound: true, call.Sdp, null);
        Publish(begun, CallJson.Connect(begun, "offer", begun.Offer, begun.StartedAt));
        return begun.Id;
    }

    /// <summary>The business calls: it rings at once.</summary>
    public Call Connect(Conversation conversation, string offer, string? callbackData)
    {
        Call call = Begin(conversation, isInbound: false, offer, callbackData);
        PublishStatus(call, CallJson.Status(call, "RINGING", call.StartedAt));
        return call;
    }

    /// <summary>The customer takes the call of the business.</summary>
    public void AnswerByCustomer(string callId, string sdp)
    {
        Call call = RingingAtCustomer(callId);
        call.Answer(project.Now);
        permissions.Of(call.Conversation).CountCall(project.Now);
        Publish(call, CallJson.Connect(call, "answer", sdp, project.Now));
        PublishStatus(call, CallJson.Status(call, "ACCEPTED", project.Now));
    }

    /// <summary>The customer does not take the call of the business.</summary>
    public void RejectByCustomer(string callId)
    {
        Call call = RingingAtCustomer(callId);
        PublishStatus(call, CallJson.Status(call, "REJECTED", project.Now));
        End(call);
    }

    /// <summary>The customer hangs up, or gives up while it rings.</summary>
    public void HangUpByCustomer(string callId) => End(UnderWay(callId));

    public void End(Call call)
    {
        call.End(project.Now);
        Publish(call, CallJson.Terminate(call));
        string number = call.Conversation.Number.Id;
        if (call is { IsRecorded: true, AnsweredAt: not null })
        {
            JsonObject audio = files.Keep(number, new EmulatedFile { Bytes = "OggS recording"u8.ToArray(), ContentType = "audio/ogg" });
            Publish(call, CallJson.Available(call, "call_recording_available", "call_recording", new() { ["type"] = "audio", ["audio"] = audio }));
        }

        if (call is { IsTranscribed: true, AnsweredAt: not null })
        {
            JsonObject document = files.Keep(number, new EmulatedFile { Bytes = """{"segments":[]}"""u8.ToArray(), ContentType = "application/json" });
            Publish(call, CallJson.Available(call, "call_transcription_available", "call_transcript", new() { ["document"] = document }));
        }
    }

    public void Reset() => _calls.Clear();

    private void Publish(Call call, JsonObject change) => events.PublishToMeta(call.Conversation, EventNames.MetaCalls, "calls", () => change);

    /// <summary>Publishes how a call of the business goes on at the customer's end.</summary>
    private void PublishStatus(Call call, JsonObject status) => events.PublishToMeta(call.Conversation, EventNames.MetaCalls, "statuses", () => status);

    private Call Begin(Conversation conversation, bool isInbound, string offer, string? callbackData)
    {
        Call call = new()
        {
            Number = ++_lastNumber,
            Id = MessageId.OfCall(conversation.Customer),
            Conversation = conversation,
            IsInbound = isInbound,
            Offer = offer,
            CallbackData = callbackData,
            StartedAt = project.Now,
        };
        _calls.Add(call);
        project.Schedule.After(RingTime, () =>
        {
            if (call.Status == Call.Ringing)
            {
                End(call);
            }
        });
        return call;
    }

    private Call RingingAtCustomer(string callId)
    {
        Call call = UnderWay(callId);
        return call.IsInbound ? throw new ArgumentException("It was the customer who called: the business takes or rejects the call.", nameof(callId))
            : call.Status != Call.Ringing ? throw new ArgumentException("The call does not ring any more.", nameof(callId))
            : call;
    }

    private Call UnderWay(string callId) => Find(callId) switch
    {
        null => throw new ArgumentException("The emulator has no call with this id.", nameof(callId)),
        { IsOver: true } => throw new ArgumentException("The call is over.", nameof(callId)),
        var call => call,
    };
}
