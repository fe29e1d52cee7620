using System.Text.Json;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Messages.Content;

/// <summary>Every kind of content, read from a body with all its members and one that nobody knows yet.</summary>
public sealed class ContentKindTests
{
    private const string Media = """ "id":"111","link":"https://a.example/f","url":"https://b.example/f","mime_type":"audio/ogg; codecs=opus","sha256":"c2hh","caption":"C","filename":"f.bin","future":1""";

    [Fact]
    public void A_text_is_read()
    {
        TextContent text = Wire.Content<TextContent>(""" "type":"text","text":{"body":"Hi","preview_url":true,"future":1}""");

        text.Body.Should().Be("Hi");
        text.PreviewUrl.Should().BeTrue();
        ShouldKeepTheUnknown(text);
    }

    [Theory]
    [InlineData("image", typeof(ImageContent))]
    [InlineData("video", typeof(VideoContent))]
    [InlineData("audio", typeof(AudioContent))]
    [InlineData("document", typeof(DocumentContent))]
    [InlineData("sticker", typeof(StickerContent))]
    public void A_media_file_is_read(string kind, Type expected)
    {
        MessageContent content = Wire.ReadMembers($$""" "type":"{{kind}}","{{kind}}":{{{Media}}}""").Content;

        content.Should().BeOfType(expected);
        MediaContent media = (MediaContent)content;
        media.Id.Should().Be("111");
        media.Link.Should().Be("https://a.example/f");
        media.Url.Should().Be("https://b.example/f");
        media.MimeType.Should().Be("audio/ogg; codecs=opus");
        media.Sha256.Should().Be("c2hh");
        media.Caption.Should().Be("C");
        media.FileName.Should().Be("f.bin");
        ShouldKeepTheUnknown(media);
    }

    [Fact]
    public void A_voice_note_and_an_animated_sticker_say_so()
    {
        Wire.Content<AudioContent>(""" "type":"audio","audio":{"voice":true}""").Voice.Should().BeTrue();
        Wire.Content<StickerContent>(""" "type":"sticker","sticker":{"animated":true}""").Animated.Should().BeTrue();
    }

    [Fact]
    public void A_location_is_read_with_numbers_or_texts()
    {
        LocationContent location = Wire.Content<LocationContent>(
            """ "type":"location","location":{"latitude":-12.5,"longitude":"77.25","name":"N","address":"A","url":"https://u.example","future":1}""");

        location.Latitude.Should().Be(-12.5);
        location.Longitude.Should().Be(77.25);
        location.Name.Should().Be("N");
        location.Address.Should().Be("A");
        location.Url.Should().Be("https://u.example");
        ShouldKeepTheUnknown(location);
    }

    [Fact]
    public void Contact_cards_are_read()
    {
        const string card = """{"name":{"formatted_name":"Ana B","first_name":"Ana"},"phones":[{"phone":"+1 555","type":"CELL","wa_id":"1555"}],"org":{"company":"K"},"birthday":"1990-01-31","vcard":"BEGIN:VCARD","future":1}""";

        ContactsContent contacts = Wire.Content<ContactsContent>($$""" "type":"contacts","contacts":[{{card}},{}]""");

        contacts.Contacts.Should().HaveCount(2);
        contacts.Contacts[0].Name!.FormattedName.Should().Be("Ana B");
        contacts.Contacts[0].Phones!.Single().WaId.Should().Be("1555");
        contacts.Contacts[0].Org!.Company.Should().Be("K");
        contacts.Contacts[0].AdditionalData.Should().ContainKeys("vcard", "future");
        contacts.Contacts[1].Name.Should().BeNull();
    }

    [Theory]
    [InlineData(""","emoji":"👍" """, false)]
    [InlineData(""","emoji":"" """, true)]
    [InlineData("", true)]
    public void A_reaction_without_an_emoji_is_a_removal(string emoji, bool removal)
    {
        ReactionContent reaction = Wire.Content<ReactionContent>($$""" "type":"reaction","reaction":{"message_id":"wamid.0","future":1{{emoji}}}""");

        reaction.MessageId.Should().Be("wamid.0");
        reaction.IsRemoval.Should().Be(removal);
        ShouldKeepTheUnknown(reaction);
    }

    [Fact]
    public void A_quick_reply_of_a_template_is_read()
    {
        TemplateButtonContent button = Wire.Content<TemplateButtonContent>(""" "type":"button","button":{"payload":"P","text":"T","future":1}""");

        button.Payload.Should().Be("P");
        button.Text.Should().Be("T");
        ShouldKeepTheUnknown(button);
    }

