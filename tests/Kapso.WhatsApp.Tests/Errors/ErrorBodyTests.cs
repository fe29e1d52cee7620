using System.Net;

namespace Kapso.WhatsApp.Tests.Errors;

/// <summary>Every form in which a refusal is worded, and what is made of it.</summary>
public sealed class ErrorBodyTests
{
    [Fact]
    public void Metas_object_is_read()
    {
        KapsoApiException refused = Refusal.Read(
            """
            {"error":{"message":"(#131047) Re-engagement message","type":"OAuthException","code":131047,"error_subcode":"2494055","error_user_title":"UT","error_user_msg":"UM",
             "error_data":{"messaging_product":"whatsapp","details":"More than 24 hours have passed"},"fbtrace_id":"trace"}}
            """);

        refused.ServerMessage.Should().Be("(#131047) Re-engagement message");
        refused.Details.Should().Be("More than 24 hours have passed");
        (refused.Code, refused.Subcode, refused.KapsoCode).Should().Be((131047, 2494055, null));
        (refused.ErrorType, refused.UserTitle, refused.UserMessage, refused.FbTraceId).Should().Be(("OAuthException", "UT", "UM", "trace"));
        refused.Category.Should().Be(ErrorCategory.CustomerServiceWindow);
        refused.Message.Should().Be(
            "sendMessage was refused with status 400 (code 131047, subcode 2494055): (#131047) Re-engagement message. More than 24 hours have passed. "
            + ErrorCatalog.Find(131047)!.Advice);
    }

    [Theory]
    [InlineData("""{"error":"No"}""", "No", null)]
    [InlineData("""{"error":"No","message":"Because"}""", "No", "Because")]
    [InlineData("""{"error":{"message":"No","error_data":"Because"}}""", "No", "Because")]
    [InlineData("""{"error":{"title":"No","details":"Because"}}""", "No", "Because")]
    [InlineData("""{"message":"No","detail":"Because"}""", "No", "Because")]
    [InlineData("""{"error":{"detail":"Because"}}""", "Because", "Because")]
    [InlineData("""{"error":{"message":"No","detail":"Because"}}""", "No", "Because")]
    [InlineData("""{"error":{"code":190,"error_description":"Because"}}""", "Because", "Because")]
    [InlineData("""{"error":{"error":"No","error_description":"Because"}}""", "No", "Because")]
    [InlineData("""{"error":"No","error_description":"Because"}""", "No", "Because")]
    [InlineData("""{"message":"No","error_description":"Because"}""", "No", "Because")]
    [InlineData("""{"detail":"Because"}""", "Because", "Because")]
    [InlineData("""{"errors":["No","Never"]}""", "No, Never", null)]
    [InlineData("""{"errors":"No"}""", "No", null)]
    [InlineData("""{"errors":[{"message":"No"},{"title":"Never"}]}""", "No, Never", null)]
    [InlineData("""{"error":null,"message":"No"}""", "No", null)]
    [InlineData("""{"error":false}""", "false", null)]
    [InlineData("\"No\"", "No", null)]
    [InlineData("""["No","Never"]""", "No, Never", null)]
    [InlineData("17", "17", null)]
    [InlineData("null", "", null)]
    [InlineData("{}", "", null)]
    [InlineData("", "", null)]
    [InlineData("  \r\n ", "", null)]
    [InlineData("No", "No", null)]
    [InlineData("""{"error":{"message":"cut""", """{"error":{"message":"cut""", null)]
    [InlineData("<html><head><style>b{}</style><script>x()</script></head><body><h1>502 Bad&nbsp;Gateway</h1>\n<p>nginx &amp; co", "502 Bad Gateway nginx & co", null)]
    public void Each_form_gives_its_message(string body, string message, string? details)
    {
        KapsoApiException refused = Refusal.Read(body);

        refused.ServerMessage.Replace('\u00a0', ' ').Should().Be(message);
        refused.Details.Should().Be(details);
        refused.ResponseBody.Should().Be(body);
        refused.Message.Should().StartWith("sendMessage was refused with status 400");
    }

    [Fact]
    public void A_code_of_kapso_is_read()
    {
        KapsoApiException refused = Refusal.Read("""{"error":"Recipient stopped marketing messages","code":"marketing_preference_stopped"}""", HttpStatusCode.UnprocessableEntity);

        refused.KapsoCode.Should().Be(KapsoErrorCode.MarketingPreferenceStopped);
        refused.Code.Should().BeNull();
        refused.Category.Should().Be(ErrorCategory.MarketingOptOut);
        refused.Message.Should().Contain("code marketing_preference_stopped");
    }

    [Fact]
    public void A_lack_of_credits_names_the_page_to_add_some()
    {
        KapsoApiException refused = Refusal.Read(
            """{"error":"Insufficient credits","code":"insufficient_credits","billing_url":"https://app.kapso.ai/billing"}""", HttpStatusCode.PaymentRequired);

        refused.BillingUrl.Should().Be("https://app.kapso.ai/billing");
        refused.Category.Should().Be(ErrorCategory.Payment);
        Refusal.Read("""{"error":"Insufficient credits","billing_url":"soon"}""", HttpStatusCode.PaymentRequired).BillingUrl.Should().BeNull();
    }

