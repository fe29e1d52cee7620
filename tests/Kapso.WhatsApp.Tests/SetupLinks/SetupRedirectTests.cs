using Kapso.WhatsApp.SetupLinks;

namespace Kapso.WhatsApp.Tests.SetupLinks;

public sealed class SetupRedirectTests
{
    private const string Success =
        "setup_link_id=l1&status=completed&phone_number_id=647&business_account_id=123&provisioned_phone_number_id=p1&display_phone_number=%2B15551234567";

    [Fact]
    public void A_success_is_read_from_an_address()
    {
        SetupRedirect redirect = SetupRedirect.Parse(new Uri($"https://app.example/done?tenant=7&{Success}#top"));

        redirect.IsSuccess.Should().BeTrue();
        redirect.Should().BeEquivalentTo(new
        {
            SetupLinkId = "l1",
            Status = "completed",
            PhoneNumberId = "647",
            BusinessAccountId = "123",
            ProvisionedPhoneNumberId = "p1",
            DisplayPhoneNumber = "+15551234567",
            ErrorCode = (SetupErrorCode?)null,
        });
        redirect.Parameters["tenant"].Should().Be("7");
    }

    [Theory]
    [InlineData("?" + Success)]
    [InlineData(Success)]
    [InlineData("a=b&&" + Success + "&status=failed")]
    public void A_success_is_read_from_a_query(string query) => SetupRedirect.Parse(query).IsSuccess.Should().BeTrue();

    [Fact]
    public void A_success_is_read_from_pairs() =>
        SetupRedirect.Parse(new Dictionary<string, string?> { ["setup_link_id"] = "l1", ["status"] = "completed", ["phone_number_id"] = "647", ["business_account_id"] = null }).Should().BeEquivalentTo(
            new { IsSuccess = true, SetupLinkId = "l1", PhoneNumberId = "647", BusinessAccountId = (string?)null });

    [Fact]
    public void A_relative_address_will_do() => SetupRedirect.Parse(new Uri("/done?setup_link_id=l1", UriKind.Relative)).SetupLinkId.Should().Be("l1");

    [Theory]
    [InlineData("link_expired", true)]
    [InlineData("made_up_tomorrow", false)]
    public void A_failure_tells_why(string code, bool known)
    {
        SetupRedirect redirect = SetupRedirect.Parse($"setup_link_id=l1&error_code={code}");

        redirect.IsSuccess.Should().BeFalse();
        redirect.ErrorCode.Should().Be(new SetupErrorCode(code));
        SetupErrorCode.Known.Contains(redirect.ErrorCode!.Value).Should().Be(known);
    }

    [Theory]
    [InlineData("%2B1%20555%20123%204567", "+1 555 123 4567")]
    [InlineData("+15551234567", "+15551234567")]
    [InlineData("15551234567", "15551234567")]
    public void A_plus_that_was_not_escaped_is_restored(string raw, string number) =>
        SetupRedirect.Parse($"setup_link_id=l1&display_phone_number={raw}").DisplayPhoneNumber.Should().Be(number);

    [Theory]
    [InlineData("status=completed&phone_number_id=1")]
    [InlineData("setup_link_id=l1&status=completed")]
    [InlineData("setup_link_id=l1&status=completed&phone_number_id=1&error_code=link_expired")]
    [InlineData("setup_link_id=l1&status=COMPLETED&phone_number_id=1")]
    public void Half_a_success_is_none(string query) =>
        (SetupRedirect.TryParse(query, out SetupRedirect? redirect) && redirect.IsSuccess).Should().BeFalse();

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("setup_link_id")]
    [InlineData("setup_link_id=&status=completed")]
    [InlineData("setup_link_id=%20")]
    [InlineData("=&=&&==")]
    [InlineData("%zz=%&%")]
    public void What_names_no_link_is_no_redirect(string query)
    {
        SetupRedirect.TryParse(query, out SetupRedirect? redirect).Should().BeFalse();
        redirect.Should().BeNull();
        FluentActions.Invoking(() => SetupRedirect.Parse(query)).Should().Throw<KapsoValidationException>().Which.Problems.Single().Path.Should().Be("setup_link_id");
    }

    [Fact]
    public void No_query_is_no_redirect() => SetupRedirect.TryParse(null, out _).Should().BeFalse();
}
