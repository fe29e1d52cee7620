using System.Net.Http.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;

// The same program without the SDK: HttpClient with stock resilience, records and source-generated JSON.
ServiceCollection services = [];
services.AddHttpClient("kapso", client =>
    {
        client.BaseAddress = new Uri(args[0]);
        client.DefaultRequestHeaders.Add("X-API-Key", "benchmark-key");
    })
    .RemoveAllLoggers()
    .AddStandardResilienceHandler();
await using ServiceProvider provider = services.BuildServiceProvider();
HttpClient http = provider.GetRequiredService<IHttpClientFactory>().CreateClient("kapso");
Send send = new("whatsapp", "+15551234567", "text", new Text("Your order has been shipped."));
using HttpResponseMessage response = await http.PostAsJsonAsync("meta/whatsapp/v24.0/647015955153740/messages", send, StockJson.Default.Send);
response.EnsureSuccessStatusCode();
Sent? sent = await response.Content.ReadFromJsonAsync(StockJson.Default.Sent);
Console.WriteLine($"{sent!.Messages[0].Id} {Environment.CpuUsage.TotalTime.TotalMilliseconds} {Environment.WorkingSet}");

internal sealed record Send(string MessagingProduct, string To, string Type, Text Text);

internal sealed record Text(string Body);

internal sealed record Sent(IReadOnlyList<SentId> Messages);

internal sealed record SentId(string Id);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Send))]
[JsonSerializable(typeof(Sent))]
internal sealed partial class StockJson : JsonSerializerContext;
