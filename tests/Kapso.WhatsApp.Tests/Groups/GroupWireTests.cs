using System.Net;
using Kapso.WhatsApp.Groups;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Groups;

public sealed class GroupWireTests
{
    private const string Number = KapsoUnderTest.PhoneNumberId;
    private const string GroupId = "Y2FwaV9ncm91cDox";
    private const string OfNumber = $"phone_number_id={Number}";
    private const string Group = $"{Exchange.WhatsApp}{GroupId}";

    [Fact]
    public async Task Groups_are_listed_out_of_their_object()
    {
        (Page<WhatsAppGroup> page, SeenRequest request) = await Exchange.Make(
            """{"data":{"groups":[{"id":"g1","subject":"Tours","created_at":"1755548877","x":1},null,{"id":"g2","created_at":"2025-08-18T20:27:57+0000"}]},"paging":{"cursors":{"after":"QQ==","before":"QQ=="}}}""",
            kapso => kapso.Groups.List(Number, new GroupFilter { PageSize = 1024 }).GetPageAsync("WA=="));

        request.ShouldBe("GET", $"{Exchange.WhatsApp}{Number}/groups?limit=1024&after=WA%3D%3D");
        page.Items.Select(group => (group.Id, group.Subject, group.CreatedAt?.ToUnixTimeSeconds())).Should().Equal(("g1", "Tours", 1755548877), ("g2", null, 1755548877));
        page.Items[0].AdditionalData.Should().ContainKey("x");
        page.NextCursor.Should().Be("QQ==");
        (await Exchange.Refused(kapso => kapso.Groups.List(Number, new GroupFilter { PageSize = 1025 }).GetPageAsync())).ShouldBe("filter.pageSize: range");
    }

    [Fact]
    public async Task A_group_is_created_and_its_request_named()
    {
        (GroupCreation creation, SeenRequest request) = await Exchange.Make(
            """{"messaging_product":"whatsapp","request_id":"106540352242922","x":1}""",
            kapso => kapso.Groups.CreateAsync(Number, new NewGroup { Subject = "Tours", Description = "All of them", JoinApprovalMode = GroupJoinApprovalMode.ApprovalRequired }));

        request.ShouldBe("POST", $"{Exchange.WhatsApp}{Number}/groups", """{"messaging_product":"whatsapp","subject":"Tours","description":"All of them","join_approval_mode":"approval_required"}""");
        creation.RequestId.Should().Be("106540352242922");
        creation.AdditionalData.Should().ContainKey("x");
        (await Exchange.Refused(kapso => kapso.Groups.CreateAsync("", new NewGroup { Subject = new string('a', 129), Description = new string('a', 2049) })))
            .ShouldBe("phoneNumberId: required", "group.subject: max-length", "group.description: max-length");
    }

    [Fact]
    public async Task A_group_is_read_whole()
    {
        (WhatsAppGroup group, SeenRequest request) = await Exchange.Make(
            """
            {"id":"g1","messaging_product":"whatsapp","subject":"Tours","description":"D","join_approval_mode":"auto_approve","suspended":false,"creation_timestamp":683731200,
            "participants":[{"wa_id":"16505551234","x":1},null,{"user_id":"US.1","username":"ann"}],"total_participant_count":"2","new":{"a":1}}
            """,
            kapso => kapso.Groups.GetAsync(Number, GroupId));

        request.ShouldBe(
            "GET",
            $"{Group}?fields=subject%2Cdescription%2Cparticipants%2Cjoin_approval_mode%2Csuspended%2Ccreation_timestamp%2Ctotal_participant_count&{OfNumber}");
        (group.Id, group.Subject, group.Description, group.JoinApprovalMode, group.Suspended, group.TotalParticipantCount).Should().Be(("g1", "Tours", "D", GroupJoinApprovalMode.AutoApprove, false, 2));
        group.CreatedAt.Should().Be(DateTimeOffset.FromUnixTimeSeconds(683731200));
        group.Participants.Select(person => (person.WaId, person.UserId, person.Username)).Should().Equal(("16505551234", null, null), (null, "US.1", "ann"));
        group.Participants[0].ToString().Should().NotContain("65055512");
        group.Participants[0].AdditionalData.Should().ContainKey("x");
        group.AdditionalData.Should().ContainKey("new");
        (await Exchange.Refused(kapso => kapso.Groups.GetAsync("", GroupId))).ShouldBe("phoneNumberId: required");
    }

