using Kapso.WhatsApp.BusinessProfiles;
using Kapso.WhatsApp.Customers;
using Kapso.WhatsApp.DisplayNames;
using Kapso.WhatsApp.Emulator;
using Kapso.WhatsApp.InboxEmbeds;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.PhoneNumbers;
using Kapso.WhatsApp.SetupLinks;
using Kapso.WhatsApp.Usernames;
using Kapso.WhatsApp.Users;

namespace Kapso.WhatsApp.IntegrationTests.Sdk;

/// <summary>A platform brings a customer onto WhatsApp, with real sockets all the way.</summary>
public sealed class OnboardingTests
{
    private static readonly FormUrlEncodedContent NoFields = new([]);

    [Fact]
    public async Task From_customer_to_message()
    {
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        KapsoWhatsAppClient kapso = started.Client;
        using HttpClient browser = new(new SocketsHttpHandler { AllowAutoRedirect = false });

        Customer customer = await kapso.Customers.CreateAsync(new NewCustomer { Name = "Acme", ExternalCustomerId = "crm-7" });
        CreatedSetupLink link = await kapso.SetupLinks.CreateAsync(customer.Id, NewSetupLink.Recommended with
        {
            SuccessRedirectUrl = "https://platform.example/done?tenant=7",
            FailureRedirectUrl = "https://platform.example/failed",
            Theme = new SetupLinkTheme { PrimaryColor = "#123456" },
        });
        link.Token.Should().NotBeNullOrEmpty();
        (await browser.GetStringAsync(link.Url)).Should().Contain("Acme").And.Contain("#123456");
        using HttpResponseMessage connected = await browser.PostAsync(link.Url + "/connect", NoFields);

        SetupRedirect redirect = SetupRedirect.Parse(connected.Headers.Location!);
        redirect.IsSuccess.Should().BeTrue();
        redirect.SetupLinkId.Should().Be(link.Id);
        redirect.ProvisionedPhoneNumberId.Should().NotBeNull();
        redirect.Parameters["tenant"].Should().Be("7");

        PhoneNumber number = await kapso.PhoneNumbers.GetAsync(redirect.PhoneNumberId!);
        (number.CustomerId, number.BusinessAccountId, number.IsCoexistence).Should().Be((customer.Id, redirect.BusinessAccountId, false));
        (await kapso.PhoneNumbers.GetByDisplayPhoneNumberAsync(redirect.DisplayPhoneNumber!)).PhoneNumberId.Should().Be(number.PhoneNumberId);
        (await kapso.PhoneNumbers.List(new PhoneNumberFilter { CustomerId = customer.Id }).GetPageAsync()).Items.Should().ContainSingle();
        (await kapso.SetupLinks.List(customer.Id).GetPageAsync()).Items.Single().Should().BeEquivalentTo(new { Status = SetupLinkStatus.Used, SetupStatus = SetupStatus.Completed });

        SentMessage sent = await kapso.Messages.SendTextAsync(number.PhoneNumberId, EmulatedKapso.To, "Hello from your new number");
        (await kapso.Messages.GetAsync(number.PhoneNumberId, sent.Id)).Content.Should().BeEquivalentTo(new TextContent { Body = "Hello from your new number" });
    }

    [Fact]
    public async Task A_failed_setup_tells_why_and_a_revoked_link_is_of_no_use()
    {
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        KapsoWhatsAppClient kapso = started.Client;
        using HttpClient browser = new(new SocketsHttpHandler { AllowAutoRedirect = false });
        Customer customer = await kapso.Customers.CreateAsync(new NewCustomer { Name = "Acme" });
        CreatedSetupLink link = await kapso.SetupLinks.CreateAsync(customer.Id, new NewSetupLink { FailureRedirectUrl = "https://platform.example/failed" });

        using FormUrlEncodedContent code = new([new("error_code", "token_exchange_failed")]);
        using HttpResponseMessage failed = await browser.PostAsync(link.Url + "/fail", code);
        SetupRedirect.Parse(failed.Headers.Location!).ErrorCode.Should().Be(SetupErrorCode.TokenExchangeFailed);

        await kapso.SetupLinks.UpdateAsync(customer.Id, link.Id, new SetupLinkUpdate { ExpiresAt = DateTimeOffset.MaxValue, Language = SetupLanguage.Hindi });
        (await kapso.SetupLinks.RevokeAsync(customer.Id, link.Id)).Status.Should().Be(SetupLinkStatus.Revoked);
        using HttpResponseMessage revoked = await browser.GetAsync(link.Url);
        SetupRedirect.Parse(revoked.Headers.Location!).ErrorCode.Should().Be(SetupErrorCode.LinkExpired);
    }

