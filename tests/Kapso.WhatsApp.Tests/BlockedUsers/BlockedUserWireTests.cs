using System.Net;
using Kapso.WhatsApp.BlockedUsers;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.BlockedUsers;

public sealed class BlockedUserWireTests
{
    private const string Number = KapsoUnderTest.PhoneNumberId;
    private const string Blocked = $"{Exchange.WhatsApp}{Number}/block_users";

    [Fact]
    public async Task Who_is_blocked_is_listed_as_meta_and_as_kapso_write_it()
    {
        (Page<BlockedUser> page, SeenRequest request) = await Exchange.Make(
            """{"data":[{"messaging_product":"whatsapp","wa_id":"16505551234"},{"user":"16505551235","since":1}],"paging":{"cursors":{"after":"QQ==","before":"QQ=="}}}""",
            kapso => kapso.BlockedUsers.List(Number, new BlockedUserFilter { PageSize = 10 }).GetPageAsync("WA=="));

        request.ShouldBe("GET", $"{Blocked}?limit=10&after=WA%3D%3D");
        page.Items.Select(user => user.WaId).Should().Equal("16505551234", "16505551235");
        page.Items[1].AdditionalData.Should().ContainKey("since");
        page.NextCursor.Should().Be("QQ==");
        (await Exchange.Refused(kapso => kapso.BlockedUsers.List(Number, new BlockedUserFilter { PageSize = 0 }).GetPageAsync())).ShouldBe("filter.pageSize: range");
    }

