using System.Globalization;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.PhoneNumbers;

/// <summary>Checks the health of numbers, within an allowance of its own.</summary>
internal sealed class HealthOperations(EmulatedProject project)
{
    private const int PerSecond = 5;
    private const int PerMinute = 60;

    private readonly List<DateTimeOffset> _checks = [];

    public IEnumerable<Operation> All => [new("getWhatsappPhoneNumberHealth", Surface.Platform, "GET", "/whatsapp/phone_numbers/{phone_number_id}/health", Get)];

    private Reply Get(EmulatorRequest request)
    {
        var number = project.Connected(request.Route("phone_number_id"), Surface.Platform);
        var now = project.Now;
        _checks.RemoveAll(at => now - at >= TimeSpan.FromMinutes(1) || at > now);
        var inThisSecond = _checks.Count(at => now - at < TimeSpan.FromSeconds(1));
        if (inThisSecond >= PerSecond || _checks.Count >= PerMinute)
        {
            return WithAllowance(TooMany(now, inThisSecond), inThisSecond);
        }

        _checks.Add(now);
        return WithAllowance(Reply.Ok(Result(number, now)), inThisSecond + 1);
    }

    private Reply TooMany(DateTimeOffset now, int inThisSecond)
    {
        var wait = inThisSecond >= PerSecond ? TimeSpan.FromSeconds(1) : _checks[0] + TimeSpan.FromMinutes(1) - now;
        var body = new JsonObject { ["error"] = "Health check rate limit exceeded", ["message"] = "Too many health checks. Please try again later." };
        return Reply.Json(429, body) with
        {
            Headers = new Dictionary<string, string> { ["Retry-After"] = Text((int)Math.Ceiling(wait.TotalSeconds)) },
        };
    }

    private Reply WithAllowance(Reply reply, int inThisSecond) => reply with
    {
        Headers = new Dictionary<string, string>(reply.Headers)
        {
            ["X-Health-RateLimit-Second-Limit"] = Text(PerSecond),
            ["X-Health-RateLimit-Second-Remaining"] = Text(PerSecond - inThisSecond),
            ["X-Health-RateLimit-Minute-Limit"] = Text(PerMinute),
            ["X-Health-RateLimit-Minute-Remaining"] = Text(PerMinute - _checks.Count),
        },
    };

    private static JsonObject Result(ConnectedNumber number, DateTimeOffset now) => new()
    {
        ["status"] = number.IsRegistered ? "healthy" : "unhealthy",
        ["timestamp"] = Json.Time(now),
        ["error"] = null,
        ["checks"] = new JsonObject
        {
            ["phone_number_access"] = Check(true, new JsonObject
            {
                ["verified_name"] = number.DisplayName,
                ["display_phone_number"] = number.Number.DisplayPhoneNumber,
                ["quality_rating"] = "GREEN",
                ["status"] = number.Status,
                ["throughput_tier"] = "STANDARD",
                ["id"] = number.Number.Id,
            }),
            ["phone_number_connection"] = Check(number.IsRegistered, new JsonObject { ["status"] = number.Status }),
            ["messaging_health"] = Messaging(number),
            ["webhook_subscription"] = Check(true, new JsonObject
            {
                ["app_id"] = "400000000000001",
                ["subscribed"] = true,
                ["subscribed_fields"] = new JsonArray("messages"),
            }),
            ["webhook_verified"] = Check(true, new JsonObject { ["verified_at"] = Json.Time(number.CreatedAt), ["message"] = "Webhook is verified" }),
        },
    };

    private static JsonObject Messaging(ConnectedNumber number)
    {
        var availability = number.IsRegistered ? "AVAILABLE" : "BLOCKED";
        var check = Check(number.IsRegistered, new JsonObject
        {
            ["can_send_message"] = availability,
            ["entities"] = new JsonArray(new JsonObject { ["entity_type"] = "PHONE_NUMBER", ["id"] = number.Number.Id, ["can_send_message"] = availability }),
        });
        check["overall_status"] = availability;
        return check;
    }

    private static JsonObject Check(bool passed, JsonObject details) => new() { ["passed"] = passed, ["details"] = details };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
