using System.Text;
using Kapso.WhatsApp.Webhooks;

namespace Kapso.WhatsApp.Tests.Webhooks.Receiving;

/// <summary>Bodies as they are delivered.</summary>
internal static class Delivered
{
    public static IncomingWebhook Read(string body, string? name = null, string? version = null) => WebhookReader.Read(Encoding.UTF8.GetBytes(body), new WebhookRequestHeaders
    {
        Event = name,
        IdempotencyKey = "key-1",
        PayloadVersion = version is null ? null : new WebhookPayloadVersion(version),
    });

    /// <summary>A single event of Kapso's.</summary>
    public static T Kapso<T>(string name, string body)
        where T : WebhookEvent
    {
        IncomingWebhook incoming = Read(body, name, "v2");
        incoming.Kind.Should().Be(WebhookKind.Kapso);
        T read = incoming.Events.Should().ContainSingle().Subject.Should().BeOfType<T>().Subject;
        read.Name.Should().Be(name);
        return read;
    }

    /// <summary>The events of one change of Meta's.</summary>
    public static IReadOnlyList<WebhookEvent> Meta(string field, string value)
    {
        IncomingWebhook incoming = Read($$"""{"object":"whatsapp_business_account","entry":[{"id":"123","time":1739321024,"changes":[{"field":"{{field}}","value":{{value}}}]}]}""");
        incoming.Kind.Should().Be(WebhookKind.Meta);
        incoming.Events.Should().OnlyContain(read => read.Name == field);
        return incoming.Events;
    }

    public static T Meta<T>(string field, string value)
        where T : MetaEvent
    {
        T read = Meta(field, value).Should().ContainSingle().Subject.Should().BeOfType<T>().Subject;
        read.BusinessAccountId.Should().Be("123");
        read.Time.Should().Be(DateTimeOffset.FromUnixTimeSeconds(1739321024));
        return read;
    }
}
