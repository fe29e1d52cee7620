using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Kapso.WhatsApp.Serialization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kapso.WhatsApp.Http;

/// <summary>The one path that every call takes: an operation and its arguments in, a typed result or a typed exception out.</summary>
internal sealed class KapsoPipeline
{
    private static readonly string UserAgent = $"Kapso.WhatsApp/{typeof(KapsoPipeline).Assembly.GetName().Version?.ToString(3)} (.NET {Environment.Version})";

    // Stands for the credential where none is sent.
    private static readonly KapsoCredential NoCredential = KapsoCredential.FromApiKey("none");

    private readonly HttpClient _http;
    private readonly Endpoints _endpoints;
    private readonly ILogger _logger;
    private volatile Settings _settings;

    public KapsoPipeline(HttpClient http, string name, IOptionsMonitor<KapsoWhatsAppOptions> options, TimeProvider time, ILogger<KapsoPipeline> logger)
    {
        _http = http;
        Time = time;
        _logger = logger;
        _settings = Settings.Of(options.Get(name));
        _endpoints = new Endpoints(_settings.Options);

        // A key that is rotated in the configuration is used from the next call on; the address stays what it was at the start.
        options.OnChange((changed, changedName) =>
        {
            if (changedName == name)
            {
                _settings = Settings.Of(changed);
            }
        });
    }

    public KapsoWhatsAppOptions Options => _settings.Options;

    public TimeProvider Time { get; }

    /// <summary>Makes a call whose answer says nothing but that it was done.</summary>
    public Task SendAsync(Operation operation, string target, CancellationToken cancellationToken, JsonBody? body = null) =>
        SendAsync<object>(operation, target, null, cancellationToken, body);

    /// <summary>Makes a call and takes its result out of the Platform API's wrapper.</summary>
    public async Task<T> SendForDataAsync<T>(Operation operation, string target, JsonTypeInfo<Envelope<T>> answerType, CancellationToken cancellationToken, JsonBody? body = null)
    {
        Envelope<T> answer = await SendAsync(operation, target, answerType, cancellationToken, body).ConfigureAwait(false);
        return answer.Data;
    }

    /// <summary>Makes a call whose answer, whatever it is, is the caller's own.</summary>
    public Task<TextAnswer> SendForTextAsync(Operation operation, string target, CancellationToken cancellationToken, JsonBody? body = null) =>
        SendAsync<TextAnswer>(operation, target, null, cancellationToken, body);

    /// <summary>Makes a call and reads its result.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="target">The path with its ids, and the query.</param>
    /// <param name="answerType">How the answer is read; null when it is not.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <param name="body">What is sent: JSON, or a <see cref="StreamedBody"/>.</param>
    /// <param name="callbackData">What comes back in status webhooks, for messages.</param>
    /// <param name="phone">The recipient's number, so that it can be hidden in texts that the server echoes.</param>
    /// <param name="phoneNumberId">The number that a message is sent from.</param>
    public async Task<T> SendAsync<T>(
        Operation operation, string target, JsonTypeInfo<T>? answerType, CancellationToken cancellationToken, HttpContent? body = null, string? callbackData = null, string? phone = null,
        string? phoneNumberId = null)
    {
        RefuseWhatMetaLacks(operation);
        JsonBody? json = body as JsonBody;
        StreamedBody? streamed = body as StreamedBody;
        Settings settings = _settings;
        KapsoCall call = new(operation, _endpoints.For(operation, target), settings.Credential ?? await settings.AskForCredentialAsync(cancellationToken).ConfigureAwait(false))
        {
            Base = _endpoints.BaseOf(operation),
            CallbackData = callbackData,
            PhoneNumberId = phoneNumberId,
            StartedAt = Time.GetUtcNow(),
            Body = json,
            Phone = phone,
            Secrets = json?.Secrets ?? [],
            TooManyRequestsIsRefusal = settings.Options.Retry.TreatTooManyRequestsAsRefused,
            Transfer = streamed is null ? Transfer.None : Transfer.Upload,
            CanRepeat = streamed?.CanRepeat ?? true,
        };
        using HttpRequestMessage request = NewRequest(call, "application/json", body);

        // What it says is hidden in exceptions, also when a handler of the application's own has disposed of the request by then.
        json?.Keep();
        long started = Time.GetTimestamp();
        Activity? span = Telemetry.Start(operation, call.Address);
        HttpStatusCode? status = null;
        Exception? failure = null;
        try
        {
            using HttpResponseMessage response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            status = response.StatusCode;
            if (ResponseCapture.IsActive)
            {
                ResponseCapture.Record(Describe(call, response));
            }

            AnswerContent answer = await AnswerReader.ContentOfAsync(response, settings.Options.AttemptTimeout, Time, cancellationToken).ConfigureAwait(false);
            return Read(call, response, answer, answerType);
        }
        catch (Exception thrown)
        {
            failure = Explain(call, thrown, cancellationToken);
            if (failure == thrown)
            {
                throw;
            }

            throw failure;
        }
        finally
        {
            json?.Release();
            if (streamed is not null)
            {
                await streamed.StopAsync().ConfigureAwait(false);
            }

            Telemetry.Finish(_logger, span, call, Time.GetElapsedTime(started), status, failure);
        }
    }

