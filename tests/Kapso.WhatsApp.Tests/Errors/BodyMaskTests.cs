using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kapso.WhatsApp.Tests.Errors;

/// <summary>What of a server's body is shown: JSON by the names of its members, everything by its form.</summary>
public sealed class BodyMaskTests
{
    [Theory]
    [InlineData("15551234567")]
    [InlineData("+15551234567")]
    [InlineData("\\u002B15551234567")]
    [InlineData("\\u002b\\u0031\\u0035\\u0035\\u0035\\u0031\\u0032\\u0033\\u0034\\u0035\\u0036\\u0037")]
    [InlineData("%2B15551234567")]
    [InlineData("0015551234567")]
    [InlineData("+1 (555) 123-4567")]
    [InlineData("1 (555) 123-4567")]
    [InlineData("(555) 123-4567")]
    [InlineData("1.555.123.4567")]
    [InlineData("1/555/123/4567")]
    [InlineData("to15551234567.")]
    [InlineData("whatsapp:+15551234567")]
    [InlineData("١٥٥٥١٢٣٤٥٦٧")]
    public void A_phone_number_is_masked_in_any_form(string number)
    {
        foreach (string body in new[]
        {
            """{"error":"Not NUMBER"}""", """{"error":{"message":"m","error_data":["NUMBER"]}}""", """{"NUMBER":1}""", "\"NUMBER\"", "Not NUMBER", "<p>NUMBER</p>", """{"error":"Not NUMBER""",
            """{"to":"NUMBER"} and more""", """{"json":"{\"to\":\"NUMBER\"}"}""",
        })
        {
            string masked = Apply(body.Replace("NUMBER", number, StringComparison.Ordinal));

            string digits = string.Concat(masked.Normalize(NormalizationForm.FormKC).Where(char.IsDigit));
            digits.Length.Should().BeLessThanOrEqualTo(8, masked);
            masked.Should().Contain("*");
        }
    }

    [Fact]
    public void A_phone_number_that_is_a_number_in_json_is_masked() =>
        Apply("""{"wa_id":15551234567,"ids":[15551234567]}""").Should().Be("""{"wa_id":"*******4567","ids":["*******4567"]}""");

    [Theory]
    [InlineData("""{ "error" : {"message":"(#131047) Re-engagement message","code":131047,"error_subcode":2494055,"fbtrace_id":"AbC12345678"} }""")]
    [InlineData("""{"error":"No","invocation_id":"12345678-1234-1234-1234-123456789012"}""")]
    [InlineData("""{"error":"No","at":"2026-11-01T12:00:00.1234567Z","on":"2026-11-01"}""")]
    [InlineData("""{"id":"US.13491208655302741918"}""")]
    [InlineData("""{"errors":{"name":["is too long"],"body":["is blank"],"secret_key":["is too short"],"contacts":"are missing"}}""")]
    [InlineData("""{"validation_errors":[{"error":"INVALID","message":"Property 'text' is missing.","line_start":12},{"error":"INVALID","line_start":13}]}""")]
    [InlineData("<html>Bad</html>")]
    [InlineData("")]
    public void What_is_harmless_stays_as_it_came(string body) =>
        Apply(body).Should().Be(body.Replace("AbC12345678", "AbC****5678", StringComparison.Ordinal));

