using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Messages;

public class MediaMessagesTests
{
    private static readonly Media Uploaded = Media.FromId("1079");
    private static readonly Media Linked = Media.FromLink("https://cdn.example.com/file");

    public static TheoryData<OutgoingMessage, string, string> Contents => new()
    {
        { new ImageMessage(Linked), "image", """{"link":"https://cdn.example.com/file"}""" },
        { new ImageMessage(Uploaded) { Caption = "Sea view" }, "image", """{"id":"1079","caption":"Sea view"}""" },
        { new VideoMessage(Uploaded) { Caption = "Tour" }, "video", """{"id":"1079","caption":"Tour"}""" },
        { new VideoMessage(Media.FromLink(new Uri("https://cdn.example.com/v.mp4"))), "video", """{"link":"https://cdn.example.com/v.mp4"}""" },
        { new AudioMessage(Linked), "audio", """{"link":"https://cdn.example.com/file"}""" },
        { new AudioMessage(Uploaded) { Voice = true }, "audio", """{"id":"1079","voice":true}""" },
        { new DocumentMessage(Uploaded), "document", """{"id":"1079"}""" },
        {
            new DocumentMessage(Linked) { Caption = "March", FileName = "invoice.pdf" }, "document",
            """{"link":"https://cdn.example.com/file","caption":"March","filename":"invoice.pdf"}"""
        },
        { new StickerMessage(Uploaded), "sticker", """{"id":"1079"}""" },
    };

    public static TheoryData<Func<Media, OutgoingMessage>> Kinds => new()
    {
        media => new ImageMessage(media),
        media => new VideoMessage(media),
        media => new AudioMessage(media),
        media => new DocumentMessage(media),
        media => new StickerMessage(media),
    };

    public static TheoryData<Func<string, OutgoingMessage>> CaptionedKinds => new()
    {
        caption => new ImageMessage(Uploaded) { Caption = caption },
        caption => new VideoMessage(Uploaded) { Caption = caption },
        caption => new DocumentMessage(Uploaded) { Caption = caption },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public void Each_kind_writes_its_file_beside_its_other_members(OutgoingMessage message, string type, string json)
    {
        message.Type.Should().Be(type);
        message.ShouldHaveContent(json);
        message.ShouldBreakNothing();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_file_needs_an_id_or_an_absolute_web_address(Func<Media, OutgoingMessage> kind)
    {
        kind(Media.FromId(" ")).ShouldBreakOnly("media.id", "required", value: "blank");
        kind(Media.FromLink("files/a.png")).ShouldBreakOnly("media.link", "web-address", "http(s)://…", "no absolute address");
        kind(Media.FromLink("ftp://example.com/a.png")).ShouldBreakOnly("media.link", "web-address", "http(s)://…", "no absolute address");
        kind(Media.FromLink("http://example.com/a.png")).ShouldBreakNothing();
    }

    [Theory]
    [MemberData(nameof(CaptionedKinds))]
    public void A_caption_has_at_most_1024_characters_and_an_emoji_is_one(Func<string, OutgoingMessage> kind)
    {
        kind(new string('x', 1024)).ShouldBreakNothing();
        kind(new string('x', 1023) + "👩‍👩‍👧").ShouldBreakNothing();
        kind(new string('x', 1025)).ShouldBreakOnly("caption", "max-length", "1024", "1025");
        kind("").ShouldBreakOnly("caption", "required", value: "blank");
    }

    [Fact]
    public void A_file_name_has_at_most_240_characters()
    {
        new DocumentMessage(Uploaded) { FileName = new string('n', 240) }.ShouldBreakNothing();
        new DocumentMessage(Uploaded) { FileName = new string('n', 241) }.ShouldBreakOnly("fileName", "max-length", "240", "241");
    }

    [Fact]
    public void Several_problems_are_reported_at_once()
    {
        DocumentMessage message = new(Media.FromLink("nowhere")) { Caption = new string('x', 1025), FileName = " " };

        message.Problems().Select(problem => problem.Path).Should().Equal("media.link", "caption", "fileName");
    }
}
