using System.Text;
using System.Text.Json;
using Kapso.WhatsApp.Tests.Support;
using Kapso.WhatsApp.Webhooks;

namespace Kapso.WhatsApp.Tests.Corpus;

/// <summary>The webhooks in tests/Corpus/webhooks: each is read as it is delivered.</summary>
public sealed class CorpusWebhookTests
{
    private const string Folder = "webhooks";

    public static TheoryData<string> Ids => CorpusCase.Ids(Folder);

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task What_a_webhook_is_read_as(string id)
    {
        WebhookCase delivered = CorpusCase.Read<WebhookCase>(Folder, id);

        delivered.ShouldHold(await ReadAsync(delivered));
    }

    private static async Task<WebhookResult> ReadAsync(WebhookCase delivered)
    {
        byte[] body = Encoding.UTF8.GetBytes(delivered.Text ?? delivered.Body!.Value.GetRawText());
        try
        {
            IncomingWebhook webhook = WebhookReader.Read(body, WebhookRequestHeaders.Read(name => delivered.Headers.GetValueOrDefault(name)));
            return new WebhookResult
            {
                Webhook = webhook,
                PeekedPhoneNumberId = WebhookReader.PeekPhoneNumberId(body),
                Reply = webhook.Events is [MessageReceivedEvent received, ..] && delivered.Expect.Any(line => line.StartsWith("Reply", StringComparison.Ordinal)) ? await ReplyAsync(received) : null,
            };
        }
        catch (WebhookFormatException unreadable)
        {
            return new WebhookResult { Error = unreadable, PeekedPhoneNumberId = WebhookReader.PeekPhoneNumberId(body) };
        }
    }

    private static async Task<JsonElement> ReplyAsync(MessageReceivedEvent received)
    {
        using KapsoUnderTest kapso = new(KapsoUnderTest.Sent);
        await received.Reply(kapso.Client).TextAsync("Thank you");
        return JsonElement.Parse(kapso.Transport.Requests.Single().Body!);
    }

    private sealed record WebhookCase : CorpusCase
    {
        public Dictionary<string, string> Headers { get; init; } = [];

        public JsonElement? Body { get; init; }

        public string? Text { get; init; }
    }

    /// <summary>What came of a webhook.</summary>
    private sealed record WebhookResult
    {
        public IncomingWebhook? Webhook { get; init; }

        public IReadOnlyList<WebhookEvent>? Events => Webhook?.Events;

        public string? PeekedPhoneNumberId { get; init; }

        public JsonElement? Reply { get; init; }

        public WebhookFormatException? Error { get; init; }
    }
}
