using System.Net;
using Kapso.WhatsApp.OfficialBusinessAccounts;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.OfficialBusinessAccounts;

public sealed class OfficialBusinessAccountWireTests
{
    private const string Number = KapsoUnderTest.PhoneNumberId;

    [Fact]
    public async Task The_status_is_read_with_the_number()
    {
        (OfficialBusinessAccount account, SeenRequest request) = await Exchange.Make(
            """{"official_business_account":{"id":647,"oba_status":"UNDER_REVIEW","status_message":"In review","x":1},"id":"647"}""", kapso => kapso.OfficialBusinessAccounts.GetAsync(Number));
        (OfficialBusinessAccount other, _) = await Exchange.Make("""{"official_business_account":{"oba_status":"ON_HOLD","status_message":null}}""", kapso => kapso.OfficialBusinessAccounts.GetAsync(Number));

        request.ShouldBe("GET", $"{Exchange.WhatsApp}{Number}?fields=official_business_account");
        account.Should().BeEquivalentTo(new { Id = "647", Status = OfficialBusinessAccountStatus.UnderReview, StatusMessage = "In review" });
        account.AdditionalData.Should().ContainKey("x");
        (other.Status, other.StatusMessage).Should().Be((new OfficialBusinessAccountStatus("ON_HOLD"), null));
        await FluentActions.Awaiting(() => Exchange.Make("""{"id":"647"}""", kapso => kapso.OfficialBusinessAccounts.GetAsync(Number))).Should().ThrowAsync<KapsoSerializationException>();
    }

    [Fact]
    public async Task It_is_asked_for_with_everything_that_supports_it()
    {
        (OfficialBusinessAccountRequested requested, SeenRequest request) = await Exchange.Make(
            """{"success":true,"message":"Submitted","updated_status":{"id":"647","oba_status":"PENDING"},"tracking_id":"T-1","x":1}""",
            kapso => kapso.OfficialBusinessAccounts.RequestAsync(Number, new OfficialBusinessAccountRequest
            {
                WebsiteUrl = "https://www.example.com",
                Country = "US",
                Language = "en",
                ParentBusiness = "Group",
                SupportingLinks = [.. Enumerable.Range(1, 5).Select(i => $"https://news.example/{i}")],
                AdditionalInformation = "Founded in 1999.",
            }));

        request.ShouldBe(
            "POST", $"{Exchange.WhatsApp}{Number}/official_business_account",
            """{"business_website_url":"https://www.example.com","primary_country_of_operation":"US","primary_language":"en","parent_business_or_brand":"Group","supporting_links":["https://news.example/1","https://news.example/2","https://news.example/3","https://news.example/4","https://news.example/5"],"additional_supporting_information":"Founded in 1999."}""");
        requested.Should().BeEquivalentTo(new { Message = "Submitted", UpdatedStatus = new { Status = OfficialBusinessAccountStatus.Pending }, TrackingId = "T-1" });
        requested.AdditionalData.Should().ContainKey("x");
    }

    [Fact]
    public async Task What_breaks_a_rule_is_not_sent() =>
        (await Exchange.Refused(kapso => kapso.OfficialBusinessAccounts.RequestAsync(Number, new OfficialBusinessAccountRequest { WebsiteUrl = "example", Country = "usa", Language = "", SupportingLinks = ["https://a.example"] })))
            .Select(problem => problem.Path).Should().Equal("request.websiteUrl", "request.country", "request.language", "request.supportingLinks");

    [Theory]
    [InlineData(HttpStatusCode.BadGateway, "{}", true)]
    [InlineData(HttpStatusCode.BadRequest, """{"error":{"message":"Invalid state","type":"OAuthException","code":100}}""", false)]
    public async Task It_is_never_asked_for_twice(HttpStatusCode status, string body, bool isUnknown)
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(status, body));

        KapsoApiException refused = (await kapso.Client.Awaiting(client => client.OfficialBusinessAccounts.RequestAsync(Number, new() { WebsiteUrl = "https://a.example", Country = "US" })).Should().ThrowAsync<KapsoApiException>()).Which;

        kapso.Transport.Requests.Should().ContainSingle().Which.Body.Should().Be("""{"business_website_url":"https://a.example","primary_country_of_operation":"US"}""");
        refused.OutcomeUnknown.Should().Be(isUnknown);
    }

    [Fact]
    public async Task A_request_that_was_not_taken_is_no_success() =>
        await FluentActions.Awaiting(() => Exchange.Make("""{"success":false,"message":"not eligible"}""", kapso => kapso.OfficialBusinessAccounts.RequestAsync(Number, new() { WebsiteUrl = "https://a.example", Country = "US" })))
            .Should().ThrowAsync<KapsoSerializationException>();
}
