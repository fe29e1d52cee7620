using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class MediaIngestTests : MediaTest
{
    private const string Ingest = $"{Platform}/whatsapp/media";
    private const string Sandbox = "2";
    private static readonly Uri Source = new("https://files.example.com/a/cat%201.jpg?size=l");

    protected override KapsoEmulatorOptions Options =>
        base.Options with { PhoneNumbers = [EmulatedPhoneNumber.Default, EmulatedPhoneNumber.Default with { Id = Sandbox, IsSandbox = true }] };

    [Fact]
    public async Task A_file_at_a_public_address_becomes_media()
    {
        Kapso.AddMediaSource(Source, PictureFile with { FileName = null });

        JsonObject data = (JsonObject)await DoAsync("POST", Ingest, Body(Source.OriginalString));

        Guid.TryParse((string?)data["ingest_id"], out _).Should().BeTrue();
        EmulatedMedia media = Kapso.Media.Should().ContainSingle().Subject;
        data["target"]!.ToJsonString().Should().Be($$"""{"kind":"meta_media","media_id":"{{media.Id}}"}""");
        data["resource"]!.ToJsonString().Should().Be(
            $$"""{"filename":"cat 1.jpg","mime_type":"image/jpeg","size_bytes":24,"sha256":"{{media.Sha256}}","source_url":"{{Source.OriginalString}}"}""");
        (media.PhoneNumberId, media.FileName, media.ExpiresAt).Should().Be((Kapso.PhoneNumberId, "cat 1.jpg", Start.AddDays(30)));
        ((string?)(await GetMediaAsync(media.Id))["sha256"]).Should().Be(media.Sha256);
    }

    [Fact]
    public async Task An_asset_gets_a_handle_instead_of_an_id()
    {
        Kapso.AddMediaSource(Source, PictureFile);

        JsonNode first = await DoAsync("POST", Ingest, Body(Source.OriginalString, ",\"delivery\":\"meta_resumable_asset\""));
        JsonNode second = await DoAsync("POST", Ingest, Body(Source.OriginalString, ",\"delivery\":\"meta_resumable_asset\""));

        ((string?)first["target"]!["kind"]).Should().Be("meta_resumable_asset");
        ((string?)first["target"]!["handle"]).Should().StartWith("4::aW1hZ2UvanBlZw==:").And.NotBe((string?)second["target"]!["handle"]);
        first["target"]!.AsObject().Should().NotContainKey("media_id");
        Kapso.Media.Should().BeEmpty();
    }

    [Fact]
    public async Task Hints_name_what_the_source_does_not()
    {
        Kapso.AddMediaSource(Source, PictureFile with { ContentType = "application/octet-stream" });

        JsonNode data = await DoAsync("POST", Ingest, Body(Source.OriginalString, ",\"mime_type\":\"image/png\",\"filename\":\"dog.png\""));

        ((string?)data["resource"]!["mime_type"], (string?)data["resource"]!["filename"]).Should().Be(("image/png", "dog.png"));
        await ShouldBeRefusedAsync("POST", Ingest, Body(Source.OriginalString), 400, "Unsupported MIME type: application/octet-stream");
    }

    [Fact]
    public async Task The_addresses_of_the_emulator_itself_are_fetched_while_they_work()
    {
        Kapso.Receive(InboundMessage.Image(Customer, PictureFile));
        JsonNode received = (await GetJsonAsync(Messages))["data"]![0]!["image"]!;
        JsonNode download = (await GetMediaAsync((string)received["id"]!))["download_url"]!;
        using HttpResponseMessage hop = await Stranger.GetAsync((string)received["link"]!);

        foreach (string source in new[] { (string)received["url"]!, (string)received["link"]!, (string)download!, hop.Headers.Location!.ToString() })
        {
            string media = (string)(await DoAsync("POST", Ingest, Body(source)))["target"]!["media_id"]!;
            await DoAsync("DELETE", $"meta/whatsapp/v24.0/{media}");
        }

        Kapso.Media.Should().ContainSingle("the copies are gone and what they were made of is not").Which.IsReceived.Should().BeTrue();
        Clock.Advance(TimeSpan.FromMinutes(5));
        await ShouldBeRefusedAsync("POST", Ingest, Body((string)received["url"]!), 502, "Failed to fetch the media from its source URL");
        await ShouldBeRefusedAsync(
            "POST", Ingest, Body($"http://localhost:{Kapso.BaseAddress.Port}/elsewhere"), 502, "Failed to fetch the media from its source URL");
    }

    [Theory]
    [InlineData("http://127.0.0.1/a.jpg")]
    [InlineData("http://localhost:1/a.jpg")]
    [InlineData("http://10.1.2.3/a.jpg")]
    [InlineData("http://100.64.0.1/a.jpg")]
    [InlineData("http://169.254.169.254/latest")]
    [InlineData("https://172.31.0.1/a.jpg")]
    [InlineData("https://192.168.0.1/a.jpg")]
    [InlineData("http://[::1]/a.jpg")]
    [InlineData("http://[fd00::1]/a.jpg")]
    [InlineData("http://[fe80::1]/a.jpg")]
    [InlineData("http://[::ffff:10.0.0.1]/a.jpg")]
    [InlineData("http://intranet/a.jpg")]
    [InlineData("http://db.internal/a.jpg")]
    public async Task A_private_address_is_not_fetched_unless_a_test_says_so(string source)
    {
        await ShouldBeRefusedAsync("POST", Ingest, Body(source), 403, "Source URL points at a private or local address");

        Kapso.AddMediaSource(new Uri(source), PictureFile);
        (await CallAsync("POST", Ingest, Body(source))).Status.Should().Be(200);
    }

    [Theory]
    [InlineData("cat.jpg")]
    [InlineData("/cat.jpg")]
    [InlineData("ftp://files.example.com/cat.jpg")]
    public async Task A_malformed_source_is_refused(string source) =>
        await ShouldBeRefusedAsync("POST", Ingest, Body(source), 400, "Source must be an absolute http or https URL");

    [Theory]
    [InlineData("https://172.32.0.1/a.jpg")]
    [InlineData("https://files.example.com/unknown.jpg")]
    public async Task A_public_address_with_nothing_behind_it_fails_to_be_fetched(string source) =>
        await ShouldBeRefusedAsync("POST", Ingest, Body(source), 502, "Failed to fetch the media from its source URL");

    [Fact]
    public async Task A_file_that_is_too_long_or_of_no_kind_is_refused()
    {
        Kapso.AddMediaSource(Source, PictureFile with { Bytes = new byte[(5 * 1024 * 1024) + 1] });
        await ShouldBeRefusedAsync("POST", Ingest, Body(Source.OriginalString), 413, "File exceeds the size limit for image");

        Kapso.AddMediaSource(Source, PictureFile with { ContentType = "image/gif" });
        await ShouldBeRefusedAsync("POST", Ingest, Body(Source.OriginalString), 400, "Unsupported MIME type: image/gif");
        Kapso.Media.Should().BeEmpty();
    }

    [Fact]
    public async Task Only_numbers_of_the_project_that_are_no_sandbox_ingest()
    {
        Kapso.AddMediaSource(Source, PictureFile);

        await ShouldBeRefusedAsync("POST", Ingest, Body(Source.OriginalString, number: "0"), 404, "Phone number not found");
        await ShouldBeRefusedAsync(
            "POST", Ingest, Body(Source.OriginalString, number: Sandbox), 403, "Media uploads are not available on the sandbox number");
    }

    [Theory]
    [InlineData("{}", "media_ingest is missing")]
    [InlineData("""{"media_ingest":{"source":"https://a.example/b.jpg"}}""", "media_ingest.phone_number_id is missing")]
    [InlineData("""{"media_ingest":{"phone_number_id":"1"}}""", "media_ingest.source is missing")]
    [InlineData(
        """{"media_ingest":{"phone_number_id":"1","source":"https://a.example/b.jpg","delivery":"pigeon"}}""",
        "media_ingest.delivery must be one of meta_media, meta_resumable_asset")]
    public async Task A_request_must_be_whole(string body, string error) => await ShouldBeRefusedAsync("POST", Ingest, body, 422, error);

    [Fact]
    public void A_source_is_an_address() =>
        Kapso.Invoking(emulator => emulator.AddMediaSource(new Uri("/a.jpg", UriKind.Relative), PictureFile)).Should().Throw<ArgumentException>();

    private string Body(string source, string members = "", string? number = null) =>
        $$$"""{"media_ingest":{"phone_number_id":"{{{number ?? Kapso.PhoneNumberId}}}","source":"{{{source}}}"{{{members}}}}}""";
}
