using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kapso.WhatsApp.MediaFiles;
using Kapso.WhatsApp.Tests.Support;
using Step = System.Func<System.Net.Http.HttpRequestMessage, System.Threading.CancellationToken, System.Threading.Tasks.Task<System.Net.Http.HttpResponseMessage>>;

namespace Kapso.WhatsApp.Tests.MediaFiles;

/// <summary>Photos and documents that were chosen in a flow: opened when everything fits, refused when one bit does not.</summary>
public sealed class FlowMediaTests
{
    private const string Address = "https://mmg.whatsapp.net/v/file.enc?x=1";

    private static readonly FlowMediaKeys Keys = new()
    {
        EncryptionKey = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        HmacKey = "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=",
        Iv = "QEFCQ0RFRkdISUpLTE1OTw==",
        EncryptedHash = "pUJBGNDm4zqu6+GHqZ358q5FOC2mPmyQ64xt6L81eFc=",
        PlaintextHash = "TUaaSkouNLnEyZPvKQccNhutr9r3KHJ0znp3WBpB+Ho=",
    };

    private static byte[] File => Convert.FromBase64String("WNYmEXClB0/LlbkfKW2rS24Tsghxlfu/calJLh49mD3+dYY4y3nxk8UN");

    private static FlowMedia Media => new() { MediaId = "m1", CdnUrl = Address, FileName = "a.txt", EncryptionMetadata = Keys };

    [Fact]
    public async Task A_file_is_downloaded_and_opened()
    {
        using KapsoUnderTest kapso = new(Answer(File));

        await using Stream stream = await kapso.Client.Media.DownloadFlowMediaAsync(Media);
        using StreamReader reader = new(stream);

        (await reader.ReadToEndAsync()).Should().Be("hello whatsapp flow media");
        SeenRequest request = kapso.Transport.Requests.Single();
        (request.Method.ToString(), request.Uri.AbsoluteUri).Should().Be(("GET", Address));
        request.Headers.Should().NotContainKey("X-API-Key");
    }

    [Fact]
    public async Task Every_changed_byte_of_the_file_is_noticed()
    {
        for (int i = 0; i < File.Length; i++)
        {
            byte[] changed = File;
            changed[i] ^= 1;
            await ShouldBeRefused(Media, changed);

            // Also by who has made the digest fit.
            await ShouldBeRefused(Media with { EncryptionMetadata = Keys with { EncryptedHash = Convert.ToBase64String(SHA256.HashData(changed)) } }, changed);
        }
    }

    [Theory]
    [InlineData("encryptedHash")]
    [InlineData("plaintextHash")]
    [InlineData("iv")]
    [InlineData("hmacKey")]
    [InlineData("encryptionKey")]
    public async Task Every_other_key_and_digest_is_noticed(string which) => await ShouldBeRefused(Media with { EncryptionMetadata = With(which, Flip) }, File);

    [Fact]
    public async Task A_signature_without_the_initial_vector_is_refused()
    {
        byte[] forged = File;
        HMACSHA256.HashData(Convert.FromBase64String(Keys.HmacKey!), forged.AsSpan(0, forged.Length - 10)).AsSpan(0, 10).CopyTo(forged.AsSpan(forged.Length - 10));
        Convert.ToHexString(forged[^10..]).ToLowerInvariant().Should().Be("48a6ddb494fd94606d15");

        await ShouldBeRefused(Media with { EncryptionMetadata = Keys with { EncryptedHash = Convert.ToBase64String(SHA256.HashData(forged)) } }, forged);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(41)]
    public async Task What_is_cut_off_is_noticed(int length) => await ShouldBeRefused(Media, File[..length]);

    [Theory]
    [InlineData("http://mmg.whatsapp.net/a")]
    [InlineData("https://whatsapp.net.evil.example/a")]
    [InlineData("https://evilwhatsapp.net/a")]
    [InlineData("https://127.0.0.1/a")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/a")]
    [InlineData(null)]
    public async Task Only_WhatsApp_is_called(string? address) =>
        (await Exchange.Refused(kapso => kapso.Media.DownloadFlowMediaAsync(Media with { CdnUrl = address }))).ShouldBe("media.cdnUrl: whatsapp-address");

    [Theory]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("http://127.0.0.1:8080/a")]
    [InlineData("https://[::1]/a")]
    [InlineData("https://storage.example/a")]
    [InlineData("http://mmg.whatsapp.net/a")]
    public async Task A_redirect_leads_away_from_WhatsApp_no_more_than_an_address_does(string location)
    {
        using KapsoUnderTest kapso = new(Redirect(location), Answer(File));

        (await kapso.Client.Awaiting(client => client.Media.DownloadFlowMediaAsync(Media)).Should().ThrowAsync<KapsoDownloadException>()).Which.Failure.Should().Be(DownloadFailure.ForbiddenAddress);

        kapso.Transport.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_redirect_within_WhatsApp_is_followed()
    {
        using KapsoUnderTest kapso = new(Redirect("https://media.fra1.cdn.whatsapp.net/b"), Answer(File));

        await using Stream stream = await kapso.Client.Media.DownloadFlowMediaAsync(Media);

        kapso.Transport.Requests.Should().HaveCount(2);
    }

    [Theory]
    [InlineData(204)]
    [InlineData(206)]
    public async Task A_success_that_holds_no_whole_file_is_none(int status)
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer((HttpStatusCode)status, ""));

