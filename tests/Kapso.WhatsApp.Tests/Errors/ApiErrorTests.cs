using System.Net;
using Kapso.WhatsApp.Tests.Support;
using static Kapso.WhatsApp.Tests.Support.ScriptedTransport;

namespace Kapso.WhatsApp.Tests.Errors;

/// <summary>Whatever a refusal looks like, it becomes an exception with its text kept.</summary>
public sealed class ApiErrorTests
{
    private const string Meta = """
        {"error":{"message":"(#131047) Re-engagement message","type":"OAuthException","code":131047,"error_subcode":2494010,
          "error_data":{"messaging_product":"whatsapp","details":"More than 24 hours have passed."},"error_user_title":"Too late","error_user_msg":"Use a template","fbtrace_id":"AbC123","href":"x","new":1}}
        """;

    public static TheoryData<int, string, string, ErrorCategory> Envelopes => new()
    {
        { 403, """{"error":"Active sandbox session required to send messages"}""", "Active sandbox session required to send messages", ErrorCategory.Sandbox },
        { 429, """{"error":"Rate limit exceeded","message":"Please try again later."}""", "Rate limit exceeded", ErrorCategory.Throttling },
        { 409, """{"error":"Another message is in flight"}""", "Another message is in flight", ErrorCategory.InFlight },
        { 401, """{"error":"Invalid or missing API key"}""", "Invalid or missing API key", ErrorCategory.Authorization },
        { 404, """{"error":"Not found"}""", "Not found", ErrorCategory.NotFound },
        { 422, """{"error":"Cannot send outside the 24-hour window"}""", "Cannot send outside the 24-hour window", ErrorCategory.CustomerServiceWindow },
        { 422, """{"error":{"message":"Receiver Incapable","type":"MessageError","code":1026,"error_subcode":1026}}""", "Receiver Incapable", ErrorCategory.Delivery },
        { 422, """{"errors":{"name":["can't be blank","is too short"],"url":"is invalid"}}""", "name can't be blank, is too short; url is invalid", ErrorCategory.Validation },
        { 422, """{"errors":["Name is taken","Url is invalid"]}""", "Name is taken, Url is invalid", ErrorCategory.Validation },
        { 400, """{"errors":[{"field":"name","message":"is taken","code":7}]}""", "name is taken", ErrorCategory.Parameter },
        { 500, """{"message":"Internal error","detail":"trace 7"}""", "Internal error", ErrorCategory.Server },
        { 500, """{"detail":"only this"}""", "only this", ErrorCategory.Server },
        { 400, """{"error":{"message":"(#130429) Rate limit hit","code":"130429"}}""", "(#130429) Rate limit hit", ErrorCategory.Throttling },
        { 400, """{"error":{"message":"Invalid parameter","code":100,"error_subcode":2388299}}""", "Invalid parameter", ErrorCategory.TemplateCreation },
        { 400, "\"just a text\"", "just a text", ErrorCategory.Parameter },
        { 400, "[\"one\",\"two\"]", "one, two", ErrorCategory.Parameter },
        { 400, "42", "42", ErrorCategory.Parameter },
        { 502, "null", "", ErrorCategory.Server },
        { 502, "", "", ErrorCategory.Server },
        { 502, "<html><head><title>502</title><style>b{}</style></head><body><h1>Bad&nbsp;Gateway</h1>cloudflare</body></html>", "502 Bad Gateway cloudflare", ErrorCategory.Server },
        { 503, "upstream connect error", "upstream connect error", ErrorCategory.Server },
        { 400, """{"error":{"message":"cut of""", """{"error":{"message":"cut of""", ErrorCategory.Parameter },
        { 418, """{"error":"teapot"}""", "teapot", ErrorCategory.Unknown },
    };

    [Theory]
    [MemberData(nameof(Envelopes))]
    public async Task Every_envelope_keeps_its_text(int status, string body, string message, ErrorCategory category)
    {
        KapsoApiException refused = await RefusedAsync((HttpStatusCode)status, body);

        refused.StatusCode.Should().Be((HttpStatusCode)status);
        refused.ServerMessage.Should().Be(message);
        refused.Category.Should().Be(category);
        refused.ResponseBody.Should().Be(body);
        refused.OperationId.Should().Be("sendMessage");
        refused.Message.Should().Contain($"status {status}");
        refused.Message.Contains(message, StringComparison.Ordinal).Should().BeTrue();
    }

    [Fact]
    public async Task Metas_object_is_read_whole()
    {
        KapsoApiException refused = await RefusedAsync(HttpStatusCode.BadRequest, Meta, ("X-Request-Id", "req-1"), ("X-RateLimit-Limit", "100"), ("X-RateLimit-Remaining", "7"));

        refused.Should().BeEquivalentTo(new
        {
            Code = 131047,
            Subcode = 2494010,
            ErrorType = "OAuthException",
            Details = "More than 24 hours have passed.",
            UserTitle = "Too late",
            UserMessage = "Use a template",
            FbTraceId = "AbC123",
            RequestId = "req-1",
            RateLimit = new RateLimit(100, 7),
            Category = ErrorCategory.CustomerServiceWindow,
            IsWindowClosed = true,
            RetryAdvice = RetryAdvice.FixRequest,
            OutcomeUnknown = false,
        });
        refused.Advice.Should().Contain("template");
    }

