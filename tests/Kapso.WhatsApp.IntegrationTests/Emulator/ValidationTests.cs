using System.Net;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class ValidationTests : EmulatorTest
{
    private const int Malformed = 100;
    private const int Missing = 131008;
    private const int NotAllowed = 131009;

    public static TheoryData<string, int, string> BrokenEnvelopes => new()
    {
        { "{", Malformed, "The request body is not well-formed JSON" },
        { """{"to":"15551234567","type":"text","text":{"body":"a"}}""", Missing, "messaging_product is missing" },
        { """{"messaging_product":"sms","to":"15551234567","type":"text"}""", NotAllowed, "messaging_product must be one of whatsapp" },
        { """{"messaging_product":"whatsapp","type":"text","text":{"body":"a"}}""", Missing, "to or recipient is missing" },
        { """{"messaging_product":"whatsapp","to":"Ann","type":"text","text":{"body":"a"}}""", NotAllowed, "to must be a phone number with its country code" },
        {
            """{"messaging_product":"whatsapp","recipient":"15551234567","type":"text","text":{"body":"a"}}""",
            NotAllowed,
            "recipient must be a business-scoped user id; a phone number goes into to"
        },
        { """{"messaging_product":"whatsapp","to":"15551234567","text":{"body":"a"}}""", Missing, "type is missing" },
        { """{"messaging_product":"whatsapp","to":"15551234567","type":"text"}""", Missing, "text is missing" },
        {
            """{"messaging_product":"whatsapp","to":"15551234567","type":"fax","fax":{}}""",
            Malformed,
            "type must be one of text, image, video, document, audio, sticker, location, contacts, reaction, interactive, template"
        },
        {
            """{"messaging_product":"whatsapp","recipient_type":"group","to":"g1","type":"location","location":{"latitude":1,"longitude":2}}""",
            NotAllowed,
            "type cannot be location in a message to a group"
        },
        {
            $$$"""{"messaging_product":"whatsapp","to":"15551234567","type":"text","text":{"body":"a"},"biz_opaque_callback_data":"{{{Times(513)}}}"}""",
            Malformed,
            "biz_opaque_callback_data must be at most 512 characters long"
        },
        {
            """{"messaging_product":"whatsapp","to":"15551234567","type":"text","text":{"body":"a"},"context":{}}""",
            Missing,
            "context.message_id is missing"
        },
    };

    public static TheoryData<string, string, int, string> BrokenContents => new()
    {
        { "text", """{"body":""}""", Malformed, "text.body must not be empty" },
        { "text", $$"""{"body":"{{Times(4097)}}"}""", Malformed, "text.body must be at most 4096 characters long" },
        { "text", """{"body":"a","preview_url":"yes"}""", Malformed, "text.preview_url must be true or false" },
        { "image", "{}", Missing, "image needs an id or a link" },
        { "image", """{"id":"1","link":"https://a.example/b.jpg"}""", Malformed, "image must have either id or link, not both" },
        { "image", """{"link":"b.jpg"}""", NotAllowed, "image.link must be an absolute http or https address" },
        { "image", $$"""{"id":"1","caption":"{{Times(1025)}}"}""", Malformed, "image.caption must be at most 1024 characters long" },
        { "audio", """{"id":"1","caption":"a"}""", Malformed, "audio.caption is for images, videos and documents only" },
        { "video", """{"id":"1","filename":"a"}""", Malformed, "video.filename is for documents only" },
        { "location", """{"latitude":91,"longitude":0}""", NotAllowed, "location.latitude must be between -90 and 90" },
        { "location", """{"latitude":"1.5"}""", Missing, "location.longitude is missing" },
        { "contacts", "[]", Malformed, "contacts must have 1 to 257 elements, not 0" },
        { "contacts", """[{"name":{}}]""", Missing, "contacts[0].name.formatted_name is missing" },
        { "contacts", """[{"name":{"formatted_name":"A"},"urls":[{"url":"example.com"}]}]""", Malformed, "contacts[0].urls[0].url must be an absolute http or https address" },
        { "contacts", """[{"name":{"formatted_name":"A"},"birthday":"1 May"}]""", NotAllowed, "contacts[0].birthday must be a date written YYYY-MM-DD" },
        { "reaction", """{"emoji":"x"}""", Missing, "reaction.message_id is missing" },
        { "reaction", """{"message_id":"wamid.1"}""", Missing, "reaction.emoji is missing" },
        { "template", """{"name":"Bad Name","language":{"code":"en"}}""", NotAllowed, "template.name may hold lowercase letters, digits and underscore" },
        { "template", """{"name":"a"}""", Missing, "template.language is missing" },
        { "template", Template("""{"type":"footer"}"""), NotAllowed, "template.components[0].type must be one of header, body, button, limited_time_offer, carousel, tap_target_configuration" },
        { "template", Template("""{"type":"body","parameters":[{"type":"text"}]}"""), Missing, "template.components[0].parameters[0].text is missing" },
        { "template", Template("""{"type":"header","parameters":[{"type":"image","image":{"id":"1","link":"https://a.example"}}]}"""), Malformed, "template.components[0].parameters[0].image must have either id or link, not both" },
        { "template", Template("""{"type":"button","sub_type":"url","index":"10"}"""), NotAllowed, "template.components[0].index must be between 0 and 9" },
        { "template", Template("""{"type":"body","parameters":[{"type":"text","text":"a","parameter_name":"n"},{"type":"text","text":"b"}]}"""), Malformed, "template.components[0].parameters[0].parameter_name must be on every parameter of the component or on none" },
    };

    public static TheoryData<string> SoundContents => new()
    {
        Of("text", """{"body":"a","preview_url":true}"""),
        Of("text", $$"""{"body":"{{string.Concat(Enumerable.Repeat("😀", 4096))}}"}"""),
        Of("image", """{"link":"https://a.example/b.jpg","caption":"c"}"""),
        Of("document", """{"id":"1","filename":"a.pdf","caption":"c"}"""),
        Of("audio", """{"id":"1","voice":true}"""),
        Of("sticker", """{"id":"1"}"""),
        Of("location", """{"latitude":"1.5","longitude":2,"name":"n"}"""),
        Of("contacts", """[{"name":{"formatted_name":"A"},"birthday":"2000-01-31"}]"""),
        Of("reaction", """{"message_id":"wamid.1","emoji":""}"""),
        Of("template", Template("""
            {"type":"HEADER","parameters":[{"type":"document","document":{"link":"https://a.example/b.pdf"}}]},
            {"type":"body","parameters":[{"type":"text","text":"a"},{"type":"currency","currency":{"fallback_value":"$1","code":"USD","amount_1000":1000}}]},
            {"type":"button","sub_type":"QUICK_REPLY","index":0,"parameters":[{"type":"payload","payload":"p"}]}
            """)),
        Of("template", Template("""
            {"type":"carousel","cards":[{"card_index":0,"components":[{"type":"header","parameters":[{"type":"image","image":{"id":"1"}}]}]},{"card_index":1,"components":[]}]}
            """)),
        """{"messaging_product":"whatsapp","recipient_type":"group","to":"Y2FwaV9ncm91cDo","type":"text","text":{"body":"a"}}""",
    };

    [Theory]
    [MemberData(nameof(BrokenEnvelopes))]
    public async Task A_broken_envelope_is_refused_and_the_member_named(string body, int code, string details) =>
        await ShouldBeRefusedAsync(body, code, details);

    [Theory]
    [MemberData(nameof(BrokenContents))]
    public async Task Broken_content_is_refused_and_the_member_named(string type, string content, int code, string details) =>
        await ShouldBeRefusedAsync(Of(type, content), code, details);

    [Theory]
    [MemberData(nameof(SoundContents))]
    public async Task Sound_content_is_taken(string body) => await SendAsync(body);

    private async Task ShouldBeRefusedAsync(string body, int code, string details)
    {
        using HttpResponseMessage response = await PostAsync(Messages, body);

        string title = code switch { Missing => "Required parameter is missing", NotAllowed => "Parameter value is not valid", _ => "Invalid parameter" };
        await ShouldBeMetaErrorAsync(response, 400, code, title, details);
        (await GetJsonAsync(Messages))["data"]!.AsArray().Should().BeEmpty("a refused message is not stored");
    }

    private static string Template(string components) => $$$"""{"name":"a","language":{"code":"en"},"components":[{{{components}}}]}""";

    private static string Times(int count) => new('x', count);
}