    [Fact]
    public async Task Settings_are_changed_and_a_group_is_deleted()
    {
        (await Exchange.Make("{}", kapso => kapso.Groups.UpdateAsync(Number, GroupId, new GroupUpdate { Subject = "Trips", Description = "" })))
            .ShouldBe("POST", $"{Group}?{OfNumber}", """{"messaging_product":"whatsapp","subject":"Trips","description":""}""");
        (await Exchange.Make("""{"success":true}""", kapso => kapso.Groups.DeleteAsync(Number, GroupId))).ShouldBe("DELETE", $"{Group}?{OfNumber}");
        (await Exchange.Refused(kapso => kapso.Groups.UpdateAsync(Number, GroupId, new GroupUpdate()))).Should().ContainSingle();
    }

    [Fact]
    public async Task A_picture_is_sent_as_a_form()
    {
        SeenRequest request = await Exchange.Make("""{"success":true}""", kapso => kapso.Groups.SetPictureAsync(Number, GroupId, new byte[] { 0xFF, 0xD8, 0xFF, (byte)'!' }));

        $"{request.Method} {request.Uri.AbsoluteUri}".Should().Be($"POST {Group}?{OfNumber}");
        request.Headers["Content-Type"].Should().StartWith("multipart/form-data; boundary=");
        string boundary = request.Headers["Content-Type"].Split('=')[1];
        request.Body.Should().StartWith(
                $"--{boundary}\r\nContent-Disposition: form-data; name=\"messaging_product\"\r\n\r\nwhatsapp\r\n"
                + $"--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"picture.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n")
            .And.EndWith($"!\r\n--{boundary}--\r\n");
        (await Exchange.Refused(kapso => kapso.Groups.SetPictureAsync(Number, GroupId, new byte[] { 1 }))).ShouldBe("jpeg: jpeg");
        (await Exchange.Refused(kapso => kapso.Groups.SetPictureAsync(Number, GroupId, new byte[GroupsClient.MaxPictureBytes + 1]))).ShouldBe("jpeg: jpeg", "jpeg: range");
    }

    [Fact]
    public async Task The_invite_link_is_read_reset_and_deleted()
    {
        const string answer = """{"messaging_product":"whatsapp","invite_link":"https://chat.whatsapp.com/A"}""";
        (string read, SeenRequest get) = await Exchange.Make(answer, kapso => kapso.Groups.GetInviteLinkAsync(Number, GroupId));
        (string made, SeenRequest post) = await Exchange.Make(answer, kapso => kapso.Groups.ResetInviteLinkAsync(Number, GroupId));
        SeenRequest delete = await Exchange.Make("""{"messaging_product":"whatsapp","success":"true"}""", kapso => kapso.Groups.DeleteInviteLinkAsync(Number, GroupId));

        get.ShouldBe("GET", $"{Group}/invite_link?{OfNumber}");
        post.ShouldBe("POST", $"{Group}/invite_link?{OfNumber}", """{"messaging_product":"whatsapp"}""");
        delete.ShouldBe("DELETE", $"{Group}/invite_link?{OfNumber}", """{"messaging_product":"whatsapp"}""");
        (read, made).Should().Be(("https://chat.whatsapp.com/A", "https://chat.whatsapp.com/A"));
        await FluentActions.Awaiting(() => Exchange.Make("{}", kapso => kapso.Groups.GetInviteLinkAsync(Number, GroupId))).Should().ThrowAsync<KapsoSerializationException>();
    }

    [Fact]
    public async Task Join_requests_are_listed()
    {
        (Page<GroupJoinRequest> page, SeenRequest request) = await Exchange.Make(
            """{"data":[{"join_request_id":"MTY0","wa_id":"16505551234","creation_timestamp":1755548877,"x":1},{"join_request_id":"j2","user_id":"US.1"}],"paging":{"cursors":{"after":"QQ=="}}}""",
            kapso => kapso.Groups.ListJoinRequests(Number, GroupId, new GroupJoinRequestFilter { PageSize = 10 }).GetPageAsync());

        request.ShouldBe("GET", $"{Group}/join_requests?{OfNumber}&limit=10");
        page.Items.Select(joining => (joining.Id, joining.WaId, joining.UserId, joining.CreatedAt?.ToUnixTimeSeconds())).Should().Equal(("MTY0", "16505551234", null, 1755548877), ("j2", null, "US.1", null));
        page.Items[0].AdditionalData.Should().ContainKey("x");
        page.Items[0].ToString().Should().NotContain("65055512");
    }

    [Theory]
    [InlineData(HttpStatusCode.PartialContent, "")]
    [InlineData(HttpStatusCode.BadRequest, ""","error":{"message":"(#131201) Partially succeeded","code":131201}""")]
    public async Task What_failed_for_some_join_requests_is_told_for_each(HttpStatusCode status, string error)
    {
        const string failures = """
            "failed_join_requests":[{"join_request_id":"j2","errors":[{"code":131213,"title":"No"}],"x":1}],"errors":[{"code":"131201"}]
            """;
        (GroupJoinRequestsChange approved, SeenRequest approve) = await Exchange.Make(
            $$$"""{"messaging_product":"whatsapp","approved_join_requests":["j1"],{{{failures}}}{{{error}}}}""", kapso => kapso.Groups.ApproveJoinRequestsAsync(Number, GroupId, ["j1", "j2"]), status);
        (GroupJoinRequestsChange rejected, SeenRequest reject) = await Exchange.Make(
            $$$"""{"messaging_product":"whatsapp","rejected_join_requests":["j1"],{{{failures}}}{{{error}}}}""", kapso => kapso.Groups.RejectJoinRequestsAsync(Number, GroupId, ["j1", "j2"]), status);

        approve.ShouldBe("POST", $"{Group}/join_requests?{OfNumber}", """{"messaging_product":"whatsapp","join_requests":["j1","j2"]}""");
        reject.ShouldBe("DELETE", $"{Group}/join_requests?{OfNumber}", """{"messaging_product":"whatsapp","join_requests":["j1","j2"]}""");
        (approved.Approved.Single(), rejected.Rejected.Single()).Should().Be(("j1", "j1"));
        foreach (GroupJoinRequestsChange change in new[] { approved, rejected })
        {
            change.Failed.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Id = "j2", Errors = new[] { new { Code = 131213, Title = "No" } } });
            change.Failed[0].AdditionalData.Should().ContainKey("x");
            change.Errors.Single().Code.Should().Be(131201);
        }

