using System.Net;
using Kapso.WhatsApp.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Telemetry;
using Polly.Timeout;

namespace Kapso.WhatsApp;

/// <summary>Puts the handlers of one named client together: standard resilience with our rules, handlers of the application, the credential, the once-only guard, the transport.</summary>
internal static class KapsoHttpClient
{
    public static IHttpClientBuilder Add(IServiceCollection services, string optionsName, string clientName)
    {
        services.AddKeyedSingleton<OwnTransports>(optionsName);
        IHttpClientBuilder builder = services
            .AddHttpClient(clientName)
            .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider =>
                provider.GetRequiredKeyedService<OwnTransports>(optionsName).Create(new Endpoints(OptionsOf(provider, optionsName)).Host))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();

        // An application may have put resilience handlers on all clients; two layers would multiply attempts.
#pragma warning disable EXTEXP0001 // The only documented way to opt out of such defaults.
        builder.RemoveAllResilienceHandlers();
#pragma warning restore EXTEXP0001
        builder.AddStandardResilienceHandler()
            .SelectPipelineBy(_ =>
            {
                Circuits circuits = new();
                return request => circuits.Of(KapsoCall.Of(request));
            })
            .Configure((resilience, provider) => Configure(resilience, provider.GetRequiredService<IOptionsMonitor<KapsoWhatsAppOptions>>(), optionsName, Clock(provider)));

        LogAttemptsAtDebug(services, $"{clientName}-standard");

