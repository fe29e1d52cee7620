using System.Text.Json;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Serialization;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Messages.Reading;

/// <summary>What a message is made of, and how it survives parts that are not as they should be.</summary>
public sealed class MessageMemberTests
{
    [Fact]
    public void A_message_with_everything_is_read()
    {
        Message message = Wire.Read(
            """
            {"id":"wamid.1","timestamp":"1730092800","type":"text","from":"15551234567","from_user_id":"US.1","from_parent_user_id":"US.P1",
             "to":"15557654321","to_user_id":"US.2","to_parent_user_id":"US.P2","username":"@ana","group_id":"g","text":{"body":"Hi"},
             "context":{"id":"wamid.0","from":"1555","forwarded":true,"frequently_forwarded":false,"referred_product":{"catalog_id":"c","product_retailer_id":"p"},"future":1},
             "referral":{"source_url":"https://s.example","source_id":"s","source_type":"ad","headline":"H","body":"B","media_type":"image","image_url":"i",
                         "video_url":"v","thumbnail_url":"t","ctwa_clid":"k","welcome_message":{"text":"W"},"future":1},
             "future":{"a":[1,2]}}
            """);

        message.Id.Should().Be("wamid.1");
        message.Timestamp.Should().Be(new DateTimeOffset(2024, 10, 28, 5, 20, 0, TimeSpan.Zero));
        message.Type.Should().Be(MessageType.Text);
        (message.From, message.FromUserId, message.FromParentUserId).Should().Be(("15551234567", "US.1", "US.P1"));
        (message.To, message.ToUserId, message.ToParentUserId).Should().Be(("15557654321", "US.2", "US.P2"));
        (message.Username, message.GroupId).Should().Be(("@ana", "g"));
        message.Context!.Id.Should().Be("wamid.0");
        (message.Context.Forwarded, message.Context.FrequentlyForwarded).Should().Be((true, false));
        message.Context.ReferredProduct!.ProductRetailerId.Should().Be("p");
        message.Context.AdditionalData.Should().ContainKey("future");
        message.Referral!.SourceType.Should().Be(ReferralSourceType.Ad);
        message.Referral.MediaType.Should().Be(ReferralMediaType.Image);
        (message.Referral.CtwaClid, message.Referral.WelcomeMessage!.Text).Should().Be(("k", "W"));
        message.AdditionalData["future"].GetProperty("a").GetArrayLength().Should().Be(2);
    }

    [Fact]
    public void A_message_needs_nothing_but_an_id()
    {
        Message message = Wire.Read("""{"id":"wamid.1"}""");

        message.Content.Should().BeOfType<UnknownContent>().Which.Raw.Should().BeNull();
        message.Errors.Should().BeEmpty();
        message.AdditionalData.Should().BeEmpty();
    }

    [Fact]
    public void Nulls_are_absences()
    {
        Message message = Wire.ReadMembers(
            """
            "timestamp":null,"type":null,"from":null,"to":null,"from_user_id":null,"username":null,"group_id":null,"context":null,
            "referral":null,"identity":null,"errors":null,"kapso":null,"text":null
            """);

        message.Should().BeEquivalentTo(new { Timestamp = (DateTimeOffset?)null, Type = (MessageType?)null, From = (string?)null, Context = (object?)null, Kapso = (object?)null });
        message.Errors.Should().BeEmpty();
        message.Content.Should().BeOfType<UnknownContent>();
    }

    [Theory]
    [InlineData(""" "text":{"body":"Hi"},"type":"text" """)]
    [InlineData(""" "type":"text","text":{"body":"Hi"} """)]
    [InlineData(""" "text":{"body":"Hi"} """)]
    [InlineData(""" "image":{"id":"1"},"text":{"body":"Hi"},"type":"text" """)]
    [InlineData(""" "type":"text","image":{"id":"1"},"text":{"body":"Hi"} """)]
    [InlineData(""" "text":{"body":"Hi"},"image":{"id":"1"},"type":"text" """)]
    public void The_content_is_the_member_that_the_type_names_wherever_it_stands(string members)
    {
        Message message = Wire.ReadMembers(members);

        message.Content.Should().BeOfType<TextContent>().Which.Body.Should().Be("Hi");
        message.AdditionalData.Keys.Should().Equal(members.Contains("image", StringComparison.Ordinal) ? ["image"] : Array.Empty<string>(), "the other content is not lost");
    }

    [Theory]
    [InlineData(""" "type":"text","text":"Hi" """, "text", JsonValueKind.String)]
    [InlineData(""" "type":"text","text":[1] """, "text", JsonValueKind.Array)]
    [InlineData(""" "text":7,"type":"text" """, "text", JsonValueKind.Number)]
    [InlineData(""" "type":"interactive","interactive":"yes" """, "interactive", JsonValueKind.String)]
    public void A_content_that_is_not_as_it_should_be_does_not_cost_the_message(string members, string name, JsonValueKind kind)
    {
        Message message = Wire.ReadMembers(members + ""","from":"1555" """);

        message.From.Should().Be("1555");
        UnknownContent content = message.Content.Should().BeOfType<UnknownContent>().Subject;
        content.Name.Should().Be(name);
        content.Raw!.Value.ValueKind.Should().Be(kind);
    }

