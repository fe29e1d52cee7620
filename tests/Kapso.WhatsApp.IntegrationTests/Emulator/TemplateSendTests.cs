using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

/// <summary>Messages are compared with their templates.</summary>
public class TemplateSendTests : EmulatorTest
{
    private const string Yes = """{"type":"body","parameters":[{"type":"text","parameter_name":"name","text":"Ann"}]},{"type":"button","sub_type":"url","index":"1","parameters":[{"type":"text","text":"7"}]}""";

    protected override KapsoEmulatorOptions Options => base.Options with
    {
        Templates =
        [
            new()
            {
                Name = "order",
                Language = "en",
                Category = "UTILITY",
                ParameterFormat = "NAMED",
                Components = """[{"type":"BODY","text":"Hi {{name}}."},{"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"A"},{"type":"URL","text":"B","url":"https://a.example/{{1}}"}]}]""",
            },
            new()
            {
                Name = "photo",
                Language = "en",
                Category = "MARKETING",
                Components = """[{"type":"HEADER","format":"IMAGE"},{"type":"LIMITED_TIME_OFFER","limited_time_offer":{"text":"Soon","has_expiration":true}},{"type":"BODY","text":"Hi {{1}}."}]""",
            },
            new()
            {
                Name = "cards",
                Language = "en",
                Category = "MARKETING",
                Components = """[{"type":"BODY","text":"Hi."},{"type":"CAROUSEL","cards":[{"components":[{"type":"HEADER","format":"IMAGE"},{"type":"BODY","text":"a {{1}} b"}]},{"components":[{"type":"HEADER","format":"IMAGE"},{"type":"BODY","text":"a {{1}} b"}]}]}]""",
            },
            new() { Name = "code", Language = "en", Category = "AUTHENTICATION", Components = """[{"type":"BODY"},{"type":"BUTTONS","buttons":[{"type":"OTP","otp_type":"COPY_CODE"}]}]""" },
        ],
    };

    [Theory]
    [InlineData("order", Yes)]
    [InlineData("order", Yes + """,{"type":"button","sub_type":"quick_reply","index":0,"parameters":[{"type":"payload","payload":"x"}]}""")]
    [InlineData("photo", """{"type":"header","parameters":[{"type":"image","image":{"id":"1"}}]},{"type":"body","parameters":[{"type":"text","text":"Ann"}]},{"type":"limited_time_offer","parameters":[{"type":"limited_time_offer","limited_time_offer":{"expiration_time_ms":1}}]}""")]
    [InlineData("cards", """{"type":"carousel","cards":[{"card_index":0,"components":[{"type":"header","parameters":[{"type":"image","image":{"id":"1"}}]},{"type":"body","parameters":[{"type":"text","text":"x"}]}]},{"card_index":1,"components":[{"type":"header","parameters":[{"type":"image","image":{"id":"1"}}]},{"type":"body","parameters":[{"type":"text","text":"x"}]}]}]}""")]
    [InlineData("code", """{"type":"body","parameters":[{"type":"text","text":"123"}]},{"type":"button","sub_type":"url","index":"0","parameters":[{"type":"text","text":"123"}]}""")]
    public async Task What_fits_is_taken(string name, string components) => await SendAsync(Message(name, components));

    [Theory]
    [InlineData("order", "", 132000, "body: number of localizable_params (0) does not match the expected number of params (1)")]
    [InlineData("order", """{"type":"body","parameters":[{"type":"text","text":"Ann"}]}""", 132012, "body: Parameter name is missing or does not match the template")]
    [InlineData("order", """{"type":"body","parameters":[{"type":"text","parameter_name":"nick","text":"Ann"}]}""", 132012, "body: Parameter name is missing or does not match the template")]
    [InlineData("order", """{"type":"body","parameters":[{"type":"text","parameter_name":"name","text":"A\nn"}]}""", 132018, "body: Param text cannot have new-line/tab characters or more than 4 consecutive spaces")]
    [InlineData("order", """{"type":"body","parameters":[{"type":"text","parameter_name":"name","text":"Ann"}]}""", 131008, "buttons: Button at index 1 of type URL requires a parameter")]
    [InlineData("order", Yes + """,{"type":"button","sub_type":"copy_code","index":"0","parameters":[{"type":"coupon_code","coupon_code":"A"}]}""", 132018, "buttons: The template has no copy_code button at index 0")]
    [InlineData("order", """{"type":"header","parameters":[{"type":"image","image":{"id":"1"}}]},""" + Yes, 132012, "header: Format mismatch, expected NONE, received IMAGE")]
    [InlineData("photo", """{"type":"body","parameters":[{"type":"text","text":"Ann"}]}""", 132012, "header: Format mismatch, expected IMAGE, received UNKNOWN")]
    [InlineData("photo", """{"type":"header","parameters":[{"type":"video","video":{"id":"1"}}]},{"type":"body","parameters":[{"type":"text","text":"Ann"}]}""", 132012, "header: Format mismatch, expected IMAGE, received VIDEO")]
    [InlineData("photo", """{"type":"header","parameters":[{"type":"image","image":{"id":"1"}}]},{"type":"body","parameters":[{"type":"text","text":"Ann"}]}""", 131008, "limited_time_offer: expiration_time_ms is required")]
    [InlineData("cards", "", 132012, "carousel: number of cards (0) does not match the expected number of cards (2)")]
    [InlineData("code", "", 132000, "body: number of localizable_params (0) does not match the expected number of params (1)")]
    [InlineData("code", """{"type":"body","parameters":[{"type":"text","text":"123"}]}""", 131008, "buttons: Button at index 0 of type OTP requires a parameter")]
    public async Task What_does_not_fit_is_refused(string name, string components, int code, string details)
    {
        using HttpResponseMessage response = await PostAsync(Messages, Message(name, components));

        JsonNode error = (await ReadAsync(response))["error"]!;
        ((int)response.StatusCode, (int)error["code"]!, (string)error["error_data"]!["details"]!).Should().Be((400, code, details));
    }

    [Theory]
    [InlineData("PENDING", 404, 132001)]
    [InlineData("REJECTED", 404, 132001)]
    [InlineData("PAUSED", 400, 132015)]
    [InlineData("DISABLED", 400, 132016)]
    public async Task Only_what_is_approved_can_be_sent(string status, int answer, int code)
    {
        Kapso.ReviewTemplate("order", "en", status);

        using HttpResponseMessage response = await PostAsync(Messages, Message("order", Yes));

        ((int)response.StatusCode, (int)(await ReadAsync(response))["error"]!["code"]!).Should().Be((answer, code));
    }

    [Fact]
    public async Task A_reset_brings_the_first_templates_back()
    {
        Kapso.ReviewTemplate("order", "en", "DISABLED");

        Kapso.Reset();

        await SendAsync(Message("order", Yes));
    }

    private static string Message(string name, string components) => Of("template", $$$"""{"name":"{{{name}}}","language":{"code":"en"},"components":[{{{components}}}]}""");
}
