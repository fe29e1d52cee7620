using System.Net;
using Kapso.WhatsApp.MediaFiles;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.MediaFiles;

public sealed class MediaWireTests
{
    private const string Upload = Exchange.WhatsApp + "647/media";
    private static readonly byte[] Bytes = "not really a picture"u8.ToArray();

    public static TheoryData<string, Func<MediaFile>> Sources => new()
    {
        { "memory", () => MediaFile.FromBytes(Bytes, "cat.jpg") },
        { "a stream that can seek", () => MediaFile.FromStream(new MemoryStream(Bytes), "cat.jpg") },
        { "a stream that cannot", () => MediaFile.FromStream(new OneWayStream(Bytes), "cat.jpg") },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Uploading_sends_a_form(string why, Func<MediaFile> file)
    {
        List<long> heard = [];

        (UploadedMedia uploaded, SeenRequest request) = await Exchange.Make(
            """{"id":930,"mood":"good"}""", kapso => kapso.Media.UploadAsync("647", file(), new MediaUploadOptions { Progress = new Told(heard.Add) }));

        $"{request.Method} {request.Uri.AbsoluteUri}".Should().Be($"POST {Upload}", why);
        request.Headers["X-API-Key"].Should().Be(KapsoUnderTest.ApiKey);
        string boundary = request.Headers["Content-Type"].Should().StartWith("multipart/form-data; boundary=").And.Subject.Split('=')[1];
        request.Body.Should().Be(
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"messaging_product\"\r\n\r\nwhatsapp\r\n--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"cat.jpg\"\r\nContent-Type: image/jpeg\r\n\r\nnot really a picture\r\n--{boundary}--\r\n");
        uploaded.Id.Should().Be("930");
        uploaded.AdditionalData.Should().ContainKey("mood");
        heard.Should().Equal(20);
    }

    [Fact]
    public async Task A_file_on_disk_goes_by_its_name()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "Übersicht \"2\".pdf");
        await File.WriteAllBytesAsync(path, Bytes);

        (_, SeenRequest request) = await Exchange.Make("""{"id":"1"}""", kapso => kapso.Media.UploadAsync("647", MediaFile.FromPath(path)));

