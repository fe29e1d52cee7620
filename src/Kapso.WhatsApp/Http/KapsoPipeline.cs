using System.Runtime.CompilerServices;
using Kapso.WhatsApp.Serialization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kapso.WhatsApp.Http;

/// <summary>The one path that every call takes: an operation and its arguments in, a typed result or a typed exception out.</summary>
internal sealed partial class KapsoPipeline
{
    // Stands for the credential where none is sent.
    private static readonly KapsoCredential NoCredential = KapsoCredential.FromApiKey("none");

    private readonly HttpClient _http;
    private readonly Endpoints _endpoints;
    private readonly ILogger _logger;
    private readonly KapsoPipeline _origin;
    private readonly CallOptions? _perCall;
    private volatile PipelineSettings _settings;

    public KapsoPipeline(HttpClient http, string name, IOptionsMonitor<KapsoWhatsAppOptions> options, TimeProvider time, ILogger<KapsoPipeline> logger)
    {
        _http = http;
        Time = time;
        _logger = logger;
        _origin = this;
        _settings = PipelineSettings.Of(options.Get(name));
        _endpoints = new Endpoints(_settings.Options);

        // A key that is rotated in the configuration is used from the next call on; the address stays what it was at the start.
        options.OnChange((changed, changedName) =>
        {
            if (changedName == name)
            {
                _settings = PipelineSettings.Of(changed);
            }
        });
    }

    private KapsoPipeline(KapsoPipeline outer, CallOptions options)
    {
        (_http, _endpoints, _logger, Time) = (outer._http, outer._endpoints, outer._logger, outer.Time);
        (_origin, _settings) = (outer._origin, outer._settings);
        _perCall = options.Over(outer._perCall);
    }

    public KapsoWhatsAppOptions Options => _origin._settings.Options;

    public TimeProvider Time { get; }

    public ILogger Logger => _logger;

    /// <summary>The same pipeline for calls with options of their own.</summary>
    public KapsoPipeline With(CallOptions options) => new(this, options);

    /// <summary>Makes a call that an application describes itself.</summary>
    /// <param name="request">The call.</param>
    /// <param name="answer">How the response becomes the result.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">The request breaks a rule.</exception>
    public Task<T> SendAsync<T>(ApiRequest request, Answer<T> answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        Rules.Check(nameof(request), request.Check);

        // The path is not told to spans and metrics: its ids can be phone numbers.
        Operation operation = new(request.Name, request.Method, "{path}", request.Surface, request.Replay);
        CallDetails details = request.ToDetails();
        return Options.Pacer is { } pacer && request.Recipient is { } recipient && details.PhoneNumberId is { } phoneNumberId
            ? SendInTurnAsync()
            : SendNowAsync();

        // The wait comes before the body is written and before any time-out begins to run.
        async Task<T> SendInTurnAsync()
        {
            SendTurn turn = await WaitForTurnAsync(pacer, operation, phoneNumberId, recipient, details.CallbackData, cancellationToken).ConfigureAwait(false);
            await using (turn.ConfigureAwait(false))
            {
                return await SendNowAsync().ConfigureAwait(false);
            }
        }

        Task<T> SendNowAsync()
        {
            JsonBody? body = request.Body is { } json ? JsonBody.Write(json, static (writer, value) => value.WriteTo(writer)) : null;
            return SendAsync(operation, request.Path + request.ToQuery(), body, answer, details, cancellationToken);
        }
    }

    /// <summary>Makes a call without a body.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="ids">The ids in its path, in their order.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <param name="query">The query.</param>
    /// <param name="details">What else is known about the call.</param>
    /// <exception cref="KapsoValidationException">An id breaks a rule.</exception>
    public Task<TAnswer> CallAsync<TAnswer>(
        Operation<TAnswer> operation, ReadOnlySpan<string> ids, CancellationToken cancellationToken, Query? query = null, CallDetails details = default) =>
        SendAsync(operation, Target(operation, ids, query, details.Check) + query, null, operation.Answer, details with { NumberId = operation.NumberOf(ids) }, cancellationToken);