    /// <summary>Waits until a message may be sent.</summary>
    public async ValueTask<SendTurn> WaitForTurnAsync(
        ISendPacer pacer, Operation operation, string phoneNumberId, string recipient, string? callbackData, CancellationToken cancellationToken)
    {
        RefuseWhatMetaLacks(operation);
        long started = Time.GetTimestamp();
        IAsyncDisposable? turn = await pacer.AcquireAsync(phoneNumberId, recipient, cancellationToken).ConfigureAwait(false);
        Telemetry.Waited(operation, Time.GetElapsedTime(started));
        return turn is null
            ? throw new KapsoTransportException(operation.Id, TransportFailure.TooManyWaiting) { CallbackData = callbackData }
            : new SendTurn(turn, operation, _logger);
    }

    /// <summary>Opens an address that files lie at, on whichever host. The credential does not go there, and redirects are not followed here.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="address">The address.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The answer, its body still to be read; dispose of it. A success or a redirect.</returns>
    public async Task<HttpResponseMessage> OpenAsync(Operation operation, Uri address, CancellationToken cancellationToken)
    {
        KapsoCall call = new(operation, address, NoCredential) { Transfer = Transfer.Download, Secrets = [address.AbsoluteUri, address.PathAndQuery, address.Query.TrimStart('?')] };
        using HttpRequestMessage request = NewRequest(call, "*/*", null);
        long started = Time.GetTimestamp();
        Activity? span = Telemetry.Start(operation, call.Address);
        HttpStatusCode? status = null;
        Exception? failure = null;
        try
        {
            HttpResponseMessage response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            status = response.StatusCode;
            if (response.IsSuccessStatusCode || AnswerReader.IsRedirect(response.StatusCode))
            {
                return response;
            }

            using (response)
            {
                AnswerContent answer = await AnswerReader.ContentOfAsync(response, Options.AttemptTimeout, Time, cancellationToken).ConfigureAwait(false);
                throw FailureTranslator.Refused(call, response.StatusCode, response.Headers, answer.Bytes, Time.GetUtcNow());
            }
        }
        catch (Exception thrown)
        {
            failure = Explain(call, thrown, cancellationToken);
            if (failure == thrown)
            {
                throw;
            }

            throw failure;
        }
        finally
        {
            Telemetry.Finish(_logger, span, call, Time.GetElapsedTime(started), status, failure);
        }
    }

    private static HttpRequestMessage NewRequest(KapsoCall call, string accept, HttpContent? body)
    {
        HttpRequestMessage request = new(call.Operation.Method, call.Address) { Content = body };
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        call.Stamp(request);
        return request;
    }

    /// <summary>What the caller is to be told: our own exceptions as they are, a cancellation as one, everything else that was thrown in our words.</summary>
    private Exception Explain(KapsoCall call, Exception thrown, CancellationToken cancellationToken) => thrown switch
    {
        KapsoException => thrown,
        OperationCanceledException when cancellationToken.IsCancellationRequested => FailureTranslator.Canceled(call, thrown, cancellationToken),
        _ => FailureTranslator.Translate(call, thrown, Time.GetUtcNow()) ?? thrown,
    };

