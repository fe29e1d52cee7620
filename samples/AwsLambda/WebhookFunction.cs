using System.Text;
using Kapso.WhatsApp;
using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace AwsLambda;

/// <summary>A Lambda function that receives Kapso's webhooks.</summary>
public sealed class WebhookFunction : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly IKapsoWebhooks _webhooks;

    /// <summary>Puts the services together, once for all requests that this instance handles.</summary>
    public WebhookFunction(string apiKey, string webhookSecret, Uri? baseAddress = null)
    {
        ServiceCollection services = new();
        services.AddKapsoWhatsApp(options => (options.ApiKey, options.BaseAddress) = (apiKey, baseAddress ?? options.BaseAddress));

        // An instance is frozen after its response: handlers run before it (WebhookMode.Inline, the default). Instances share what was handled through a deduplicator of their own, for example Redis.
        services.AddKapsoWebhooks(options => options.Secrets.Add(webhookSecret))
            .On<MessageReceivedEvent>((_, context, cancellationToken) => context.Reply.TextAsync("Thank you!", cancellationToken: cancellationToken), Match.Content<TextContent>());
        _services = services.BuildServiceProvider();
        _webhooks = _services.GetRequiredService<IKapsoWebhooks>();
    }

    /// <summary>Handles a request.</summary>
    public async Task<HttpResult> HandleAsync(HttpEvent request, CancellationToken cancellationToken)
    {
        if (request.RequestContext?.Http?.Method == "GET")
        {
            return AnswerVerification(request.QueryStringParameters ?? new Dictionary<string, string>());
        }

        // The signature covers the bytes as they were sent.
        byte[] body = request.IsBase64Encoded ? Convert.FromBase64String(request.Body ?? "") : Encoding.UTF8.GetBytes(request.Body ?? "");
        WebhookResponse response = await _webhooks.ReceiveAsync(
            body, name => request.Headers?.GetValueOrDefault(name.ToLowerInvariant()), name => request.PathParameters?.GetValueOrDefault(name), cancellationToken);
        return new HttpResult { StatusCode = response.StatusCode };
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private HttpResult AnswerVerification(IReadOnlyDictionary<string, string> query) =>
        _webhooks.AnswerVerificationRequest(query.GetValueOrDefault("hub.mode"), query.GetValueOrDefault("hub.verify_token"), query.GetValueOrDefault("hub.challenge")) is { } challenge
            ? new HttpResult { StatusCode = 200, Headers = new Dictionary<string, string> { ["content-type"] = "text/plain" }, Body = challenge }
            : new HttpResult { StatusCode = 403 };
}
