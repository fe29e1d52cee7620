using Kapso.WhatsApp.Broadcasts;
using Kapso.WhatsApp.Contacts;
using Kapso.WhatsApp.Conversations;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.People;

public sealed class PersonTests
{
    [Theory]
    [InlineData("+15551234567")]
    [InlineData("15551234567")]
    [InlineData("+1 (555) 123-4567")]
    [InlineData(" 1.555.123/4567\r\n")]
    [InlineData("\u202A+1\u00A0555\u2011123\u20114567\u202C")]
    [InlineData("\u2067+1\u2007555\u2212123\u200B4567\u2069")]
    [InlineData("\uFEFF\u200E1\u00AD555\u2060123\u206A4567\u061C")]
    [InlineData("\u202E1555\u200D1234567\u202D")]
    public void Every_notation_of_a_number_is_the_same_person(string notation)
    {
        Person person = notation;

        person.Should().Be(Person.FromPhoneNumber("15551234567"));
        person.GetHashCode().Should().Be(Person.FromPhoneNumber("15551234567").GetHashCode());
        person.Value.Should().Be("15551234567");
        person.IsBusinessScopedUserId.Should().BeFalse();
        Recipient recipient = person;
        recipient.Should().Be((Recipient)"+15551234567");
        ContactIdentifier contact = person;
        contact.Should().Be((ContactIdentifier)notation);
        Person.TryParse(notation, out Person? parsed).Should().BeTrue();
        parsed.Should().Be(person);
    }

    [Theory]
    [InlineData("US.13491208655302741918")]
    [InlineData("US.ENT.1349")]
    public void A_text_with_the_form_of_a_BSUID_is_one(string userId)
    {
        Person person = userId;

        person.Should().Be(Person.FromBusinessScopedUserId(userId)).And.NotBe(Person.FromPhoneNumber(userId));
        person.Value.Should().Be(userId);
        ((Recipient)userId).IsBusinessScopedUserId.Should().BeTrue();
        ((ContactIdentifier)userId).Person.Should().Be(person);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("555")]
    [InlineData("1234567890123456")]
    [InlineData("++15551234567")]
    [InlineData("1555+1234567")]
    [InlineData("Ann")]
    [InlineData("0015551234567")]
    [InlineData("+05551234567")]
    [InlineData("05551234567")]
    [InlineData("US.")]
    [InlineData("USA.1349")]
    [InlineData("12345678-1234-1234-1234-123456789012")]
    public void What_is_neither_a_number_nor_a_BSUID_identifies_no_person(string? text) => Person.TryParse(text, out _).Should().BeFalse();

    [Fact]
    public void A_text_that_identifies_no_person_is_the_id_of_a_contact()
    {
        ContactIdentifier contact = "12345678-1234-1234-1234-123456789012";

        contact.Person.Should().BeNull();
        contact.Should().Be(ContactIdentifier.FromId("12345678-1234-1234-1234-123456789012"));
    }

    [Theory]
    [InlineData("+1 (555) 123-4567")]
    [InlineData("15551234567")]
    [InlineData("not a number 15551234567")]
    public void No_text_shows_a_whole_number(string phone)
    {
        object[] named =
        [
            Person.FromString(phone), Person.FromBusinessScopedUserId(phone), Recipient.FromString(phone), ContactIdentifier.FromString(phone), ContactIdentifier.FromPhoneNumber(phone),
            new ContactFilter { Person = phone }, new NewContact { Person = phone }, NewBroadcastRecipient.ForPerson(phone),
        ];

        named.Select(value => value.ToString()).Should().NotContain(text => text!.Contains("555"));
    }

    [Fact]
    public async Task A_number_that_cannot_be_one_is_refused_wherever_a_person_is_taken()
    {
        const string bad = "555";
        (string Path, Func<KapsoWhatsAppClient, Task> Call)[] calls =
        [
            ("to", kapso => kapso.Messages.SendTextAsync("647", bad, "Hi")),
            ("to", kapso => kapso.Calls.StartAsync("647", bad, "v=0")),
            ("user", kapso => kapso.Calls.GetPermissionsAsync("647", bad)),
            ("users[0]", kapso => kapso.BlockedUsers.BlockAsync("647", [bad])),
            ("person", kapso => kapso.Contacts.GetAsync("647", bad)),
            ("contact", kapso => kapso.Contacts.GetAsync(ContactIdentifier.FromPhoneNumber(bad))),
            ("contact.person", kapso => kapso.Contacts.CreateAsync(new NewContact { Person = bad })),
            ("update.person", kapso => kapso.Contacts.UpdateAsync(Person.FromPhoneNumber("15551234567"), new ContactUpdate { Person = bad })),
            ("filter.person", kapso => kapso.Contacts.List("647", new ContactFilter { Person = bad }).GetPageAsync()),
            ("filter.person", kapso => kapso.Conversations.List("647", new ConversationFilter { Person = bad }).GetPageAsync()),
        ];
        foreach ((string path, Func<KapsoWhatsAppClient, Task> call) in calls)
        {
            (await Exchange.Refused(call)).ShouldBe($"{path}: phone-number");
        }
    }

    [Theory]
    [InlineData("0044 20 7946 0000", "begins with 00")]
    [InlineData("+0044 20 7946 0000", "begins with 00")]
    [InlineData("020 7946 0000", "begins with 0,")]
    [InlineData("\u200E(0)20-7946-0000", "begins with 0,")]
    [InlineData("000000000", "begins with 00")]
    public async Task A_number_that_begins_with_0_is_refused_with_the_reason(string number, string reason)
    {
        Func<KapsoWhatsAppClient, Task>[] calls =
        [
            kapso => kapso.Messages.SendTextAsync("647", number, "Hi"), kapso => kapso.Calls.StartAsync("647", number, "v=0"), kapso => kapso.BlockedUsers.BlockAsync("647", [number]),
            kapso => kapso.Contacts.GetAsync((ContactIdentifier)number),
        ];

        foreach (Func<KapsoWhatsAppClient, Task> call in calls)
        {
            ValidationProblem problem = (await Exchange.Refused(call)).Single();
            problem.Rule.Should().Be("phone-number");
            problem.Message.Should().Contain(reason);
            problem.ToString().Should().NotContain("7946");
        }
    }

    [Fact]
    public async Task Where_only_a_phone_number_will_do_a_BSUID_is_refused()
    {
        const string user = "US.1349";
        (await Exchange.Refused(kapso => kapso.Calls.StartAsync("647", user, "v=0"))).ShouldBe("to: phone-number");
        (await Exchange.Refused(kapso => kapso.Calls.GetPermissionsAsync("647", user))).ShouldBe("user: phone-number");
        (await Exchange.Refused(kapso => kapso.BlockedUsers.BlockAsync("647", [user, null!]))).ShouldBe("users[0]: phone-number", "users[1]: required");
    }
}