    [Fact]
    public void A_sent_template_is_read()
    {
        TemplateContent template = Wire.Content<TemplateContent>(
            """ "type":"template","template":{"name":"order","language":{"code":"en_US","policy":"x"},"components":[{"type":"body"}],"future":1}""");

        template.Name.Should().Be("order");
        template.Language!.Code.Should().Be("en_US");
        template.Components!.Value.GetArrayLength().Should().Be(1);
        ShouldKeepTheUnknown(template);
    }

    [Fact]
    public void An_order_is_read_with_numbers_or_texts()
    {
        OrderContent order = Wire.Content<OrderContent>(
            """ "type":"order","order":{"catalog_id":"c","text":"T","order_text":"O","product_items":[{"product_retailer_id":"p","quantity":2,"item_price":1.50,"currency":"USD","x":1},{"quantity":"3","item_price":"0.1"}],"future":1}""");

        order.CatalogId.Should().Be("c");
        order.Text.Should().Be("T");
        order.OrderText.Should().Be("O");
        order.ProductItems.Select(item => item.Quantity).Should().Equal(2m, 3m);
        order.ProductItems.Select(item => item.ItemPrice).Should().Equal(1.50m, 0.1m);
        order.ProductItems[0].AdditionalData.Should().ContainKey("x");
        ShouldKeepTheUnknown(order);
    }

    [Fact]
    public void A_notice_of_the_system_is_read_with_the_identity_beside_it()
    {
        Message message = Wire.ReadMembers(
            """ "type":"system","system":{"body":"B","type":"customer_identity_changed","wa_id":"1","new_wa_id":"2","user_id":"u","parent_user_id":"p","customer":"c","future":1},"identity":{"acknowledged":true,"created_timestamp":"1700000000","hash":"h"}""");

        SystemContent notice = message.Content.Should().BeOfType<SystemContent>().Subject;
        notice.Body.Should().Be("B");
        notice.Type.Should().Be(SystemMessageType.CustomerIdentityChanged);
        (notice.WaId, notice.NewWaId, notice.UserId, notice.ParentUserId, notice.Customer).Should().Be(("1", "2", "u", "p", "c"));
        ShouldKeepTheUnknown(notice);
        message.Identity!.Acknowledged.Should().BeTrue();
        message.Identity.CreatedTimestamp.Should().Be(DateTimeOffset.FromUnixTimeSeconds(1700000000));
        message.Identity.Hash.Should().Be("h");
    }

    [Fact]
    public void An_edit_is_read_with_the_new_content()
    {
        EditContent edit = Wire.Content<EditContent>(
            """ "type":"edit","edit":{"original_message_id":"wamid.0","message":{"type":"text","context":{"id":"wamid.X"},"text":{"body":"new"}},"future":1}""");

        edit.OriginalMessageId.Should().Be("wamid.0");
        edit.ReadContent().Should().BeOfType<TextContent>().Which.Body.Should().Be("new");
        ShouldKeepTheUnknown(edit);
        new EditContent().ReadContent().Should().BeNull();
    }

    [Fact]
    public void A_withdrawal_is_read()
    {
        RevokeContent revoke = Wire.Content<RevokeContent>(""" "type":"revoke","revoke":{"original_message_id":"wamid.0","future":1}""");

        revoke.OriginalMessageId.Should().Be("wamid.0");
        ShouldKeepTheUnknown(revoke);
    }

    [Fact]
    public void The_first_opening_of_a_chat_needs_no_member() => Wire.Content<RequestWelcomeContent>(""" "type":"request_welcome" """);

    [Fact]
    public void An_unsupported_message_tells_its_errors_with_or_without_its_own_kind()
    {
        const string errors = """ "errors":[{"code":"131051","title":"T","message":"M","error_data":{"details":"D"},"href":"https://h.example","future":1}]""";

        Message message = Wire.ReadMembers($$""" "type":"unsupported",{{errors}},"unsupported":{"type":"poll","future":1}""");

        UnsupportedContent content = message.Content.Should().BeOfType<UnsupportedContent>().Subject;
        content.Type.Should().Be("poll");
        ShouldKeepTheUnknown(content);
        MessageError error = message.Errors.Should().ContainSingle().Subject;
        (error.Code, error.Title, error.Message, error.Details, error.Href).Should().Be((131051, "T", "M", "D", "https://h.example"));
        ShouldKeepTheUnknown(error);
        Wire.ReadMembers($$""" "type":"unsupported",{{errors}}""").Content.Should().BeOfType<UnsupportedContent>().Which.Type.Should().BeNull();
    }

    private static void ShouldKeepTheUnknown(KapsoModel model)
    {
        model.AdditionalData.Keys.Should().Equal("future");
        model.AdditionalData["future"].ValueKind.Should().Be(JsonValueKind.Number);
    }
}
