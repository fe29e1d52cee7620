using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

/// <summary>What the tests of webhooks share: a receiver, and an emulator that delivers to it.</summary>
public abstract class WebhooksTest : OnboardingTest
{
    protected const string Secret = "s3cret-ü";
    protected const string Hooks = $"{Platform}/whatsapp/webhooks";

    protected WebhookReceiver Receiver { get; private set; } = null!;

    protected string HooksOfNumber => $"{Platform}/whatsapp/phone_numbers/{Kapso.PhoneNumberId}/webhooks";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Receiver = await WebhookReceiver.StartAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Receiver.DisposeAsync();
    }

    /// <summary>Registers a webhook of the first number.</summary>
    protected string Listen(params string[] events) =>
        Kapso.AddWebhook(new EmulatedWebhook { Url = Receiver.Url, SecretKey = Secret, PhoneNumberId = Kapso.PhoneNumberId, Events = events });

    protected string ListenToProject(params string[] events) =>
        Kapso.AddWebhook(new EmulatedWebhook { Url = Receiver.Url, SecretKey = Secret, Events = events });

    /// <summary>Registers a webhook of kind meta for the first number.</summary>
    protected string ListenToMeta() =>
        Kapso.AddWebhook(new EmulatedWebhook { Url = Receiver.Url, SecretKey = Secret, PhoneNumberId = Kapso.PhoneNumberId, Kind = "meta" });

    protected Task<JsonNode> CreateAsync(string path, string members) =>
        DoAsync("POST", path, $$$"""{"whatsapp_webhook":{"url":"{{{Receiver.Url}}}","secret_key":"{{{Secret}}}",{{{members}}}}}""");

    /// <summary>Registers a webhook of the first number that gathers received messages.</summary>
    protected async Task<string> ListenBufferedAsync(string members = "\"max_buffer_size\":3") =>
        (string)(await CreateAsync(HooksOfNumber, "\"events\":[\"whatsapp.message.received\",\"whatsapp.message.sent\"],\"buffer_enabled\":true," + members))["id"]!;

    protected async Task<IReadOnlyList<ReceivedWebhook>> DeliveredAsync()
    {
        await Kapso.WaitForWebhooksAsync();
        return Receiver.Take();
    }

    protected Task<IReadOnlyList<ReceivedWebhook>> DeliveredAfterAsync(int seconds)
    {
        Clock.Advance(TimeSpan.FromSeconds(seconds));
        return DeliveredAsync();
    }

    protected async Task<IReadOnlyList<JsonNode>> DeliveriesAsync(string query = "") =>
        [.. (await GetJsonAsync($"{Platform}/webhook_deliveries{query}"))["data"]!.AsArray()!];
}
