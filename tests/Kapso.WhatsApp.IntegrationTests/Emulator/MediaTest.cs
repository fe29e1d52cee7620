using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

/// <summary>What the tests of media share: a picture, its upload, and a client that has no key.</summary>
public abstract class MediaTest : OnboardingTest
{
    protected static readonly byte[] Picture = Encoding.UTF8.GetBytes("a picture, or so it says");

    protected HttpClient Stranger { get; private set; } = null!;

    protected string OwnedByFirst => $"?phone_number_id={Kapso.PhoneNumberId}";

    protected static EmulatedFile PictureFile => new() { Bytes = Picture, ContentType = "image/jpeg", FileName = "cat 1.jpg" };

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Stranger = NewClient();
    }

    public override async Task DisposeAsync()
    {
        Stranger.Dispose();
        await base.DisposeAsync();
    }

    protected static MultipartFormDataContent Form(byte[] bytes, string? contentType, int? length = null, string? product = "whatsapp")
    {
        ByteArrayContent file = new(bytes, 0, length ?? bytes.Length);
        file.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        MultipartFormDataContent form = new() { { file, "file", "cat 1.jpg" } };
        if (product is not null)
        {
            form.Add(new StringContent(product), "messaging_product");
        }

        return form;
    }

    protected async Task<HttpResponseMessage> UploadAsync(HttpContent form) => await Http.PostAsync($"{Proxy}/media", form);

    /// <summary>Uploads the picture, and returns its id.</summary>
    protected async Task<string> UploadPictureAsync()
    {
        using HttpResponseMessage response = await UploadAsync(Form(Picture, "image/jpeg"));
        response.StatusCode.Should().Be(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return (string)(await ReadAsync(response))["id"]!;
    }

    protected Task<JsonNode> GetMediaAsync(string id) => GetJsonAsync($"meta/whatsapp/v24.0/{id}{OwnedByFirst}");

    protected async Task<HttpStatusCode> StatusOfAsync(string address)
    {
        using HttpResponseMessage response = await Stranger.GetAsync(address);
        return response.StatusCode;
    }
}