    [Theory]
    [InlineData("""{"text":{"body":"TOP"}}""")]
    [InlineData("""{"data":[{"id":"wamid.1","image":{"caption":"TOP"},"kapso":{"content":"TOP","transcript":{"text":"TOP"},"last_message_text":"TOP"}},{"id":"wamid.2","body":"TOP"}]}""")]
    [InlineData("""{"interactive":{"body":{"text":"TOP"},"action":{"buttons":[{"reply":{"id":"TOP","title":"TOP"}}]}}}""")]
    [InlineData("""{"template":{"components":[{"parameters":[{"type":"text","text":"TOP"}]}]}}""")]
    [InlineData("""{"webhook":{"secretKey":"TOP","headers":{"X-Own":"TOP"}}}""")]
    [InlineData("""{"whatsapp_webhook":{"secret_key":"TOP"},"calling":{"sip":{"servers":[{"hostname":"a","sip_user_password":"TOP"}]}}}""")]
    [InlineData("""{"access_token":"TOP","webhook_verify_token":"TOP","pin":"TOP","client-secret":"TOP","Authorization":"Bearer TOP"}""")]
    [InlineData("""{"session":{"sdp_type":"offer","sdp":"v=0 TOP"}}""")]
    [InlineData("""{"url":"https://app.example/embed/TOP","media_url":"https://app.example/TOP?sig=TOP","link":"https://a.example/TOP","error":"see https://a.example/b?token=TOP"}""")]
    [InlineData("""{"flow_response":{"answer":"TOP"},"payload":"TOP","profile":{"name":"TOP"},"contact_name":"TOP"}""")]
    [InlineData("""{"raw":"{\"text\":{\"body\":\"TOP\"}}"}""")]
    [InlineData("""{"error":"Cannot take {\"secret_key\":\"TOP\"}"}""")]
    [InlineData("""{"error":"Cannot take secret_key=TOP&x=1"}""")]
    [InlineData("""{"te\u0078t":"TOP"}""")]
    public void Texts_and_secrets_are_hidden_by_the_names_of_their_members(string body)
    {
        string masked = Apply(body);

        masked.Should().NotContain("TOP").And.Contain("***");
        JsonNode.Parse(masked).Should().NotBeNull("what was JSON stays JSON");

        // Wherever the body breaks off, nothing more is shown.
        for (int length = 0; length < body.Length; length++)
        {
            Apply(body[..length]).Should().NotContain("TOP");
        }
    }

    [Theory]
    [InlineData("secret_key=TOP&name=a")]
    [InlineData("Authorization: Bearer TOP")]
    [InlineData("X-API-Key: TOP")]
    [InlineData("""Cannot parse {"secret_key":"TOP","text":{"body":"TOP"}}""")]
    public void What_is_no_json_is_hidden_by_its_form(string body) => Apply(body).Should().NotContain("TOP").And.Contain("***");

    [Fact]
    public void What_a_request_says_is_hidden_wherever_the_server_quotes_it()
    {
        IReadOnlyList<string> values = BodyMask.ValuesToHide(
            """
            {"to":"+15551234567","type":"interactive","interactive":{"type":"button","body":{"text":"Your order is late"},"action":{"buttons":[{"type":"reply","reply":{"id":"a","title":"Never mind"}}]}},
             "whatsapp_webhook":{"secret_key":"s3cr3t-value","headers":{"X-Own":"own-header-value"}}}
            """u8);

        values.Should().BeEquivalentTo("Your order is late", "Never mind", "s3cr3t-value", "own-header-value");
        new TextMask(values, null).Apply("Bad button title 'Never mind' of 'Your order is late', s3cr3t-value, own-header-value").Should().Be("Bad button title '***' of '***', ***, ***");
    }

    [Fact]
    public void Ten_thousand_random_bodies_are_masked_without_a_throw()
    {
        Random random = new(20261101);
        byte[] seed = """{"errors":[{"text":{"body":"TOP SECRET"},"code":1}],"a":["\u002B15551234567",15551234567,{"secret":"\uD800"}],"b":"{\"text\":\"x\"}"}"""u8.ToArray();
        for (int i = 0; i < 10_000; i++)
        {
            byte[] body = [.. seed];
            for (int change = random.Next(6); change > 0; change--)
            {
                body[random.Next(body.Length)] = (byte)random.Next(256);
            }

            body = body[..random.Next(body.Length + 1)];
            string masked = BodyMask.Apply(body, new TextMask([], null));
            BodyMask.ValuesToHide(body).Should().NotBeNull();
            if (IsJson(body))
            {
                IsJson(Encoding.UTF8.GetBytes(masked)).Should().BeTrue(masked);
            }
        }
    }

    private static string Apply(string body) => BodyMask.Apply(Encoding.UTF8.GetBytes(body), new TextMask([], null));

    private static bool IsJson(byte[] body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
