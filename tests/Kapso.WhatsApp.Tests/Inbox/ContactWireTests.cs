using System.Net;
using System.Text.Json;
using Kapso.WhatsApp.Contacts;
using Kapso.WhatsApp.Conversations;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Inbox;

public sealed class ContactWireTests
{
    private const string Contacts = Exchange.Platform + "whatsapp/contacts";

    private const string Full = """
        {"id":"c1","wa_id":null,"business_scoped_user_id":"US.1","parent_business_scoped_user_id":"US.ENT.1","username":"@ann","profile_name":"Ann","display_name":"Ann (VIP)","customer_id":"k1","metadata":{"a":1},
        "created_at":"2026-02-01T00:00:00Z","updated_at":"2026-03-01T12:00:00Z","mood":"good"}
        """;

    private const string FullPreference = """
        {"id":"p1","whatsapp_config_id":"n1","whatsapp_config_internal_id":"n1","phone_number_id":"647","status":"stopped","detail":"User said so","source":"meta_delivery_error","marketing_allowed":false,"config_display_name":"Acme","last_event_at":"2026-03-01T12:00:00Z",
        "whatsapp_contact_id":"c1","internal_id":"i1","created_at":"2026-02-01T00:00:00Z","updated_at":"2026-03-01T12:00:00Z","mood":"good"}
        """;

    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Contacts_are_listed_on_both_surfaces_and_got()
    {
        (Page<Contact> searched, SeenRequest search) = await Exchange.Make($$"""{"data":[{{Full}}],"paging":{"cursors":{"before":null,"after":"a"} } }""", kapso => kapso.Contacts.List(new ProjectContactFilter
        {
            CustomerId = "k1",
            CustomerExternalId = "x 1",
            HasCustomer = true,
            ProfileNameContains = "an",
            WaIdContains = "555",
            BusinessScopedUserId = "US.1",
            CreatedAfter = Noon,
            CreatedBefore = Noon,
            PageSize = 5,
        }).GetPageAsync("c"));
        SeenRequest bare = await Exchange.Make($$"""{"data":[]}""", kapso => (Task)kapso.Contacts.List().GetPageAsync());
        (Page<Contact> listed, SeenRequest list) = await Exchange.Make($$"""{"data":[{{Full}}]}""", kapso => kapso.Contacts.List("647", new ContactFilter { Person = "15551234567", CustomerId = "k1", HasCustomer = false, Fields = ContactFields.All, PageSize = 5 }).GetPageAsync());
        (Contact found, SeenRequest find) = await Exchange.Make($$"""{"data":{{Full}} }""", kapso => kapso.Contacts.GetAsync("+15551234567"));
        (Contact got, SeenRequest get) = await Exchange.Make(Full, kapso => kapso.Contacts.GetAsync("647", "15551234567"));

        search.ShouldBe("GET", $"{Contacts}?customer_id=k1&customer_external_id=x%201&has_customer=true&profile_name_contains=an&wa_id_contains=555&business_scoped_user_id=US.1&created_after=2026-03-01T12%3A00%3A00Z&created_before=2026-03-01T12%3A00%3A00Z&limit=5&after=c");
        bare.ShouldBe("GET", $"{Contacts}?limit=100");
        list.ShouldBe("GET", $"{Exchange.WhatsApp}647/contacts?wa_id=15551234567&customer_id=k1&has_customer=false&fields=kapso%28%2A%29&limit=5");
        find.ShouldBe("GET", $"{Contacts}/%2B15551234567");
        get.ShouldBe("GET", $"{Exchange.WhatsApp}647/contacts/15551234567");
        foreach ((ContactFields fields, string query) in new[] { (ContactFields.Create("a", "b"), "kapso%28a%2Cb%29"), (ContactFields.Default, "kapso%28default%29"), (ContactFields.None, "kapso%28%29") })
        {
            (await Exchange.Make(Full, kapso => kapso.Contacts.GetAsync("647", "15551234567", fields))).Request.ShouldBe("GET", $"{Exchange.WhatsApp}647/contacts/15551234567?fields={query}");
        }

        foreach (Contact contact in new[] { searched.Items.Single(), listed.Items.Single(), found, got })
        {
            ShouldBeFull(contact);
        }
    }

