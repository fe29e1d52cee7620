using System.Net;
using Kapso.WhatsApp.QrCodes;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.QrCodes;

public sealed class QrCodeWireTests
{
    private const string Number = KapsoUnderTest.PhoneNumberId;
    private const string Codes = $"{Exchange.WhatsApp}{Number}/message_qrdls";
    private const string Answer = """{"code":"ANED2T5QRU7HG1","prefilled_message":"Hi!","deep_link_url":"https://wa.me/message/ANED2T5QRU7HG1","qr_image_url":"https://i.example/q.svg","x":1}""";

    [Fact]
    public async Task A_code_is_created_with_its_picture()
    {
        (QrCode code, SeenRequest request) = await Exchange.Make(Answer, kapso => kapso.QrCodes.CreateAsync(Number, new NewQrCode { PrefilledMessage = "Hi!", Image = QrImageFormat.Svg }));

        request.ShouldBe("POST", Codes, """{"prefilled_message":"Hi!","generate_qr_image":"SVG"}""");
        code.Should().BeEquivalentTo(new { Code = "ANED2T5QRU7HG1", PrefilledMessage = "Hi!", DeepLinkUrl = "https://wa.me/message/ANED2T5QRU7HG1", QrImageUrl = "https://i.example/q.svg", CreatedAt = (DateTimeOffset?)null });
        code.AdditionalData.Should().ContainKey("x");
        (await Exchange.Refused(kapso => kapso.QrCodes.CreateAsync("", new NewQrCode { PrefilledMessage = new string('a', 141) }))).ShouldBe("phoneNumberId: required", "qrCode.prefilledMessage: max-length");
        await FluentActions.Awaiting(() => Exchange.Make("{}", kapso => kapso.QrCodes.CreateAsync(Number, new NewQrCode { PrefilledMessage = "Hi!" }))).Should().ThrowAsync<KapsoSerializationException>();
    }

    [Fact]
    public async Task The_message_of_a_code_is_changed()
    {
        (QrCode code, SeenRequest request) = await Exchange.Make(Answer, kapso => kapso.QrCodes.UpdateAsync(Number, "ANED2T5QRU7HG1", "Hello"));

        request.ShouldBe("POST", Codes, """{"code":"ANED2T5QRU7HG1","prefilled_message":"Hello"}""");
        code.Code.Should().Be("ANED2T5QRU7HG1");
        (await Exchange.Refused(kapso => kapso.QrCodes.UpdateAsync(Number, "", " "))).ShouldBe("code: required", "prefilledMessage: required");
    }

    [Fact]
    public async Task Codes_are_listed_with_their_pictures()
    {
        (Page<QrCode> page, SeenRequest request) = await Exchange.Make(
            $$$"""{"data":[{{{Answer}}},null,{"code":"B","creation_time":1672531200,"prefilled_message":null}],"paging":{"cursors":{"after":"QQ=="} } }""",
            kapso => kapso.QrCodes.List(Number, new QrCodeFilter { PageSize = 25, Image = QrImageFormat.Png }).GetPageAsync());
        (_, SeenRequest plain) = await Exchange.Make("""{"data":[]}""", kapso => kapso.QrCodes.List(Number).GetPageAsync());

        request.ShouldBe("GET", $"{Codes}?fields=code%2Cprefilled_message%2Cdeep_link_url%2Ccreation_time%2Cqr_image_url.format%28PNG%29&limit=25");
        plain.ShouldBe("GET", $"{Codes}?fields=code%2Cprefilled_message%2Cdeep_link_url%2Ccreation_time");
        page.Items.Select(code => (code.Code, code.CreatedAt?.ToUnixTimeSeconds())).Should().Equal(("ANED2T5QRU7HG1", null), ("B", 1672531200));
        page.NextCursor.Should().Be("QQ==");
        (await Exchange.Refused(kapso => kapso.QrCodes.List(Number, new QrCodeFilter { PageSize = 26 }).GetPageAsync())).ShouldBe("filter.pageSize: range");
    }

    [Theory]
    [InlineData(Answer)]
    [InlineData($$"""{"data":[{{Answer}}]}""")]
    public async Task A_code_is_read_as_an_object_and_as_a_list_of_one(string answer)
    {
        (QrCode code, SeenRequest request) = await Exchange.Make(answer, kapso => kapso.QrCodes.GetAsync(Number, "ANED2T5QRU7HG1", QrImageFormat.Svg));

        request.ShouldBe("GET", $"{Codes}/ANED2T5QRU7HG1?fields=code%2Cprefilled_message%2Cdeep_link_url%2Ccreation_time%2Cqr_image_url.format%28SVG%29");
        (code.Code, code.AdditionalData.ContainsKey("x")).Should().Be(("ANED2T5QRU7HG1", true));
    }

    [Fact]
    public async Task A_code_is_deleted()
    {
        (await Exchange.Make("""{"success":true}""", kapso => kapso.QrCodes.DeleteAsync(Number, "ANED2T5QRU7HG1"))).ShouldBe("DELETE", $"{Codes}/ANED2T5QRU7HG1");
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.BadRequest, """{"error":{"message":"No such code","type":"OAuthException","code":100,"error_subcode":33}}"""));
        (await kapso.Client.Awaiting(client => client.QrCodes.DeleteAsync(Number, "X")).Should().ThrowAsync<KapsoApiException>()).Which.Category.Should().Be(ErrorCategory.NotFound);
    }
}
