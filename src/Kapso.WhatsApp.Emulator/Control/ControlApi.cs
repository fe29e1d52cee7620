using System.Text.Json;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Server;
using Microsoft.AspNetCore.Http;

namespace Kapso.WhatsApp.Emulator.Control;

/// <summary>
/// The emulator's own API under <c>/_emulator/</c>, for those who run it as a process. It asks for no key: only this machine reaches it, and no web page does (<see cref="BrowserGuard"/>).
/// </summary>
internal sealed class ControlApi(KapsoEmulator emulator)
{
    private const string Prefix = "/_emulator";

    private readonly FlowControl _flows = new(emulator);
    private readonly RoutingControl _routing = new(emulator);

    public static bool Owns(HttpRequest request) => request.Path.StartsWithSegments(Prefix, StringComparison.Ordinal);

    public async Task HandleAsync(HttpContext http)
    {
        Reply reply;
        try
        {
            Field body = await ReadAsync(http.Request).ConfigureAwait(false);
            reply = await AnswerAsync(http.Request.Method, http.Request.Path.Value![Prefix.Length..], body, http.RequestAborted).ConfigureAwait(false);
        }
        catch (InvalidFieldException invalid)
        {
            reply = Reply.Error(400, invalid.Message);
        }
        catch (ArgumentException invalid)
        {
            reply = Reply.Error(400, invalid.Message);
        }

        await ReplyWriter.WriteAsync(http.Response, reply, null, http.RequestAborted).ConfigureAwait(false);
    }

    private async Task<Reply> AnswerAsync(string method, string path, Field body, CancellationToken cancellationToken) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries) is ["flows", .. var rest] && await _flows.AnswerAsync(method, rest, body, cancellationToken).ConfigureAwait(false) is { } reply
            ? reply
            : Answer(method, path, body);

    private Reply Answer(string method, string path, Field body) => (method, path.Split('/', StringSplitOptions.RemoveEmptyEntries)) switch
    {
        ("GET", ["state"] or []) => Reply.Ok(State()),
        ("GET", ["requests"]) => Reply.Ok(Data(emulator.Requests.Select(ControlJson.Request))),
        ("GET", ["faults"]) => Reply.Ok(Data(emulator.Faults.Pending.Select(ControlJson.Fault))),
        ("POST", ["faults"]) => Reply.Json(201, ControlJson.Fault(emulator.Faults.Add(FaultReader.Read(body)))),
        ("DELETE", ["faults"]) => Done(emulator.Faults.Clear),
        ("POST", ["faults", var id, "release"]) => Release(id),
        ("POST", ["inbound"]) => Reply.Json(201, new JsonObject { ["id"] = emulator.Receive(InboundReader.Read(body)) }),
        ("POST", ["calls"]) => Reply.Json(201, new JsonObject { ["id"] = emulator.ReceiveCall(CallReader.Read(body)) }),
        ("POST", ["calls", "answer"]) => Done(() => emulator.AnswerCall(body["call_id"].Text(), body["sdp"].OptionalText() ?? InboundCall.SampleSdp)),
        ("POST", ["calls", "reject"]) => Done(() => emulator.RejectCall(body["call_id"].Text())),
        ("POST", ["calls", "hang_up"]) => Done(() => emulator.HangUpCall(body["call_id"].Text())),
        ("GET", ["media"]) => Reply.Ok(Data(emulator.Media.Select(ControlJson.Media))),
        ("POST", ["media"]) => Reply.Json(201, new JsonObject { ["id"] = emulator.AddMedia(FileReader.Read(body), body["phone_number_id"].OptionalText()) }),
        ("POST", ["media_sources"]) => Done(() => emulator.AddMediaSource(FileReader.Address(body["url"]), FileReader.Read(body))),
        ("POST", ["templates", "review"]) => Done(() => emulator.ReviewTemplate(body["name"].Text(), body["language"].Text(), body["status"].Text(), body["reason"].OptionalText() ?? "NONE")),
        ("POST", ["findings"]) => Reply.Json(201, new JsonObject { ["id"] = emulator.AddFinding(FindingReader.Read(body)) }),
        ("POST", ["charges"]) => Done(() => emulator.AddCharge(ChargeReader.Read(body))),
        ("POST", ["notification_destinations", "confirm"]) => Done(() => emulator.ConfirmNotificationDestination(body["address"].Text())),
        ("POST", ["recipients"]) => Done(() => emulator.SetRecipient(RecipientReader.Read(body))),
        (_, ["routing", .. var rest]) when _routing.Answer(method, rest, body) is { } reply => reply,
        ("POST", ["reset"]) => Done(emulator.Reset),
        _ => Reply.Error(404, $"The control API has no {method} {Prefix}{path}."),
    };

    private Reply Release(string id)
    {
        if (emulator.Faults.Find(id) is not { } fault)
        {
            return Reply.Error(404, $"There is no fault {id}.");
        }

        return Done(fault.Release);
    }

    private JsonObject State()
    {
        (int messages, int conversations) = emulator.Count();
        return new JsonObject
        {
            ["phone_numbers"] = new JsonArray([.. emulator.PhoneNumbers.Select(number => ControlJson.PhoneNumber(number, emulator.GetVerificationCode(number.Id)))]),
            ["messages"] = messages,
            ["conversations"] = conversations,
            ["requests"] = emulator.Requests.Count,
            ["faults"] = emulator.Faults.Pending.Count,
        };
    }

    private static JsonObject Data(IEnumerable<JsonNode> items) => new() { ["data"] = new JsonArray([.. items]) };

    private static Reply Done(Action action)
    {
        action();
        return Reply.Ok(new JsonObject { ["success"] = true });
    }

    private static async Task<Field> ReadAsync(HttpRequest request)
    {
        using MemoryStream buffer = new();
        await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted).ConfigureAwait(false);
        if (buffer.Length == 0)
        {
            return Field.Root(default);
        }

        try
        {
            buffer.Position = 0;
            using JsonDocument document = await JsonDocument.ParseAsync(buffer, default, request.HttpContext.RequestAborted).ConfigureAwait(false);
            return Field.Root(document.RootElement.Clone());
        }
        catch (JsonException)
        {
            throw new InvalidFieldException(FieldProblem.Malformed, "The request body", "is not well-formed JSON");
        }
    }
}