    [Fact]
    public async Task Half_of_an_emoji_in_a_name_does_not_cost_the_page()
    {
        (Page<Contact> page, _) = await Exchange.Make("""{"data":[{"id":"c1","display_name":"Ann \ud83d\ude00"},{"id":"c2","display_name":"Ben \ud83d"}]}""", kapso => kapso.Contacts.List().GetPageAsync());

        page.Items.Select(contact => contact.DisplayName).Should().Equal("Ann 😀", "Ben \ufffd");
    }

    [Fact]
    public async Task Contacts_are_created_changed_and_erased()
    {
        JsonElement metadata = JsonDocument.Parse("""{"tier":1}""").RootElement;
        (Contact created, SeenRequest create) = await Exchange.Make(
            $$"""{"data":{{Full}} }""",
            kapso => kapso.Contacts.CreateAsync(new NewContact { Person = "+15551234567", ProfileName = "Ann", DisplayName = "Ann (VIP)", CustomerId = "k1", Metadata = metadata }),
            HttpStatusCode.Created);
        (Contact changed, SeenRequest change) = await Exchange.Make($$"""{"data":{{Full}} }""", kapso => kapso.Contacts.UpdateAsync(ContactIdentifier.FromBusinessScopedUserId("US.1"), new ContactUpdate { DisplayName = "A", Metadata = metadata }));
        SeenRequest erase = await Exchange.Make("", kapso => kapso.Contacts.RequestErasureAsync(ContactIdentifier.FromId("c1")), HttpStatusCode.NoContent);

        create.ShouldBe("POST", Contacts, """{"contact":{"wa_id":"\u002B15551234567","profile_name":"Ann","display_name":"Ann (VIP)","customer_id":"k1","metadata":{"tier":1}}}""");
        change.ShouldBe("PATCH", $"{Contacts}/US.1", """{"contact":{"display_name":"A","metadata":{"tier":1}}}""");
        erase.ShouldBe("DELETE", $"{Contacts}/c1");
        ShouldBeFull(created);
        ShouldBeFull(changed);
    }

    [Fact]
    public async Task Marketing_preferences_are_listed_and_got()
    {
        (Page<MarketingPreference> all, SeenRequest list) = await Exchange.Make($$"""{"data":[{{FullPreference}}]}""", kapso => kapso.Contacts.ListMarketingPreferences("c1").GetPageAsync());
        (MarketingPreference? one, SeenRequest get) = await Exchange.Make($$"""{"data":{{FullPreference}} }""", kapso => kapso.Contacts.FindMarketingPreferenceAsync("647", "c1"));
        (MarketingPreference? none, _) = await Exchange.Make("""{"error":"Marketing preference not found"}""", kapso => kapso.Contacts.FindMarketingPreferenceAsync("647", "c1"), HttpStatusCode.NotFound);

        list.ShouldBe("GET", $"{Contacts}/c1/marketing_preferences");
        get.ShouldBe("GET", $"{Contacts}/c1/marketing_preferences/647");
        none.Should().BeNull();
        foreach (MarketingPreference preference in new[] { all.Items.Single(), one! })
        {
            preference.Should().BeEquivalentTo(new
            {
                PhoneNumberId = "647",
                Status = MarketingPreferenceStatus.Stopped,
                Detail = "User said so",
                Source = MarketingPreferenceSource.MetaDeliveryError,
                MarketingAllowed = false,
                ConfigDisplayName = "Acme",
                LastEventAt = Noon,
                ContactId = "c1",
                Id = "p1",
                InternalId = "i1",
                ConfigurationId = "n1",
                ConfigurationInternalId = "n1",
            });
            preference.AdditionalData.Keys.Should().Equal("mood");
        }
    }

