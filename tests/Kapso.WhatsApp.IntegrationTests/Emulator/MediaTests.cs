using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class MediaTests : MediaTest
{
    private const int Kilobyte = 1024;
    private const int Megabyte = 1024 * Kilobyte;
    private const string SecondNumber = "2";

    protected override KapsoEmulatorOptions Options =>
        base.Options with { PhoneNumbers = [EmulatedPhoneNumber.Default, EmulatedPhoneNumber.Default with { Id = SecondNumber }] };

    [Fact]
    public async Task An_upload_is_described_in_full()
    {
        string id = await UploadPictureAsync();
        JsonObject media = (JsonObject)await GetMediaAsync(id);

        media.Select(member => member.Key).Should().Equal(
            "messaging_product", "id", "url", "mime_type", "sha256", "file_size", "download_url", "download_url_expires_at");
        string sha256 = string.Concat(SHA256.HashData(Picture).Select(part => part.ToString("x2")));
        ((string?)media["messaging_product"], (string?)media["id"], (string?)media["mime_type"]).Should().Be(("whatsapp", id, "image/jpeg"));
        ((string?)media["sha256"], (string?)media["file_size"]).Should().Be((sha256, "24"));
        ((string?)media["download_url_expires_at"]).Should().Be("2026-03-01T12:04:00.000Z");
        int port = Kapso.BaseAddress.Port;
        ((string)media["url"]!).Should().StartWith($"http://localhost:{port}/whatsapp_business/attachments/?mid={id}&ext={Start.AddMinutes(5).ToUnixTimeSeconds()}&hash=");
        ((string)media["download_url"]!).Should().StartWith($"http://localhost:{port}/meta/whatsapp/v24.0/media_download?token=");
    }

    [Fact]
    public async Task A_test_sees_what_was_uploaded()
    {
        string id = await UploadPictureAsync();

        EmulatedMedia media = Kapso.Media.Should().ContainSingle().Subject;
        (media.Id, media.PhoneNumberId, media.ContentType, media.FileName, media.Size, media.IsReceived, media.ExpiresAt)
            .Should().Be((id, Kapso.PhoneNumberId, "image/jpeg", "cat 1.jpg", Picture.Length, false, Start.AddDays(30)));
        await using Stream stream = Kapso.OpenMedia(id);
        using StreamReader reader = new(stream);
        (await reader.ReadToEndAsync()).Should().Be("a picture, or so it says");
        Kapso.Invoking(emulator => emulator.OpenMedia("none")).Should().Throw<ArgumentException>();
        RecordedRequest recorded = Kapso.Requests.Should().ContainSingle().Subject;
        recorded.OperationId.Should().Be("uploadMedia");
        recorded.Body.Should().Be("""{"messaging_product":"whatsapp","file":{"filename":"cat 1.jpg","content_type":"image/jpeg","size":24}}""");
    }

    [Fact]
    public async Task A_parameter_that_is_missing_is_named()
    {
        using HttpResponseMessage product = await UploadAsync(Form(Picture, "image/jpeg", product: null));
        await ShouldBeMetaErrorAsync(product, 400, 100, "The parameter messaging_product is required", "messaging_product is missing");
        using HttpResponseMessage file = await UploadAsync(new MultipartFormDataContent { { new StringContent("whatsapp"), "messaging_product" } });
        await ShouldBeMetaErrorAsync(file, 400, 100, "The parameter file is required", "file is missing");
        using HttpResponseMessage noForm = await UploadAsync(Json("""{"messaging_product":"whatsapp"}"""));
        await ShouldBeMetaErrorAsync(noForm, 400, 100, "The parameter messaging_product is required", "messaging_product is missing");
        using HttpResponseMessage other = await UploadAsync(Form(Picture, "image/jpeg", product: "messenger"));
        await ShouldBeMetaErrorAsync(other, 400, 100, "Invalid parameter", "messaging_product must be whatsapp");
        string id = await UploadPictureAsync();
        using HttpResponseMessage owner = await Http.GetAsync($"meta/whatsapp/v24.0/{id}");
        await ShouldBeMetaErrorAsync(owner, 400, 100, "The parameter phone_number_id is required", "phone_number_id is missing");
        using HttpResponseMessage number = await Http.PostAsync("meta/whatsapp/v24.0/0/media", Form(Picture, "image/jpeg"));
        number.StatusCode.Should().Be(HttpStatusCode.NotFound);
        Kapso.Media.Should().ContainSingle();
    }

    [Theory]
    [InlineData("image/gif")]
    [InlineData("application/octet-stream")]
    [InlineData(null)]
    public async Task A_type_that_whatsapp_does_not_take_is_refused(string? contentType)
    {
        using HttpResponseMessage response = await UploadAsync(Form(Picture, contentType));

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        JsonNode error = (await ReadAsync(response))["error"]!;
        ((int)error["code"]!).Should().Be(100);
        ((string)error["error_data"]!["details"]!).Should()
            .StartWith("file must be a file with one of the following types: image/jpeg, image/png, video/mp4,")
            .And.EndWith($"Received file of type '{contentType}'");
    }

    [Fact]
    public async Task An_empty_file_is_refused()
    {
        using HttpResponseMessage response = await UploadAsync(Form([], "image/png"));
        await ShouldBeMetaErrorAsync(response, 400, 100, "Invalid parameter", "file must not be empty");
    }

    [Fact]
    public async Task A_form_that_breaks_off_is_no_form()
    {
        StringContent cut = new("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nabc");
        cut.Headers.Remove("Content-Type");
        cut.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");

        using HttpResponseMessage response = await UploadAsync(cut);

        await ShouldBeMetaErrorAsync(response, 400, 100, "The parameter messaging_product is required", "messaging_product is missing");
    }

    [Theory]
    [Trait("Category", "Load")]
    [InlineData("image/png", 5 * Megabyte)]
    [InlineData("video/3gpp", 16 * Megabyte)]
    [InlineData("audio/ogg; codecs=opus", 16 * Megabyte)]
    [InlineData("image/webp", 100 * Kilobyte)]
    [InlineData("application/pdf", 100 * Megabyte)]
    public async Task A_file_may_be_as_long_as_its_kind_allows_and_no_longer(string contentType, int limit)
    {
        byte[] bytes = new byte[limit + 1];

        using HttpResponseMessage taken = await UploadAsync(Form(bytes, contentType, limit));
        taken.StatusCode.Should().Be(HttpStatusCode.OK);
        using HttpResponseMessage refused = await UploadAsync(Form(bytes, contentType));
        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync()).Should().Contain("\"code\":100").And.Contain($"must be at most {limit} bytes long");
        Kapso.Media.Should().ContainSingle().Which.Size.Should().Be(limit);
    }

    [Fact]
    public async Task An_animated_sticker_may_be_longer()
    {
        byte[] bytes = new byte[(500 * Kilobyte) + 1];
        "RIFF____WEBPVP8X____\u0002"u8.CopyTo(bytes);

        using HttpResponseMessage taken = await UploadAsync(Form(bytes, "image/webp", 500 * Kilobyte));
        taken.StatusCode.Should().Be(HttpStatusCode.OK);
        using HttpResponseMessage refused = await UploadAsync(Form(bytes, "image/webp"));
        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_file_belongs_to_one_number()
    {
        string id = await UploadPictureAsync();

        foreach ((string method, string owner) in new[] { ("GET", SecondNumber), ("GET", "0"), ("DELETE", SecondNumber) })
        {
            using HttpResponseMessage response = await Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), $"meta/whatsapp/v24.0/{id}?phone_number_id={owner}"));
            response.StatusCode.Should().Be(HttpStatusCode.NotFound);
            ((int)(await ReadAsync(response))["error"]!["code"]!).Should().Be(100);
        }

        (await GetMediaAsync(id)).Should().NotBeNull();
    }

    [Fact]
    public async Task A_bearer_token_says_by_itself_whose_file_it_is()
    {
        string id = await UploadPictureAsync();
        using HttpClient client = NewClient();
        client.DefaultRequestHeaders.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", Kapso.ApiKey);

        JsonNode media = await ReadAsync(await client.GetAsync($"meta/whatsapp/v24.0/{id}"));

        ((string?)media["id"], (string?)media["messaging_product"]).Should().Be((id, "whatsapp"));
        (await client.GetAsync("meta/whatsapp/v24.0/1")).StatusCode.Should().NotBe(HttpStatusCode.OK);
        (await client.GetAsync($"meta/whatsapp/v24.0/{id}?phone_number_id=1")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        client.DefaultRequestHeaders.Add("X-API-Key", Kapso.ApiKey);
        (await client.GetAsync($"meta/whatsapp/v24.0/{id}")).StatusCode.Should().Be(HttpStatusCode.BadRequest, "with a key the number is needed");
    }

    [Theory]
    [InlineData("GET", "?phone_number_id=1")]
    [InlineData("DELETE", "?phone_number_id=1")]
    [InlineData("DELETE", "")]
    public async Task A_file_that_never_was_is_not_found(string method, string query)
    {
        (int status, JsonNode? body) = await CallAsync(method, $"meta/whatsapp/v24.0/123{query}");

        status.Should().Be(404);
        ((string)body!["error"]!["message"]!).Should().Be("Unsupported request. Object with ID '123' does not exist or cannot be loaded");
        Kapso.Requests[0].OperationId.Should().Be(method == "GET" ? "getMediaUrl" : "deleteMedia");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_deleted_file_is_not_found(bool namesOwner)
    {
        string id = await UploadPictureAsync();
        string address = (string)(await GetMediaAsync(id))["download_url"]!;

        (await DoAsync("DELETE", $"meta/whatsapp/v24.0/{id}{(namesOwner ? OwnedByFirst : "")}")).ToJsonString().Should().Be("""{"success":true}""");

        (await CallAsync("GET", $"meta/whatsapp/v24.0/{id}{OwnedByFirst}")).Status.Should().Be(404);
        (await CallAsync("DELETE", $"meta/whatsapp/v24.0/{id}")).Status.Should().Be(404);
        (await StatusOfAsync(address)).Should().Be(HttpStatusCode.NotFound);
        Kapso.Media.Should().BeEmpty();
    }

    [Fact]
    public async Task An_id_works_for_thirty_days()
    {
        string id = Kapso.AddMedia(PictureFile);
        Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        ((string?)(await GetMediaAsync(id))["id"]).Should().Be(id);

        Clock.Advance(TimeSpan.FromSeconds(1));

        (await CallAsync("GET", $"meta/whatsapp/v24.0/{id}{OwnedByFirst}")).Status.Should().Be(404);
        Kapso.Media.Should().BeEmpty();
    }

    [Fact]
    public async Task A_number_is_still_asked_for_under_the_same_path()
    {
        ((string?)(await GetJsonAsync($"meta/whatsapp/v24.0/{Kapso.PhoneNumberId}"))["id"]).Should().Be(Kapso.PhoneNumberId);
        (await CallAsync("GET", $"meta/whatsapp/v24.0/0{OwnedByFirst}")).Status.Should().Be(404);

        Kapso.Requests.Select(request => request.OperationId).Should().Equal("getPhoneNumber", "getMediaUrl");
    }

    [Fact]
    public async Task A_message_takes_media_that_its_number_has()
    {
        string own = Kapso.AddMedia(PictureFile);
        string foreign = Kapso.AddMedia(PictureFile, SecondNumber);
        string deleted = await UploadPictureAsync();
        await DoAsync("DELETE", $"meta/whatsapp/v24.0/{deleted}");

        await SendAsync(Of("image", $$"""{"id":"{{own}}"}"""));
        await SendAsync(Of("image", """{"id":"never given by this emulator"}"""));
        foreach ((string path, string type, string content) in new[]
        {
            ("image.id", "image", $$"""{"id":"{{foreign}}"}"""),
            ("document.id", "document", $$"""{"id":"{{deleted}}"}"""),
            ("interactive.header.image.id", "interactive", $$$"""
                {"type":"button","header":{"type":"image","image":{"id":"{{{deleted}}}"}},"body":{"text":"b"},
                 "action":{"buttons":[{"type":"reply","reply":{"id":"a","title":"A"}}]}}
                """),
            ("template.components[0].parameters[0].image.id", "template", $$$"""
                {"name":"t","language":{"code":"en"},"components":[{"type":"header","parameters":[{"type":"image","image":{"id":"{{{deleted}}}"}}]}]}
                """),
        })
        {
            using HttpResponseMessage response = await PostAsync(Messages, Of(type, content));
            await ShouldBeMetaErrorAsync(
                response, 400, 100, "Invalid parameter", $"{path} is not a valid whatsapp business account media attachment ID");
        }

        Clock.Advance(TimeSpan.FromDays(30));
        (await CallAsync("POST", Messages, Of("image", $$"""{"id":"{{own}}"}"""))).Status.Should().Be(400);
    }

    [Fact]
    public async Task A_reset_removes_all_media()
    {
        string id = await UploadPictureAsync();

        Kapso.Reset();

        Kapso.Media.Should().BeEmpty();
        (await CallAsync("GET", $"meta/whatsapp/v24.0/{id}{OwnedByFirst}")).Status.Should().Be(404);
    }

    [Fact]
    public async Task A_fault_in_the_way_of_an_upload_keeps_nothing()
    {
        Kapso.Faults.Add(Fault.Status(503) with { OperationId = "uploadMedia" });
        using MultipartFormDataContent form = Form(Picture, "image/jpeg");
        using HttpResponseMessage failed = await UploadAsync(form);

        failed.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        Kapso.Media.Should().BeEmpty();
        Kapso.Requests[0].Body.Should().Contain("\"size\":24");
    }
}
