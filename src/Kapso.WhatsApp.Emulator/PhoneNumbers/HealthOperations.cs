using System.Globalization;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.PhoneNumbers;

/// <summary>Checks the health of numbers, within an allowance of its own.</summary>
internal sealed class HealthOperations(EmulatedProject project, HealthChecks checks)
{
    public IEnumerable<Operation> All => [new("getWhatsappPhoneNumberHealth", Surface.Platform, "GET", "/whatsapp/phone_numbers/{phone_number_id}/health", Get)];

    private Reply Get(EmulatorRequest request)
    {
        ConnectedNumber number = project.Connected(request.Route("phone_number_id"), Surface.Platform);
        DateTimeOffset now = project.Now;
        return WithAllowance(checks.TryTake(now, out TimeSpan wait) ? Reply.Ok(Result(number, now)) : TooMany(wait), now);
    }

    private static Reply TooMany(TimeSpan wait)
    {
        JsonObject body = new() { ["error"] = "Health check rate limit exceeded", ["message"] = "Too many health checks. Please try again later." };
        return Reply.Json(429, body) with
        {
            Headers = new Dictionary<string, string> { ["Retry-After"] = Text((int)Math.Ceiling(wait.TotalSeconds)) },
        };
    }

    private Reply WithAllowance(Reply reply, DateTimeOffset now) => reply with
    {
        Headers = new Dictionary<string, string>(reply.Headers)
        {
            ["X-Health-RateLimit-Second-Limit"] = Text(HealthChecks.PerSecond),
            ["X-Health-RateLimit-Second-Remaining"] = Text(HealthChecks.PerSecond - checks.InSecondBefore(now)),
            ["X-Health-RateLimit-Minute-Limit"] = Text(HealthChecks.PerMinute),
            ["X-Health-RateLimit-Minute-Remaining"] = Text(HealthChecks.PerMinute - checks.InLastMinute),
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
        string availability = number.IsRegistered ? "AVAILABLE" : "BLOCKED";
        JsonObject check = Check(number.IsRegistered, new JsonObject
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
