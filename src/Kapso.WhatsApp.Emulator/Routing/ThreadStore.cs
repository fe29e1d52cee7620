using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Routing;

/// <summary>Which numbers are shared with other applications, and who holds the conversations on them.</summary>
internal sealed class ThreadStore(EmulatedProject project) : IEmulatorStore, ISendRule, ICallRule, IConversationObserver
{
    private const string BusinessAgent = "ai_agent";
    private const string Escalation = "escalation";

    private readonly Dictionary<string, EmulatedRouting> _shared = [];
    private readonly Dictionary<Conversation, Thread> _threads = [];

    /// <summary>How often a change of control is carried out and not answered from now on.</summary>
    public int AnswersToLose { get; set; }

    public bool IsShared(EmulatedPhoneNumber number) => _shared.ContainsKey(number.Id);

    /// <summary>Shares a number, as Kapso does by itself with the first sign of another application.</summary>
    public void Share(EmulatedPhoneNumber number, EmulatedRouting? routing = null) => _shared[number.Id] = routing ?? RoutingOf(number);

    public EmulatedRouting RoutingOf(EmulatedPhoneNumber number) => _shared.GetValueOrDefault(number.Id) ?? new EmulatedRouting();

    public bool MayTake(EmulatedPhoneNumber number) => RoutingOf(number).Role == Escalation;

    public Thread Of(Conversation conversation)
    {
        if (!_threads.TryGetValue(conversation, out Thread? thread))
        {
            _threads[conversation] = thread = new Thread();
        }

        return thread;
    }

    /// <summary>Refuses what only the holder of the conversation may send. Templates may always be sent.</summary>
    public void Check(SendAttempt attempt)
    {
        if (!IsShared(attempt.Number) || attempt.IsTemplate || attempt.IsGroup)
        {
            return;
        }

        string holder = attempt.Conversation is { } conversation ? Of(conversation).KnownHolderAt(project.Now) : Holders.Idle;
        if (holder == Holders.Kapso)
        {
            return;
        }

        bool mayTake = MayTake(attempt.Number);
        if (attempt.TakesControl && !mayTake)
        {
            throw RoutingRefusals.MayNotTake;
        }

        if (!mayTake || !(attempt.TakesControl || holder == Holders.Idle))
        {
            throw RoutingRefusals.NotHolder(holder, RoutingOf(attempt.Number).HasBusinessAgent);
        }
    }

    /// <summary>On a shared number the calls belong to the primary application of the Call entry point.</summary>
    public void CheckCall(EmulatedPhoneNumber number)
    {
        if (IsShared(number) && !RoutingOf(number).HasCalls)
        {
            throw RoutingRefusals.NotPrimaryForCalls;
        }
    }

    /// <summary>A customer's message goes to whoever holds the conversation; one that nobody holds is claimed with it.</summary>
    public void Receiving(IncomingMessage incoming)
    {
        (Conversation conversation, string? other) = (incoming.Conversation, incoming.Message.ToApplication);
        if (other is not null)
        {
            Share(conversation.Number);
        }

        if (IsCallPermissionReply(incoming))
        {
            return;
        }

        // On a number that only Kapso answers on, it holds each conversation.
        Thread thread = Of(conversation);
        string holder = IsShared(conversation.Number) ? thread.HolderAt(project.Now) : Holders.Kapso;
        string receiver = other ?? (holder != Holders.Idle ? holder : RoutingOf(conversation.Number).HasBusinessAgent ? BusinessAgent : Holders.Kapso);
        thread.CustomerWrote(receiver, project.Now);
        incoming.IsPassive = receiver != Holders.Kapso;
    }

    /// <summary>A message of Kapso's that was accepted although it did not hold the conversation took it.</summary>
    public void Stored(StoredMessage message)
    {
        if (IsShared(message.Conversation.Number) && message is { IsInbound: false, IsPassive: false, Type: not "template", GroupId: null })
        {
            Of(message.Conversation).Set(Holders.Kapso);
        }
    }

    public void Describe(StoredMessage message, JsonObject kapso)
    {
        if (message.IsPassive)
        {
            kapso["passive"] = true;
        }
    }

    public void Reset()
    {
        AnswersToLose = 0;
        _threads.Clear();
        _shared.Clear();
    }

    private static bool IsCallPermissionReply(IncomingMessage incoming) => incoming is { Message.Type: "interactive", Content: JsonObject content } && content.ContainsKey("call_permission_reply");
}
