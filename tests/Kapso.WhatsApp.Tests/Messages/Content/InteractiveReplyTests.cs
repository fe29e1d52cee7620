using System.Text.Json;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Functions;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Messages.Content;

/// <summary>What comes back from interactive messages.</summary>
public sealed class InteractiveReplyTests
{
    [Fact]
    public void A_tap_on_a_button_is_read()
    {
        ButtonReplyContent reply = Read<ButtonReplyContent>(""" {"type":"button_reply","button_reply":{"id":"i","title":"t","future":1}} """);

        (reply.Id, reply.Title).Should().Be(("i", "t"));
        reply.AdditionalData.Should().ContainKey("future");
    }

    [Fact]
    public void A_choice_from_a_list_is_read()
    {
        ListReplyContent reply = Read<ListReplyContent>(""" {"type":"list_reply","list_reply":{"id":"i","title":"t","description":"d"}} """);

        (reply.Id, reply.Title, reply.Description).Should().Be(("i", "t", "d"));
    }

    [Fact]
    public void The_answer_of_a_flow_is_read_as_the_json_that_it_holds()
    {
        FlowReplyContent reply = Read<FlowReplyContent>(""" {"type":"nfm_reply","nfm_reply":{"name":"flow","body":"Sent","response_json":"{\"flow_token\":\"t\",\"age\":7}"}} """);

        reply.Name.Should().Be(FlowReplyName.Flow);
        reply.Body.Should().Be("Sent");
        reply.ReadResponse()!.Value.GetProperty("age").GetInt32().Should().Be(7);
    }

    [Theory]
    [InlineData("")]
    [InlineData(""" "response_json":"{\"cut" """)]
    [InlineData(""" "response_json":"" """)]
    public void The_answer_of_a_flow_without_usable_json_is_null(string member)
    {
        Read<FlowReplyContent>($$""" {"type":"nfm_reply","nfm_reply":{ {{member}} } } """).ReadResponse().Should().BeNull();
    }

    [Fact]
    public void What_was_answered_in_a_flow_is_typed()
    {
        FlowReplyContent reply = new() { ResponseJson = """{"flow_token":"t","photos":[{"id":"930","file_name":"a.jpg","mime_type":"image/jpeg","sha256":"ab","x":1}],"broken":[7],"numbers":[7,{"id":7,"file_name":{} }],"text":"a"}""" };

        reply.ReadFlowToken().Should().Be("t");
        FlowReplyFile photo = reply.ReadFiles("photos").Single();
        photo.Should().BeEquivalentTo(new { Id = "930", FileName = "a.jpg", MimeType = "image/jpeg", Sha256 = "ab" });
        photo.AdditionalData.Should().ContainKey("x");
        reply.ReadFiles("numbers").Single().Should().BeEquivalentTo(new { Id = "7", FileName = (string?)null });
        reply.ReadFiles("broken").Concat(reply.ReadFiles("text")).Concat(reply.ReadFiles("none")).Should().BeEmpty();
        reply.ReadResponse(OwnJson.Default.DictionaryStringJsonElement)!.Should().ContainKey("photos");
        reply.Invoking(it => it.ReadResponse(OwnJson.Default.DictionaryStringInt32)).Should().Throw<JsonException>();
        new FlowReplyContent().ReadResponse(OwnJson.Default.DictionaryStringInt32).Should().BeNull();
        (new FlowReplyContent { ResponseJson = "oops" }.ReadFlowToken(), new FlowReplyContent { ResponseJson = "[]" }.ReadFlowToken(), new FlowReplyContent().ReadFiles("a").Count).Should().Be((null, null, 0));
    }

    [Fact]
    public void A_call_permission_is_read()
    {
        CallPermissionReplyContent reply = Read<CallPermissionReplyContent>(
            """ {"type":"call_permission_reply","call_permission_reply":{"response":"accept","is_permanent":false,"expiration_timestamp":1730092800,"response_source":"user_action"}} """);

        reply.Response.Should().Be(CallPermissionResponse.Accept);
        reply.IsPermanent.Should().BeFalse();
        reply.ExpirationTimestamp.Should().Be(DateTimeOffset.FromUnixTimeSeconds(1730092800));
        reply.ResponseSource.Should().Be(CallPermissionSource.UserAction);
    }

    [Fact]
    public void A_chosen_payment_method_is_read()
    {
        PaymentMethodReplyContent reply = Read<PaymentMethodReplyContent>(
            """ {"type":"payment_method","payment_method":{"payment_method":"card","payment_timestamp":"1730092800","reference_id":"r","last_four_digits":"1234","credential_id":"c"}} """);

        (reply.PaymentMethod, reply.ReferenceId, reply.LastFourDigits, reply.CredentialId).Should().Be(("card", "r", "1234", "c"));
        reply.PaymentTimestamp.Should().Be(DateTimeOffset.FromUnixTimeSeconds(1730092800));
    }

    [Theory]
    [InlineData(""" {"type":"future_reply","future_reply":{"id":"i"}} """, "future_reply")]
    [InlineData(""" {"type":"future_reply","button_reply":{"id":"i"}} """, "future_reply")]
    [InlineData(""" {"type":"list","body":{"text":"Choose"},"action":{"button":"x"}} """, "list")]
    [InlineData(""" {"type":"button_reply"} """, "button_reply")]
    [InlineData(""" {"type":"button_reply","button_reply":{"id":"i"},"list_reply":{"id":"j"}} """, "button_reply")]
    [InlineData(""" {} """, null)]
    public void Anything_else_is_kept_whole(string interactive, string? kind)
    {
        InteractiveContent content = Read<InteractiveContent>(interactive);

        content.Kind?.Value.Should().Be(kind);
        content.Raw.GetRawText().Should().Be(interactive.Trim());
    }

    [Fact]
    public void A_reply_whose_kind_is_missing_is_known_by_its_member() =>
        Read<ButtonReplyContent>(""" {"button_reply":{"id":"i"}} """).Id.Should().Be("i");

    private static TContent Read<TContent>(string interactive)
        where TContent : MessageContent => Wire.Content<TContent>($""" "type":"interactive","interactive":{interactive} """);
}