    [Fact]
    public async Task Customers_live_and_die_and_are_listed_over_many_pages()
    {
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        CustomersClient customers = started.Client.Customers;
        for (int i = 0; i < 45; i++)
        {
            await customers.CreateAsync(new NewCustomer { Name = $"Customer {i}", ExternalCustomerId = $"{i}" });
        }

        List<string?> names = [];
        await foreach (Customer listed in customers.List())
        {
            names.Add(listed.Name);
        }

        names.Should().Equal(Enumerable.Range(0, 45).Reverse().Select(i => $"Customer {i}"));
        (await customers.List().GetPageAsync("3")).Should().BeEquivalentTo(new { PreviousCursor = "2", NextCursor = (string?)null, TotalCount = 45 });

        Customer customer = (await customers.List(new CustomerFilter { ExternalCustomerId = "7" }).GetPageAsync()).Items.Single();
        (await customers.UpdateAsync(customer.Id, new CustomerUpdate { ExternalCustomerId = null })).ExternalCustomerId.Should().BeNull();
        await customers.DeleteAsync(customer.Id);
        (await customers.Awaiting(c => c.GetAsync(customer.Id)).Should().ThrowAsync<KapsoApiException>()).Which.Category.Should().Be(ErrorCategory.NotFound);
    }

    [Fact]
    public async Task A_number_is_set_up_from_verification_to_profile()
    {
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        KapsoWhatsAppClient kapso = started.Client;
        Customer customer = await kapso.Customers.CreateAsync(new NewCustomer { Name = "Acme" });
        NewPhoneNumber credentials = new() { Name = "Main", PhoneNumberId = "777", BusinessAccountId = "888", AccessToken = "t" };
        await kapso.PhoneNumbers.ConnectAsync(customer.Id, credentials);
        (await kapso.PhoneNumbers.Awaiting(numbers => numbers.ConnectAsync(customer.Id, credentials)).Should().ThrowAsync<KapsoApiException>()).Which.StatusCode.Should().Be(System.Net.HttpStatusCode.Conflict);

        await kapso.PhoneNumbers.RequestCodeAsync("777", VerificationMethod.Voice);
        await kapso.PhoneNumbers.VerifyCodeAsync("777", started.Emulator.GetVerificationCode("777")!);
        await kapso.PhoneNumbers.SetPinAsync("777", "123456");
        await kapso.PhoneNumbers.DeregisterAsync("777");
        await kapso.PhoneNumbers.RegisterAsync("777", "123456", "DE");
        await kapso.PhoneNumbers.UpdateAsync("777", new PhoneNumberUpdate { Name = "Renamed", CallsEnabled = true });
        (await kapso.PhoneNumbers.GetAsync("777")).Should().BeEquivalentTo(new { Name = "Renamed", CallsEnabled = true, IsPinEnabled = true, QualityRating = QualityRating.Green });
        (await kapso.PhoneNumbers.GetFromMetaAsync("777")).Should().BeEquivalentTo(new { Id = "777", AccountMode = AccountMode.Live, MessagingLimitTier = "TIER_250" });
        (await kapso.PhoneNumbers.List("888").GetPageAsync()).Items.Single().Throughput!.Level.Should().Be("STANDARD");

        await kapso.PhoneNumbers.UpdateSettingsAsync("777", new PhoneNumberSettingsUpdate
        {
            Calling = new CallingSettingsUpdate
            {
                Status = SettingStatus.Enabled,
                CallHours = new CallHours { Status = SettingStatus.Enabled, WeeklyOperatingHours = [new OperatingHours { DayOfWeek = Weekday.Monday, OpenTime = "0900", CloseTime = "1700" }] },
            },
        });
        PhoneNumberSettings settings = await kapso.PhoneNumbers.GetSettingsAsync("777");
        settings.Calling!.CallHours!.WeeklyOperatingHours.Should().ContainSingle();
        settings.StorageConfiguration!.Status.Should().Be(StorageStatus.Default);

        PhoneNumberHealth health = await kapso.PhoneNumbers.GetHealthAsync("777");
        health.Status.Should().Be(PhoneNumberHealthStatus.Healthy);
        health.MessagingHealth!.Entities.Single().Id.Should().Be("777");
        health.RateLimit.Should().Be(new HealthRateLimit(5, 4, 60, 59));

        await kapso.BusinessProfiles.UpdateAsync("777", new BusinessProfileUpdate { About = "We bake", Websites = ["https://a.example"], Vertical = BusinessVertical.Restaurant });
        (await kapso.BusinessProfiles.GetAsync("777")).Should().BeEquivalentTo(new { About = "We bake", Websites = new[] { "https://a.example" }, Vertical = BusinessVertical.Restaurant });
        (await kapso.Usernames.SetAsync("777", "acme")).Status.Should().Be(UsernameStatus.Approved);
        (await kapso.Usernames.GetAsync("777")).Username.Should().Be("acme");
        (await kapso.Usernames.GetSuggestionsAsync("777")).Names.Should().NotBeEmpty();
        await kapso.Usernames.DeleteAsync("777");
        (await kapso.Usernames.GetAsync("777")).Username.Should().BeNull();

        DisplayNameRequest asked = await kapso.DisplayNames.CreateAsync("777", "Acme Bakery");
        (await kapso.DisplayNames.GetAsync("777", asked.Id)).RequestedDisplayName.Should().Be("Acme Bakery");
        (await kapso.DisplayNames.List("777").GetPageAsync()).Items.Should().ContainSingle();
        await kapso.PhoneNumbers.DeleteAsync("777");
        (await kapso.PhoneNumbers.Awaiting(numbers => numbers.GetByDisplayPhoneNumberAsync("+1 555 030 1001")).Should().ThrowAsync<KapsoValidationException>()).Which.Problems.Single().Rule.Should().Be("no-match");
    }

