using System.Net;
using Kapso.WhatsApp.SetupLinks;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.SetupLinks;

public sealed class SetupLinkWireTests
{
    private const string Links = Exchange.Platform + "customers/c1/setup_links";

    private const string Members = """
        "id":"l1","status":"active","created_at":"2026-01-01T00:00:00Z","expires_at":"2026-01-31T00:00:00Z","url":"https://setup.example/s/1",
        "success_redirect_url":"https://a.example/ok","failure_redirect_url":null,"allowed_origins":["https://a.example"],"allowed_connection_types":["dedicated","carrier_pigeon"],
        "meta_billing_mode":"partner_managed","theme_config":{"primary_color":"#22c55e","glow_color":"#000000"},"provision_phone_number":true,"phone_number_area_code":"415",
        "phone_number_country_isos":["US"],"reconnect_phone_number":null,"language":"pt","whatsapp_setup_status":"failed","whatsapp_setup_error":"no luck",
        "provisioned_phone_number":{"id":"p1","phone_number":"+14155550123","status":"active","area_code":"415","country_iso":"US","country_dial_code":"1","display_number":"+1 415 555 0123","carrier":"x"},
        "campaign":"spring"
        """;

    [Fact]
    public async Task Creating_sends_every_option_that_is_set()
    {
        NewSetupLink link = new()
        {
            SuccessRedirectUrl = "https://a.example/ok?x=1",
            FailureRedirectUrl = "http://localhost:5000/failed",
            AllowedOrigins = ["https://a.example", "https://b.example:8443"],
            AllowedConnectionTypes = [ConnectionType.Coexistence, ConnectionType.Dedicated],
            MetaBillingMode = MetaBillingMode.PartnerManaged,
            Theme = new SetupLinkTheme { PrimaryColor = "#22C55e", DestructiveForegroundColor = "#FEF2F2" },
            ProvisionPhoneNumber = true,
            PhoneNumberAreaCode = "415",
            PhoneNumberCountryIsos = ["US", "CA"],
            Language = SetupLanguage.Portuguese,
        };

        (CreatedSetupLink created, SeenRequest request) = await Exchange.Make(
            $$"""{"data":{ {{Members}},"token":"secret-token"} }""", kapso => kapso.SetupLinks.CreateAsync("c1", link), HttpStatusCode.Created);

        request.ShouldBe("POST", Links, """
            {"setup_link":{"success_redirect_url":"https://a.example/ok?x=1","failure_redirect_url":"http://localhost:5000/failed","allowed_origins":["https://a.example","https://b.example:8443"],"allowed_connection_types":["coexistence","dedicated"],"meta_billing_mode":"partner_managed","theme_config":{"primary_color":"#22C55e","destructive_foreground_color":"#FEF2F2"},"provision_phone_number":true,"phone_number_area_code":"415","phone_number_country_isos":["US","CA"],"language":"pt"}}
            """.Trim());
        created.Token.Should().Be("secret-token");
        created.ToString().Should().NotContain("secret").And.NotContain("setup.example").And.Contain("l1");
        created.Url.Should().Be("https://setup.example/s/1");
    }

    [Fact]
    public async Task The_recommended_link_is_dedicated_with_a_us_number() =>
        (await Exchange.Make($$"""{"data":{ {{Members}} } }""", kapso => kapso.SetupLinks.CreateAsync("c1", NewSetupLink.Recommended))).Request.ShouldBe(
            "POST", Links, """{"setup_link":{"allowed_connection_types":["dedicated"],"provision_phone_number":true,"phone_number_country_isos":["US"]}}""");

    [Fact]
    public async Task Without_options_the_wrapper_is_empty() =>
        (await Exchange.Make($$"""{"data":{ {{Members}} } }""", kapso => kapso.SetupLinks.CreateAsync("c1"))).Request.ShouldBe("POST", Links, """{"setup_link":{}}""");

