using System.Security.Cryptography;
using Kapso.WhatsApp.Emulator;
using Kapso.WhatsApp.MediaFiles;
using Kapso.WhatsApp.Messages;

namespace Kapso.WhatsApp.IntegrationTests.Sdk;

/// <summary>Files in both directions, with real sockets and two host names: no key may reach the one that files lie at.</summary>
public sealed class MediaTests
{
    private static readonly byte[] Picture = RandomNumberGenerator.GetBytes(200_000);

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    private string Target => Path.Combine(_folder, "cat.jpg");

    [Fact]
    public async Task A_file_goes_up_is_sent_comes_down_and_is_deleted()
    {
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        KapsoWhatsAppClient kapso = started.Client;

        UploadedMedia uploaded = await kapso.Media.UploadAsync(started.PhoneNumberId, MediaFile.FromBytes(Picture, "cat.jpg"));
        await kapso.Messages.SendAsync(started.PhoneNumberId, EmulatedKapso.To, new ImageMessage(Media.FromId(uploaded.Id)) { Caption = "My cat" });
        MediaDetails details = await kapso.Media.GetAsync(started.PhoneNumberId, uploaded.Id);
        await kapso.Media.DownloadToFileAsync(started.PhoneNumberId, uploaded.Id, Target);
        await using (MediaDownload file = await kapso.Media.DownloadAsync(started.PhoneNumberId, uploaded.Id))
        {
            file.ContentType.Should().Be("image/jpeg");
            file.Sha256.Should().Be(details.Sha256);
        }

        (await File.ReadAllBytesAsync(Target)).Should().Equal(Picture);
        details.Should().BeEquivalentTo(new { MimeType = "image/jpeg", FileSize = Picture.Length });
        await kapso.Media.DeleteAsync(started.PhoneNumberId, uploaded.Id);
        (await kapso.Awaiting(it => it.Media.GetAsync(started.PhoneNumberId, uploaded.Id)).Should().ThrowAsync<KapsoApiException>()).Which.Category.Should().Be(ErrorCategory.NotFound);
        KeysOnFiles(started).Should().BeEmpty();
    }

    [Fact]
    public async Task What_a_customer_sends_is_downloaded_by_id_and_by_every_address()
    {
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        KapsoWhatsAppClient kapso = started.Client;
        string wamid = started.Emulator.Receive(InboundMessage.Image(EmulatedKapso.To, new EmulatedFile { Bytes = Picture, ContentType = "image/jpeg", FileName = "cat.jpg" }, "My cat"));
        Message message = await kapso.Messages.GetAsync(started.PhoneNumberId, wamid);
        ImageContent image = message.Content.Should().BeOfType<ImageContent>().Subject;

        await kapso.Media.DownloadToFileAsync(started.PhoneNumberId, image.Id!, Target);
        foreach (string? address in new[] { image.Link, image.Url }.Where(address => address is not null))
        {
            await kapso.Media.DownloadToFileAsync(new Uri(address!), Target, new MediaDownloadOptions { Overwrite = true });
            (await File.ReadAllBytesAsync(Target)).Should().Equal(Picture);
        }

        KeysOnFiles(started).Should().BeEmpty();
    }

    [Fact]
    public async Task An_address_that_has_run_out_is_fetched_once_more()
    {
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        string id = started.Emulator.AddMedia(new EmulatedFile { Bytes = Picture, ContentType = "image/jpeg", FileName = "cat.jpg" });
        started.Emulator.Faults.Add(Fault.Status(404, "") with { OperationId = "downloadMedia" });

        await started.Client.Media.DownloadToFileAsync(started.PhoneNumberId, id, Target);

        (await File.ReadAllBytesAsync(Target)).Should().Equal(Picture);
        started.Emulator.Requests.Select(request => request.OperationId).Should().Equal("getMediaUrl", "downloadMedia", "getMediaUrl", "downloadMedia");
    }

    [Fact]
    public async Task A_connection_that_is_cut_leaves_no_half_file_and_says_so()
    {
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        string id = started.Emulator.AddMedia(new EmulatedFile { Bytes = Picture, ContentType = "image/jpeg", FileName = "cat.jpg" });
        started.Emulator.Faults.Add(Fault.TruncatedBody() with { OperationId = "downloadMedia" });

        KapsoDownloadException cut = (await started.Client.Awaiting(kapso => kapso.Media.DownloadToFileAsync(started.PhoneNumberId, id, Target)).Should().ThrowAsync<KapsoDownloadException>()).Which;

        (cut.Failure, cut.BytesExpected).Should().Be((DownloadFailure.ConnectionLost, Picture.Length));
        cut.BytesReceived.Should().BeLessThan(Picture.Length);
        Directory.GetFiles(_folder).Should().BeEmpty();
    }

    [Fact]
    public async Task Kapso_fetches_a_file_for_a_message_and_for_a_template()
    {
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        Uri source = new("https://files.example.com/cat.jpg");
        started.Emulator.AddMediaSource(source, new EmulatedFile { Bytes = Picture, ContentType = "image/jpeg", FileName = "cat.jpg" });

        MediaIngest ingest = await started.Client.Media.IngestAsync(new NewMediaIngest { PhoneNumberId = started.PhoneNumberId, Source = source.OriginalString });
        string handle = await started.Client.Media.CreateHeaderHandleAsync(started.PhoneNumberId, source);

        ingest.Should().BeEquivalentTo(new { Target = new { Kind = MediaDelivery.MetaMedia }, Resource = new { FileName = "cat.jpg", MimeType = "image/jpeg", SizeBytes = Picture.Length } });
        await started.Client.Media.DownloadToFileAsync(started.PhoneNumberId, ingest.Target!.MediaId!, Target);
        handle.Should().StartWith("4:");
    }

    private static IEnumerable<RecordedRequest> KeysOnFiles(EmulatedKapso started) =>
        started.Emulator.Requests.Where(request => request.Headers.Any(header => header.Key.Equals("Host", StringComparison.OrdinalIgnoreCase) && header.Value.StartsWith("localhost", StringComparison.Ordinal))
            && request.Headers.Any(header => header.Key.Equals("X-API-Key", StringComparison.OrdinalIgnoreCase) || header.Key.Equals("Authorization", StringComparison.OrdinalIgnoreCase)));
}
