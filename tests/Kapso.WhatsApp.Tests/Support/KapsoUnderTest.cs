using System.Net;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Messages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Step = System.Func<System.Net.Http.HttpRequestMessage, System.Threading.CancellationToken, System.Threading.Tasks.Task<System.Net.Http.HttpResponseMessage>>;

namespace Kapso.WhatsApp.Tests.Support;

/// <summary>A client over a scripted transport and a clock that tests turn.</summary>
internal sealed class KapsoUnderTest : IDisposable
{
    public const string ApiKey = "test-key-1234567890";
    public const string PhoneNumberId = "647015955153740";
    public const string To = "+15551234567";
    public const string SentBody = """{"messaging_product":"whatsapp","contacts":[{"input":"+15551234567","wa_id":"15551234567"}],"messages":[{"id":"wamid.SENT"}]}""";

    private readonly ServiceProvider _services;

    public KapsoUnderTest(Action<KapsoWhatsAppOptions> configure, params Step[] steps)
    {
        Transport = new ScriptedTransport(steps);
        ServiceCollection services = [];
        services.AddSingleton<TimeProvider>(Clock);
        services.AddKapsoWhatsApp(options =>
        {
            options.ApiKey = ApiKey;
            configure(options);
        }).ConfigurePrimaryHttpMessageHandler(() => Transport);
        _services = services.BuildServiceProvider();
        Transport.Hanging += () => Clock.Pass(_services.GetRequiredService<IOptions<KapsoWhatsAppOptions>>().Value.AttemptTimeout);
    }

    public KapsoUnderTest(params Step[] steps)
        : this(_ => { }, steps)
    {
    }

    public static Step Sent => ScriptedTransport.Answer(HttpStatusCode.OK, SentBody);

    public ImpatientClock Clock { get; } = new();

    public ScriptedTransport Transport { get; }

    public KapsoWhatsAppClient Client => _services.GetRequiredService<KapsoWhatsAppClient>();

    public KapsoPipeline Pipeline => _services.GetRequiredKeyedService<KapsoPipeline>("");

    public Task<SentMessage> SendText() => Client.Messages.SendTextAsync(PhoneNumberId, To, "Hello");

    public void Dispose() => _services.Dispose();
}