        request.Body.Should().Contain("filename=\"Übersicht %222%22.pdf\"\r\nContent-Type: application/pdf\r\n\r\nnot really a picture\r\n");
        ((Action)(() => MediaFile.FromPath(path + "x"))).Should().Throw<FileNotFoundException>();
    }

    [Fact]
    public async Task A_stream_is_read_from_where_it_stands_and_left_open()
    {
        using MemoryStream stream = new(Bytes) { Position = 4 };

        (_, SeenRequest request) = await Exchange.Make("""{"id":"1"}""", kapso => kapso.Media.UploadAsync("647", MediaFile.FromStream(stream, "a.txt")));

        request.Body.Should().Contain("\r\n\r\nreally a picture\r\n");
        stream.CanRead.Should().BeTrue();
    }

    [Theory]
    [InlineData("image/jpeg", 5 * 1024 * 1024)]
    [InlineData("image/png", 5 * 1024 * 1024)]
    [InlineData("video/mp4", 16 * 1024 * 1024)]
    [InlineData("audio/ogg; codecs=opus", 16 * 1024 * 1024)]
    [InlineData("application/pdf", 100 * 1024 * 1024)]
    [InlineData("application/zip", 100 * 1024 * 1024)]
    [InlineData("image/webp", 500 * 1024)]
    public async Task A_file_may_be_as_large_as_its_type_allows(string type, int max)
    {
        (await Exchange.Refused(kapso => kapso.Media.UploadAsync("647", MediaFile.FromBytes(new byte[max + 1], "a.x", type)))).ShouldBe("file.length: max-bytes");
        (await Exchange.Make("""{"id":"1"}""", kapso => kapso.Media.UploadAsync("647", MediaFile.FromBytes(new byte[max], "a.x", type)))).Result.Id.Should().Be("1");
    }

    [Fact]
    public async Task What_is_no_file_for_WhatsApp_is_refused()
    {
        (await Exchange.Refused(kapso => kapso.Media.UploadAsync("647", MediaFile.FromBytes(Bytes, "a.gif", "image/gif")))).ShouldBe("file.contentType: media-type");
        (await Exchange.Refused(kapso => kapso.Media.UploadAsync("647", MediaFile.FromBytes(Bytes, "a.unknown")))).ShouldBe("file.contentType: required");
        (await Exchange.Refused(kapso => kapso.Media.UploadAsync("647", MediaFile.FromBytes(default, "a.png")))).ShouldBe("file.length: range");
        (await Exchange.Refused(kapso => kapso.Media.UploadAsync("647", MediaFile.FromBytes(Bytes, "a\r\n.png")))).ShouldBe("file.fileName: no-control-characters");
        (await Exchange.Refused(kapso => kapso.Media.UploadAsync("647", MediaFile.FromBytes(Bytes, "a.png", "image/png\r\nX: y")))).ShouldBe("file.contentType: pattern", "file.contentType: media-type");
        (await Exchange.Refused(kapso => kapso.Media.UploadAsync("647", MediaFile.FromBytes(Bytes, " ")))).ShouldBe("file.fileName: required", "file.contentType: required");
    }

    [Fact]
    public async Task The_checks_can_be_turned_off()
    {
        (await Exchange.Make("""{"id":"1"}""", kapso => kapso.Media.UploadAsync("647", MediaFile.FromBytes(new byte[600 * 1024], "a.webp"), new MediaUploadOptions { CheckLimits = false }))).Result.Id.Should().Be("1");
        (await Exchange.Make("""{"id":"1"}""", kapso => kapso.Media.UploadAsync("647", MediaFile.FromBytes(Bytes, "a.gif", "image/gif"), new MediaUploadOptions { CheckLimits = false }))).Result.Id.Should().Be("1");
    }

    [Fact]
    public async Task A_stream_that_turns_out_too_long_or_empty_is_broken_off()
    {
        (await BrokenOff(new OneWayStream(new byte[600 * 1024]), "a.webp")).ShouldBe("file.length: max-bytes");
        (await BrokenOff(new OneWayStream([]), "a.webp")).ShouldBe("file.length: range");
    }

    [Fact]
    public async Task A_file_is_sent_again_when_the_server_refused_to_listen_and_a_one_way_stream_is_not()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.TooManyRequests), ScriptedTransport.Answer(HttpStatusCode.OK, """{"id":"1"}"""));
        await kapso.Client.Media.UploadAsync("647", MediaFile.FromStream(new MemoryStream(Bytes), "a.png"));
        kapso.Transport.Requests.Should().HaveCount(2).And.OnlyContain(request => request.Body!.Contains("not really a picture", StringComparison.Ordinal));

        using KapsoUnderTest other = new(ScriptedTransport.Answer(HttpStatusCode.TooManyRequests), ScriptedTransport.Answer(HttpStatusCode.OK, """{"id":"1"}"""));
        await other.Client.Awaiting(client => client.Media.UploadAsync("647", MediaFile.FromStream(new OneWayStream(Bytes), "a.png"))).Should().ThrowAsync<KapsoApiException>();
        other.Transport.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task An_upload_whose_answer_is_lost_is_not_repeated()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Fail(HttpRequestError.ResponseEnded));

        KapsoTransportException lost = (await kapso.Client.Awaiting(client => client.Media.UploadAsync("647", MediaFile.FromBytes(Bytes, "a.png"))).Should().ThrowAsync<KapsoTransportException>()).Which;

        lost.OutcomeUnknown.Should().BeTrue();
        kapso.Transport.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData("\"2048\"")]
    [InlineData("2048")]
    public async Task Details_are_read_in_full(string size)
    {
        (MediaDetails details, SeenRequest request) = await Exchange.Make(
            $$"""{"messaging_product":"whatsapp","id":"930","url":"https://lookaside.fbsbx.com/x?ext=1","mime_type":"image/jpeg","sha256":"abc","file_size":{{size}},"download_url":"https://api.kapso.ai/meta/whatsapp/v24.0/media_download?token=secret-token","download_url_expires_at":"2026-03-01T12:04:00Z","mood":"good"}""",
            kapso => kapso.Media.GetAsync("647", "930"));

        request.ShouldBe("GET", Exchange.WhatsApp + "930?phone_number_id=647");
        details.Should().BeEquivalentTo(new
        {
            Id = "930",
            MimeType = "image/jpeg",
            Sha256 = "abc",
            FileSize = 2048,
            DownloadUrl = "https://api.kapso.ai/meta/whatsapp/v24.0/media_download?token=secret-token",
            DownloadUrlExpiresAt = new DateTimeOffset(2026, 3, 1, 12, 4, 0, TimeSpan.Zero),
            Url = "https://lookaside.fbsbx.com/x?ext=1",
            MessagingProduct = "whatsapp",
        });
        details.AdditionalData.Should().ContainKey("mood");
        details.ToString().Should().Contain("930").And.NotContain("secret-token");
        (await Exchange.Refused(kapso => kapso.Media.GetAsync(" ", "930"))).ShouldBe("phoneNumberId: required");
    }

    [Fact]
    public async Task Deleting_can_name_the_owner()
    {
        (await Exchange.Make("""{"success":true}""", kapso => kapso.Media.DeleteAsync("647", "930"))).ShouldBe("DELETE", Exchange.WhatsApp + "930?phone_number_id=647");
    }

    [Fact]
    public async Task Ingesting_names_the_address_and_what_becomes_of_the_file()
    {
        const string answer = """{"data":{"ingest_id":"7c2d0c1e-0000-4000-8000-000000000001","target":{"kind":"meta_media","media_id":930,"x":1},"resource":{"filename":"cat.jpg","mime_type":"image/jpeg","size_bytes":20,"sha256":"ab","source_url":"https://a.example/cat.jpg"},"mood":"good"} }""";

        (MediaIngest ingest, SeenRequest request) = await Exchange.Make(
            answer, kapso => kapso.Media.IngestAsync(new NewMediaIngest { PhoneNumberId = "647", Source = "https://a.example/cat.jpg", Delivery = MediaDelivery.MetaMedia, FileName = "cat.jpg", MimeType = "image/jpeg" }));

        request.ShouldBe("POST", Exchange.Platform + "whatsapp/media", """{"media_ingest":{"phone_number_id":"647","source":"https://a.example/cat.jpg","delivery":"meta_media","filename":"cat.jpg","mime_type":"image/jpeg"}}""");
        ingest.Should().BeEquivalentTo(new
        {
            IngestId = "7c2d0c1e-0000-4000-8000-000000000001",
            Target = new { Kind = MediaDelivery.MetaMedia, MediaId = "930", Handle = (string?)null },
            Resource = new { FileName = "cat.jpg", MimeType = "image/jpeg", SizeBytes = 20, Sha256 = "ab", SourceUrl = "https://a.example/cat.jpg" },
        });
        ingest.AdditionalData.Should().ContainKey("mood");
        (await Exchange.Refused(kapso => kapso.Media.IngestAsync(new NewMediaIngest { PhoneNumberId = "", Source = "ftp://a.example/x" }))).ShouldBe("ingest.phoneNumberId: required", "ingest.source: web-address");
    }

    [Fact]
    public async Task A_handle_is_made_in_one_call()
    {
        (string handle, SeenRequest request) = await Exchange.Make(
            """{"data":{"ingest_id":"1","target":{"kind":"meta_resumable_asset","handle":"4::aW"},"resource":{} } }""", kapso => kapso.Media.CreateHeaderHandleAsync("647", new Uri("https://a.example/cat.jpg")));

        request.ShouldBe("POST", Exchange.Platform + "whatsapp/media", """{"media_ingest":{"phone_number_id":"647","source":"https://a.example/cat.jpg","delivery":"meta_resumable_asset"}}""");
        handle.Should().Be("4::aW");
        await FluentActions.Awaiting(() => Exchange.Make("""{"data":{"target":{"kind":"meta_media"} } }""", kapso => kapso.Media.CreateHeaderHandleAsync("647", "https://a.example/cat.jpg"))).Should().ThrowAsync<KapsoSerializationException>();
    }

    private static async Task<IReadOnlyList<ValidationProblem>> BrokenOff(Stream stream, string name)
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.OK, """{"id":"1"}"""));
        return (await kapso.Client.Awaiting(client => client.Media.UploadAsync("647", MediaFile.FromStream(stream, name))).Should().ThrowAsync<KapsoValidationException>()).Which.Problems;
    }

    private sealed class Told(Action<long> hear) : IProgress<long>
    {
        public void Report(long value) => hear(value);
    }
}

/// <summary>A stream that can be read once, as a network's.</summary>
internal sealed class OneWayStream(byte[] bytes) : MemoryStream(bytes)
{
    public override bool CanSeek => false;
}
