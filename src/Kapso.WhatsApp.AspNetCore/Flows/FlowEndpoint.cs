using System.Text.Json;
using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kapso.WhatsApp.AspNetCore;

/// <summary>Handles a request of a flow: reads the body within a limit, verifies the signature, decrypts it, runs the handler, and encrypts the response.</summary>
internal sealed partial class FlowEndpoint(
    RouteTable<FlowRequest, FlowContext, Task<FlowReply>> handlers,
    RouteTable<FlowErrorNotification, FlowContext, Task> errorHandlers,
    IOptionsMonitor<WhatsAppFlowOptions> options,
    TimeProvider clock,
    ILogger<FlowEndpoint> logger)
{
    /// <summary>WhatsApp's own status for what cannot be decrypted: it fetches the public key anew and tries once more.</summary>
    private const int CannotDecrypt = StatusCodes.Status421MisdirectedRequest;
    private const int TokenExpired = 427;
    private const int BadSignature = 432;

    /// <summary>The parameter of the endpoint's path that names the flow.</summary>
    private const string FlowParameter = "flow";

    public bool HasHandlers => !handlers.IsEmpty;

    /// <summary>Answers WhatsApp: signed and encrypted requests, encrypted answers.</summary>
    public Task ReceiveAsync(HttpContext http) => RespondAsync(http, AnswerEncryptedAsync);

    /// <summary>Answers a function at Kapso: requests that Kapso has decrypted, plain answers.</summary>
    public Task ReceiveForwardedAsync(HttpContext http) => RespondAsync(http, AnswerPlainAsync);

    private async Task RespondAsync(HttpContext http, Func<Call, ReadOnlyMemory<byte>, Task<FlowAnswer>> answer)
    {
        long started = clock.GetTimestamp();
        WhatsAppFlowOptions current = options.CurrentValue;
        FlowAnswer result;
        using (BodyBuffer body = BodyBuffer.For(http.Request, current.MaxBodyBytes))
        {
            int? refused = await body.FillAsync(http.Request, current.MaxBodyBytes).ConfigureAwait(false);
            result = refused is { } status ? new FlowAnswer(status) : await AnswerInTimeAsync(http, body.Written, current, answer).ConfigureAwait(false);
        }

        FlowTelemetry.Answered(result.Action, result.Status, clock.GetElapsedTime(started));
        http.Response.StatusCode = result.Status;
        if (result.Body is { } bytes)
        {
            http.Response.ContentType = result.ContentType;
            http.Response.ContentLength = bytes.Length;
            await http.Response.Body.WriteAsync(bytes, http.RequestAborted).ConfigureAwait(false);
        }
    }

    private async Task<FlowAnswer> AnswerInTimeAsync(HttpContext http, ReadOnlyMemory<byte> body, WhatsAppFlowOptions current, Func<Call, ReadOnlyMemory<byte>, Task<FlowAnswer>> answer)
    {
        using CancellationTokenSource tooLate = new(current.Timeout, clock);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(tooLate.Token, http.RequestAborted);
        try
        {
            return await answer(new Call(http, current, either.Token), body).ConfigureAwait(false);
        }
        catch (JsonException unreadable)
        {
            Unreadable(logger, unreadable.GetType().Name);
            return new FlowAnswer(StatusCodes.Status400BadRequest);
        }
    }

    private async Task<FlowAnswer> AnswerEncryptedAsync(Call call, ReadOnlyMemory<byte> body)
    {
        if (!WebhookSignature.IsValid(body.Span, call.Http.Request.Headers[WebhookSignature.MetaHeaderName], [.. call.Options.AppSecrets]))
        {
            Unverified(logger);
            return new FlowAnswer(BadSignature);
        }

        if (await FindKeysAsync(call).ConfigureAwait(false) is not { } keys)
        {
            return new FlowAnswer(StatusCodes.Status500InternalServerError);
        }

        if (FlowEncryption.Open(body.Span, keys, out byte[] plaintext) is not { } encryption)
        {
            Undecryptable(logger);
            return new FlowAnswer(CannotDecrypt);
        }

        FlowAnswer plain = await AnswerAsync(call, FlowRequestReader.Read(plaintext, call.Options.AppSecrets), isWhatsApp: true).ConfigureAwait(false);
        return plain.Status is StatusCodes.Status200OK
            ? plain with { Body = encryption.Encrypt(plain.Body), ContentType = "text/plain" }
            : plain;
    }

    private async Task<FlowAnswer> AnswerPlainAsync(Call call, ReadOnlyMemory<byte> body)
    {
        if (!SharedSecret.IsOneOf(call.Http.Request.Headers[WhatsAppFlowOptions.FunctionSecretHeader], call.Options.FunctionSecrets))
        {
            Unverified(logger);
            return new FlowAnswer(StatusCodes.Status401Unauthorized);
        }

        FlowRequest request = FlowRequestReader.ReadForwarded(body, call.Options.AppSecrets, out bool isSigned);
        if (!isSigned)
        {
            Unverified(logger);
            return new FlowAnswer(BadSignature);
        }

        return await AnswerAsync(call, request, isWhatsApp: false).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<FlowPrivateKey>?> FindKeysAsync(Call call)
    {
        if (call.Options.ResolvePrivateKeys is not { } find)
        {
            return [.. call.Options.PrivateKeys];
        }

        try
        {
            return [.. call.Options.PrivateKeys, .. await InTimeAsync(() => find(call.Http).AsTask(), call.InTime).ConfigureAwait(false)];
        }
        catch (Exception failure)
        {
            NoKeys(logger, failure, OutcomeOf(call));
            return null;
        }
    }

    private async Task<FlowAnswer> AnswerAsync(Call call, FlowRequest request, bool isWhatsApp)
    {
        // Of these two WhatsApp takes no more than it has written down; Kapso wants a version in every answer.
        string? version = isWhatsApp ? null : request.Version;
        if (request.Action == FlowRequestAction.Ping)
        {
            return new FlowAnswer(FlowReplyWriter.Active(version), request.Action);
        }

        request.FlowName = call.Http.GetRouteValue(FlowParameter) as string;
        FlowContext context = new(call.Http);
        try
        {
            if (FlowRequestReader.ErrorOf(request) is { } error)
            {
                NotUsed(logger, error.Key, request.Screen);
                await InTimeAsync(() => NotifyAsync(error, context, call.InTime), call.InTime).ConfigureAwait(false);
                return new FlowAnswer(FlowReplyWriter.Acknowledged(version), request.Action);
            }

            if (handlers.Find(request) is not { } handler)
            {
                NoHandler(logger, request.Action, request.Screen);
                return new FlowAnswer(StatusCodes.Status500InternalServerError) { Action = request.Action };
            }

            FlowReply reply = await InTimeAsync(() => handler(request, context, call.InTime), call.InTime).ConfigureAwait(false)
                ?? throw new InvalidOperationException("The handler returned null.");
            return reply.Kind is FlowReplyKind.TokenExpired
                ? new FlowAnswer(TokenExpired) { Action = request.Action, Body = reply.Text is { } text ? FlowReplyWriter.Refusal(text) : null }
                : new FlowAnswer(FlowReplyWriter.Write(request, reply, withVariables: !isWhatsApp), request.Action);
        }
        catch (Exception failure)
        {
            Failed(logger, failure, request.Action, request.Screen, OutcomeOf(call));
            return new FlowAnswer(StatusCodes.Status500InternalServerError) { Action = request.Action };
        }
        finally
        {
            context.End();
        }
    }

    private async Task<bool> NotifyAsync(FlowErrorNotification error, FlowContext context, CancellationToken cancellationToken)
    {
        await (errorHandlers.Find(error)?.Invoke(error, context, cancellationToken) ?? Task.CompletedTask).ConfigureAwait(false);
        return true;
    }

    /// <summary>
    /// Runs code of the application and waits for it as long as WhatsApp waits for the answer, even when that code ignores its token or blocks the thread that it runs on.
    /// </summary>
    private static async Task<T> InTimeAsync<T>(Func<Task<T>> work, CancellationToken inTime)
    {
        Task<T> running = Task.Run(work, CancellationToken.None);
        try
        {
            return await running.WaitAsync(inTime).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!running.IsCompleted)
        {
            // Nobody waits for it any more; looking at its failure keeps it from being reported as unobserved.
            _ = running.ContinueWith(static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            throw;
        }
    }

    private static string OutcomeOf(in Call call) =>
        call.Http.RequestAborted.IsCancellationRequested ? "was stopped as nobody waits for the answer any more"
        : call.InTime.IsCancellationRequested ? "was stopped as it took too long"
        : "failed";

    [LoggerMessage(1, LogLevel.Warning, "A flow's request without a valid signature or secret was refused")]
    private static partial void Unverified(ILogger logger);

    [LoggerMessage(2, LogLevel.Warning, "A flow's request with a valid signature could not be decrypted with any private key; is the public half uploaded for its number?")]
    private static partial void Undecryptable(ILogger logger);

    [LoggerMessage(3, LogLevel.Warning, "A flow's request could not be read ({Failure})")]
    private static partial void Unreadable(ILogger logger, string failure);

    [LoggerMessage(4, LogLevel.Warning, "WhatsApp could not use an answer ({Error}) on the screen {Screen}")]
    private static partial void NotUsed(ILogger logger, string error, string? screen);

    [LoggerMessage(5, LogLevel.Error, "Nothing answers {Action} of the screen {Screen}")]
    private static partial void NoHandler(ILogger logger, FlowRequestAction action, string? screen);

    [LoggerMessage(6, LogLevel.Error, "What answers {Action} of the screen {Screen} {Outcome}")]
    private static partial void Failed(ILogger logger, Exception failure, FlowRequestAction action, string? screen, string outcome);

    [LoggerMessage(7, LogLevel.Error, "ResolvePrivateKeys {Outcome}")]
    private static partial void NoKeys(ILogger logger, Exception failure, string outcome);

    /// <summary>A request with the options that were valid when it came, and what says that an answer would come too late.</summary>
    private readonly record struct Call(HttpContext Http, WhatsAppFlowOptions Options, CancellationToken InTime);
}

/// <summary>The HTTP response to a flow's request.</summary>
internal sealed record FlowAnswer(int Status)
{
    public FlowAnswer(byte[] body, FlowRequestAction action)
        : this(StatusCodes.Status200OK) => (Body, Action) = (body, action);

    /// <summary>What was asked for; none when the request was refused before that was known.</summary>
    public FlowRequestAction Action { get; init; }

    public byte[]? Body { get; init; }

    public string ContentType { get; init; } = "application/json";
}
