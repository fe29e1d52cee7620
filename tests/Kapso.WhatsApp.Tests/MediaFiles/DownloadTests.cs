using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Kapso.WhatsApp.MediaFiles;
using Kapso.WhatsApp.Tests.Support;
using Step = System.Func<System.Net.Http.HttpRequestMessage, System.Threading.CancellationToken, System.Threading.Tasks.Task<System.Net.Http.HttpResponseMessage>>;

namespace Kapso.WhatsApp.Tests.MediaFiles;

public sealed class DownloadTests
{
    private const string Address = "https://api.kapso.ai/meta/whatsapp/v24.0/media_download?token=very-secret-token";
    private static readonly byte[] Bytes = "the whole file"u8.ToArray();
    private static readonly string Digest = Convert.ToHexString(SHA256.HashData(Bytes));

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    private string Target => Path.Combine(_folder, "file.bin");

    [Fact]
    public async Task A_file_is_found_by_its_id_and_the_key_goes_to_the_API_alone()
    {
        using KapsoUnderTest kapso = new(Details(), Redirect("https://storage.example/signed?x=1"), File(Bytes));
        List<long> heard = [];

        await using MediaDownload file = await kapso.Client.Media.DownloadAsync("647", "930", new MediaDownloadOptions { Progress = new Told(heard.Add) });

        (await ReadAsync(file)).Should().Equal(Bytes);
        (file.ContentType, file.Length, file.FileName, file.Sha256).Should().Be(("image/jpeg", Bytes.Length, "cat.jpg", Digest));
        heard.Should().Equal(Bytes.Length);
        kapso.Transport.Requests.Select(request => request.Uri.AbsoluteUri).Should().Equal(Exchange.WhatsApp + "930?phone_number_id=647", Address, "https://storage.example/signed?x=1");
        kapso.Transport.Requests.Select(request => request.Headers.ContainsKey("X-API-Key")).Should().Equal(true, false, false);
        kapso.Transport.Requests.Should().NotContain(request => request.Headers.ContainsKey("Authorization"));
    }

    [Theory]
    [InlineData("https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1", true)]
    [InlineData("https://LOOKASIDE.fbsbx.com:443/x", true)]
    [InlineData("https://lookaside.fbsbx.com:8443/x", false)]
    [InlineData("https://lookaside.fbsbx.com.evil.example/x", false)]
    [InlineData("https://evil-lookaside.fbsbx.com/x", false)]
    [InlineData("https://lookaside.fbsbx.com@evil.example/x", false)]
    [InlineData("https://graph.facebook.com/v24.0/me", false)]
    [InlineData("https://mmg.whatsapp.net/x", false)]
    public async Task Of_the_hosts_of_files_Metas_own_gets_the_access_token_and_from_a_client_of_Metas_alone(string address, bool authorized)
    {
        using KapsoUnderTest direct = new(AtMeta, File(Bytes));
        using KapsoUnderTest kapso = new(File(Bytes));

        await using MediaDownload file = await direct.Client.Media.DownloadAsync(new Uri(address));
        await using MediaDownload other = await kapso.Client.Media.DownloadAsync(new Uri(address));

        direct.Transport.Requests.Single().Headers.GetValueOrDefault("Authorization").Should().Be(authorized ? "Bearer EAAG-test-token-123" : null);
        kapso.Transport.Requests.Single().Headers.Should().NotContainKeys("Authorization", "X-API-Key");
    }

    [Fact]
    public async Task The_access_token_does_not_go_along_where_Metas_host_leads_to()
    {
        using KapsoUnderTest kapso = new(
            AtMeta,
            ScriptedTransport.Answer(HttpStatusCode.OK, """{"id":"930","url":"https://lookaside.fbsbx.com/x?mid=930","mime_type":"image/jpeg"}"""),
            Redirect("https://cdn.example/signed"),
            Redirect("https://lookaside.fbsbx.com/y"),
            File(Bytes));

        await using MediaDownload file = await kapso.Client.Media.DownloadAsync("647", "930", new MediaDownloadOptions { VerifyHash = false });

        (await ReadAsync(file)).Should().Equal(Bytes);
        kapso.Transport.Requests.Select(request => request.Headers.ContainsKey("Authorization")).Should().Equal(true, true, false, true);
    }

