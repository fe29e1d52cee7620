using System.Net;
using System.Text;

namespace Kapso.WhatsApp.Tests.Errors;

/// <summary>What a server echoes must not put the key or a phone number into an exception, and a long answer must not flood it.</summary>
public sealed class ErrorSecrecyTests
{
    public static TheoryData<string> Echoes { get; } =
    [
        """{"error":"KEY"}""",
        """{"error":{"message":"KEY","type":"KEY","error_user_title":"KEY","error_user_msg":"KEY","fbtrace_id":"KEY","error_data":{"details":"KEY"}}}""",
        """{"error":"no","code":"KEY","billing_url":"https://a.example/KEY"}""",
        """{"errors":{"KEY":["KEY"]}}""",
        """["KEY"]""",
        "<p>KEY</p>",
        "KEY",
        """{"error":"KEY""",
    ];

    [Theory]
    [MemberData(nameof(Echoes))]
    public void An_echoed_key_is_hidden(string body)
    {
        KapsoApiException refused = Refusal.Read(body.Replace("KEY", $"invalid {Refusal.Secret}!", StringComparison.Ordinal));

        TextsOf(refused).Should().OnlyContain(text => !text.Contains(Refusal.Secret));
        refused.ResponseBody.Should().Contain("***");
    }

    [Theory]
    [MemberData(nameof(Echoes))]
    public void An_echoed_phone_number_is_masked_with_and_without_its_plus(string body)
    {
        KapsoApiException refused = Refusal.Read(body.Replace("KEY", $"to {Refusal.Phone} alias 15551234567 or +1 (555) 123-4567", StringComparison.Ordinal));

        TextsOf(refused).Should().OnlyContain(text => !text.Contains("5551234567") && !text.Contains("(555) 123"));
        refused.ResponseBody.Should().Contain("4567", "the last digits help to recognise it");
    }

    [Fact]
    public void Another_persons_number_is_masked_when_it_has_its_plus() =>
        Refusal.Read("""{"error":"not +442071838750"}""").ServerMessage.Should().Be("not +********8750");

    [Theory]
    [InlineData(490)]
    [InlineData(499)]
    [InlineData(KapsoApiException.MaxResponseBodyLength - 10)]
    [InlineData(KapsoApiException.MaxResponseBodyLength - 21)]
    public void A_key_that_the_cap_cuts_in_two_is_hidden_as_well(int before)
    {
        string filler = new('x', before);

        foreach (string body in new[] { filler + Refusal.Secret, $$"""{"error":"{{filler}}{{Refusal.Secret}}","errors":{"f":["{{filler}}{{Refusal.Secret}}"] } }""" })
        {
            TextsOf(Refusal.Read(body)).Should().OnlyContain(text => !text.Contains(Refusal.Secret.Substring(0, 8)));
        }
    }

    [Fact]
    [Trait("Category", "Load")]
    public void A_long_answer_is_cut()
    {
        string words = new('x', 100_000);

        KapsoApiException refused = Refusal.Read($$"""{"error":"{{words}}","errors":{"f":["{{words}}"] } }""");

        refused.ResponseBody.Length.Should().Be(KapsoApiException.MaxResponseBodyLength + 1);
        refused.ServerMessage.Length.Should().Be(KapsoApiException.MaxResponseBodyLength + 1);
        refused.FieldErrors["f"].Single().Length.Should().Be(KapsoApiException.MaxResponseBodyLength + 1);
        Refusal.Read("<p>" + words).ServerMessage.Length.Should().BeLessThan(600);
    }

    [Fact]
    public void A_huge_answer_in_characters_of_several_bytes_is_cut_between_them() =>
        Encoding.UTF8.GetByteCount(Refusal.Read(new string('€', 50_000), HttpStatusCode.BadGateway).ResponseBody).Should().BeLessThan(40_000);

    private static IEnumerable<string> TextsOf(KapsoApiException refused) => new[]
    {
        refused.Message, refused.ServerMessage, refused.Details, refused.ResponseBody, refused.ErrorType, refused.UserTitle, refused.UserMessage, refused.FbTraceId,
        refused.KapsoCode?.Value, refused.BillingUrl, refused.ToString(),
    }.Concat(refused.FieldErrors.Keys).Concat(refused.FieldErrors.Values.SelectMany(messages => messages)).OfType<string>();
}
