using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class MediaAddressTests : MediaTest
{
    [Fact]
    public async Task A_download_needs_its_token_and_no_key()
    {
        string id = await UploadPictureAsync();
        string address = (string)(await GetMediaAsync(id))["download_url"]!;

        using HttpResponseMessage response = await Stranger.GetAsync(address);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        (await response.Content.ReadAsByteArrayAsync()).Should().Equal(Picture);
        response.Content.Headers.ContentType!.ToString().Should().Be("image/jpeg");
        response.Content.Headers.ContentDisposition!.ToString().Should().Be($"inline; filename=\"{id}\"");
        response.Content.Headers.ContentLength.Should().Be(Picture.Length);
        response.Headers.CacheControl!.ToString().Should().Be("max-age=240, private");
        Kapso.Requests[^1].OperationId.Should().Be("downloadMedia");
        Kapso.Requests[^1].Headers.Should().NotContainKey("X-API-Key");
    }

    [Theory]
    [InlineData("")]
    [InlineData("?token=")]
    [InlineData("?token=1.2.3")]
    [InlineData("?token=nonsense")]
    public async Task A_token_that_is_none_finds_nothing(string query)
    {
        using HttpResponseMessage response = await Stranger.GetAsync($"meta/whatsapp/v24.0/media_download{query}");
        await ShouldBeAsync(response, 404, "");
    }

    [Fact]
    public async Task A_token_serves_the_address_that_it_was_made_for()
    {
        JsonNode media = await GetMediaAsync(await UploadPictureAsync());
        string ofMeta = ((string)media["url"]!).Split("hash=")[1];
        string ofDownload = ((string)media["download_url"]!).Split("token=")[1];
        string files = $"http://localhost:{Kapso.BaseAddress.Port}";

        (await StatusOfAsync($"meta/whatsapp/v24.0/media_download?token={ofMeta}")).Should().Be(HttpStatusCode.NotFound);
        (await StatusOfAsync($"meta/whatsapp/v24.0/media_download?token={ofDownload}0")).Should().Be(HttpStatusCode.NotFound);
        (await StatusOfAsync($"{files}/whatsapp_business/attachments/?hash={ofDownload}")).Should().Be(HttpStatusCode.NotFound);
        (await StatusOfAsync($"{files}/rails/active_storage/blobs/redirect/{ofMeta}/a.jpg")).Should().Be(HttpStatusCode.NotFound);
        (await StatusOfAsync($"{files}/_storage/1?X-Amz-Signature={ofMeta}")).Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("download_url", 4)]
    [InlineData("url", 5)]
    public async Task An_address_works_for_some_minutes(string member, int minutes)
    {
        string address = (string)(await GetMediaAsync(await UploadPictureAsync()))[member]!;
        Clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
        (await Stranger.GetByteArrayAsync(address)).Should().Equal(Picture);

        Clock.Advance(TimeSpan.FromSeconds(1));

        using HttpResponseMessage late = await Stranger.GetAsync(address);
        await ShouldBeAsync(late, 404, "");
    }

    [Theory]
    [InlineData("url", "metaFile", "X-API-Key")]
    [InlineData("url", "metaFile", "Authorization")]
    [InlineData("download_url", "downloadMedia", "X-API-Key")]
    [InlineData("download_url", "downloadMedia", "Authorization")]
    public async Task A_key_sent_to_a_file_address_is_refused_and_recorded(string member, string operation, string header)
    {
        string address = (string)(await GetMediaAsync(await UploadPictureAsync()))[member]!;
        using HttpRequestMessage request = new(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation(header, "Bearer key");

        using HttpResponseMessage response = await Stranger.SendAsync(request);

        await ShouldBeAsync(response, 400, """{"error":"An API key must not be sent to the address of a file"}""");
        RecordedRequest recorded = Kapso.Requests[^1];
        (recorded.OperationId, recorded.ResponseStatus).Should().Be((operation, 400));
        recorded.Headers[header].Should().Be("****");
        recorded.Headers["Host"].Should().Be($"localhost:{Kapso.BaseAddress.Port}");
    }

    [Fact]
    public async Task A_key_is_refused_wherever_it_goes_among_the_files()
    {
        string nowhere = $"http://localhost:{Kapso.BaseAddress.Port}/rails/active_storage/elsewhere";

        (await StatusOfAsync(nowhere)).Should().Be(HttpStatusCode.NotImplemented);
        using HttpResponseMessage response = await Http.GetAsync(nowhere);
        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_download_at_the_host_of_the_api_may_carry_the_key()
    {
        Uri address = new((string)(await GetMediaAsync(await UploadPictureAsync()))["download_url"]!);

        (await Http.GetByteArrayAsync(address.PathAndQuery)).Should().Equal(Picture);
    }

    [Fact]
    public async Task The_copy_of_a_received_file_is_behind_a_redirect_and_outlives_its_id()
    {
        Kapso.Receive(InboundMessage.Image(Customer, PictureFile));
        JsonNode received = (await GetJsonAsync($"{Messages}"))["data"]![0]!["image"]!;
        string copy = (string)received["link"]!;
        copy.Should().StartWith($"http://localhost:{Kapso.BaseAddress.Port}/rails/active_storage/blobs/redirect/").And.EndWith("/cat%201.jpg");
        await DoAsync("DELETE", $"meta/whatsapp/v24.0/{received["id"]}");
        Clock.Advance(TimeSpan.FromDays(100));

        using HttpResponseMessage hop = await Stranger.GetAsync(copy);
        hop.StatusCode.Should().Be(HttpStatusCode.Redirect);
        string target = hop.Headers.Location!.ToString();
        target.Should().StartWith($"http://localhost:{Kapso.BaseAddress.Port}/_storage/");
        (await Stranger.GetByteArrayAsync(target)).Should().Equal(Picture);
        Kapso.Requests.TakeLast(2).Select(request => request.OperationId).Should().Equal("kapsoFileRedirect", "kapsoFile");

        using HttpRequestMessage leaky = new(HttpMethod.Get, target) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", "key") } };
        (await Stranger.SendAsync(leaky)).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        Clock.Advance(TimeSpan.FromMinutes(5));
        (await StatusOfAsync(target)).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Files_are_no_part_of_the_rate_limit()
    {
        string address = (string)(await GetMediaAsync(await UploadPictureAsync()))["url"]!;

        using HttpResponseMessage response = await Stranger.GetAsync(address);

        response.Headers.Should().NotContain(header => header.Key.StartsWith("X-RateLimit"));
    }

    [Fact]
    public async Task A_download_can_break_off()
    {
        string address = (string)(await GetMediaAsync(await UploadPictureAsync()))["download_url"]!;
        Kapso.Faults.Add(Fault.TruncatedBody() with { OperationId = "downloadMedia" });

        using HttpResponseMessage response = await Stranger.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);

        response.Content.Headers.ContentLength.Should().Be(Picture.Length);
        await response.Invoking(cut => cut.Content.ReadAsByteArrayAsync()).Should().ThrowAsync<HttpRequestException>();
        (await Stranger.GetByteArrayAsync(address)).Should().Equal(Picture);
    }
}