    [Fact]
    public async Task A_download_of_Metas_uses_the_credential_of_the_call()
    {
        using KapsoUnderTest kapso = new(AtMeta, ScriptedTransport.Answer(HttpStatusCode.BadRequest, """{"error":{"message":"no EAAG-tenant-token-456"}}"""));
        KapsoWhatsAppClient tenant = kapso.Client.With(new CallOptions { Credential = KapsoCredential.FromAccessToken("EAAG-tenant-token-456") });

        KapsoApiException refused = (await tenant.Awaiting(client => client.Media.DownloadAsync(new Uri("https://lookaside.fbsbx.com/x"))).Should().ThrowAsync<KapsoApiException>()).Which;

        kapso.Transport.Requests.Single().Headers["Authorization"].Should().Be("Bearer EAAG-tenant-token-456");
        refused.ToString().Should().NotContain("EAAG-tenant-token-456");
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Gone)]
    public async Task An_address_that_has_expired_is_fetched_once_more(HttpStatusCode status)
    {
        using KapsoUnderTest kapso = new(Details(), ScriptedTransport.Answer(status, ""), Details(), File(Bytes));

        await using MediaDownload file = await kapso.Client.Media.DownloadAsync("647", "930");

        (await ReadAsync(file)).Should().Equal(Bytes);
        kapso.Transport.Requests.Should().HaveCount(4);
    }

    [Fact]
    public async Task But_not_twice()
    {
        using KapsoUnderTest kapso = new(Details(), ScriptedTransport.Answer(HttpStatusCode.NotFound, ""), Details(), ScriptedTransport.Answer(HttpStatusCode.NotFound, ""));

        (await kapso.Client.Awaiting(client => client.Media.DownloadAsync("647", "930")).Should().ThrowAsync<KapsoApiException>()).Which.OperationId.Should().Be("downloadMedia");

        kapso.Transport.Requests.Should().HaveCount(4);
    }

    [Fact]
    public async Task A_server_that_stumbles_is_asked_again()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.BadGateway, """{"error":"fetching failed"}"""), File(Bytes));

        await using MediaDownload file = await kapso.Client.Media.DownloadAsync(new Uri(Address));

        (await ReadAsync(file)).Should().Equal(Bytes);
    }

    [Fact]
    public async Task An_address_is_a_secret()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.BadRequest, $"no such file: {Address}"));

        KapsoApiException refused = (await kapso.Client.Awaiting(client => client.Media.DownloadAsync(new Uri(Address))).Should().ThrowAsync<KapsoApiException>()).Which;

        refused.ToString().Should().NotContain("very-secret-token");
        refused.ResponseBody.Should().NotContain("very-secret-token");
    }

    public static TheoryData<string> Forbidden => new(
        "http://storage.example/x",
        "ftp://storage.example/x",
        "file:///etc/passwd",
        "http://localhost/x",
        "https://localhost/x",
        "https://files.localhost/x",
        "https://localhost./x",
        "https://127.0.0.1/x",
        "https://2130706433/x",
        "https://0x7f.1/x",
        "https://0.0.0.0/x",
        "https://10.0.0.1/x",
        "https://100.64.0.1/x",
        "https://169.254.169.254/latest/meta-data",
        "https://172.16.0.1/x",
        "https://192.168.0.1/x",
        "https://[::1]/x",
        "https://[::ffff:169.254.169.254]/x",
        "https://[fd00::1]/x",
        "https://[fe80::1]/x",
        "https://[ff02::1]/x");

    [Theory]
    [InlineData("relative/path")]
    [MemberData(nameof(Forbidden))]
    public async Task Only_public_addresses_are_opened(string address) =>
        (await Exchange.Refused(kapso => kapso.Media.DownloadAsync(new Uri(address, UriKind.RelativeOrAbsolute)))).ShouldBe("address: public-https");

    [Theory]
    [MemberData(nameof(Forbidden))]
    public async Task Redirects_lead_to_public_addresses_only(string location)
    {
        using KapsoUnderTest kapso = new(Redirect(location), File(Bytes));

        (await kapso.Client.Awaiting(client => client.Media.DownloadAsync(new Uri(Address))).Should().ThrowAsync<KapsoDownloadException>()).Which.Failure.Should().Be(DownloadFailure.ForbiddenAddress);

        kapso.Transport.Requests.Should().ContainSingle();
    }

    [Theory]
    [MemberData(nameof(Forbidden))]
    public async Task The_address_in_a_files_metadata_leads_to_public_addresses_only(string address)
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.OK, $$"""{"id":"930","download_url":"{{address}}"}"""), File(Bytes));

        (await kapso.Client.Awaiting(client => client.Media.DownloadAsync("647", "930")).Should().ThrowAsync<KapsoDownloadException>()).Which.Failure.Should().Be(DownloadFailure.ForbiddenAddress);

        kapso.Transport.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task An_address_without_a_host_is_none()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.OK, """{"id":"930","download_url":"media_download?token=x"}"""));

        (await kapso.Client.Awaiting(client => client.Media.DownloadAsync("647", "930")).Should().ThrowAsync<KapsoSerializationException>()).Which.Message.Should().Contain("no address");
    }

    [Theory]
    [InlineData("http://127.0.0.1:4010/file")]
    [InlineData("http://localhost:4011/file")]
    [InlineData("https://storage.example/file")]
    public async Task A_client_of_this_machine_downloads_from_this_machine_too(string address)
    {
        using KapsoUnderTest kapso = new(options => options.BaseAddress = new Uri("http://127.0.0.1:4010"), Redirect(address), File(Bytes));

        await using MediaDownload file = await kapso.Client.Media.DownloadAsync(new Uri("http://localhost:4010/media"));

        (await ReadAsync(file)).Should().Equal(Bytes);
    }

    [Theory]
    [InlineData("http://storage.example/x")]
    [InlineData("http://192.168.0.1/x")]
    [InlineData("https://169.254.169.254/x")]
    public async Task But_from_no_other_address_that_is_not_public(string address)
    {
        using KapsoUnderTest kapso = new(options => options.BaseAddress = new Uri("http://127.0.0.1:4010"), Redirect(address), File(Bytes));

        (await kapso.Client.Awaiting(client => client.Media.DownloadAsync(new Uri("http://localhost:4010/media"))).Should().ThrowAsync<KapsoDownloadException>())
            .Which.Failure.Should().Be(DownloadFailure.ForbiddenAddress);
    }

    [Fact]
    public async Task A_configured_host_in_a_private_network_is_the_applications_own_choice()
    {
        using KapsoUnderTest kapso = new(options => options.BaseAddress = new Uri("https://10.0.0.1:8443"), File(Bytes));

        await using MediaDownload file = await kapso.Client.Media.DownloadAsync(new Uri("https://10.0.0.1:8443/file"));

        (await ReadAsync(file)).Should().Equal(Bytes);
    }

    [Fact]
    public async Task Redirects_lead_somewhere()
    {
        using KapsoUnderTest kapso = new(Redirect(null), File(Bytes));

        (await kapso.Client.Awaiting(client => client.Media.DownloadAsync(new Uri(Address))).Should().ThrowAsync<KapsoDownloadException>()).Which.Failure.Should().Be(DownloadFailure.TooManyRedirects);
    }

    [Theory]
    [InlineData(201)]
    [InlineData(202)]
    [InlineData(204)]
    [InlineData(205)]
    [InlineData(206)]
    public async Task A_success_that_holds_no_whole_file_is_none(int status)
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer((HttpStatusCode)status, "part of it"));

        await ShouldEnd(DownloadFailure.UnexpectedStatus, () => kapso.Client.Media.DownloadToFileAsync(new Uri(Address), Target));
    }

    [Fact]
    public async Task Redirects_come_to_an_end()
    {
        using KapsoUnderTest kapso = new(Redirect("/again"));

        await kapso.Client.Awaiting(client => client.Media.DownloadAsync(new Uri(Address))).Should().ThrowAsync<KapsoDownloadException>();

        kapso.Transport.Requests.Should().HaveCount(6);
    }

    [Fact]
    public async Task A_file_that_announces_to_be_too_large_is_not_begun()
    {
        using KapsoUnderTest kapso = new(File(Bytes));

        KapsoDownloadException failure = (await kapso.Client.Awaiting(client => client.Media.DownloadAsync(new Uri(Address), new MediaDownloadOptions { MaxBytes = 13 })).Should().ThrowAsync<KapsoDownloadException>()).Which;

        (failure.Failure, failure.BytesReceived, failure.BytesExpected).Should().Be((DownloadFailure.TooLarge, 0, 14));
    }

    [Theory]
    [InlineData(13, DownloadFailure.TooLarge)]
    [InlineData(14, null)]
    public async Task A_file_that_does_not_announce_it_is_counted(int max, DownloadFailure? failure)
    {
        using KapsoUnderTest kapso = new(Stream(new OneWayStream(Bytes)));

        await ShouldEnd(failure, () => kapso.Client.Media.DownloadToFileAsync(new Uri(Address), Target, new MediaDownloadOptions { MaxBytes = max }));
    }

    [Theory]
    [InlineData("other", DownloadFailure.HashMismatch)]
    [InlineData("hex", null)]
    [InlineData("base64", null)]
    [InlineData("unpadded", null)]
    [InlineData("base64url", null)]
    [InlineData("sha256:hex", null)]
    [InlineData("sha256-base64", null)]
    [InlineData("sha-256=:base64:", null)]
    [InlineData("sha256:other", DownloadFailure.HashMismatch)]
    [InlineData(" ", null)]
    [InlineData("md5", DownloadFailure.UnsupportedHashFormat)]
    [InlineData("no digest at all", DownloadFailure.UnsupportedHashFormat)]
    public async Task The_bytes_are_compared_with_their_digest(string kind, DownloadFailure? failure)
    {
        string base64 = Convert.ToBase64String(SHA256.HashData(Bytes));
        string digest = kind
            .Replace("other", new string('0', 64), StringComparison.Ordinal)
            .Replace("hex", Digest, StringComparison.Ordinal)
            .Replace("md5", "d41d8cd98f00b204e9800998ecf8427e", StringComparison.Ordinal)
            .Replace("unpadded", base64.TrimEnd('='), StringComparison.Ordinal)
            .Replace("base64url", base64.Replace('+', '-').Replace('/', '_'), StringComparison.Ordinal)
            .Replace("base64", base64, StringComparison.Ordinal);
        using KapsoUnderTest kapso = new(Details(digest), File(Bytes));

        await ShouldEnd(failure, () => kapso.Client.Media.DownloadToFileAsync("647", "930", Target));
    }

    [Fact]
    public async Task Who_reads_on_after_a_failure_is_told_again()
    {
        using KapsoUnderTest kapso = new(Details(new string('0', 64)), File(Bytes));
        await using MediaDownload file = await kapso.Client.Media.DownloadAsync("647", "930");
        byte[] buffer = new byte[100];
        (await file.Content.ReadAtLeastAsync(buffer, Bytes.Length)).Should().Be(Bytes.Length);

        for (int i = 0; i < 2; i++)
        {
            await file.Awaiting(it => it.Content.ReadAsync(buffer).AsTask()).Should().ThrowAsync<KapsoDownloadException>();
        }
    }

    [Fact]
    public async Task The_comparison_can_be_turned_off()
    {
        using KapsoUnderTest kapso = new(Details(new string('0', 64)), File(Bytes));

        await ShouldEnd(null, () => kapso.Client.Media.DownloadToFileAsync("647", "930", Target, new MediaDownloadOptions { VerifyHash = false }));
    }

    [Fact]
    public async Task A_connection_that_breaks_leaves_nothing_behind()
    {
        using KapsoUnderTest kapso = new(Stream(new BreakingStream(Bytes, 5), 14));

        KapsoDownloadException failure = await ShouldEnd(DownloadFailure.ConnectionLost, () => kapso.Client.Media.DownloadToFileAsync(new Uri(Address), Target));

        (failure.BytesReceived, failure.BytesExpected).Should().Be((5, 14));
        failure.Message.Should().Contain("5 of 14 bytes");
        failure.InnerException.Should().BeOfType<IOException>();
    }

    [Fact]
    public async Task So_does_one_that_ends_too_early()
    {
        using KapsoUnderTest kapso = new(Details(size: 20), Stream(new OneWayStream(Bytes)));

        await ShouldEnd(DownloadFailure.ConnectionLost, () => kapso.Client.Media.DownloadToFileAsync("647", "930", Target));
    }

    [Fact]
    public async Task And_a_caller_who_stops()
    {
        using KapsoUnderTest kapso = new(File(Bytes));
        using CancellationTokenSource stop = new();

        await kapso.Client.Awaiting(client => client.Media.DownloadToFileAsync(new Uri(Address), Target, new MediaDownloadOptions { Progress = new Told(_ => stop.Cancel()) }, stop.Token))
            .Should().ThrowAsync<OperationCanceledException>();

        Directory.GetFiles(_folder).Should().BeEmpty();
    }

    [Fact]
    public async Task A_server_that_falls_silent_is_not_waited_for_without_end()
    {
        SilentStream silent = new();
        using KapsoUnderTest kapso = new(Stream(silent));
        await using MediaDownload file = await kapso.Client.Media.DownloadAsync(new Uri(Address));

        Task<int> read = file.Content.ReadAsync(new byte[10]).AsTask();
        await silent.Asked;
        kapso.Clock.Advance(TimeSpan.FromSeconds(30));

        (await read.Awaiting(it => it).Should().ThrowAsync<KapsoDownloadException>()).Which.Failure.Should().Be(DownloadFailure.ConnectionLost);
    }

    [Fact]
    public async Task A_server_that_trickles_is_not_waited_for_without_end()
    {
        TricklingStream trickle = new();
        using KapsoUnderTest kapso = new(Stream(trickle));
        trickle.Pass = () => kapso.Clock.Advance(TimeSpan.FromSeconds(20));
        await using MediaDownload file = await kapso.Client.Media.DownloadAsync(new Uri(Address));

        KapsoDownloadException failure = (await file.Awaiting(it => it.Content.CopyToAsync(System.IO.Stream.Null)).Should().ThrowAsync<KapsoDownloadException>()).Which;

        // A byte every twenty seconds, until ten minutes are over.
        (failure.Failure, failure.BytesReceived).Should().Be((DownloadFailure.ConnectionLost, 29));
    }

    [Theory]
    [InlineData(typeof(InvalidDataException))]
    [InlineData(typeof(InvalidOperationException))]
    public async Task What_cannot_be_decompressed_leaves_nothing_behind(Type failure)
    {
        using KapsoUnderTest kapso = new(Stream(new CorruptStream((Exception)Activator.CreateInstance(failure)!)));

        await ShouldEnd(DownloadFailure.Corrupt, () => kapso.Client.Media.DownloadToFileAsync(new Uri(Address), Target));
    }

    [Fact]
    public async Task The_path_is_that_of_a_file()
    {
        using KapsoUnderTest kapso = new(File(Bytes));

        foreach (string path in new[] { "/", _folder, _folder + Path.DirectorySeparatorChar, Target + Path.DirectorySeparatorChar })
        {
            await kapso.Client.Awaiting(client => client.Media.DownloadToFileAsync(new Uri(Address), path)).Should().ThrowAsync<ArgumentException>().WithMessage("*folder*");
        }

        await kapso.Client.Awaiting(client => client.Media.DownloadToFileAsync(new Uri(Address), Path.Combine(_folder, "missing", "file.bin"))).Should().ThrowAsync<DirectoryNotFoundException>();
        kapso.Transport.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_name_may_be_as_long_as_a_file_system_allows()
    {
        using KapsoUnderTest kapso = new(File(Bytes));

        await ShouldEnd(null, () => kapso.Client.Media.DownloadToFileAsync(new Uri(Address), Path.Combine(_folder, new string('n', 250))));
    }

    [Fact]
    public async Task A_file_that_is_there_is_kept_unless_it_may_be_overwritten()
    {
        await System.IO.File.WriteAllTextAsync(Target, "mine");
        using KapsoUnderTest kapso = new(File(Bytes));

        await kapso.Client.Awaiting(client => client.Media.DownloadToFileAsync(new Uri(Address), Target)).Should().ThrowAsync<IOException>();
        (await System.IO.File.ReadAllTextAsync(Target)).Should().Be("mine");
        kapso.Transport.Requests.Should().BeEmpty();

        await kapso.Client.Media.DownloadToFileAsync(new Uri(Address), Target, new MediaDownloadOptions { Overwrite = true });
        (await System.IO.File.ReadAllBytesAsync(Target)).Should().Equal(Bytes);
    }

    [Fact]
    public async Task The_limit_is_positive() =>
        (await Exchange.Refused(kapso => kapso.Media.DownloadAsync(new Uri(Address), new MediaDownloadOptions { MaxBytes = 0 }))).ShouldBe("options.maxBytes: range");

    private static void AtMeta(KapsoWhatsAppOptions options) => (options.ApiKey, options.AccessToken, options.BaseAddress) = (null, "EAAG-test-token-123", new Uri("https://graph.facebook.com"));

    private static Step Details(string? digest = null, int size = 14) => ScriptedTransport.Answer(
        HttpStatusCode.OK, $$"""{"id":"930","mime_type":"image/jpeg","sha256":"{{digest ?? Digest}}","file_size":"{{size}}","download_url":"{{Address}}"}""");

    private static Step File(byte[] bytes) => (_, _) =>
    {
        HttpResponseMessage response = new(HttpStatusCode.OK) { Content = new ByteArrayContent(bytes) };
        response.Content.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        response.Content.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline") { FileName = "\"cat.jpg\"" };
        return Task.FromResult(response);
    };

    private static Step Stream(Stream stream, long? length = null) => (_, _) =>
    {
        HttpResponseMessage response = new(HttpStatusCode.OK) { Content = new StreamContent(stream) };
        response.Content.Headers.ContentLength = length;
        return Task.FromResult(response);
    };

    private static Step Redirect(string? location) => (_, _) =>
    {
        HttpResponseMessage response = new(HttpStatusCode.Found);
        response.Headers.Location = location is null ? null : new Uri(location, UriKind.RelativeOrAbsolute);
        return Task.FromResult(response);
    };

    private static async Task<byte[]> ReadAsync(MediaDownload file)
    {
        using MemoryStream all = new();
        await file.Content.CopyToAsync(all);
        return all.ToArray();
    }

    private async Task<KapsoDownloadException> ShouldEnd(DownloadFailure? failure, Func<Task> download)
    {
        if (failure is null)
        {
            await download();
            (await System.IO.File.ReadAllBytesAsync(Directory.GetFiles(_folder).Should().ContainSingle().Subject)).Should().Equal(Bytes);
            return null!;
        }

        KapsoDownloadException thrown = (await download.Should().ThrowAsync<KapsoDownloadException>()).Which;
        thrown.Failure.Should().Be(failure);
        Directory.GetFiles(_folder).Should().BeEmpty();
        return thrown;
    }

    private sealed class Told(Action<long> hear) : IProgress<long>
    {
        public void Report(long value) => hear(value);
    }

    private sealed class BreakingStream(byte[] bytes, int at) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position >= at ? throw new IOException("reset by peer") : base.ReadAsync(buffer[..(at - (int)Position)], cancellationToken);
    }

    private sealed class TricklingStream : MemoryStream
    {
        public Action Pass { get; set; } = () => { };

        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Pass();
            cancellationToken.ThrowIfCancellationRequested();
            buffer.Span[0] = 1;
            return ValueTask.FromResult(1);
        }
    }

    private sealed class CorruptStream(Exception failure) : MemoryStream
    {
        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw failure;
    }

    private sealed class SilentStream : MemoryStream
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => _asked.Task;

        public override bool CanSeek => false;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            TaskCompletionSource never = new(TaskCreationOptions.RunContinuationsAsynchronously);
            using CancellationTokenRegistration registration = cancellationToken.Register(() => never.TrySetCanceled(cancellationToken));
            _asked.TrySetResult();
            await never.Task;
            return 0;
        }
    }
}