    [Fact]
    public async Task A_list_takes_every_filter_and_keeps_what_it_does_not_know()
    {
        SetupLinkFilter filter = new()
        {
            Status = SetupLinkStatus.Used,
            CreatedAfter = DateTimeOffset.UnixEpoch,
            CreatedBefore = DateTimeOffset.UnixEpoch.AddSeconds(1),
            PageSize = 100,
        };

        (Page<SetupLink> page, SeenRequest request) = await Exchange.Make(
            $$"""{"data":[{ {{Members}} }],"meta":{"page":1,"per_page":100,"total_pages":1,"total_count":1} }""", kapso => kapso.SetupLinks.List("c1", filter).GetPageAsync());

        request.ShouldBe("GET", Links + "?status=used&created_after=1970-01-01T00%3A00%3A00Z&created_before=1970-01-01T00%3A00%3A01Z&per_page=100");
        SetupLink link = page.Items.Single();
        link.Should().BeEquivalentTo(new
        {
            Id = "l1",
            Status = SetupLinkStatus.Active,
            CreatedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            ExpiresAt = new DateTimeOffset(2026, 1, 31, 0, 0, 0, TimeSpan.Zero),
            SuccessRedirectUrl = "https://a.example/ok",
            FailureRedirectUrl = (string?)null,
            AllowedOrigins = new[] { "https://a.example" },
            AllowedConnectionTypes = new[] { ConnectionType.Dedicated, new ConnectionType("carrier_pigeon") },
            MetaBillingMode = MetaBillingMode.PartnerManaged,
            ProvisionPhoneNumber = true,
            PhoneNumberAreaCode = "415",
            PhoneNumberCountryIsos = new[] { "US" },
            Language = SetupLanguage.Portuguese,
            SetupStatus = SetupStatus.Failed,
            SetupError = "no luck",
        });
        link.Theme!.PrimaryColor.Should().Be("#22c55e");
        link.Theme.AdditionalData["glow_color"].GetString().Should().Be("#000000");
        link.ProvisionedPhoneNumber!.DisplayNumber.Should().Be("+1 415 555 0123");
        link.ProvisionedPhoneNumber.AdditionalData["carrier"].GetString().Should().Be("x");
        link.AdditionalData["campaign"].GetString().Should().Be("spring");
    }

    [Fact]
    public async Task An_update_sets_clears_and_leaves_alone()
    {
        SetupLinkUpdate update = new()
        {
            SuccessRedirectUrl = null,
            FailureRedirectUrl = "https://a.example/no",
            AllowedOrigins = [],
            ProvisionPhoneNumber = false,
            PhoneNumberAreaCode = null,
            PhoneNumberCountryIsos = ["BR"],
            ExpiresAt = new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero),
            Status = SetupLinkStatus.Active,
            AllowedConnectionTypes = [ConnectionType.Dedicated],
            Theme = null,
            Language = null,
        };

        (await Exchange.Make($$"""{"data":{ {{Members}} } }""", kapso => kapso.SetupLinks.UpdateAsync("c1", "l1", update))).Request.ShouldBe("PATCH", Links + "/l1", """
            {"setup_link":{"success_redirect_url":null,"failure_redirect_url":"https://a.example/no","allowed_origins":[],"allowed_connection_types":["dedicated"],"provision_phone_number":false,"phone_number_area_code":null,"phone_number_country_isos":["BR"],"expires_at":"2026-05-01T00:00:00Z","status":"active","theme_config":null,"language":null}}
            """.Trim());