    /// <summary>Makes a call that uploads a file.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="ids">The ids in its path, in their order.</param>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <param name="query">The query.</param>
    /// <param name="check">Checks the file and what else is not in the path.</param>
    /// <exception cref="KapsoValidationException">An id or the file breaks a rule; the exception lists all of them.</exception>
    public Task<TAnswer> UploadAsync<TAnswer>(
        Operation<TAnswer> operation, ReadOnlySpan<string> ids, HttpContent file, CancellationToken cancellationToken, Query? query = null, Action<Rules>? check = null) =>
        SendAsync(operation, Target(operation, ids, query, check) + query, file, operation.Answer, new CallDetails { NumberId = operation.NumberOf(ids) }, cancellationToken);

    /// <summary>Makes a call with a JSON body. The body is checked with the ids before anything is sent.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="ids">The ids in its path, in their order.</param>
    /// <param name="body">The body.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <param name="query">The query.</param>
    /// <param name="details">What else is known about the call.</param>
    /// <param name="argument">The name of the body's argument, which begins the paths of its problems; null when its members are the arguments.</param>
    /// <exception cref="KapsoValidationException">An id or the body breaks a rule; the exception lists all of them.</exception>
    public Task<TAnswer> CallAsync<TBody, TAnswer>(
        Operation<TBody, TAnswer> operation,
        ReadOnlySpan<string> ids,
        TBody body,
        CancellationToken cancellationToken,
        Query? query = null,
        CallDetails details = default,
        [CallerArgumentExpression(nameof(body))] string? argument = null)
    {
        string target = Check(operation, ids, body, argument, query, details.Check);
        details = details with { NumberId = operation.NumberOf(ids) };
        JsonBody? content = operation.Body.IsEmpty(body) ? null : JsonBody.Write((operation.Body, body), static (writer, sent) => sent.Body.Write(writer, sent.body));
        if (body is IHasSecrets { Secrets: { } secrets })
        {
            details = details with { Secrets = secrets };
        }

        return SendAsync(operation, target + query, content, operation.Answer, details, cancellationToken);
    }

    /// <summary>Checks the ids and the body of a call, and returns its path.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="ids">The ids in its path, in their order.</param>
    /// <param name="body">The body.</param>
    /// <param name="argument">The name of the body's argument, which begins the paths of its problems; null when its members are the arguments.</param>
    /// <param name="query">The query.</param>
    /// <param name="check">Checks arguments that are in neither.</param>
    /// <exception cref="KapsoValidationException">An id or the body breaks a rule; the exception lists all of them.</exception>
    public string Check<TBody>(Operation operation, ReadOnlySpan<string> ids, TBody body, string? argument = null, Query? query = null, Action<Rules>? check = null)
    {
        if (body is null)
        {
            throw new ArgumentNullException(argument);
        }

        Rules rules = Rules.Start();
        rules.ServerIsLocal = _endpoints.Host.IsLoopback;
        string target = operation.Fill(rules, ids);
        query?.CheckIds(rules);
        check?.Invoke(rules);
        if (body is ICheckable checkable && argument is null)
        {
            checkable.Check(rules);
        }
        else if (body is ICheckable member)
        {
            using (rules.In(argument!))
            {
                member.Check(rules);
            }
        }

        rules.ThrowIfBroken();
        return target;
    }

    private static string Target(Operation operation, ReadOnlySpan<string> ids, Query? query, Action<Rules>? check)
    {
        Rules rules = Rules.Start();
        string target = operation.Fill(rules, ids);
        query?.CheckIds(rules);
        check?.Invoke(rules);
        rules.ThrowIfBroken();
        return target;
    }

