using System.Net;
using System.Text.Json.Nodes;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

/// <summary>What the tests of the onboarding resources share: calls of the Platform API and the proxy with plain JSON.</summary>
public abstract class OnboardingTest : EmulatorTest
{
    protected const string Platform = "platform/v1";

    /// <summary>The path of the first number on the proxy.</summary>
    protected string Proxy => $"meta/whatsapp/v24.0/{Kapso.PhoneNumberId}";

    protected async Task<(int Status, JsonNode? Body)> CallAsync(string method, string path, string? body = null)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), path) { Content = body is null ? null : Json(body) };
        using HttpResponseMessage response = await Http.SendAsync(request);
        string text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    /// <summary>A call that must be taken; returns the resource, or the whole body where there is no wrapper.</summary>
    protected async Task<JsonNode> DoAsync(string method, string path, string? body = null)
    {
        (int status, JsonNode? answer) = await CallAsync(method, path, body);
        status.Should().BeInRange(200, 299, answer?.ToJsonString());
        return answer?["data"] ?? answer ?? new JsonObject();
    }

    protected async Task ShouldBeRefusedAsync(string method, string path, string? body, int status, string error)
    {
        (int actual, JsonNode? answer) = await CallAsync(method, path, body);
        (actual, (string?)answer!["error"]).Should().Be((status, error));
    }

    protected async Task<string> CreateCustomerAsync(string name = "Acme") =>
        (string)(await DoAsync("POST", $"{Platform}/customers", $$$"""{"customer":{"name":"{{{name}}}"}}"""))["id"]!;

    protected async Task<JsonNode> CreateLinkAsync(string customerId, string options = "") =>
        await DoAsync("POST", $"{Platform}/customers/{customerId}/setup_links", $$$"""{"setup_link":{{{{options}}}}}""");

    protected async Task<HttpResponseMessage> PostFormAsync(string path, params (string Name, string Value)[] fields) =>
        await Http.PostAsync(path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    protected static void ShouldLeadTo(HttpResponseMessage response, string address)
    {
        response.StatusCode.Should().Be(HttpStatusCode.SeeOther);
        response.Headers.GetValues("Location").Single().Should().Be(address);
    }
}