    [Theory]
    [InlineData("+15551234567")]
    [InlineData("15551234567")]
    public async Task A_refusal_hides_the_number(string phone)
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.UnprocessableEntity, """{"error":"15551234567 is not a valid phone number"}"""));

        KapsoApiException refused = (await kapso.Client.Awaiting(client => client.Contacts.RequestErasureAsync(phone)).Should().ThrowAsync<KapsoApiException>()).Which;

        refused.ToString().Should().NotContain("15551234567").And.Contain("*******4567");
        ContactIdentifier.FromPhoneNumber(phone).ToString().Should().NotContain("5551234567").And.EndWith("4567");
    }

    [Theory]
    [InlineData("+1 (555) 123-4567", "+15551234567")]
    [InlineData("1.555.123.4567", "15551234567")]
    [InlineData("US.13491208655302741918", "US.13491208655302741918")]
    [InlineData("12345678-1234-1234-1234-123456789012", "12345678-1234-1234-1234-123456789012")]
    public async Task A_text_names_a_contact_in_any_form(string text, string value)
    {
        (_, SeenRequest request) = await Exchange.Make($$"""{"data":{{Full}} }""", kapso => kapso.Contacts.GetAsync(text));

        request.ShouldBe("GET", $"{Contacts}/{Uri.EscapeDataString(value)}");
    }

    [Theory]
    [InlineData("+1 (555) 123-4567")]
    [InlineData("1-555-123-4567")]
    [InlineData("15551234567\n")]
    public void An_identifier_shows_no_whole_number(string phone)
    {
        foreach (ContactIdentifier identifier in new[] { phone, ContactIdentifier.FromPhoneNumber(phone), ContactIdentifier.FromBusinessScopedUserId(phone), ContactIdentifier.FromId(phone) })
        {
            identifier.ToString().Should().Contain("4567").And.NotContain("555");
        }
    }

    [Fact]
    public async Task No_refusal_shows_a_number_that_was_given()
    {
        const string echo = """{"error":"15551234567 or 447911123456 is wrong"}""";
        Func<KapsoWhatsAppClient, Task>[] calls =
        [
            kapso => kapso.Contacts.UpdateAsync("+15551234567", new ContactUpdate { Person = "+44 7911 123456" }),
            kapso => kapso.Contacts.List(new ProjectContactFilter { WaIdContains = "15551234567" }).GetPageAsync(),
            kapso => kapso.Contacts.List("647", new ContactFilter { Person = "15551234567" }).GetPageAsync(),
            kapso => kapso.Conversations.List(new ProjectConversationFilter { PhoneNumberContains = "+15551234567" }).GetPageAsync(),
            kapso => kapso.Conversations.List("647", new ConversationFilter { Person = "+15551234567" }).GetPageAsync(),
            kapso => kapso.Messages.List(new ProjectMessageFilter { PhoneNumberContains = "+15551234567" }).GetPageAsync(),
        ];
        List<string> told = [];
        foreach (Func<KapsoWhatsAppClient, Task> call in calls)
        {
            using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.UnprocessableEntity, echo));
            told.Add((await kapso.Client.Awaiting(call).Should().ThrowAsync<KapsoApiException>()).Which.ToString());
        }

        told.Should().OnlyContain(text => !text.Contains("15551234567"));
        told[0].Should().NotContain("7911123456");
    }

    [Fact]
    public async Task A_bad_number_is_not_shown_before_the_call_either()
    {
        foreach (ValidationProblem problem in await Exchange.Refused(kapso => kapso.Contacts.GetAsync("647", "15551234567#")))
        {
            problem.Value.Should().Contain("4567").And.NotContain("555");
        }
    }

    [Fact]
    public async Task What_breaks_a_rule_is_not_sent()
    {
        JsonElement list = JsonDocument.Parse("[]").RootElement;
        (await Exchange.Refused(kapso => kapso.Contacts.CreateAsync(new NewContact { Person = "", CustomerId = " ", Metadata = list }))).ShouldBe("contact.person: required", "contact.customerId: required", "contact.metadata: object");
        (await Exchange.Refused(kapso => kapso.Contacts.UpdateAsync("c1", new ContactUpdate()))).ShouldBe("update: changes");
        (await Exchange.Refused(kapso => kapso.Contacts.List(new ProjectContactFilter { PageSize = 0 }).GetPageAsync())).ShouldBe("filter.pageSize: range");
        new NewContact { Person = "+15551234567" }.ToString().Should().NotContain("555");
    }

    private static void ShouldBeFull(Contact contact)
    {
        contact.Should().BeEquivalentTo(new
        {
            Id = "c1",
            WaId = (string?)null,
            BusinessScopedUserId = "US.1",
            ParentBusinessScopedUserId = "US.ENT.1",
            Username = "@ann",
            ProfileName = "Ann",
            DisplayName = "Ann (VIP)",
            CustomerId = "k1",
            UpdatedAt = Noon,
        });
        contact.AdditionalData.Should().ContainKey("mood");
    }
}
