using Kapso.WhatsApp.BusinessProfiles;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.BusinessProfiles;

public sealed class BusinessProfileWireTests
{
    private const string Profile = Exchange.WhatsApp + "647/whatsapp_business_profile";

    [Fact]
    public async Task The_profile_is_taken_out_of_its_list()
    {
        (BusinessProfile profile, SeenRequest request) = await Exchange.Make(
            """{"data":[{"about":"We bake","address":"1 Street","description":"Bread","email":"a@b.example","messaging_product":"whatsapp","profile_picture_url":"https://p.example/1","websites":["https://a.example"],"vertical":"BAKERY","hours":"9-5"}]}""",
            kapso => kapso.BusinessProfiles.GetAsync("647"));

        request.ShouldBe("GET", Profile + "?fields=about%2Caddress%2Cdescription%2Cemail%2Cprofile_picture_url%2Cwebsites%2Cvertical");
        profile.Should().BeEquivalentTo(new
        {
            About = "We bake",
            Address = "1 Street",
            Description = "Bread",
            Email = "a@b.example",
            ProfilePictureUrl = "https://p.example/1",
            Websites = new[] { "https://a.example" },
            Vertical = new BusinessVertical("BAKERY"),
        });
        profile.AdditionalData["hours"].GetString().Should().Be("9-5");
    }

    [Fact]
    public async Task A_number_without_a_profile_has_an_empty_one()
    {
        (BusinessProfile profile, SeenRequest request) = await Exchange.Make("""{"data":[]}""", kapso => kapso.BusinessProfiles.GetAsync("647", [BusinessProfileField.About]));

        request.ShouldBe("GET", Profile + "?fields=about");
        profile.About.Should().BeNull();
        profile.Websites.Should().BeEmpty();
    }

    [Fact]
    public async Task A_profile_that_is_no_object_is_not_taken_for_an_empty_one() =>
        await FluentActions.Awaiting(() => Exchange.Make("""{"data":["no profile"]}""", kapso => kapso.BusinessProfiles.GetAsync("647"))).Should().ThrowAsync<KapsoSerializationException>();

    [Fact]
    public async Task An_odd_member_costs_only_itself()
    {
        BusinessProfile profile = (await Exchange.Make("""{"data":[{"about":"We bake","websites":[null,"https://a.example"],"address":{"street":"1"}}]}""", kapso => kapso.BusinessProfiles.GetAsync("647"))).Result;

        profile.Should().BeEquivalentTo(new { About = "We bake", Websites = new[] { "https://a.example" }, Address = (string?)null });
        profile.AdditionalData.Should().ContainKey("address");
    }

    [Fact]
    public async Task An_update_sends_what_is_set()
    {
        await Sends(
            new BusinessProfileUpdate
            {
                About = "We bake",
                Address = "",
                Description = "Bread",
                Email = "a@b.example",
                ProfilePictureHandle = "h:1",
                Vertical = BusinessVertical.Restaurant,
                Websites = ["https://a.example", "http://b.example"],
            },
            """{"messaging_product":"whatsapp","about":"We bake","address":"","description":"Bread","email":"a@b.example","profile_picture_handle":"h:1","vertical":"RESTAURANT","websites":["https://a.example","http://b.example"]}""");
        await Sends(new BusinessProfileUpdate { Websites = [] }, """{"messaging_product":"whatsapp","websites":[]}""");

        static async Task Sends(BusinessProfileUpdate update, string body) =>
            (await Exchange.Make("""{"success":true}""", kapso => kapso.BusinessProfiles.UpdateAsync("647", update))).ShouldBe("POST", Profile, body);
    }

    public static TheoryData<BusinessProfileUpdate, string> Broken => new()
    {
        { new BusinessProfileUpdate(), "update: changes" },
        { new BusinessProfileUpdate { About = "" }, "update.about: required" },
        { new BusinessProfileUpdate { About = new string('a', 140) }, "update.about: max-length" },
        { new BusinessProfileUpdate { Address = new string('a', 257) }, "update.address: max-length" },
        { new BusinessProfileUpdate { Description = new string('a', 513) }, "update.description: max-length" },
        { new BusinessProfileUpdate { Email = new string('a', 120) + "@b.example" }, "update.email: max-length" },
        { new BusinessProfileUpdate { Email = "nobody" }, "update.email: email" },
        { new BusinessProfileUpdate { Email = "@b" }, "update.email: email" },
        { new BusinessProfileUpdate { Email = "a b@c" }, "update.email: email" },
        { new BusinessProfileUpdate { Websites = ["https://a", "https://b", "https://c"] }, "update.websites: max-count" },
        { new BusinessProfileUpdate { Websites = ["a.example"] }, "update.websites[0]: web-address" },
        { new BusinessProfileUpdate { Websites = ["https://a.example/" + new string('a', 256)] }, "update.websites[0]: max-length" },
        { new BusinessProfileUpdate { ProfilePictureHandle = "" }, "update.profilePictureHandle: required" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Every_limit_is_checked(BusinessProfileUpdate update, string problem) => (await Exchange.Refused(kapso => kapso.BusinessProfiles.UpdateAsync("647", update))).ShouldBe(problem);

    [Fact]
    public async Task The_limits_themselves_are_allowed() =>
        await Exchange.Make("""{"success":true}""", kapso => kapso.BusinessProfiles.UpdateAsync("647", new BusinessProfileUpdate
        {
            About = new string('a', BusinessProfileUpdate.MaxAboutLength),
            Address = new string('a', BusinessProfileUpdate.MaxAddressLength),
            Description = new string('a', BusinessProfileUpdate.MaxDescriptionLength),
            Email = new string('a', BusinessProfileUpdate.MaxEmailLength - 2) + "@b",
        }));
}