    private T Read<T>(KapsoCall call, HttpResponseMessage response, AnswerContent answer, JsonTypeInfo<T>? answerType)
    {
        ReadOnlySpan<byte> body = LoneSurrogates.Replace(answer.Bytes);
        if (answerType is (null or JsonTypeInfo<Acknowledgement>) && IsAlreadyGone(call, response.StatusCode))
        {
            return default!;
        }

        if (!response.IsSuccessStatusCode)
        {
            return TryReadPart(response.StatusCode, body, answerType, out T? part)
                ? part
                : throw FailureTranslator.Refused(call, response.StatusCode, response.Headers, body, Time.GetUtcNow());
        }

        if (answer.Truncated && (answerType is not null || typeof(T) == typeof(TextAnswer)))
        {
            throw FailureTranslator.Unreadable(call, response, body, $"is longer than {AnswerReader.MaxAnswerBytes / 1024 / 1024} MB", null);
        }

        if (answerType is null)
        {
            return typeof(T) == typeof(TextAnswer) ? (T)(object)new TextAnswer(response.StatusCode, answer.SourceType, System.Text.Encoding.UTF8.GetString(body)) : default!;
        }

        try
        {
            T result = JsonSerializer.Deserialize(body, answerType) ?? throw FailureTranslator.Unreadable(call, response, body, "is the JSON value null", null);
            if (result is IEnvelope { IsEmpty: true })
            {
                throw FailureTranslator.Unreadable(call, response, body, "holds no data", null);
            }

            if (result is IAnswerHeaders withHeaders)
            {
                withHeaders.ReadHeaders(response.Headers);
            }

            return result;
        }
        catch (JsonException wrong)
        {
            throw FailureTranslator.Unreadable(call, response, body, body.IsEmpty ? "is empty" : "is not what the API promises", wrong);
        }
    }

    /// <summary>What was done although the server refused the call as a whole.</summary>
    private static bool TryReadPart<T>(HttpStatusCode status, ReadOnlySpan<byte> body, JsonTypeInfo<T>? answerType, [NotNullWhen(true)] out T? part)
    {
        part = default;
        if (status is not HttpStatusCode.BadRequest || answerType is null || !typeof(T).IsAssignableTo(typeof(IPartialAnswer)))
        {
            return false;
        }

        try
        {
            part = JsonSerializer.Deserialize(body, answerType);
            return part is IPartialAnswer { TellsWhatWasDone: true };
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>A deletion whose first attempt went unanswered may find nothing left the next time, and that is what was asked for.</summary>
    private static bool IsAlreadyGone(KapsoCall call, HttpStatusCode status) =>
        status is HttpStatusCode.NotFound && call.Operation.Method == HttpMethod.Delete && call.Attempts > 1;

    private static ResponseInfo Describe(KapsoCall call, HttpResponseMessage response) => new()
    {
        OperationId = call.Operation.Id,
        StatusCode = response.StatusCode,
        RequestId = ApiErrorReader.RequestId(response.Headers),
        RateLimit = RateLimit.Read(response.Headers),
        Attempts = call.Attempts,
    };

    private void RefuseWhatMetaLacks(Operation operation)
    {
        if (_endpoints.IsMeta && !operation.OnMeta)
        {
            Rules rules = Rules.Start();
            rules.Add(
                operation.Id,
                "kapso-only",
                $"this is an operation of Kapso's own, and the client is configured to talk to Meta directly ({_endpoints.Host.Host}); use Kapso's address and an API key for it");
            rules.ThrowIfBroken();
        }
    }

    /// <summary>The options and the credential that they hold, which are replaced together: a call never has the one of before and the other of after a change.</summary>
    /// <param name="Options">The options.</param>
    /// <param name="Credential">The credential; null when a provider is asked for it with each call.</param>
    private sealed record Settings(KapsoWhatsAppOptions Options, KapsoCredential? Credential)
    {
        public static Settings Of(KapsoWhatsAppOptions options) => new(options, options switch
        {
            { Credentials: not null } => null,
            { AccessToken: string token } => KapsoCredential.FromAccessToken(token),
            _ => KapsoCredential.FromApiKey(options.ApiKey!),
        });

        public async ValueTask<KapsoCredential> AskForCredentialAsync(CancellationToken cancellationToken)
        {
            IKapsoCredentialProvider provider = Options.Credentials!;
            return await provider.GetCredentialAsync(cancellationToken).ConfigureAwait(false) ?? throw new KapsoValidationException(
            [
                new ValidationProblem
                {
                    Path = nameof(KapsoWhatsAppOptions.Credentials),
                    Rule = "required",
                    Message = $"{provider.GetType().Name} returned null in place of a credential for this call",
                    Value = "null",
                },
            ]);
        }
    }
}
