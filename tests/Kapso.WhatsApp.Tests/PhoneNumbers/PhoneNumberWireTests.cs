using System.Net;
using Kapso.WhatsApp.PhoneNumbers;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.PhoneNumbers;

public sealed class PhoneNumberWireTests
{
    private const string Numbers = Exchange.Platform + "whatsapp/phone_numbers";

    private const string Full = """
        {"id":"647","internal_id":"i1","phone_number_id":"647","name":"Main","business_account_id":"123","is_coexistence":false,"inbound_processing_enabled":true,"calls_enabled":null,
        "webhook_verified_at":"2026-01-01T00:00:00Z","created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-02T00:00:00Z","customer_id":"c1","display_name":"Acme","display_phone_number":"+1 555-123-4567",
        "display_phone_number_normalized":"15551234567","verified_name":"Acme Inc","quality_rating":"GREEN","code_verification_status":"VERIFIED","name_status":"APPROVED","status":"CONNECTED",
        "throughput_tier":"STANDARD","whatsapp_business_manager_messaging_limit":250,"is_official_business_account":false,"is_pin_enabled":true,"colour":"blue"}
        """;

    private static readonly NewPhoneNumber New = new() { Name = "Main", PhoneNumberId = "647", BusinessAccountId = "123", AccessToken = "EAAG-secret" };

    [Theory]
    [InlineData("http://127.0.0.1:4010", true)]
    [InlineData("https://api.kapso.ai", false)]
    public async Task A_destination_on_this_machine_is_taken_by_a_client_of_this_machine(string server, bool isTaken)
    {
        using KapsoUnderTest kapso = new(options => options.BaseAddress = new Uri(server), ScriptedTransport.Answer(HttpStatusCode.OK, """{"data":{"id":"1","phone_number_id":"647"}}"""));

        Func<Task> update = () => kapso.Client.PhoneNumbers.UpdateAsync("647", new PhoneNumberUpdate { WebhookDestinationUrl = "http://localhost:5000/hook" });

        if (isTaken)
        {
            await update.Should().NotThrowAsync();
        }
        else
        {
            await update.Should().ThrowAsync<KapsoValidationException>().WithMessage("*https*");
        }
    }

    [Fact]
    public async Task Connecting_sends_the_number_and_its_credentials()
    {
        (PhoneNumber number, SeenRequest request) = await Exchange.Make($$"""{"data":{{Full}}}""", kapso => kapso.PhoneNumbers.ConnectAsync("c1", New), HttpStatusCode.Created);

        request.ShouldBe(
            "POST",
            Exchange.Platform + "customers/c1/whatsapp/phone_numbers",
            """{"whatsapp_phone_number":{"name":"Main","phone_number_id":"647","business_account_id":"123","access_token":"EAAG-secret"}}""");
        number.Should().BeEquivalentTo(new
        {
            PhoneNumberId = "647",
            InternalId = "i1",
            Name = "Main",
            BusinessAccountId = "123",
            CustomerId = "c1",
            IsCoexistence = false,
            InboundProcessingEnabled = true,
            CallsEnabled = (bool?)null,
            DisplayName = "Acme",
            DisplayPhoneNumber = "+1 555-123-4567",
            DisplayPhoneNumberNormalized = "15551234567",
            VerifiedName = "Acme Inc",
            QualityRating = QualityRating.Green,
            CodeVerificationStatus = "VERIFIED",
            NameStatus = "APPROVED",
            Status = "CONNECTED",
            ThroughputTier = "STANDARD",
            IsOfficialBusinessAccount = false,
            IsPinEnabled = true,
        });
        number.Id.Should().Be("647");
        number.BusinessManagerMessagingLimit!.Value.Number.Should().Be(250);
        number.AdditionalData["colour"].GetString().Should().Be("blue");
    }

    [Fact]
    public async Task A_messaging_limit_may_be_the_name_of_a_tier()
    {
        (PhoneNumber number, _) = await Exchange.Make("""{"data":{"phone_number_id":"647","whatsapp_business_manager_messaging_limit":"TIER_1K"}}""", kapso => kapso.PhoneNumbers.GetAsync("647"));

        (number.BusinessManagerMessagingLimit!.Value.Text, number.BusinessManagerMessagingLimit.Value.Number).Should().Be(("TIER_1K", null));
    }