    [Fact]
    public async Task An_inbox_is_embedded_and_taken_away()
    {
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        KapsoWhatsAppClient kapso = started.Client;
        using HttpClient browser = new();
        await kapso.Messages.SendTextAsync(started.PhoneNumberId, EmulatedKapso.To, "Hello inbox");
        User owner = (await kapso.Users.List().GetPageAsync()).Items.Single();
        owner.Role.Should().Be(UserRole.Owner);

        CreatedInboxEmbed embed = await kapso.InboxEmbeds.CreateAsync(NewInboxEmbed.ForPhoneNumber(started.PhoneNumberId) with { Name = "Support", AssignedUserId = owner.UserId });
        string address = new InboxView { Mode = InboxColorMode.Dark, Status = InboxStatusFilter.All }.ApplyTo(embed.EmbedUrl!);
        (await browser.GetStringAsync(address)).Should().Contain("Hello inbox").And.Contain("Showing all").And.Contain("color-scheme: dark");

        (await kapso.InboxEmbeds.UpdateAsync(embed.Id, new InboxEmbedUpdate { AssignedUserId = null, DefaultMode = InboxColorMode.Light })).AssignedUserId.Should().BeNull();
        (await kapso.InboxEmbeds.GetAsync(embed.Id)).DefaultMode.Should().Be(InboxColorMode.Light);
        (await kapso.InboxEmbeds.List(new InboxEmbedFilter { ScopeId = started.PhoneNumberId }).GetPageAsync()).TotalCount.Should().Be(1);
        await kapso.InboxEmbeds.DeleteAsync(embed.Id);
        using HttpResponseMessage gone = await browser.GetAsync(address);
        gone.StatusCode.Should().Be(System.Net.HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData(FaultKind.ResetAfterProcessing)]
    [InlineData(FaultKind.TruncatedBody)]
    public async Task A_creation_whose_answer_is_lost_is_not_repeated(FaultKind kind)
    {
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        CustomersClient customers = started.Client.Customers;
        started.Emulator.Faults.Add((kind is FaultKind.ResetAfterProcessing ? Fault.ResetAfterProcessing() : Fault.TruncatedBody()) with { OperationId = "createCustomer", Times = 0 });

        KapsoException lost = (await customers.Awaiting(c => c.CreateAsync(new NewCustomer { Name = "Acme" })).Should().ThrowAsync<KapsoException>()).Which;

        lost.OutcomeUnknown.Should().BeTrue();
        (await customers.List().GetPageAsync()).TotalCount.Should().Be(1);
    }

    [Fact]
    public async Task Updates_and_deletions_whose_answer_is_lost_are_tried_again_and_succeed()
    {
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        CustomersClient customers = started.Client.Customers;
        Customer customer = await customers.CreateAsync(new NewCustomer { Name = "Acme" });
        started.Emulator.Faults.Add(Fault.ResetAfterProcessing() with { OperationId = "updateCustomer" });
        started.Emulator.Faults.Add(Fault.ResetAfterProcessing() with { OperationId = "deleteCustomer" });

        (await customers.UpdateAsync(customer.Id, new CustomerUpdate { Name = "New" })).Name.Should().Be("New");
        await customers.DeleteAsync(customer.Id);

        (await customers.List().GetPageAsync()).TotalCount.Should().Be(0);
        started.Emulator.Requests.Count(request => request.OperationId is "updateCustomer" or "deleteCustomer").Should().Be(4);
    }

    [Fact]
    public async Task Unknown_ids_and_refused_members_are_typed()
    {
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        KapsoWhatsAppClient kapso = started.Client;

        KapsoApiException unknown = (await kapso.SetupLinks.Awaiting(links => links.CreateAsync("no-such-customer")).Should().ThrowAsync<KapsoApiException>()).Which;
        (unknown.Category, unknown.ServerMessage).Should().Be((ErrorCategory.NotFound, "Customer not found"));

        Customer customer = await kapso.Customers.CreateAsync(new NewCustomer { Name = "Acme" });
        KapsoApiException refused = (await kapso.SetupLinks.Awaiting(links => links.CreateAsync(customer.Id, new NewSetupLink { ReconnectPhoneNumber = "15550000000" })).Should().ThrowAsync<KapsoApiException>()).Which;
        ((int)refused.StatusCode, refused.ServerMessage).Should().Be((422, "reconnect_phone_number must match an existing WhatsApp config for this customer"));

        foreach (string id in new[] { "a/b", "../users", "%2e%2e", "?" })
        {
            (await kapso.Customers.Awaiting(customers => customers.GetAsync(id)).Should().ThrowAsync<KapsoApiException>()).Which.ServerMessage.Should().Be("Customer not found");
        }
    }
}
