using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Webhooks;

namespace Kapso.WhatsApp.Tests.Conventions;

/// <summary>Every operation that must not be done twice, with a call of it.</summary>
internal static class OnceOperations
{
    private static readonly Dictionary<string, Func<KapsoWhatsAppClient, Task>> Others = new()
    {
        ["sendMessage"] = kapso => kapso.Messages.SendTextAsync("1", "+15551234567", "Hello"),
        ["sendMessage "] = kapso => kapso.Messages.SendRawAsync("1", """{"to":"+15551234567","type":"text"}"""),
        ["sendMarketingMessage"] = kapso => kapso.Messages.SendMarketingAsync("1", "+15551234567", new TemplateMessage("sale", "en")),
        ["createWhatsappProjectWebhook"] = kapso => kapso.Webhooks.CreateAsync(new NewProjectWebhook { Url = "https://example.com", Events = [WebhookEventType.ProjectEvent] }),
        ["createWhatsappPhoneNumberWebhook"] = kapso => kapso.Webhooks.CreateAsync("1", new NewWebhook { Url = "https://example.com", SecretKey = "s3cret", Events = [WebhookEventType.MessageSent] }),
        ["testWhatsappProjectWebhook"] = kapso => kapso.Webhooks.TestAsync("1"),
    };

    // Methods of the same operation that can be repeated.
    private static readonly string[] Repeatable = ["performCallAction   ", "performCallAction    "];

    /// <summary>The operations, as the compiled SDK holds them.</summary>
    public static IReadOnlyList<Operation> All { get; } = [.. OperationTests.Operations.Where(operation => operation.HappensOnce)];

    /// <summary>The keys of <see cref="Call"/>.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        .. ((IEnumerable<object[]>)EveryOperationTests.All).Select(row => (string)row[0]).Concat(Others.Keys).Except(Repeatable).Where(key => All.Any(operation => operation.Id == key.Trim())),
    ];

    public static Task Call(KapsoWhatsAppClient kapso, string key) =>
        Others.TryGetValue(key, out Func<KapsoWhatsAppClient, Task>? call) ? call(kapso) : EveryOperationTests.Call(kapso, key, "1");
}