    [Fact]
    public async Task People_are_blocked_and_unblocked()
    {
        (BlockedUsersChange blocked, SeenRequest block) = await Exchange.Make(
            """{"messaging_product":"whatsapp","block_users":{"added_users":[{"input":"+16505551234","wa_id":"16505551234","x":1}],"y":2},"z":3}""",
            kapso => kapso.BlockedUsers.BlockAsync(Number, ["+1 650 555 1234", "16505551235"]));
        (BlockedUsersChange unblocked, SeenRequest unblock) = await Exchange.Make(
            """{"messaging_product":"whatsapp","block_users":{"removed_users":[{"input":"+16505551234","wa_id":"16505551234"}]}}""",
            kapso => kapso.BlockedUsers.UnblockAsync(Number, ["+16505551234"]));

        block.ShouldBe("POST", Blocked, """{"messaging_product":"whatsapp","block_users":[{"user":"\u002B16505551234"},{"user":"16505551235"}]}""");
        unblock.ShouldBe("DELETE", Blocked, """{"messaging_product":"whatsapp","block_users":[{"user":"\u002B16505551234"}]}""");
        foreach (BlockedUsersChange change in new[] { blocked, unblocked })
        {
            change.Changed.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Input = "+16505551234", WaId = "16505551234" });
            change.Failed.Should().BeEmpty();
        }

        blocked.Changed[0].AdditionalData.Should().ContainKey("x");
        blocked.AdditionalData.Keys.Should().BeEquivalentTo("y", "z");
        unblocked.AdditionalData.Should().BeEmpty();
    }

    [Fact]
    public async Task An_answer_that_names_nobody_means_all()
    {
        (BlockedUsersChange change, _) = await Exchange.Make("""{"success":true}""", kapso => kapso.BlockedUsers.BlockAsync(Number, ["+16505551234", "16505551235"]));

        change.Changed.Should().BeEquivalentTo(new[] { new { Input = "+16505551234", WaId = (string?)null }, new { Input = "16505551235", WaId = (string?)null } });
        (await Exchange.Make("{}", kapso => kapso.BlockedUsers.BlockAsync(Number, ["+16505551234"]))).Result.Changed.Should().ContainSingle();
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.OK, """{"success":false}"""));
        await kapso.Client.Awaiting(client => client.BlockedUsers.BlockAsync(Number, ["+16505551234"])).Should().ThrowAsync<KapsoSerializationException>();
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, "")]
    [InlineData(HttpStatusCode.BadRequest, ""","error":{"message":"(#139100) Failed to block/unblock users","type":"OAuthException","code":139100,"error_data":{"details":"see the list"},"fbtrace_id":"A"}""")]
    public async Task What_failed_for_some_is_told_for_each(HttpStatusCode status, string error)
    {
        (BlockedUsersChange change, _) = await Exchange.Make(
            $$$"""
            {"messaging_product":"whatsapp","block_users":{"added_users":[{"input":"+16505551234","wa_id":"16505551234"}],"failed_users":[
            {"input":"+16505551235","wa_id":"16505551235","errors":[{"message":"Re-engagement required","code":131047,"error_data":{"details":"not in 24 hours"}}],"x":1},
            {"input":"+16505551236","errors":[{"message":"Internal error","code":"139103"}]},{"input":"+16505551237","errors":[{"code":77}]},{"input":"+16505551238"}]}{{{error}}}}
            """,
            kapso => kapso.BlockedUsers.BlockAsync(Number, ["+16505551234", "+16505551235", "+16505551236", "+16505551237", "+16505551238"]),
            status);

        change.Changed.Should().ContainSingle().Which.WaId.Should().Be("16505551234");
        change.Failed.Select(user => (user.Input, user.WaId, user.Code, user.Category, user.RetryAdvice)).Should().Equal(
            ("+16505551235", "16505551235", 131047, ErrorCategory.CustomerServiceWindow, RetryAdvice.FixRequest),
            ("+16505551236", null, 139103, ErrorCategory.BlockedUsers, RetryAdvice.AfterDelay),
            ("+16505551237", null, 77, ErrorCategory.Unknown, RetryAdvice.FixRequest),
            ("+16505551238", null, null, ErrorCategory.Unknown, RetryAdvice.FixRequest));
        change.Failed[0].Errors[0].Should().BeEquivalentTo(new { Message = "Re-engagement required", Details = "not in 24 hours" });
        change.Failed[0].AdditionalData.Should().ContainKey("x");
        string.Concat(change, change.Failed[0], change.Changed[0]).Should().NotContain("65055512");
    }

    [Theory]
    [InlineData("""{"error":{"message":"(#139101) Blocklist limit reached","type":"OAuthException","code":139101}}""", 139101)]
    [InlineData("""{"block_users":{"added_users":[],"failed_users":[]},"error":{"message":"(#130429) Rate limit hit","type":"OAuthException","code":130429}}""", 130429)]
    [InlineData("""{"success":true,"error":{"message":"(#100) x","type":"OAuthException","code":100}}""", 100)]
    public async Task A_refusal_that_names_nobody_is_a_refusal(string body, int code)
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.BadRequest, body));

        KapsoApiException refused = (await kapso.Client.Awaiting(client => client.BlockedUsers.BlockAsync(Number, ["+16505551234"])).Should().ThrowAsync<KapsoApiException>()).Which;

        (refused.OperationId, refused.Code).Should().Be(("blockUsers", code));
    }

    [Fact]
    public async Task Another_refusal_shows_no_number_in_full()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.Forbidden, """{"error":"No right to block 16505551234, +16505551235 and 16505551236"}"""));

        KapsoApiException refused = (await kapso.Client.Awaiting(client => client.BlockedUsers.UnblockAsync(Number, ["+16505551234", "16505551235", "+1 650 555 1236"])).Should().ThrowAsync<KapsoApiException>()).Which;

        string.Concat(refused, refused.ResponseBody).Should().NotContain("65055512");
    }

    [Fact]
    public async Task An_unanswered_request_is_made_again()
    {
        const string done = """{"block_users":{"removed_users":[{"input":"+16505551234","wa_id":"16505551234"}]}}""";
        using KapsoUnderTest kapso = new(ScriptedTransport.Fail(HttpRequestError.ResponseEnded), ScriptedTransport.Answer(HttpStatusCode.OK, done));
        using KapsoUnderTest gone = new(ScriptedTransport.Fail(HttpRequestError.ResponseEnded), ScriptedTransport.Answer(HttpStatusCode.NotFound, """{"error":"No such number"}"""));

        (await kapso.Client.BlockedUsers.UnblockAsync(Number, ["+16505551234"])).Changed.Should().ContainSingle();
        (await gone.Client.Awaiting(client => client.BlockedUsers.UnblockAsync(Number, ["+16505551234"])).Should().ThrowAsync<KapsoApiException>()).Which.Category.Should().Be(ErrorCategory.NotFound);
    }

    [Fact]
    public async Task What_breaks_a_rule_is_not_sent()
    {
        (await Exchange.Refused(kapso => kapso.BlockedUsers.BlockAsync(Number, []))).ShouldBe("users: min-count");
        (await Exchange.Refused(kapso => kapso.BlockedUsers.BlockAsync(Number, [.. Enumerable.Repeat("+16505551234", 1001)]))).ShouldBe("users: max-count");
        IReadOnlyList<ValidationProblem> problems = await Exchange.Refused(kapso => kapso.BlockedUsers.UnblockAsync(Number, ["+16505551234", "Ann", "", null!, "+1650555123456789"]));
        problems.ShouldBe("users[1]: phone-number", "users[2]: required", "users[3]: required", "users[4]: phone-number");
        problems[3].Value.Should().NotContain("65055512");
    }
}
