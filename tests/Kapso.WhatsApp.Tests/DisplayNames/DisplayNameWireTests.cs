using System.Net;
using Kapso.WhatsApp.DisplayNames;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.DisplayNames;

public sealed class DisplayNameWireTests
{
    private const string Requests = Exchange.Platform + "whatsapp/phone_numbers/647/display_name_requests";

    private const string Full = """
        {"id":"r1","phone_number_id":"647","requested_display_name":"Acme","previous_display_name":"Old","status":"declined","submitted_at":"2026-01-01T00:00:00Z","reviewed_at":1767312000,"applied_at":null,
        "meta_error_code":"100","meta_error_subcode":33,"meta_error_type":"OAuthException","meta_error_message":"no","reviewer":"x"}
        """;

    [Fact]
    public async Task Asking_sends_the_name_in_its_wrapper()
    {
        (DisplayNameRequest asked, SeenRequest request) = await Exchange.Make($$"""{"data":{{Full}}}""", kapso => kapso.DisplayNames.CreateAsync("647", "Acme"), HttpStatusCode.Created);

        request.ShouldBe("POST", Requests, """{"display_name_request":{"new_display_name":"Acme"}}""");
        asked.Should().BeEquivalentTo(new
        {
            Id = "r1",
            PhoneNumberId = "647",
            RequestedDisplayName = "Acme",
            PreviousDisplayName = "Old",
            Status = DisplayNameStatus.Declined,
            SubmittedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            ReviewedAt = DateTimeOffset.FromUnixTimeSeconds(1767312000),
            AppliedAt = (DateTimeOffset?)null,
            MetaErrorCode = 100,
            MetaErrorSubcode = 33,
            MetaErrorType = "OAuthException",
            MetaErrorMessage = "no",
        });
        asked.AdditionalData.Should().ContainKey("reviewer");
    }

    [Fact]
    public async Task Requests_are_listed_whatever_the_page_is_called()
    {
        (Page<DisplayNameRequest> page, SeenRequest request) = await Exchange.Make(
            $$"""{"data":[{{Full}}],"meta":{"current_page":1,"per_page":1,"total_pages":2,"total_count":2} }""", kapso => kapso.DisplayNames.List("647", new DisplayNameRequestFilter { PageSize = 1 }).GetPageAsync());

        request.ShouldBe("GET", Requests + "?per_page=1");
        (page.NextCursor, page.TotalCount).Should().Be(("2", 2));
    }

    [Fact]
    public async Task One_request_is_read() => (await Exchange.Make($$"""{"data":{{Full}}}""", kapso => kapso.DisplayNames.GetAsync("647", "r1"))).Request.ShouldBe("GET", Requests + "/r1");

    [Fact]
    public async Task A_name_has_its_limits()
    {
        (await Exchange.Refused(kapso => kapso.DisplayNames.CreateAsync("647", " "))).ShouldBe("newDisplayName: required");
        (await Exchange.Refused(kapso => kapso.DisplayNames.CreateAsync("647", new string('a', 257)))).ShouldBe("newDisplayName: max-length");
    }
}
