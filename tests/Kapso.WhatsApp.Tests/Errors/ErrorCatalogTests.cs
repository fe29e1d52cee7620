using System.Net;

namespace Kapso.WhatsApp.Tests.Errors;

/// <summary>What is known about codes, and how a refusal is classified by them.</summary>
public sealed class ErrorCatalogTests
{
    [Fact]
    public void Every_entry_has_a_code_of_its_own_a_title_and_advice()
    {
        ErrorCatalog.Entries.Should().HaveCountGreaterThan(100);
        ErrorCatalog.Entries.Select(entry => entry.Code).Should().OnlyHaveUniqueItems();
        ErrorCatalog.Entries.Should().OnlyContain(entry => !string.IsNullOrWhiteSpace(entry.Title) && !string.IsNullOrWhiteSpace(entry.Advice));
        ErrorCatalog.Entries.Should().OnlyContain(entry => entry.Category != ErrorCategory.Unknown);
        ErrorCatalog.Entries.Should().OnlyContain(entry => entry.Advice!.EndsWith('.') && char.IsUpper(entry.Advice[0]), "advice is a sentence");
    }

    [Fact]
    public void Every_category_is_given_by_some_refusal()
    {
        HashSet<ErrorCategory> given =
        [
            .. ErrorCatalog.Entries.Select(entry => entry.Category),
            .. Enumerable.Range(300, 300).Select(status => Classified((HttpStatusCode)status).Category),
            ErrorCatalog.Conflict.Category,
        ];

        given.Should().BeEquivalentTo(Enum.GetValues<ErrorCategory>());
    }

    [Fact]
    public void The_codes_200_to_299_are_lacking_permissions()
    {
        Enumerable.Range(200, 100).Select(code => ErrorCatalog.Find(code)!.Category).Should().OnlyContain(category => category == ErrorCategory.Authorization);
        ErrorCatalog.Find(199).Should().BeNull();
        ErrorCatalog.Find(300).Should().BeNull();
    }

    [Fact]
    public void Code_100_is_told_apart_by_its_subcode()
    {
        ErrorCatalogEntry[] creation = [.. ErrorCatalog.Entries.Where(entry => entry.Code is >= 2388000 and < 2389000)];

        creation.Should().NotBeEmpty();
        foreach (ErrorCatalogEntry entry in creation)
        {
            KapsoApiException refused = Refusal.Read($$$"""{"error":{"message":"Invalid parameter","code":100,"error_subcode":{{{entry.Code}}}}}""");
            (refused.Code, refused.Subcode, refused.Category, refused.Advice).Should().Be((100, entry.Code, entry.Category, entry.Advice));
        }

        Refusal.Read("""{"error":{"message":"Invalid parameter","code":100,"error_subcode":424242}}""").Category.Should().Be(ErrorCategory.Parameter);
    }

    [Fact]
    public void A_subcode_does_not_outweigh_a_code_that_says_enough() =>
        Refusal.Read("""{"error":{"message":"m","code":131047,"error_subcode":130429}}""").IsWindowClosed.Should().BeTrue();

    [Theory]
    [InlineData(400, """{"error":{"message":"m","code":130429}}""", true)]
    [InlineData(400, """{"error":{"message":"m","code":"80007"}}""", true)]
    [InlineData(429, "", true)]
    [InlineData(400, """{"error":{"message":"m","code":100}}""", false)]
    [InlineData(500, "", false)]
    public void Throttling_is_known_by_the_code_whatever_the_status(int status, string body, bool throttled) =>
        Refusal.Read(body, (HttpStatusCode)status).IsThrottled.Should().Be(throttled);

    [Theory]
    [InlineData(400, """{"error":{"message":"m","code":131047}}""", true)]
    [InlineData(422, """{"error":"Cannot send non-template messages outside the 24-hour window"}""", true)]
    [InlineData(422, """{"error":{"message":"no","error_data":{"details":"The customer service window is closed"}}}""", true)]
    [InlineData(422, """{"error":"Name is too long"}""", false)]
    [InlineData(400, """{"error":"Wait 24 hours"}""", false)]
    public void A_closed_window_is_known_by_code_or_text(int status, string body, bool closed) =>
        Refusal.Read(body, (HttpStatusCode)status).IsWindowClosed.Should().Be(closed);

    [Theory]
    [InlineData(302, ErrorCategory.Redirect)]
    [InlineData(400, ErrorCategory.Parameter)]
    [InlineData(401, ErrorCategory.Authorization)]
    [InlineData(402, ErrorCategory.Payment)]
    [InlineData(403, ErrorCategory.Authorization)]
    [InlineData(404, ErrorCategory.NotFound)]
    [InlineData(408, ErrorCategory.Server)]
    [InlineData(409, ErrorCategory.InFlight)]
    [InlineData(418, ErrorCategory.Unknown)]
    [InlineData(422, ErrorCategory.Validation)]
    [InlineData(429, ErrorCategory.Throttling)]
    [InlineData(500, ErrorCategory.Server)]
    [InlineData(599, ErrorCategory.Server)]
    public void Without_a_known_code_the_status_decides(int status, ErrorCategory category)
    {
        Refusal.Read("", (HttpStatusCode)status).Category.Should().Be(category);

        // With a code, a 409 does not mean that another message is in flight.
        ErrorCategory coded = category is ErrorCategory.InFlight ? ErrorCategory.Conflict : category;
        Refusal.Read("""{"error":{"message":"m","code":424242}}""", (HttpStatusCode)status).Category.Should().Be(coded);
    }

    [Fact]
    public void A_refusal_of_the_sandbox_is_known_by_its_text() =>
        Refusal.Read("""{"error":"Sandbox session is not active"}""", HttpStatusCode.Forbidden).Category.Should().Be(ErrorCategory.Sandbox);

    [Fact]
    public void Only_a_refusal_that_passes_is_safe_to_retry()
    {
        new KapsoApiException("op", HttpStatusCode.TooManyRequests, "m").IsSafeToRetry.Should().BeTrue();
        new KapsoApiException("op", HttpStatusCode.BadGateway, "m", outcomeUnknown: true).IsSafeToRetry.Should().BeFalse();
        new KapsoApiException("op", HttpStatusCode.BadRequest, "m").IsSafeToRetry.Should().BeFalse();
        new KapsoApiException("op", HttpStatusCode.BadRequest, "m", kapsoCode: KapsoErrorCode.InsufficientCredits).Category.Should().Be(ErrorCategory.Payment);
    }

    private static ErrorCatalogEntry Classified(HttpStatusCode status) => ErrorCatalog.Classify(status, null, null, null, "");
}
