using System.Net.Http.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.WhatsApp.Benchmarks;

/// <summary>What a careful developer writes without an SDK: <see cref="HttpClient"/>, records and source-generated JSON.</summary>
internal sealed class Reference(HttpClient http)
{
    private const string Messages = "https://api.kapso.ai/meta/whatsapp/v24.0/647015955153740/messages";

    /// <summary>Bare: the key on the client, no resilience.</summary>
    public static Reference Bare()
    {
        HttpClient http = new(new InMemoryTransport());
        http.DefaultRequestHeaders.Add("X-API-Key", Clients.Key);
        return new Reference(http);
    }

    /// <summary>With a key handler and the stock standard resilience handler.</summary>
    public static Reference Resilient()
    {
        ServiceCollection services = [];
        services.AddHttpClient("reference")
            .ConfigurePrimaryHttpMessageHandler(() => new InMemoryTransport())
            .RemoveAllLoggers()
            .AddHttpMessageHandler(() => new KeyHandler())
            .AddStandardResilienceHandler();
        return new Reference(services.BuildServiceProvider().GetRequiredService<IHttpClientFactory>().CreateClient("reference"));
    }

    public async Task<string> SendText(string body)
    {
        ReferenceSend send = new() { To = Clients.To, Type = "text", Text = new ReferenceText(body), CallbackData = Clients.CallbackData };
        return await Send(send);
    }

    public async Task<string> SendList() => await Send(new ReferenceSend
    {
        To = Clients.To,
        Type = "interactive",
        CallbackData = Clients.CallbackData,
        Interactive = new ReferenceInteractive(
            "list",
            new ReferenceBody("Choose your preferred delivery option:"),
            new ReferenceAction(
                "View options",
                [new ReferenceSection("Delivery", [new ReferenceRow("standard", "Standard", "3-5 business days"), new ReferenceRow("express", "Express", "1-2 business days")])])),
    });

    public async Task<int> ReadPage()
    {
        ReferencePage? page = await http.GetFromJsonAsync(Messages + "?limit=100", ReferenceJson.Default.ReferencePage);
        return page!.Data.Count;
    }

    private async Task<string> Send(ReferenceSend send)
    {
        using HttpResponseMessage response = await http.PostAsJsonAsync(Messages, send, ReferenceJson.Default.ReferenceSend);
        response.EnsureSuccessStatusCode();
        ReferenceAnswer? answer = await response.Content.ReadFromJsonAsync(ReferenceJson.Default.ReferenceAnswer);
        return answer!.Messages[0].Id;
    }

    private sealed class KeyHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.TryAddWithoutValidation("X-API-Key", Clients.Key);
            return base.SendAsync(request, cancellationToken);
        }
    }
}

internal sealed record ReferenceSend
{
    public string MessagingProduct { get; init; } = "whatsapp";

    public required string To { get; init; }

    public required string Type { get; init; }

    public ReferenceText? Text { get; init; }

    public ReferenceInteractive? Interactive { get; init; }

    [JsonPropertyName("biz_opaque_callback_data")]
    public string? CallbackData { get; init; }
}

internal sealed record ReferenceText(string Body);

internal sealed record ReferenceInteractive(string Type, ReferenceBody Body, ReferenceAction Action);

internal sealed record ReferenceBody(string Text);

internal sealed record ReferenceAction(string Button, IReadOnlyList<ReferenceSection> Sections);

internal sealed record ReferenceSection(string Title, IReadOnlyList<ReferenceRow> Rows);

internal sealed record ReferenceRow(string Id, string Title, string? Description);

internal sealed record ReferenceAnswer(IReadOnlyList<ReferenceContact> Contacts, IReadOnlyList<ReferenceId> Messages);

internal sealed record ReferenceContact(string? Input, string? WaId);

internal sealed record ReferenceId(string Id, string? MessageStatus);

internal sealed record ReferencePage(IReadOnlyList<ReferenceMessage> Data, ReferencePaging? Paging);

internal sealed record ReferencePaging(ReferenceCursors? Cursors, string? Next, string? Previous);

internal sealed record ReferenceCursors(string? Before, string? After);

internal sealed record ReferenceMessage(
    string Id, string Timestamp, string Type, string? From, string? FromUserId, string? To, string? ToUserId, string? Username, ReferenceText? Text, ReferenceKapso? Kapso);

internal sealed record ReferenceKapso(
    string? Direction, string? Status, string? ProcessingStatus, string? Origin, string? PhoneNumber, string? PhoneNumberId, bool? HasMedia, string? ConversationId, string? ContactName, string? Content);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReferenceSend))]
[JsonSerializable(typeof(ReferenceAnswer))]
[JsonSerializable(typeof(ReferencePage))]
internal sealed partial class ReferenceJson : JsonSerializerContext;