        (await Exchange.Make($$"""{"data":{ {{Members}} } }""", kapso => kapso.SetupLinks.UpdateAsync("c1", "l1", new SetupLinkUpdate { Language = SetupLanguage.Arabic, Theme = new SetupLinkTheme { CardColor = "#ffffff" } })))
            .Request.ShouldBe("PATCH", Links + "/l1", """{"setup_link":{"theme_config":{"card_color":"#ffffff"},"language":"ar"}}""");
    }

    [Fact]
    public async Task Revoking_sets_the_status()
    {
        (SetupLink link, SeenRequest request) = await Exchange.Make("""{"data":{"id":"l1","status":"revoked"}}""", kapso => kapso.SetupLinks.RevokeAsync("c1", "l1"));

        request.ShouldBe("PATCH", Links + "/l1", """{"setup_link":{"status":"revoked"}}""");
        link.Status.Should().Be(SetupLinkStatus.Revoked);
        link.AllowedOrigins.Should().BeEmpty();
    }

    [Fact]
    public async Task Ids_and_members_that_break_rules_are_told_together() =>
        (await Exchange.Refused(kapso => kapso.SetupLinks.UpdateAsync(" ", "l1", new SetupLinkUpdate()))).ShouldBe("customerId: required", "update: changes");

    [Fact]
    public async Task An_odd_member_costs_only_itself()
    {
        SetupLink link = (await Exchange.Make(
            """{"data":{"id":"l1","status":"active","allowed_origins":[null,"https://a.example"],"allowed_connection_types":"dedicated","theme_config":"dark","expires_at":"soon","provisioned_phone_number":{"area_code":"415"}}}""",
            kapso => kapso.SetupLinks.RevokeAsync("c1", "l1"))).Result;

        link.Should().BeEquivalentTo(new
        {
            Id = "l1",
            Status = SetupLinkStatus.Active,
            AllowedOrigins = new[] { "https://a.example" },
            AllowedConnectionTypes = new[] { ConnectionType.Dedicated },
            Theme = (SetupLinkTheme?)null,
            ExpiresAt = (DateTimeOffset?)null,
            ProvisionedPhoneNumber = (ProvisionedPhoneNumber?)null,
        });
        link.AdditionalData.Should().ContainKeys("theme_config", "expires_at", "provisioned_phone_number");
    }

    public static TheoryData<NewSetupLink, string> BrokenLinks => new()
    {
        { new NewSetupLink { SuccessRedirectUrl = "/ok" }, "link.successRedirectUrl: web-address" },
        { new NewSetupLink { FailureRedirectUrl = "ftp://a.example" }, "link.failureRedirectUrl: web-address" },
        { new NewSetupLink { AllowedOrigins = ["https://a.example", "http://a.example"] }, "link.allowedOrigins[1]: origin" },
        { new NewSetupLink { AllowedOrigins = ["https://a.example/path"] }, "link.allowedOrigins[0]: origin" },
        { new NewSetupLink { AllowedConnectionTypes = [] }, "link.allowedConnectionTypes: min-count" },
        { new NewSetupLink { AllowedConnectionTypes = [ConnectionType.Dedicated, ConnectionType.Dedicated] }, "link.allowedConnectionTypes[1]: unique" },
        { new NewSetupLink { Theme = new SetupLinkTheme { BorderColor = "e2e8f0" } }, "link.theme.borderColor: pattern" },
        { new NewSetupLink { Theme = new SetupLinkTheme { TextColor = "#fff" } }, "link.theme.textColor: pattern" },
        { new NewSetupLink { PhoneNumberCountryIsos = ["US", "de"] }, "link.phoneNumberCountryIsos[1]: pattern" },
        { new NewSetupLink { PhoneNumberAreaCode = "15" }, "link.phoneNumberAreaCode: pattern" },
        { new NewSetupLink { PhoneNumberAreaCode = "415", PhoneNumberCountryIsos = ["BR"] }, "link.phoneNumberAreaCode: us-only" },
        { new NewSetupLink { ReconnectPhoneNumber = "+15551234567" }, "link.reconnectPhoneNumber: digits" },
        { new NewSetupLink { ReconnectPhoneNumber = "15551234567", ProvisionPhoneNumber = true }, "link.provisionPhoneNumber: reconnect" },
    };

    [Theory]
    [MemberData(nameof(BrokenLinks))]
    public async Task What_cannot_be_is_refused_before_the_call(NewSetupLink link, string problem) =>
        (await Exchange.Refused(kapso => kapso.SetupLinks.CreateAsync("c1", link))).ShouldBe(problem);

    [Fact]
    public async Task A_number_to_connect_again_is_not_shown_in_the_error() =>
        (await Exchange.Refused(kapso => kapso.SetupLinks.CreateAsync("c1", new NewSetupLink { ReconnectPhoneNumber = "+15551234567" }))).Single().Value.Should().NotContain("1234");

    [Fact]
    public async Task An_update_cannot_make_a_link_used_or_change_nothing()
    {
        (await Exchange.Refused(kapso => kapso.SetupLinks.UpdateAsync("c1", "l1", new SetupLinkUpdate { Status = SetupLinkStatus.Used }))).ShouldBe("update.status: not-used");
        (await Exchange.Refused(kapso => kapso.SetupLinks.UpdateAsync("c1", "l1", new SetupLinkUpdate()))).ShouldBe("update: changes");
        (await Exchange.Refused(kapso => kapso.SetupLinks.UpdateAsync("c1", "l1", new SetupLinkUpdate { PhoneNumberAreaCode = "4155", Theme = new SetupLinkTheme { MutedColor = "red" } })))
            .ShouldBe("update.phoneNumberAreaCode: pattern", "update.theme.mutedColor: pattern");
    }
}
