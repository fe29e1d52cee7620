using System.IO.Compression;
using System.Text;
using Kapso.WhatsApp.MediaFiles;

namespace Kapso.WhatsApp.IntegrationTests.Sdk;

/// <summary>Servers of files that lead elsewhere or answer with what is not a file, over real sockets and the client's own transport.</summary>
public sealed class HostileDownloadTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://[::ffff:10.0.0.1]/")]
    [InlineData("https://[fd00::1]/")]
    [InlineData("http://files.example/")]
    public async Task A_redirect_to_an_address_that_is_not_public_is_not_followed(string location)
    {
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        await using FileServer server = new($"302 Found\r\nContent-Length: 0\r\nLocation: {location}", []);

        await ShouldFailAsync(started, server, DownloadFailure.ForbiddenAddress);

        server.Requests.Should().Be(1);
    }

    [Fact]
    public async Task A_client_of_Kapsos_does_not_call_this_machine()
    {
        await using FileServer server = new("200 OK\r\nContent-Length: 2", "hi"u8.ToArray());
        using KapsoWhatsAppClient kapso = new("api-key");

        await kapso.Awaiting(it => it.Media.DownloadAsync(server.Address)).Should().ThrowAsync<KapsoValidationException>();
        await kapso.Awaiting(it => it.Media.DownloadAsync(new UriBuilder(server.Address) { Scheme = "https", Host = "localhost" }.Uri)).Should().ThrowAsync<KapsoValidationException>();

        server.Requests.Should().Be(0);
    }

    [Fact]
    public async Task Flow_media_stays_with_WhatsApp()
    {
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        await using FileServer server = new("302 Found\r\nContent-Length: 0\r\nLocation: https://storage.example/file", []);
        string zeros = Convert.ToBase64String(new byte[32]);
        FlowMedia media = new()
        {
            MediaId = "m1",
            CdnUrl = server.Address.AbsoluteUri,
            EncryptionMetadata = new FlowMediaKeys { EncryptedHash = zeros, PlaintextHash = zeros, EncryptionKey = zeros, HmacKey = zeros, Iv = Convert.ToBase64String(new byte[16]) },
        };

        (await started.Client.Media.Awaiting(it => it.DownloadFlowMediaAsync(media)).Should().ThrowAsync<KapsoDownloadException>()).Which.Failure.Should().Be(DownloadFailure.ForbiddenAddress);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task What_cannot_be_decompressed_is_no_file(string encoding)
    {
        byte[] corrupt = [.. Enumerable.Repeat((byte)0xFF, 200)];
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        await using FileServer server = new($"200 OK\r\nContent-Encoding: {encoding}\r\nContent-Length: {corrupt.Length}", corrupt);

        await ShouldFailAsync(started, server, DownloadFailure.Corrupt);
    }

    [Fact]
    public async Task What_is_compressed_as_it_should_be_is_decompressed()
    {
        byte[] compressed = Compress();
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        await using FileServer server = new($"200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {compressed.Length}", compressed);
        string target = Path.Combine(_folder, "file");

        await started.Client.Media.DownloadToFileAsync(server.Address, target);

        (await File.ReadAllBytesAsync(target)).Should().Equal(Plain);
    }

    [Theory]
    [InlineData("204 No Content")]
    [InlineData("205 Reset Content\r\nContent-Length: 0")]
    [InlineData("206 Partial Content\r\nContent-Range: bytes 0-1/100\r\nContent-Length: 2")]
    public async Task A_success_that_holds_no_whole_file_is_none(string head)
    {
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        await using FileServer server = new(head, head.Contains("206", StringComparison.Ordinal) ? "hi"u8.ToArray() : []);

        await ShouldFailAsync(started, server, DownloadFailure.UnexpectedStatus);
    }

    private static byte[] Plain => Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 500)));

    private async Task ShouldFailAsync(EmulatedKapso started, FileServer server, DownloadFailure failure)
    {
        (await started.Client.Media.Awaiting(media => media.DownloadToFileAsync(server.Address, Path.Combine(_folder, "file"))).Should().ThrowAsync<KapsoDownloadException>()).Which.Failure.Should().Be(failure);

        Directory.GetFileSystemEntries(_folder).Should().BeEmpty();
    }

    private static byte[] Compress()
    {
        using MemoryStream compressed = new();
        using (GZipStream stream = new(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            stream.Write(Plain);
        }

        return compressed.ToArray();
    }
}
