using System.Globalization;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Calls;

/// <summary>Which customers may be called by which numbers.</summary>
internal sealed class CallPermissions(EmulatedProject project) : IEmulatorStore, ISendRule, IConversationObserver
{
    private const string Request = "call_permission_request";

    private readonly Dictionary<Conversation, CallPermission> _permissions = [];

    public CallPermission Of(Conversation conversation)
    {
        if (!_permissions.TryGetValue(conversation, out CallPermission? permission))
        {
            _permissions[conversation] = permission = new CallPermission();
        }

        return permission;
    }

    /// <summary>Refuses to ask for a permission too often, or for one that is permanent.</summary>
    public void Check(SendAttempt attempt)
    {
        if (!attempt.IsInteractive(Request) || attempt.Conversation is not { } conversation)
        {
            return;
        }

        CallPermission permission = Of(conversation);
        if (permission.IsPermanent)
        {
            throw CallRefusals.PermanentAlready;
        }

        if (!permission.CanBeRequested(project.Now))
        {
            throw CallRefusals.TooManyRequests;
        }
    }

    public void Receiving(IncomingMessage message)
    {
        if (message.Message.Type == "interactive" && message.Content is JsonObject answer && answer["call_permission_reply"] is JsonObject reply)
        {
            Of(message.Conversation).Read(reply, project.Now);
        }
    }

    public void Stored(StoredMessage message)
    {
        if (!message.IsInbound && message.Type == "interactive" && message.Content?["type"]?.ToString() == Request)
        {
            Of(message.Conversation).CountRequest(message.CreatedAt);
        }
    }

    public void Reset() => _permissions.Clear();
}

/// <summary>What one customer allows one number, and what was done about it.</summary>
internal sealed class CallPermission
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    private readonly List<DateTimeOffset> _requests = [];
    private readonly List<DateTimeOffset> _calls = [];
    private DateTimeOffset? _until;

    public bool IsPermanent { get; private set; }

    private IReadOnlyList<CallLimit> RequestLimits => [new("PT24H", Day, 1, _requests), new("P7D", Week, 2, _requests)];

    private IReadOnlyList<CallLimit> CallLimits => [new("PT24H", Day, 100, _calls)];

    public bool IsGiven(DateTimeOffset now) => IsPermanent || now < _until;

    public bool CanBeRequested(DateTimeOffset now) => !RequestLimits.Any(limit => limit.IsReached(now));

    public bool CanBeUsed(DateTimeOffset now) => !CallLimits.Any(limit => limit.IsReached(now));

    public void CountRequest(DateTimeOffset now) => _requests.Add(now);

    public void CountCall(DateTimeOffset now) => _calls.Add(now);

    /// <summary>Takes a customer's answer, <c>interactive.call_permission_reply</c>. What it leaves open is filled in as WhatsApp does: seven days.</summary>
    public void Read(JsonObject reply, DateTimeOffset now)
    {
        bool isAccepted = reply["response"]?.ToString() == "accept";
        IsPermanent = isAccepted && reply["is_permanent"]?.GetValueKind() == System.Text.Json.JsonValueKind.True;
        _until = null;
        if (isAccepted && !IsPermanent)
        {
            reply["expiration_timestamp"] ??= Json.UnixSeconds(now + Week);
            _until = long.TryParse(reply["expiration_timestamp"]!.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : throw new ArgumentException("expiration_timestamp must be a number of unix seconds.");
        }
    }

    public JsonObject Show(DateTimeOffset now)
    {
        JsonObject permission = new() { ["status"] = IsPermanent ? "permanent" : IsGiven(now) ? "temporary" : "no_permission" };
        if (IsGiven(now) && !IsPermanent)
        {
            permission["expiration_time"] = _until!.Value.ToUnixTimeSeconds();
        }

        return new()
        {
            ["messaging_product"] = "whatsapp",
            ["permission"] = permission,
            ["actions"] = new JsonArray(
                Action("send_call_permission_request", !IsPermanent && CanBeRequested(now), RequestLimits, now),
                Action("start_call", IsGiven(now) && CanBeUsed(now), CallLimits, now)),
        };
    }

    private static JsonObject Action(string name, bool isPossible, IEnumerable<CallLimit> limits, DateTimeOffset now) => new()
    {
        ["action_name"] = name,
        ["can_perform_action"] = isPossible,
        ["limits"] = new JsonArray([.. limits.Select(limit => limit.Show(now))]),
    };
}

/// <summary>How often something may be done in a time.</summary>
internal sealed record CallLimit(string Name, TimeSpan Period, int Max, IReadOnlyList<DateTimeOffset> Uses)
{
    public bool IsReached(DateTimeOffset now) => Count(now) >= Max;

    public JsonObject Show(DateTimeOffset now)
    {
        JsonObject json = new() { ["time_period"] = Name, ["max_allowed"] = Max, ["current_usage"] = Count(now) };
        if (IsReached(now))
        {
            json["limit_expiration_time"] = (Uses[^Max] + Period).ToUnixTimeSeconds();
        }

        return json;
    }

    private int Count(DateTimeOffset now) => Uses.Count(use => use > now - Period);
}