    private async Task<T> SendAsync<T>(Operation operation, string target, HttpContent? body, Answer<T> answer, CallDetails details, CancellationToken cancellationToken)
    {
        RefuseWhatMetaLacks(operation, details.KapsoHeader.Name);
        StreamedBody? file = body as StreamedBody;
        PipelineSettings settings = _origin._settings;
        KapsoCredential credential = await CredentialAsync(settings, cancellationToken).ConfigureAwait(false);
        KapsoCall call = new(operation, _endpoints.For(operation, target), credential)
        {
            Base = _endpoints.BaseOf(operation),
            CallbackData = details.CallbackData,
            PhoneNumberId = details.PhoneNumberId,
            NumberId = details.NumberId,
            StartedAt = Time.GetUtcNow(),
            Body = body as JsonBody,
            Phone = details.Phone,
            KapsoHeader = details.KapsoHeader,
            Secrets = details.Secrets ?? [],
            TooManyRequestsIsRefusal = settings.Options.Retry.TreatTooManyRequestsAsRefused,
            Transfer = file is null ? Transfer.None : Transfer.Upload,
            CanRepeat = file?.CanRepeat ?? true,
            AttemptTimeout = settings.Options.AttemptTimeout,
            Timeout = _perCall?.Timeout,
        };
        return await ExchangeAsync(call, "application/json", body, (this, answer), static (state, call, response, token) => state.Item1.ReadAsync(state.answer, call, response, token), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Waits until a message may be sent.</summary>
    public async ValueTask<SendTurn> WaitForTurnAsync(
        ISendPacer pacer, Operation operation, string phoneNumberId, Recipient recipient, string? callbackData, CancellationToken cancellationToken)
    {
        RefuseWhatMetaLacks(operation);
        long started = Time.GetTimestamp();
        IAsyncDisposable? turn = await pacer.AcquireAsync(phoneNumberId, recipient, cancellationToken).ConfigureAwait(false);
        Telemetry.Waited(operation, Time.GetElapsedTime(started));
        return turn is null
            ? throw new KapsoTransportException(operation.Id, TransportFailure.TooManyWaiting) { CallbackData = callbackData }
            : new SendTurn(turn, operation, _logger);
    }

    /// <summary>
    /// Opens an address that files lie at, on whichever host. The credential does not go there, unless the client talks to Meta directly and the host is Meta's own for files. Redirects are not
    /// followed here.
    /// </summary>
    /// <param name="operation">The operation.</param>
    /// <param name="address">The address.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The answer, its body still to be read; dispose of it. A success or a redirect.</returns>
    public async Task<HttpResponseMessage> OpenAsync(Operation operation, Uri address, CancellationToken cancellationToken)
    {
        KapsoCredential credential = _endpoints.IsMeta && Endpoints.IsMetaFileHost(address) ? await CredentialAsync(_origin._settings, cancellationToken).ConfigureAwait(false) : NoCredential;
        KapsoCall call = new(operation, address, credential)
        {
            Transfer = Transfer.Download,
            Secrets = [address.AbsoluteUri, address.PathAndQuery, address.Query.TrimStart('?')],
            AttemptTimeout = Options.AttemptTimeout,
        };
        return await ExchangeAsync(call, "*/*", null, this, static (pipeline, call, response, token) => pipeline.OpenedAsync(call, response, token), cancellationToken).ConfigureAwait(false);
    }

    private ValueTask<KapsoCredential> CredentialAsync(PipelineSettings settings, CancellationToken cancellationToken) =>
        _perCall?.Credential is { } own ? new(own) : settings.Credential is { } configured ? new(configured) : settings.AskForCredentialAsync(cancellationToken);

    private void RefuseWhatMetaLacks(Operation operation, string? kapsoHeader = null)
    {
        if (_endpoints.IsMeta && (!operation.OnMeta || kapsoHeader is not null))
        {
            Rules rules = Rules.Start();
            rules.Add(
                kapsoHeader ?? operation.Id,
                "kapso-only",
                $"this is {(kapsoHeader is null ? "an operation" : "a header")} of Kapso's own, and the client is configured to talk to Meta directly ({_endpoints.Host.Host}); use Kapso's address and an API key for it");
            rules.ThrowIfBroken();
        }
    }
}
