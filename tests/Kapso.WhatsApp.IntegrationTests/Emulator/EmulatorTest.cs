using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator;
using Microsoft.Extensions.Time.Testing;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

/// <summary>One emulator on a clock of its own and a plain HTTP client that carries a key.</summary>
public abstract class EmulatorTest : IAsyncLifetime
{
    protected const string Customer = "15551234567";
    protected static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    protected FakeTimeProvider Clock { get; } = new(Start);

    protected KapsoEmulator Kapso { get; private set; } = null!;

    protected HttpClient Http { get; private set; } = null!;

    /// <summary>The path of the first number's messages on the proxy.</summary>
    protected string Messages => $"meta/whatsapp/v24.0/{Kapso.PhoneNumberId}/messages";

    protected virtual KapsoEmulatorOptions Options => new() { TimeProvider = Clock };

    public virtual async Task InitializeAsync()
    {
        Kapso = await KapsoEmulator.StartAsync(Options);
        Http = NewClient();
        Http.DefaultRequestHeaders.Add("X-API-Key", Kapso.ApiKey);
    }

    public virtual async Task DisposeAsync()
    {
        Http.Dispose();
        await Kapso.DisposeAsync();
    }

    protected HttpClient NewClient() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Kapso.BaseAddress };

    protected static string Text(string to = "+" + Customer, string body = "Hello") =>
        $$$"""{"messaging_product":"whatsapp","to":"{{{to}}}","type":"text","text":{"body":"{{{body}}}"}}""";

    protected static string Of(string type, string content) =>
        $$"""{"messaging_product":"whatsapp","to":"+{{Customer}}","type":"{{type}}","{{type}}":{{content}}}""";

    protected static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    protected Task<HttpResponseMessage> PostAsync(string path, string body) => Http.PostAsync(path, Json(body));

    protected async Task<JsonNode> GetJsonAsync(string path)
    {
        using HttpResponseMessage response = await Http.GetAsync(path);
        response.StatusCode.Should().Be(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return await ReadAsync(response);
    }

    /// <summary>Sends a message that must be taken, and returns its id.</summary>
    protected async Task<string> SendAsync(string body)
    {
        using HttpResponseMessage response = await PostAsync(Messages, body);
        response.StatusCode.Should().Be(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return (string)(await ReadAsync(response))["messages"]![0]!["id"]!;
    }

    protected static async Task<JsonNode> ReadAsync(HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

    protected static async Task ShouldBeAsync(HttpResponseMessage response, int status, string body)
    {
        ((int)response.StatusCode).Should().Be(status);
        (await response.Content.ReadAsStringAsync()).Should().Be(body);
    }

    /// <summary>Meta's envelope, in full but for the trace id, which is another one each time.</summary>
    protected static async Task ShouldBeMetaErrorAsync(HttpResponseMessage response, int status, int code, string title, string details)
    {
        ((int)response.StatusCode).Should().Be(status);
        JsonObject error = (JsonObject)(await ReadAsync(response))["error"]!;
        ((string)error["fbtrace_id"]!).Should().NotBeEmpty();
        error.Remove("fbtrace_id");
        error.ToJsonString().Should().Be(new JsonObject
        {
            ["message"] = $"(#{code}) {title}",
            ["type"] = "OAuthException",
            ["code"] = code,
            ["error_data"] = new JsonObject { ["messaging_product"] = "whatsapp", ["details"] = details },
        }.ToJsonString());
    }
}
