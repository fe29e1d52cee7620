using Kapso.WhatsApp.Tests.Support;
using Kapso.WhatsApp.Usernames;

namespace Kapso.WhatsApp.Tests.Usernames;

public sealed class UsernameWireTests
{
    private const string Username = Exchange.WhatsApp + "647/username";

    [Fact]
    public async Task A_username_is_read()
    {
        (UsernameState state, SeenRequest request) = await Exchange.Make("""{"username":"acme","status":"pending_moon","since":1}""", kapso => kapso.Usernames.GetAsync("647"));

        request.ShouldBe("GET", Username);
        state.Username.Should().Be("acme");
        state.Status.Should().Be(new UsernameStatus("pending_moon"));
        state.AdditionalData.Should().ContainKey("since");
    }

    [Fact]
    public async Task None_is_none() => (await Exchange.Make("{}", kapso => kapso.Usernames.GetAsync("647"))).Result.Username.Should().BeNull();

    [Fact]
    public async Task A_username_is_claimed()
    {
        (UsernameState state, SeenRequest request) = await Exchange.Make("""{"status":"reserved"}""", kapso => kapso.Usernames.SetAsync("647", "acme"));
        request.ShouldBe("POST", Username, """{"username":"acme"}""");
        (state.Username, state.Status).Should().Be(("acme", UsernameStatus.Reserved));

        (await Exchange.Make("""{"status":"approved"}""", kapso => kapso.Usernames.SetAsync("647", "acme", UsernameTransfer.ForceTransfer))).Request
            .ShouldBe("POST", Username, """{"username":"acme","transfer_action":"force_transfer"}""");
    }

    [Theory]
    [InlineData("", "required")]
    [InlineData("@acme", "username")]
    [InlineData("ac me", "username")]
    public async Task What_is_no_username_is_refused(string username, string rule) => (await Exchange.Refused(kapso => kapso.Usernames.SetAsync("647", username))).ShouldBe("username: " + rule);

    [Fact]
    public async Task A_username_is_given_up() => (await Exchange.Make("""{"success":true}""", kapso => kapso.Usernames.DeleteAsync("647"))).ShouldBe("DELETE", Username);

    [Fact]
    public async Task Suggestions_are_one_list()
    {
        (UsernameSuggestions suggestions, SeenRequest request) = await Exchange.Make(
            """{"data":[{"username_suggestions":["a","b"],"x":1},{"username_suggestions":null},{"username_suggestions":["c"]}],"paging":{},"y":2}""", kapso => kapso.Usernames.GetSuggestionsAsync("647"));

        request.ShouldBe("GET", Exchange.WhatsApp + "647/username_suggestions");
        suggestions.Names.Should().Equal("a", "b", "c");
        (suggestions.AdditionalData["x"].GetInt32(), suggestions.AdditionalData["y"].GetInt32()).Should().Be((1, 2), "no unknown member is lost, wherever it stands");
    }
}
