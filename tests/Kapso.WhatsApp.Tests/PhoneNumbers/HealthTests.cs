using System.Net;
using Kapso.WhatsApp.PhoneNumbers;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.PhoneNumbers;

public sealed class HealthTests
{
    private const string Health = Exchange.Platform + "whatsapp/phone_numbers/647/health";

    private static readonly (string, string)[] Headers =
    [
        ("X-Health-RateLimit-Second-Limit", "5"), ("X-Health-RateLimit-Second-Remaining", "4"),
        ("X-Health-RateLimit-Minute-Limit", "60"), ("X-Health-RateLimit-Minute-Remaining", "59"),
    ];

    [Fact]
    public async Task A_full_result_is_read()
    {
        (PhoneNumberHealth health, SeenRequest request) = await Exchange.Make(
            """
            {"status":"degraded","timestamp":"2026-01-01T00:00:00Z","retry_after":"2026-01-01T00:05:00Z","error":null,"checks":{
              "phone_number_access":{"passed":true,"details":{"verified_name":"Acme","display_phone_number":"+1 555","quality_rating":"YELLOW","status":"CONNECTED","throughput_tier":"HIGH","id":"647","x":1}},
              "phone_number_connection":{"passed":null,"details":{"status":"UNKNOWN"}},
              "messaging_health":{"passed":false,"overall_status":"LIMITED","details":{"can_send_message":"LIMITED","entities":[{"entity_type":"WABA","id":"123","can_send_message":"BLOCKED",
                "additional_info":["wait"],"errors":[{"error_code":"141006","error_description":"d","possible_solution":"s"}]},{"entity_type":"MOON","id":"1"}]}},
              "webhook_subscription":{"passed":true,"details":{"app_id":"9","subscribed":true,"subscribed_fields":["messages"]}},
              "webhook_verified":{"passed":false,"details":{"verified_at":null,"message":"not yet"},"error":"#<Hash>"},
              "moon_phase":{"passed":true,"details":{"phase":"full"},"since":"ever"}},"region":"eu"}
            """,
            kapso => kapso.PhoneNumbers.GetHealthAsync("647"),
            headers: Headers);

        request.ShouldBe("GET", Health);
        health.Status.Should().Be(PhoneNumberHealthStatus.Degraded);
        health.RetryAt.Should().Be(new DateTimeOffset(2026, 1, 1, 0, 5, 0, TimeSpan.Zero));
        health.RateLimit.Should().Be(new HealthRateLimit(5, 4, 60, 59));
        health.PhoneNumberAccess.Should().BeEquivalentTo(new { VerifiedName = "Acme", QualityRating = QualityRating.Yellow, Status = "CONNECTED", ThroughputTier = "HIGH", Id = "647" });
        health.Checks["phone_number_connection"].Passed.Should().BeNull();
        health.Checks["messaging_health"].OverallStatus.Should().Be(MessagingAvailability.Limited);
        health.MessagingHealth!.Entities[0].Errors.Single().ErrorCode.Should().Be(141006);
        health.MessagingHealth.Entities[0].AdditionalInfo.Should().Equal("wait");
        health.MessagingHealth.Entities[1].EntityType.Should().Be(new HealthEntityType("MOON"));
        health.WebhookSubscription!.SubscribedFields.Should().Equal("messages");
        health.Checks["webhook_verified"].Error.Should().Be("#<Hash>");
        health.Checks["moon_phase"].Details!.Value.GetProperty("phase").GetString().Should().Be("full");
        health.Checks["moon_phase"].AdditionalData.Should().ContainKey("since");
        health.AdditionalData.Should().ContainKey("region");
    }

    [Fact]
    public async Task A_check_that_failed_has_no_parts()
    {
        PhoneNumberHealth health = (await Exchange.Make(
            """{"status":"error","timestamp":"2026-01-01T00:00:00Z","error":"Check took too long","checks":null}""", kapso => kapso.PhoneNumbers.GetHealthAsync("647"))).Result;

        health.Status.Should().Be(PhoneNumberHealthStatus.Error);
        health.Error.Should().Be("Check took too long");
        health.Checks.Should().BeEmpty();
        health.MessagingHealth.Should().BeNull();
        health.RateLimit.Should().BeNull();
    }

    [Fact]
    public async Task Details_of_another_form_are_kept_as_they_came()
    {
        PhoneNumberHealth health = (await Exchange.Make(
            """{"status":"healthy","checks":{"messaging_health":{"passed":true,"details":{"entities":"none"}},"phone_number_access":{"details":[]}}}""",
            kapso => kapso.PhoneNumbers.GetHealthAsync("647"))).Result;

        health.MessagingHealth.Should().BeNull();
        health.PhoneNumberAccess.Should().BeNull();
        health.Checks["messaging_health"].Details!.Value.GetProperty("entities").GetString().Should().Be("none");
    }

    [Fact]
    public async Task A_used_up_allowance_says_when_to_try_again()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(
            HttpStatusCode.TooManyRequests, """{"error":"Health check rate limit exceeded","message":"Too many"}""", headers: [.. Headers, ("Retry-After", "42")]));

        KapsoApiException refused = (await kapso.Client.PhoneNumbers.Awaiting(numbers => numbers.GetHealthAsync("647")).Should().ThrowAsync<KapsoApiException>()).Which;

        refused.RetryAfter.Should().Be(TimeSpan.FromSeconds(42));
        refused.IsThrottled.Should().BeTrue();
        kapso.Transport.Requests.Should().ContainSingle("42 seconds are longer than a call waits");
    }
}
