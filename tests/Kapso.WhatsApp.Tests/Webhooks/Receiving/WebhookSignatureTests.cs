using System.Text;
using Kapso.WhatsApp.Webhooks;

namespace Kapso.WhatsApp.Tests.Webhooks.Receiving;

public sealed class WebhookSignatureTests
{
    private const string Secret = "test_app_secret";
    private const string Signature = "dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756";
    private static readonly byte[] Body = """{"object":"whatsapp_business_account","entry":[]}"""u8.ToArray();

    [Theory]
    [InlineData(Signature)]
    [InlineData("sha256=" + Signature)]
    [InlineData("SHA256=" + Signature)]
    [InlineData(" sha256=" + Signature + " ")]
    [InlineData("DEC6A680679A968E7E0319355B23599CBFC54502C0784668E9618BAA0C633756")]
    public void A_signature_is_taken_in_every_form(string signature) => (WebhookSignature.IsWellFormed(signature), WebhookSignature.IsValid(Body, signature, Secret)).Should().Be((true, true));

    [Fact]
    public void A_signature_is_computed_as_kapso_writes_it() => WebhookSignature.Compute(Body, Secret).Should().Be(Signature);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sha256=")]
    [InlineData("sha1=" + Signature)]
    [InlineData("eec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756")]
    [InlineData("dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c63375")]
    [InlineData("dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c6337560")]
    [InlineData("zec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756")]
    [InlineData("sha256=sha256=" + Signature)]
    [InlineData("ÄÖÜ6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756")]
    public void A_forged_or_malformed_signature_is_refused(string? signature) => (WebhookSignature.IsWellFormed(signature), WebhookSignature.IsValid(Body, signature, Secret)).Should().Be((signature?.StartsWith("eec6", StringComparison.Ordinal) is true, false));

    [Fact]
    public void One_byte_more_or_other_is_another_body()
    {
        WebhookSignature.IsValid([.. Body, (byte)'\n'], Signature, Secret).Should().BeFalse();
        WebhookSignature.IsValid(Body.AsSpan(1), Signature, Secret).Should().BeFalse();
    }

    [Fact]
    public void A_body_that_was_written_again_is_another_body()
    {
        byte[] raw = Encoding.UTF8.GetBytes("""{"text":"Ol\u00e1 😀"}""");
        string signature = WebhookSignature.Compute(raw, Secret);

        WebhookSignature.IsValid(raw, signature, Secret).Should().BeTrue();
        WebhookSignature.IsValid(Encoding.UTF8.GetBytes("""{"text":"Olá 😀"}"""), signature, Secret).Should().BeFalse();
    }

    [Fact]
    public void Any_of_several_secrets_will_do()
    {
        WebhookSignature.IsValid(Body, Signature, "old", Secret).Should().BeTrue();
        WebhookSignature.IsValid(Body, Signature, Secret, null, "").Should().BeTrue();
        WebhookSignature.IsValid(Body, Signature, "old", "new").Should().BeFalse();
        WebhookSignature.IsValid(Body, WebhookSignature.Compute(Body, new string('s', 5000)), new string('s', 5000)).Should().BeTrue();
    }

    [Fact]
    public void Without_a_secret_nothing_is_accepted()
    {
        string ofEmptySecret = Convert.ToHexString(System.Security.Cryptography.HMACSHA256.HashData(ReadOnlySpan<byte>.Empty, Body));

        WebhookSignature.IsValid(Body, ofEmptySecret).Should().BeFalse();
        WebhookSignature.IsValid(Body, ofEmptySecret, "").Should().BeFalse();
        WebhookSignature.IsValid(Body, ofEmptySecret, [null]).Should().BeFalse();
        WebhookSignature.IsValid(Body, Convert.ToHexString(System.Security.Cryptography.HMACSHA256.HashData(" "u8, Body)), " ").Should().BeFalse();
        FluentActions.Invoking(() => WebhookSignature.Compute(Body, "")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => WebhookSignature.Compute(Body, " ")).Should().Throw<ArgumentException>();
    }

    [Theory]
    [InlineData("subscribe", "t", "c", "t", "c")]
    [InlineData("subscribe", "T", "c", "t", null)]
    [InlineData("subscribe", null, "c", "t", null)]
    [InlineData("unsubscribe", "t", "c", "t", null)]
    [InlineData(null, "t", "c", "t", null)]
    [InlineData("subscribe", "", "c", "", null)]
    [InlineData("subscribe", " ", "c", " ", null)]
    [InlineData("subscribe", "tt", "c", "t", null)]
    [InlineData("subscribe", "", "c", null, null)]
    [InlineData("subscribe", "t", null, "t", null)]
    public void Metas_question_is_answered_with_its_challenge(string? mode, string? token, string? challenge, string? expected, string? answer) =>
        WebhookSignature.AnswerVerificationRequest(mode, token, challenge, expected).Should().Be(answer);
}