        // After everything that is configured elsewhere.
        services.AddOptions<HttpClientFactoryOptions>(clientName)
            .PostConfigure(options => options.HttpMessageHandlerBuilderActions.Add(handlers => Guard(handlers, optionsName)));
        return builder;
    }

    /// <exception cref="KapsoValidationException">The transport cannot be used, or takes the place of the client's own handlers.</exception>
    public static HttpClient Create(IServiceProvider provider, string clientName)
    {
        HttpClient client = provider.GetRequiredService<IHttpClientFactory>().CreateClient(clientName);
        Transport.CheckGuarded(provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(clientName));
        return client;
    }

    public static TimeProvider Clock(IServiceProvider provider) => provider.GetService<TimeProvider>() ?? TimeProvider.System;

    private static KapsoWhatsAppOptions OptionsOf(IServiceProvider provider, string name) =>
        provider.GetRequiredService<IOptionsMonitor<KapsoWhatsAppOptions>>().Get(name);

    // A call has one log line of the SDK's own; what Polly says of its attempts is for those who look closer. Pipelines of the application's keep their levels.
    private static void LogAttemptsAtDebug(IServiceCollection services, string pipelineName) =>
        services.AddOptions<TelemetryOptions>().PostConfigure(telemetry =>
        {
            Func<SeverityProviderArguments, ResilienceEventSeverity>? others = telemetry.SeverityProvider;
            telemetry.SeverityProvider = happened => happened.Source.PipelineName == pipelineName ? ResilienceEventSeverity.Debug : others?.Invoke(happened) ?? happened.Event.Severity;
        });

    /// <summary>Makes one of the transport and what guards it, so that nothing can come between them: not even a handler that a filter adds after everything else.</summary>
    private static void Guard(HttpMessageHandlerBuilder handlers, string optionsName)
    {
        HttpMessageHandler transport = handlers.PrimaryHandler;
        Transport.Secure(transport, handlers.Services.GetRequiredService<ILogger<KapsoPipeline>>());
        bool customTransport = transport is not SocketsHttpHandler && transport.GetType() != typeof(HttpClientHandler);
        ApiKeyHandler keys = new(new Endpoints(OptionsOf(handlers.Services, optionsName)).Host);
        keys.InnerHandler = new OnceOnlyGuard(customTransport) { InnerHandler = new AnswerReader(redirected: keys.Stop) { InnerHandler = transport } };
        handlers.PrimaryHandler = keys;
    }

    private static void Configure(HttpStandardResilienceOptions resilience, IOptionsMonitor<KapsoWhatsAppOptions> monitor, string optionsName, TimeProvider time)
    {
        KapsoWhatsAppOptions options;
        try
        {
            options = monitor.Get(optionsName);
        }
        catch (OptionsValidationException)
        {
            // The options tell what is wrong with them themselves; here it would only be told a second time.
            return;
        }

        resilience.RateLimiter.RateLimiter = ConcurrencyGate.For(options.MaxConcurrentCalls);

        resilience.TotalRequestTimeout.Timeout = options.TotalTimeout;
        resilience.TotalRequestTimeout.TimeoutGenerator = attempt => new ValueTask<TimeSpan>(TotalTimeoutOf(CallOf(attempt.Context), options));
        resilience.AttemptTimeout.Timeout = options.AttemptTimeout;
        resilience.AttemptTimeout.TimeoutGenerator = attempt => new ValueTask<TimeSpan>(IsTransfer(attempt.Context) ? options.MediaAttemptTimeout : options.AttemptTimeout);

        resilience.Retry.MaxRetryAttempts = options.Retry.MaxRetries;
        resilience.Retry.Delay = options.Retry.Delay;
        resilience.Retry.MaxDelay = options.Retry.MaxDelay;
        resilience.Retry.BackoffType = DelayBackoffType.Exponential;
        resilience.Retry.UseJitter = true;
        resilience.Retry.ShouldRetryAfterHeader = true;
        resilience.Retry.ShouldHandle = attempt => new ValueTask<bool>(ShouldRetry(attempt.Context, attempt.Outcome, options.Retry, time));

        // Refusals such as 429 say nothing about the server's health.
        resilience.CircuitBreaker.ShouldHandle = attempt => new ValueTask<bool>(
            attempt.Outcome is { Exception: HttpRequestException or TimeoutRejectedException } or { Result.StatusCode: >= HttpStatusCode.InternalServerError });
        resilience.CircuitBreaker.FailureRatio = 0.5;
        resilience.CircuitBreaker.MinimumThroughput = 100;
        resilience.CircuitBreaker.BreakDuration = TimeSpan.FromSeconds(5);
        resilience.CircuitBreaker.SamplingDuration = TimeSpan.FromTicks(Math.Max(TimeSpan.FromSeconds(30).Ticks, options.AttemptTimeout.Ticks * 2));
    }

    private static TimeSpan TotalTimeoutOf(KapsoCall? call, KapsoWhatsAppOptions options)
    {
        TimeSpan total = call is { Transfer: not Transfer.None } ? options.MediaTotalTimeout : options.TotalTimeout;
        return call?.Timeout < total ? call.Timeout.Value : total;
    }

    private static bool IsTransfer(ResilienceContext context) => CallOf(context) is { Transfer: not Transfer.None };

#pragma warning disable EXTEXP0001 // The request carries what may be repeated; without it nothing is.
    private static KapsoCall? CallOf(ResilienceContext context) => KapsoCall.Of(context.GetRequestMessage());
#pragma warning restore EXTEXP0001

    private static bool ShouldRetry(ResilienceContext context, Outcome<HttpResponseMessage> outcome, KapsoRetryOptions options, TimeProvider time)
    {
        KapsoCall? call = CallOf(context);
        if (call is not { CanRepeat: true } || !options.Enabled || outcome.Exception is { InnerException: ForbiddenAddressException })
        {
            return false;
        }

        return outcome switch
        {
            { Result: { } response } => !call.MayHaveHappened && ReplayRules.MayRepeat(call.Operation, response, options, time.GetUtcNow()),
            { Exception: { } failure } when ReplayRules.FailedToConnect(failure, context.CancellationToken) => !call.MayHaveHappened,
            { Exception: HttpRequestException or TimeoutRejectedException } => !call.Operation.HappensOnce,
            _ => false,
        };
    }
}