    [Theory]
    [InlineData("""{"error":"Credits exhausted","code":"service_credits_exhausted"}""")]
    [InlineData("""{"error":"Credits exhausted","code":"service_credits_exhausted","billing_url":null}""")]
    [InlineData("""{"error":"No","code":"some_other_code"}""")]
    [InlineData("""{"error":"insufficient_credits"}""")]
    [InlineData("""{"error":{"message":"No funds","code":131042}}""")]
    [InlineData("""{"error":{"message":"No funds","code":100}}""")]
    [InlineData("""{"error":{"message":"No funds","code":987654}}""")]
    [InlineData("{}")]
    [InlineData("")]
    public void A_402_asks_for_payment_whatever_its_body(string body)
    {
        KapsoApiException refused = Refusal.Read(body, HttpStatusCode.PaymentRequired);

        (refused.Category, refused.RetryAdvice, refused.OutcomeUnknown, refused.BillingUrl).Should().Be((ErrorCategory.Payment, RetryAdvice.FixRequest, false, null));
        refused.Advice.Should().NotBeNullOrEmpty();
    }

    [Fact]
    public void Both_names_of_exhausted_credits_are_known() =>
        Refusal.Read("""{"error":"Credits exhausted","code":"service_credits_exhausted"}""", HttpStatusCode.PaymentRequired).KapsoCode.Should().Be(KapsoErrorCode.ServiceCreditsExhausted);

    [Theory]
    [InlineData(131061, ErrorCategory.Marketing)]
    [InlineData(138038, ErrorCategory.Calling)]
    [InlineData(2494191, ErrorCategory.ThreadOwnership)]
    public void Later_codes_of_meta_are_known(int code, ErrorCategory category)
    {
        KapsoApiException refused = Refusal.Read($$$"""{"error":{"code":{{{code}}},"message":"No"}}""");

        (refused.Code, refused.Category, refused.RetryAdvice).Should().Be((code, category, RetryAdvice.FixRequest));
    }

    [Fact]
    public void Validation_messages_are_kept_by_field()
    {
        KapsoApiException refused = Refusal.Read(
            """{"errors":{"name":["is too long","has spaces"],"url":"is missing","base":[1,null]}}""", HttpStatusCode.UnprocessableEntity);

        refused.FieldErrors.Keys.Should().BeEquivalentTo("name", "url", "base");
        refused.FieldErrors["name"].Should().Equal("is too long", "has spaces");
        refused.FieldErrors["url"].Should().Equal("is missing");
        refused.FieldErrors["base"].Should().Equal("1");
        refused.ServerMessage.Should().Be("name is too long, has spaces; url is missing; base 1");
        refused.Category.Should().Be(ErrorCategory.Validation);
    }

    [Fact]
    public void Validation_objects_are_kept_by_the_field_they_name()
    {
        KapsoApiException refused = Refusal.Read("""{"errors":[{"field":"name","message":"is too long","code":"too_long"},{"field":"name","detail":"has spaces"}]}""");

        refused.FieldErrors["name"].Should().Equal("is too long", "has spaces");
        refused.KapsoCode.Should().Be(new KapsoErrorCode("too_long"));
    }

    [Fact]
    public void Text_that_is_not_utf8_is_still_told()
    {
        KapsoApiException refused = Refusal.Read([.. "Bad "u8, 0xff, 0xfe, .. " news"u8]);

        refused.ServerMessage.Should().StartWith("Bad").And.EndWith("news");
    }

    [Theory]
    [InlineData("""{"error":"\uD800"}""")]
    [InlineData("""{"error":{"message":"No","type":"\uDC00"}}""")]
    [InlineData("""{"errors":{"\uD800":["x"]}}""")]
    public void Text_that_is_not_utf16_is_still_told(string body) => Refusal.Read(body).ResponseBody.Should().Be(body);

    [Fact]
    public void A_redirect_names_the_host_and_no_more()
    {
        KapsoApiException refused = Refusal.Read("", HttpStatusCode.Found, location: "https://evil.example/steal?key=1");

        refused.Category.Should().Be(ErrorCategory.Redirect);
        refused.ServerMessage.Should().Contain("evil.example").And.NotContain("steal");
    }

    [Fact]
    [Trait("Category", "Fuzz")]
    public void Ten_thousand_random_bodies_give_nothing_but_refusals()
    {
        Random random = new(20261101);
        byte[][] seeds =
        [
            """{"error":{"message":"m","code":100,"error_data":{"details":"d"}}}"""u8.ToArray(), """{"errors":{"a":["b"]},"code":"x"}"""u8.ToArray(),
            "<html><script>a</script><p>text"u8.ToArray(), """["a",{"message":"\uD83D\uDE00"}]"""u8.ToArray(),
        ];
        for (int i = 0; i < 10_000; i++)
        {
            byte[] body = i % 2 == 0 ? Mutated(random, seeds[random.Next(seeds.Length)]) : Noise(random);

            KapsoApiException refused = Refusal.Read(body, (HttpStatusCode)random.Next(300, 600));

            refused.Message.Should().NotBeNullOrWhiteSpace();
        }
    }

    private static byte[] Noise(Random random)
    {
        byte[] body = new byte[random.Next(200)];
        random.NextBytes(body);
        return body;
    }

    private static byte[] Mutated(Random random, byte[] seed)
    {
        byte[] body = [.. seed];
        for (int changes = random.Next(1, 6); changes > 0; changes--)
        {
            body[random.Next(body.Length)] = (byte)random.Next(256);
        }

        return body[..random.Next(body.Length + 1)];
    }
}