    [Theory]
    [InlineData("marketing_preference_stopped", 422, ErrorCategory.MarketingOptOut, RetryAdvice.DoNotRetry)]
    [InlineData("messaging_account_mismatch", 422, ErrorCategory.Parameter, RetryAdvice.FixRequest)]
    [InlineData("insufficient_credits", 402, ErrorCategory.Payment, RetryAdvice.FixRequest)]
    [InlineData("something_new", 422, ErrorCategory.Validation, RetryAdvice.FixRequest)]
    public async Task Kapsos_own_codes_are_sorted_and_unknown_ones_kept(string code, int status, ErrorCategory category, RetryAdvice advice)
    {
        KapsoApiException refused = await RefusedAsync((HttpStatusCode)status, $$"""{"error":"No","code":"{{code}}","billing_url":"https://kapso.example/billing"}""");

        refused.KapsoCode.Should().Be(new KapsoErrorCode(code));
        refused.Category.Should().Be(category);
        refused.RetryAdvice.Should().Be(advice);
        refused.BillingUrl.Should().Be("https://kapso.example/billing");
    }

    [Fact]
    public async Task Neither_the_key_nor_the_number_is_shown()
    {
        KapsoApiException refused = await RefusedAsync(
            HttpStatusCode.BadRequest, $$$"""{"error":{"message":"Key {{{KapsoUnderTest.ApiKey}}} may not write to 15551234567 or +49 170 1234567","code":100,"error_data":"to 15551234567"}}""");

        string everything = $"{refused} {refused.ServerMessage} {refused.Details} {refused.ResponseBody}";
        everything.Should().NotContain(KapsoUnderTest.ApiKey).And.NotContain("15551234567").And.NotContain("170 1234").And.Contain("*******4567");
    }

    [Fact]
    [Trait("Category", "Load")]
    public async Task A_text_of_a_megabyte_is_capped()
    {
        KapsoApiException refused = await RefusedAsync(HttpStatusCode.BadRequest, $$"""{"error":"{{new string('x', 1_000_000)}}"}""");

        refused.ServerMessage.Length.Should().BeLessThanOrEqualTo(KapsoApiException.MaxResponseBodyLength + 1);
        refused.ResponseBody.Length.Should().BeLessThanOrEqualTo(KapsoApiException.MaxResponseBodyLength + 1);
    }

    [Fact]
    [Trait("Category", "Fuzz")]
    public async Task Ten_thousand_random_bodies_all_become_exceptions()
    {
        Random random = new(20261101);
        byte[][] seeds = [.. Envelopes.Select(row => System.Text.Encoding.UTF8.GetBytes((string)row[1]))];
        byte[] body = [];
        using KapsoUnderTest kapso = new(options => options.Retry.Enabled = false, (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new ByteArrayContent(body) }));
        for (int i = 0; i < 10_000; i++)
        {
            body = (byte[])seeds[random.Next(seeds.Length)].Clone();
            for (int mutation = random.Next(6); mutation >= 0 && body.Length > 0; mutation--)
            {
                body[random.Next(body.Length)] = (byte)random.Next(256);
            }

            body = body[..random.Next(body.Length + 1)];
            await kapso.Invoking(k => k.SendText()).Should().ThrowAsync<KapsoApiException>();
        }
    }

    [Fact]
    public void The_catalogue_explains_every_code()
    {
        ErrorCatalog.Entries.Should().HaveCountGreaterThan(150).And.OnlyHaveUniqueItems(entry => entry.Code);
        ErrorCatalog.Entries.Should().OnlyContain(entry => entry.Title.Length > 0 && entry.Advice!.Length > 10 && entry.Category != ErrorCategory.Unknown);
        ErrorCatalog.Find(250)!.Category.Should().Be(ErrorCategory.Authorization);
        ErrorCatalog.Find(200005)!.Category.Should().Be(ErrorCategory.TemplateInsights);
        ErrorCatalog.Find(-1).Should().BeNull();
    }

    [Theory]
    [InlineData(4)]
    [InlineData(80007)]
    [InlineData(130429)]
    [InlineData(131056)]
    public async Task Throttling_that_comes_as_400_is_known_for_what_it_is(int code)
    {
        KapsoApiException refused = await RefusedAsync(HttpStatusCode.BadRequest, $$$"""{"error":{"message":"m","code":{{{code}}}}}""");

        refused.IsThrottled.Should().BeTrue();
        refused.IsSafeToRetry.Should().BeTrue();
    }

    [Fact]
    public async Task A_server_error_is_not_safe_to_retry_for_a_send()
    {
        KapsoApiException failed = await RefusedAsync(HttpStatusCode.InternalServerError, """{"error":{"message":"Something went wrong","code":131000}}""");

        failed.OutcomeUnknown.Should().BeTrue();
        failed.IsSafeToRetry.Should().BeFalse();
    }

    private static async Task<KapsoApiException> RefusedAsync(HttpStatusCode status, string body, params (string Name, string Value)[] headers)
    {
        using KapsoUnderTest kapso = new(options => options.Retry.Enabled = false, Answer(status, body, headers: headers));
        return (await kapso.Invoking(k => k.SendText()).Should().ThrowAsync<KapsoApiException>()).Which;
    }
}