        (await kapso.Client.Awaiting(client => client.Media.DownloadFlowMediaAsync(Media)).Should().ThrowAsync<KapsoDownloadException>()).Which.Failure.Should().Be(DownloadFailure.UnexpectedStatus);
    }

    [Theory]
    [InlineData("iv")]
    [InlineData("encryptionKey")]
    public async Task What_opens_it_must_be_there(string which)
    {
        (await Exchange.Refused(kapso => kapso.Media.DownloadFlowMediaAsync(Media with { EncryptionMetadata = With(which, _ => "AAAA") }))).ShouldBe($"media.encryptionMetadata.{which}: base64");
        (await Exchange.Refused(kapso => kapso.Media.DownloadFlowMediaAsync(Media with { EncryptionMetadata = null }))).ShouldBe("media.encryptionMetadata: required");
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_not_taken()
    {
        using KapsoUnderTest kapso = new(Answer(File));

        (await kapso.Client.Awaiting(client => client.Media.DownloadFlowMediaAsync(Media, new MediaDownloadOptions { MaxBytes = 41 })).Should().ThrowAsync<KapsoDownloadException>())
            .Which.Failure.Should().Be(DownloadFailure.TooLarge);
    }

    [Fact]
    public async Task A_long_file_is_opened_too()
    {
        byte[] plain = RandomNumberGenerator.GetBytes(300_001);
        (byte[] file, FlowMediaKeys keys) = Encrypt(plain);
        using KapsoUnderTest kapso = new(Answer(file));

        await using Stream stream = await kapso.Client.Media.DownloadFlowMediaAsync(Media with { EncryptionMetadata = keys });
        using MemoryStream read = new();
        await stream.CopyToAsync(read);

        read.ToArray().Should().Equal(plain);
    }

    [Fact]
    public void The_value_of_a_picker_is_read()
    {
        JsonElement value = JsonDocument.Parse("""[{"media_id":"m1","cdn_url":"https://mmg.whatsapp.net/a","file_name":"a.jpg","encryption_metadata":{"encrypted_hash":"a","iv":"b","encryption_key":"c","hmac_key":"d","plaintext_hash":"e","x":1},"y":2}]""").RootElement;

        FlowMedia media = FlowMedia.ReadAll(value).Single();

        media.Should().BeEquivalentTo(new { MediaId = "m1", CdnUrl = "https://mmg.whatsapp.net/a", FileName = "a.jpg", EncryptionMetadata = new { EncryptedHash = "a", Iv = "b", EncryptionKey = "c", HmacKey = "d", PlaintextHash = "e" } });
        media.AdditionalData.Should().ContainKey("y");
        media.ToString().Should().NotContain("EncryptionKey =");
        FlowMedia.ReadAll(JsonDocument.Parse("7").RootElement).Should().BeEmpty();
        FlowMedia.ReadAll(JsonDocument.Parse("""[{"media_id":7},null,"x",{"media_id":"m1"},{"media_id":"m2","file_name":"\ud83d"},{"media_id":"m3"}]""").RootElement)
            .Select(file => file.MediaId).Should().Equal("m1", "m3");
    }

    private static async Task ShouldBeRefused(FlowMedia media, byte[] file)
    {
        using KapsoUnderTest kapso = new(Answer(file));

        (await kapso.Client.Awaiting(client => client.Media.DownloadFlowMediaAsync(media)).Should().ThrowAsync<KapsoDownloadException>()).Which.Failure.Should().Be(DownloadFailure.HashMismatch);
    }

    private static FlowMediaKeys With(string which, Func<string, string> change) => which switch
    {
        "encryptedHash" => Keys with { EncryptedHash = change(Keys.EncryptedHash!) },
        "plaintextHash" => Keys with { PlaintextHash = change(Keys.PlaintextHash!) },
        "iv" => Keys with { Iv = change(Keys.Iv!) },
        "hmacKey" => Keys with { HmacKey = change(Keys.HmacKey!) },
        _ => Keys with { EncryptionKey = change(Keys.EncryptionKey!) },
    };

    private static string Flip(string base64)
    {
        byte[] bytes = Convert.FromBase64String(base64);
        bytes[3] ^= 1;
        return Convert.ToBase64String(bytes);
    }

    private static (byte[] File, FlowMediaKeys Keys) Encrypt(byte[] plain)
    {
        using Aes aes = Aes.Create();
        byte[] cipher = aes.EncryptCbc(plain, aes.IV);
        byte[] hmacKey = RandomNumberGenerator.GetBytes(32);
        byte[] file = [.. cipher, .. HMACSHA256.HashData(hmacKey, aes.IV.Concat(cipher).ToArray())[..10]];
        return (file, new FlowMediaKeys
        {
            EncryptionKey = Convert.ToBase64String(aes.Key),
            HmacKey = Convert.ToBase64String(hmacKey),
            Iv = Convert.ToBase64String(aes.IV),
            EncryptedHash = Convert.ToBase64String(SHA256.HashData(file)),
            PlaintextHash = Convert.ToBase64String(SHA256.HashData(plain)),
        });
    }

    private static Step Redirect(string location) => ScriptedTransport.Answer(HttpStatusCode.Found, "", headers: ("Location", location));

    private static Step Answer(byte[] file) => (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(file) });
}