    [Theory]
    [InlineData(""" "type":"image","image":{"id":{},"caption":"C"} """, "id", "{}")]
    [InlineData(""" "type":"location","location":{"latitude":"north","name":"Quay"} """, "latitude", "\"north\"")]
    [InlineData(""" "type":"audio","audio":{"voice":"loud"} """, "voice", "\"loud\"")]
    [InlineData(""" "type":"order","order":{"product_items":[5,{"quantity":2}]} """, "product_items[0]", "5")]
    public void An_odd_member_of_the_content_costs_that_member(string members, string odd, string value)
    {
        MessageContent content = Wire.ReadMembers(members).Content;

        content.Should().NotBeOfType<UnknownContent>();
        content.AdditionalData.Keys.Should().Equal(odd);
        content.AdditionalData[odd].GetRawText().Should().Be(value);
    }

    [Fact]
    public void A_value_in_another_form_is_read()
    {
        Message message = Wire.ReadMembers(""" "username":["ann"],"kapso":[],"timestamp":["1730092800"],"type":"contacts","contacts":{"phones":{"0":{"phone":34600000001},"2":{"phone":"+1"} } },"errors":{"code":"many","title":"T"} """);

        (message.Username, message.Timestamp!.Value.ToUnixTimeSeconds()).Should().Be(("ann", 1730092800));
        message.Kapso.Should().NotBeNull();
        message.Content.Should().BeOfType<ContactsContent>().Which.Contacts.Single().Phones!.Select(phone => phone.Phone).Should().Equal("34600000001", "+1");
        MessageError error = message.Errors.Single();
        (error.Code, error.Title, error.AdditionalData["code"].GetString()).Should().Be((null, "T", "many"));
        message.AdditionalData.Should().BeEmpty();
    }

    [Theory]
    [InlineData(""" "type":"poll","poll":{"question":"Q"} """)]
    [InlineData(""" "poll":{"question":"Q"},"type":"poll" """)]
    public void A_kind_from_the_future_is_kept(string members)
    {
        Message message = Wire.ReadMembers(members);

        message.Type.Should().Be(new MessageType("poll"));
        UnknownContent content = message.Content.Should().BeOfType<UnknownContent>().Subject;
        content.Raw!.Value.GetProperty("question").GetString().Should().Be("Q");
        message.AdditionalData.Should().BeEmpty("it is the content now");
    }

    [Theory]
    [InlineData("text")]
    [InlineData("interactive")]
    [InlineData("media_placeholder")]
    public void A_type_without_its_member_leaves_the_content_unknown(string type)
    {
        Message message = Wire.ReadMembers($$""" "type":"{{type}}" """);

        message.Type!.Value.Value.Should().Be(type);
        message.Content.Should().BeOfType<UnknownContent>().Which.Raw.Should().BeNull();
    }

    [Fact]
    public void Numbers_stand_for_texts_and_texts_for_numbers()
    {
        Message message = Wire.Read("""{"id":17,"timestamp":1730092800,"from":15551234567,"type":"text","text":{"body":"Hi"},"errors":[{"code":"131047"}],"kapso":{"media_data":{"byte_size":"12"}}}""");

        (message.Id, message.From).Should().Be(("17", "15551234567"));
        message.Timestamp!.Value.ToUnixTimeSeconds().Should().Be(1730092800);
        message.Errors.Single().Code.Should().Be(131047);
        message.Kapso!.MediaData!.ByteSize.Should().Be(12);
    }

    [Theory]
    [InlineData("timestamp", "\"yesterday\"")]
    [InlineData("from", "{\"a\":1}")]
    [InlineData("context", "\"none\"")]
    [InlineData("referral", "1")]
    [InlineData("identity", "true")]
    public void A_part_that_is_not_as_it_should_be_is_kept_among_the_unknown_members(string member, string value)
    {
        Message message = Wire.ReadMembers($""" "{member}":{value},"type":"text","text":{"{\"body\":\"Hi\"}"} """);

        message.Content.Should().BeOfType<TextContent>();
        message.AdditionalData[member].GetRawText().Should().Be(value);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{"id":null,"type":"text"}""")]
    [InlineData("""{"from":"15551234567"}""")]
    public void A_broken_message_in_a_list_does_not_cost_its_siblings(string broken)
    {
        Page<Message> page = Wire.ReadPage($$"""{"data":[{"id":"wamid.A"},{{broken}},{"id":"wamid.C"}]}""");

        page.Items.Select(message => message.Id).Should().Equal("wamid.A", "wamid.C");
        page.Unreadable.Should().ContainSingle().Which.GetRawText().Should().Be(broken);
    }

    [Fact]
    public void A_list_of_nothing_but_broken_messages_is_none()
    {
        static string ListOf(int broken) => $$"""{"data":[{"id":"wamid.A"},{{string.Join(',', Enumerable.Repeat("0", broken))}}]}""";

        Wire.ReadPage(ListOf(1000)).Unreadable.Should().HaveCount(1000);
        FluentActions.Invoking(() => Wire.ReadPage(ListOf(1001))).Should().Throw<JsonException>();
    }
}
