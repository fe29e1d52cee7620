using System.Text.Json;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Serialization;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Messages;

public class ContactsMessageTests
{
    private const string FullCard = """
        [{
          "name": {"formatted_name":"Dr. Ana M. Rojas Jr.","first_name":"Ana","last_name":"Rojas","middle_name":"M.","suffix":"Jr.","prefix":"Dr."},
          "phones": [{"phone":"+56 9 5555 0101","type":"MOBILE","wa_id":"56955550101"},{"phone":"+56 2 5555 0102"}],
          "emails": [{"email":"ana@example.com","type":"WORK"}],
          "addresses": [{"street":"Av. Uno 1","city":"Santiago","state":"RM","zip":"8320000","country":"Chile","country_code":"CL","type":"HOME"}],
          "org": {"company":"Acme","department":"Design","title":"Lead"},
          "urls": [{"url":"https://example.com/ana","type":"WORK"}],
          "birthday": "1990-02-28"
        }]
        """;

    private static readonly ContactCard Ana = ContactCard.Create("Ana Rojas", "+56 9 5555 0101");

    [Fact]
    public void A_card_with_every_part_is_written_under_the_wires_names()
    {
        ContactCard card = new()
        {
            Name = new ContactName { FormattedName = "Dr. Ana M. Rojas Jr.", FirstName = "Ana", LastName = "Rojas", MiddleName = "M.", Suffix = "Jr.", Prefix = "Dr." },
            Phones = [new ContactPhone { Phone = "+56 9 5555 0101", Type = "MOBILE", WaId = "56955550101" }, new ContactPhone { Phone = "+56 2 5555 0102" }],
            Emails = [new ContactEmail { Email = "ana@example.com", Type = "WORK" }],
            Addresses =
            [
                new ContactAddress { Street = "Av. Uno 1", City = "Santiago", State = "RM", Zip = "8320000", Country = "Chile", CountryCode = "CL", Type = "HOME" },
            ],
            Org = new ContactOrganization { Company = "Acme", Department = "Design", Title = "Lead" },
            Urls = [new ContactUrl { Url = "https://example.com/ana", Type = "WORK" }],
            Birthday = "1990-02-28",
        };

        new ContactsMessage(card).ShouldHaveContent(FullCard);
        new ContactsMessage(card).ShouldBreakNothing();
    }

    [Fact]
    public void Parts_that_a_card_lacks_are_left_out() =>
        new ContactsMessage(Ana).ShouldHaveContent("""[{"name":{"formatted_name":"Ana Rojas"},"phones":[{"phone":"+56 9 5555 0101"}]}]""");

    [Fact]
    public void A_card_that_was_received_can_be_sent_on_with_what_is_not_known_of_it()
    {
        const string Received = """[{"name":{"formatted_name":"Bo","nickname":"B"},"vcard":"BEGIN:VCARD","phones":[{"phone":"+1","score":2}]}]""";

        IReadOnlyList<ContactCard> cards = JsonSerializer.Deserialize(Received, MessagesJson.Default.IReadOnlyListContactCard)!;

        cards[0].AdditionalData["vcard"].GetString().Should().Be("BEGIN:VCARD");
        new ContactsMessage(cards).ShouldHaveContent(Received);
    }

    [Fact]
    public void A_received_card_may_lack_everything()
    {
        ContactCard card = JsonSerializer.Deserialize("""[{"birthday":"--02-28"}]""", MessagesJson.Default.IReadOnlyListContactCard)![0];

        card.Name.Should().BeNull();
        card.Birthday.Should().Be("--02-28");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(257)]
    public void A_message_holds_1_to_257_cards(int count) => new ContactsMessage([.. Enumerable.Repeat(Ana, count)]).ShouldBreakNothing();

    [Fact]
    public void No_card_is_too_few_and_258_are_too_many()
    {
        new ContactsMessage().ShouldBreakOnly("contacts", "min-count", "1", "0");
        new ContactsMessage([.. Enumerable.Repeat(Ana, 258)]).ShouldBreakOnly("contacts", "max-count", "257", "258");
    }

    public static TheoryData<ContactCard, string, string, string?, string?> BrokenCards => new()
    {
        { new ContactCard(), "contacts[1].name.formattedName", "required", null, "null" },
        { Ana with { Name = new ContactName { FirstName = "Ana" } }, "contacts[1].name.formattedName", "required", null, "null" },
        { Ana with { Name = new ContactName { FormattedName = new string('n', 201) } }, "contacts[1].name.formattedName", "max-length", "200", "201" },
        { Ana with { Phones = [new ContactPhone { Type = "HOME" }] }, "contacts[1].phones[0].phone", "required", null, "null" },
        { Ana with { Emails = [new ContactEmail { Email = "" }] }, "contacts[1].emails[0].email", "required", null, "blank" },
        { Ana with { Urls = [new ContactUrl()] }, "contacts[1].urls[0].url", "required", null, "null" },
        { Ana with { Urls = [new ContactUrl { Url = "example.com/ana" }] }, "contacts[1].urls[0].url", "web-address", "http(s)://…", "no absolute address" },
        { Ana with { Birthday = "28/02/1990" }, "contacts[1].birthday", "date", "YYYY-MM-DD", "28/02/1990" },
        { Ana with { Birthday = "1990-02-30" }, "contacts[1].birthday", "date", "YYYY-MM-DD", "1990-02-30" },
    };

    [Theory]
    [MemberData(nameof(BrokenCards))]
    public void The_path_of_a_broken_rule_leads_to_the_card(ContactCard card, string path, string rule, string? limit, string? value) =>
        new ContactsMessage(Ana, card).ShouldBreakOnly(path, rule, limit, value);

    [Fact]
    public void A_name_has_at_most_200_characters() =>
        new ContactsMessage(Ana with { Name = new ContactName { FormattedName = new string('n', 200) } }).ShouldBreakNothing();
}
