using System.Text.Json;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Control;

/// <summary>Reads a fault: <c>{"kind":"status","status":500,"operation_id":"sendMessage","times":2}</c>.</summary>
internal static class FaultReader
{
    private const int DefaultRetryAfter = 60;
    private const int DefaultGatewayStatus = 502;
    private const int DefaultRedirectStatus = 302;

    public static Fault Read(Field body)
    {
        Fault fault = OfKind(body.Object());
        return fault with
        {
            OperationId = body["operation_id"].OptionalText(),
            Method = body["method"].OptionalText(),
            PathPrefix = body["path_prefix"].OptionalText(),
            Times = (int)OptionalNumber(body["times"], 1, int.MaxValue),
            IsProcessed = body["taken"].Exists ? body["taken"].Value.ValueKind == JsonValueKind.True : fault.IsProcessed,
            Wait = TimeSpan.FromMilliseconds(OptionalNumber(body["delay_ms"], 0, int.MaxValue)),
            Headers = Headers(body["headers"], fault.Headers),
        };
    }

    private static Fault OfKind(Field body) => body["kind"].Text() switch
    {
        "status" => Status(body),
        "delay" => Fault.Delay(TimeSpan.Zero),
        "hold" => Fault.HoldResponse(),
        "reset_before" => Fault.ResetBeforeProcessing(),
        "reset_after" => Fault.ResetAfterProcessing(),
        "cut_off_body" => Fault.TruncatedBody(),
        "html_page" => Fault.HtmlPage(StatusCode(body, DefaultGatewayStatus)),
        "empty_body" => Fault.EmptyBody(),
        "invalid_utf8" => Fault.InvalidUtf8(),
        "huge_body" => Fault.HugeBody(body["size"].Integer(0, long.MaxValue)),
        "rate_limited" => Fault.RateLimited(TimeSpan.FromSeconds(OptionalNumber(body["retry_after"], DefaultRetryAfter, int.MaxValue))),
        "in_flight" => Fault.InFlight(),
        "insufficient_credits" => Fault.InsufficientCredits(),
        "redirect" => Fault.Redirect(new Uri(body["location"].Text(), UriKind.RelativeOrAbsolute), StatusCode(body, DefaultRedirectStatus)),
        _ => throw body["kind"].NotAllowed("is not a kind of fault"),
    };

    private static Fault Status(Field body)
    {
        Fault fault = Fault.Status((int)body["status"].Integer(200, 599));
        return fault with
        {
            Body = body["body"] switch
            {
                { Exists: false } => fault.Body,
                { Value.ValueKind: JsonValueKind.String } text => text.Value.GetString()!,
                var json => json.Value.GetRawText(),
            },
            ContentType = body["content_type"].OptionalText() ?? fault.ContentType,
        };
    }

    private static IReadOnlyDictionary<string, string> Headers(Field headers, IReadOnlyDictionary<string, string> given)
    {
        if (!headers.Exists)
        {
            return given;
        }

        Dictionary<string, string> all = new(given);
        foreach (JsonProperty header in headers.Object().Value.EnumerateObject())
        {
            all[header.Name] = headers[header.Name].Text();
        }

        return all;
    }

    private static int StatusCode(Field body, int standard) => body["status"].Exists ? (int)body["status"].Integer(200, 599) : standard;

    private static long OptionalNumber(Field field, long standard, long max) => field.Exists ? field.Integer(0, max) : standard;
}
