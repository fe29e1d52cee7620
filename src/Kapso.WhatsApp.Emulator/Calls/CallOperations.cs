using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Calls;

/// <summary>What the business asks about calls.</summary>
internal sealed class CallOperations(EmulatedProject project, CallStore calls, CallPermissions permissions, ICallRule routing)
{
    private const int MaxConcurrent = 1000;
    private const int MaxCallbackData = 512;
    private const int MaxPurpose = 250;
    private const int PermissionQueriesPerSecond = 5;

    public IEnumerable<Operation> All =>
    [
        new("listCalls", Surface.WhatsApp, "GET", "/{phone_number_id}/calls", List),
        new("performCallAction", Surface.WhatsApp, "POST", "/{phone_number_id}/calls", Act),
        new("getCallPermissions", Surface.WhatsApp, "GET", "/{phone_number_id}/call_permissions", ShowPermissions),
    ];

    private ConnectedNumber Find(EmulatorRequest request) => project.Connected(request.Route("phone_number_id"), Surface.WhatsApp);

    private Reply List(EmulatorRequest request)
    {
        EmulatedPhoneNumber number = Find(request).Number;
        string? direction = QueryFilter.OneOf(request, "direction", "inbound", "outbound");
        string? status = QueryFilter.OneOf(request, "status", "initiated", Call.Ringing, Call.Answered, Call.Completed, Call.Failed);
        (DateTimeOffset? since, DateTimeOffset? until) = (QueryFilter.Time(request, "since"), QueryFilter.Time(request, "until"));
        CursorPage<Call> page = CursorPage<Call>.Cut(request, Surface.WhatsApp, calls.NewestFirst(call =>
            call.Conversation.Number.Id == number.Id
            && (direction is null || call.Direction == direction)
            && (status is null || call.Status == status)
            && (since is null || call.StartedAt >= since)
            && (until is null || call.StartedAt <= until)));

        return Reply.Ok(new JsonObject
        {
            ["data"] = new JsonArray([.. page.Items.Select(call => CallJson.ForList(call, project))]),
            ["paging"] = page.Cursors(),
        });
    }

    private Reply Act(EmulatorRequest request)
    {
        ConnectedNumber number = Find(request);
        Field body = request.JsonBody();
        body["messaging_product"].OneOf("whatsapp");
        string action = body["action"].OneOf("connect", "pre_accept", "accept", "reject", "terminate");
        if (!number.TakesCalls)
        {
            throw CallRefusals.NotEnabled;
        }

        routing.CheckCall(number.Number);
        if (action == "connect")
        {
            return Connect(number, body);
        }

        Call call = Named(number, body);
        switch (action)
        {
            case "terminate":
                calls.End(call);
                break;
            case "reject":
                RequireRinging(call, body);
                calls.End(call);
                break;
            case "accept":
                RequireRinging(call, body);
                ReadSession(body, "answer");
                call.CallbackData = body["biz_opaque_callback_data"].OptionalText(MaxCallbackData);
                (call.IsRecorded, call.IsTranscribed) = (IsWanted(body["recording"]), IsWanted(body["transcription"]));
                call.Answer(project.Now);
                break;
            default:
                RequireRinging(call, body);
                ReadSession(body, "answer");
                break;
        }

        return Reply.Ok(new JsonObject { ["messaging_product"] = "whatsapp", ["success"] = true });
    }

    private Reply Connect(ConnectedNumber number, Field body)
    {
        Identity customer = ReadCustomer(body["to"].Text()) ?? throw body["to"].NotAllowed("must be a phone number with its country code");
        string offer = ReadSession(body, "offer");
        string? callbackData = body["biz_opaque_callback_data"].OptionalText(MaxCallbackData);
        (bool isRecorded, bool isTranscribed) = (IsWanted(body["recording"]), IsWanted(body["transcription"]));
        Conversation conversation = project.FindConversation(number.Number, customer) ?? throw CallRefusals.NoPermission;
        CallPermission permission = permissions.Of(conversation);
        RefusalException? refusal = !number.IsRegistered ? new RefusalException(MetaError.NotRegistered)
            : number.Blocked.Contains(customer) ? CallRefusals.Uncallable
            : !permission.IsGiven(project.Now) ? CallRefusals.NoPermission
            : !permission.CanBeUsed(project.Now) ? CallRefusals.TooManyCalls
            : calls.IsUnderWay(conversation) ? CallRefusals.Duplicate
            : calls.CountUnderWay(number.Number) >= MaxConcurrent ? CallRefusals.TooManyAtOnce
            : null;
        if (refusal is not null)
        {
            throw refusal;
        }

        Call call = calls.Connect(conversation, offer, callbackData);
        (call.IsRecorded, call.IsTranscribed) = (isRecorded, isTranscribed);
        return Reply.Ok(new JsonObject
        {
            ["messaging_product"] = "whatsapp",
            ["calls"] = new JsonArray(new JsonObject { ["id"] = call.Id }),
        });
    }

    private Reply ShowPermissions(EmulatorRequest request)
    {
        ConnectedNumber number = Find(request);
        if (!number.CallPermissionQueries.TryTake(PermissionQueriesPerSecond, TimeSpan.FromSeconds(1), project.Now))
        {
            throw CallRefusals.RateLimited;
        }

        string user = request.Query("user_wa_id") ?? throw new RefusalException(MetaError.ParameterRequired("user_wa_id"));
        Identity customer = ReadCustomer(user) ?? throw new InvalidFieldException(FieldProblem.NotAllowed, "user_wa_id", "must be a phone number with its country code");
        CallPermission permission = project.FindConversation(number.Number, customer) is { } conversation ? permissions.Of(conversation) : new CallPermission();
        return Reply.Ok(permission.Show(project.Now));
    }

    private static Identity? ReadCustomer(string text) => Identity.ReadPhone(text) is { } waId ? new Identity(waId, null) : null;

    private Call Named(ConnectedNumber number, Field body)
    {
        Call? call = calls.Find(body["call_id"].Text());
        return call is null || call.Conversation.Number.Id != number.Number.Id ? throw body["call_id"].NotAllowed("does not name a call of this number")
            : call.IsOver ? throw body["call_id"].NotAllowed("names a call that is over")
            : call;
    }

    private static void RequireRinging(Call call, Field body)
    {
        if (!call.IsInbound || call.Status != Call.Ringing)
        {
            throw body["call_id"].NotAllowed("must name a customer's call that rings");
        }
    }

    /// <summary>Whether a recording or a transcript is to be made, of which the customer is told.</summary>
    private static bool IsWanted(Field capture)
    {
        if (!capture.Exists || capture.Object()["status"].OneOf("ENABLED", "DISABLED") == "DISABLED")
        {
            return false;
        }

        capture["purpose"].Text(MaxPurpose);
        capture["announcement_language"].Text();
        return true;
    }

    private static string ReadSession(Field body, string type)
    {
        Field session = body["session"].Object();
        session["sdp_type"].OneOf(type);
        string sdp = session["sdp"].Text();
        return sdp.StartsWith("v=0", StringComparison.Ordinal) ? sdp : throw session["sdp"].Malformed("must be a session description as RFC 8866 has it");
    }
}