    [Fact]
    public async Task Connecting_sends_every_option() =>
        (await Exchange.Make($$"""{"data":{{Full}}}""", kapso => kapso.PhoneNumbers.ConnectAsync("c1", New with
        {
            Kind = PhoneNumberKind.Sandbox,
            WebhookVerifyToken = "t",
            WebhookDestinationUrl = "https://a.example/hook",
            InboundProcessingEnabled = false,
            CallsEnabled = true,
        }))).Request.ShouldBe(
            "POST",
            Exchange.Platform + "customers/c1/whatsapp/phone_numbers",
            """{"whatsapp_phone_number":{"name":"Main","phone_number_id":"647","business_account_id":"123","access_token":"EAAG-secret","kind":"sandbox","webhook_verify_token":"t","webhook_destination_url":"https://a.example/hook","inbound_processing_enabled":false,"calls_enabled":true}}""");

    [Fact]
    public void A_secret_is_not_shown()
    {
        New.ToString().Should().NotContain("secret");
        new PhoneNumberUpdate { AccessToken = "EAAG-secret", WebhookVerifyToken = "secret" }.ToString().Should().NotContain("secret");
    }

    [Fact]
    public async Task A_secret_that_the_server_echoes_is_hidden()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.BadRequest, """{"error":{"message":"Malformed access token EAAG-secret, token v-secret, pin 482915","code":190}}"""));

        foreach (Func<PhoneNumbersClient, Task> call in new Func<PhoneNumbersClient, Task>[]
        {
            numbers => numbers.ConnectAsync("c1", New with { WebhookVerifyToken = "v-secret" }),
            numbers => numbers.UpdateAsync("647", new PhoneNumberUpdate { AccessToken = "EAAG-secret", WebhookVerifyToken = "v-secret" }),
        })
        {
            (await kapso.Client.PhoneNumbers.Awaiting(call).Should().ThrowAsync<KapsoApiException>()).Which.ToString().Should().NotContain("secret").And.Contain("***");
        }

        foreach (Func<PhoneNumbersClient, Task> call in new Func<PhoneNumbersClient, Task>[]
        {
            numbers => numbers.SetPinAsync("647", "482915"),
            numbers => numbers.RegisterAsync("647", "482915"),
            numbers => numbers.VerifyCodeAsync("647", "482-915"),
        })
        {
            (await kapso.Client.PhoneNumbers.Awaiting(call).Should().ThrowAsync<KapsoApiException>()).Which.ToString().Should().NotContain("482915");
        }
    }

    [Fact]
    public async Task A_list_takes_every_filter()
    {
        PhoneNumberFilter filter = new()
        {
            PhoneNumberId = "647",
            BusinessAccountId = "123",
            CustomerId = "c1",
            MessagingEnabled = true,
            NameContains = "ma in",
            CreatedAfter = DateTimeOffset.UnixEpoch,
            CreatedBefore = DateTimeOffset.UnixEpoch,
            PageSize = 5,
        };

        (Page<PhoneNumber> page, SeenRequest request) = await Exchange.Make($$"""{"data":[{{Full}}],"meta":{"page":1,"total_pages":1} }""", kapso => kapso.PhoneNumbers.List(filter).GetPageAsync());

        request.ShouldBe(
            "GET",
            Numbers + "?phone_number_id=647&business_account_id=123&customer_id=c1&messaging_enabled=true&name_contains=ma%20in&created_after=1970-01-01T00%3A00%3A00Z&created_before=1970-01-01T00%3A00%3A00Z&per_page=5");
        page.Items.Single().AdditionalData.Should().ContainKey("colour");
    }

    [Fact]
    public async Task One_number_is_read_changed_and_deleted()
    {
        (await Exchange.Make($$"""{"data":{{Full}}}""", kapso => kapso.PhoneNumbers.GetAsync("647"))).Request.ShouldBe("GET", Numbers + "/647");
        (await Exchange.Make("", kapso => kapso.PhoneNumbers.DeleteAsync("647"), HttpStatusCode.NoContent)).ShouldBe("DELETE", Numbers + "/647");
        (await Exchange.Make($$"""{"data":{{Full}}}""", kapso => kapso.PhoneNumbers.UpdateAsync("647", new PhoneNumberUpdate
        {
            Name = "New",
            Kind = PhoneNumberKind.Production,
            PhoneNumberId = "648",
            BusinessAccountId = "124",
            AccessToken = "t",
            WebhookVerifyToken = null,
            WebhookDestinationUrl = null,
            InboundProcessingEnabled = true,
            CallsEnabled = false,
        }))).Request.ShouldBe(
            "PATCH",
            Numbers + "/647",
            """{"whatsapp_phone_number":{"name":"New","kind":"production","phone_number_id":"648","business_account_id":"124","access_token":"t","webhook_verify_token":null,"webhook_destination_url":null,"inbound_processing_enabled":true,"calls_enabled":false}}""");
    }

    [Fact]
    public async Task What_cannot_be_is_refused_before_the_call()
    {
        (await Exchange.Refused(kapso => kapso.PhoneNumbers.ConnectAsync("c1", new NewPhoneNumber { Name = "", PhoneNumberId = " ", BusinessAccountId = "", AccessToken = "", WebhookDestinationUrl = "http://a.example" })))
            .ShouldBe("number.name: required", "number.phoneNumberId: required", "number.businessAccountId: required", "number.accessToken: required", "number.webhookDestinationUrl: https");
        (await Exchange.Refused(kapso => kapso.PhoneNumbers.UpdateAsync("647", new PhoneNumberUpdate()))).ShouldBe("update: changes");
        (await Exchange.Refused(kapso => kapso.PhoneNumbers.UpdateAsync("647", new PhoneNumberUpdate { Kind = PhoneNumberKind.Production }))).ShouldBe("update.phoneNumberId: required");
    }

    [Theory]
    [InlineData("+1 555 123 4567")]
    [InlineData("15551234567")]
    [InlineData("+1 (555) 123-4567")]
    [InlineData("001.555.123.4567")]
    [InlineData("\u202A+1\u00A0555\u2011123\u20114567\u202C")]
    public async Task A_number_is_found_however_it_is_written(string display)
    {
        using KapsoUnderTest kapso = new(
            ScriptedTransport.Answer(HttpStatusCode.OK, """{"data":[{"phone_number_id":"1","display_phone_number":"+1 555-123-4568"}],"meta":{"page":1,"total_pages":2}}"""),
            ScriptedTransport.Answer(HttpStatusCode.OK, """{"data":[{"phone_number_id":"2","display_phone_number":"+1 555-123-4567"}],"meta":{"page":2,"total_pages":2}}"""));

        (await kapso.Client.PhoneNumbers.GetByDisplayPhoneNumberAsync(display)).PhoneNumberId.Should().Be("2");

        kapso.Transport.Requests.Select(request => request.Uri.Query).Should().Equal("?per_page=100", "?per_page=100&page=2");
    }

    [Theory]
    [InlineData("""{"data":[]}""", "no-match")]
    [InlineData("""{"data":[{"phone_number_id":"1","display_phone_number":null},{"phone_number_id":"2","display_phone_number":"5551234567"}]}""", "no-match")]
    [InlineData("""{"data":[{"phone_number_id":"1","display_phone_number_normalized":"15551234567"},{"phone_number_id":"2","display_phone_number":"+1 555 123 4567"}]}""", "several-matches")]
    public async Task None_or_several_matches_are_said_clearly(string answer, string rule)
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.OK, answer));

        KapsoValidationException refused = (await kapso.Client.PhoneNumbers.Awaiting(numbers => numbers.GetByDisplayPhoneNumberAsync("+1 555 123 4567")).Should().ThrowAsync<KapsoValidationException>()).Which;

        refused.Problems.ShouldBe("displayPhoneNumber: " + rule);
        refused.Message.Should().NotContain("5551234").And.NotContain("555 123");
        if (rule == "several-matches")
        {
            refused.Message.Should().Contain("1, 2");
        }
    }

    [Theory]
    [InlineData("", "required")]
    [InlineData("555", "phone-number")]
    [InlineData("+1 555 CALL NOW 1", "phone-number")]
    public async Task What_is_no_number_is_not_looked_for(string display, string rule) =>
        (await Exchange.Refused(kapso => kapso.PhoneNumbers.GetByDisplayPhoneNumberAsync(display))).ShouldBe("displayPhoneNumber: " + rule);
}