        (await Exchange.Refused(kapso => kapso.Groups.ApproveJoinRequestsAsync(Number, GroupId, []))).ShouldBe("joinRequestIds: min-count");
        (await Exchange.Refused(kapso => kapso.Groups.RejectJoinRequestsAsync(Number, GroupId, ["a", ""]))).ShouldBe("joinRequestIds[1]: required");
    }

    [Fact]
    public async Task Participants_are_named_by_phone_number_or_user_id()
    {
        const string body = """{"messaging_product":"whatsapp","participants":[{"user":"\u002B16505551234"},{"user_id":"US.13491208655302741918"}]}""";
        (await Exchange.Make("", kapso => kapso.Groups.AddParticipantsAsync(Number, GroupId, ["+1 650 555 1234", "US.13491208655302741918"]))).ShouldBe("POST", $"{Group}/participants?{OfNumber}", body);
        (await Exchange.Make("{}", kapso => kapso.Groups.RemoveParticipantsAsync(Number, GroupId, ["+1 650 555 1234", "US.13491208655302741918"]))).ShouldBe("DELETE", $"{Group}/participants?{OfNumber}", body);
        (await Exchange.Refused(kapso => kapso.Groups.RemoveParticipantsAsync(Number, GroupId, [.. Enumerable.Repeat<Person>("+16505551234", 9)]))).ShouldBe("participants: max-count");
        (await Exchange.Refused(kapso => kapso.Groups.AddParticipantsAsync(Number, GroupId, ["Ann"]))).ShouldBe("participants[0]: phone-number");
    }

    [Fact]
    public async Task A_refusal_has_its_category_and_hides_the_number()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.Forbidden, """{"error":{"message":"(#131207) Group suspended for +16505551234","type":"OAuthException","code":131207}}"""));

        KapsoApiException refused = (await kapso.Client.Awaiting(client => client.Groups.RemoveParticipantsAsync(Number, GroupId, ["+16505551234"])).Should().ThrowAsync<KapsoApiException>()).Which;

        (refused.Code, refused.Category).Should().Be((131207, ErrorCategory.Groups));
        refused.ToString().Should().NotContain("16505551234");
    }

    [Fact]
    public async Task A_group_is_never_created_twice()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.BadGateway, "{}"));

        KapsoApiException refused = (await kapso.Client.Awaiting(client => client.Groups.CreateAsync(Number, new NewGroup { Subject = "a" })).Should().ThrowAsync<KapsoApiException>()).Which;

        kapso.Transport.Requests.Should().ContainSingle();
        refused.OutcomeUnknown.Should().BeTrue();
    }
}
