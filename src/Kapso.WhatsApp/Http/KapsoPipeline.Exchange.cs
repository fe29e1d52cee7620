using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Http;

/// <content>One request and its response: sends, reads, and turns whatever goes wrong into an exception of this SDK.</content>
internal sealed partial class KapsoPipeline
{
    private static readonly string UserAgent = $"Kapso.WhatsApp/{PackageVersion.Value} (.NET {Environment.Version})";

    private static readonly Dictionary<string, string> NoHeaders = [];

    /// <summary>Sends a request and reads its response; whatever goes wrong becomes an exception of this SDK, and is measured and logged.</summary>
    private async Task<T> ExchangeAsync<TState, T>(
        KapsoCall call,
        string accept,
        HttpContent? body,
        TState state,
        Func<TState, KapsoCall, HttpResponseMessage, CancellationToken, ValueTask<T>> read,
        CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = NewRequest(call, accept, body);

        // What it says is hidden in exceptions, also when a handler of the application's own has disposed of the request by then.
        JsonBody? json = body as JsonBody;
        json?.Keep();
        long started = Time.GetTimestamp();
        Activity? span = Telemetry.Start(call.Operation, call.Address);
        HttpResponseMessage? response = null;
        Telemetry.Answered answered = default;
        Exception? failure = null;
        T? result = default;
        try
        {
            response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            answered = Telemetry.Note(_logger, response);
            TellOfResponse(call, response);

            result = await read(state, call, response, cancellationToken).ConfigureAwait(false);
            answered = answered with { MessageId = (result as IIdentifiesMessage)?.MessageId };
            return result;
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
            // A response that is itself the result is the caller's to dispose of.
            if (!ReferenceEquals(response, result))
            {
                response?.Dispose();
            }

            json?.Release();
            if (body is StreamedBody file)
            {
                await file.StopAsync().ConfigureAwait(false);
            }

            Telemetry.Finish(_logger, span, call, Time.GetElapsedTime(started), answered, failure);
        }
    }

    private HttpRequestMessage NewRequest(KapsoCall call, string accept, HttpContent? body)
    {
        HttpRequestMessage request = new(call.Operation.Method, call.Address) { Content = body };
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        foreach ((string name, string value) in _perCall?.Headers ?? NoHeaders)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (call.KapsoHeader is { Name: { } own, Value: { } set })
        {
            request.Headers.Remove(own);
            request.Headers.TryAddWithoutValidation(own, set);
        }

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

    private async ValueTask<T> ReadAsync<T>(Answer<T> answer, KapsoCall call, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        AnswerContent content = await AnswerReader.ContentOfAsync(response, call.AttemptTimeout, Time, cancellationToken).ConfigureAwait(false);
        return Read(answer, call, response, content);
    }

    private T Read<T>(Answer<T> answer, KapsoCall call, HttpResponseMessage response, AnswerContent content)
    {
        ResponseBody body = new(response.StatusCode, response.Headers, content.SourceType, LoneSurrogates.Replace(content.Bytes));
        if (!response.IsSuccessStatusCode)
        {
            return !answer.IsInBody && IsAlreadyGone(call, response.StatusCode) ? default!
                : answer.TryReadRefusal(body, out T told) ? told
                : throw FailureTranslator.Refused(call, response.StatusCode, response.Headers, body.Bytes, Time.GetUtcNow());
        }

        if (answer.IsInBody && content.Truncated)
        {
            throw FailureTranslator.Unreadable(call, response, body.Bytes, $"is longer than {AnswerReader.MaxAnswerBytes / 1024 / 1024} MB", null);
        }

        try
        {
            return answer.Read(body);
        }
        catch (JsonException wrong)
        {
            throw FailureTranslator.Unreadable(call, response, body.Bytes, wrong is UnexpectedAnswerException unexpected ? unexpected.Problem : "is not what the API promises", wrong);
        }
    }

    private async ValueTask<HttpResponseMessage> OpenedAsync(KapsoCall call, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode || AnswerReader.IsRedirect(response.StatusCode))
        {
            return response;
        }

        AnswerContent content = await AnswerReader.ContentOfAsync(response, call.AttemptTimeout, Time, cancellationToken).ConfigureAwait(false);
        throw FailureTranslator.Refused(call, response.StatusCode, response.Headers, content.Bytes, Time.GetUtcNow());
    }

    /// <summary>A deletion whose first attempt went unanswered may find nothing left the next time, and that is what was asked for.</summary>
    private static bool IsAlreadyGone(KapsoCall call, HttpStatusCode status) =>
        status is HttpStatusCode.NotFound && call.Operation.Method == HttpMethod.Delete && call.Attempts > 1;

    private void TellOfResponse(KapsoCall call, HttpResponseMessage response)
    {
        if (!ResponseCapture.IsActive && _perCall?.OnResponse is null)
        {
            return;
        }

        ResponseInfo info = Describe(call, response);
        ResponseCapture.Record(info);
        try
        {
            _perCall?.OnResponse?.Invoke(info);
        }
#pragma warning disable CA1031 // A callback of the application's own must not make a call that was answered look as if it had failed.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Telemetry.CallbackFailed(_logger, call.Operation.Id, failure.GetType().Name);
        }
    }

    private static ResponseInfo Describe(KapsoCall call, HttpResponseMessage response) => new()
    {
        OperationId = call.Operation.Id,
        StatusCode = response.StatusCode,
        RequestId = ApiErrorReader.RequestId(response.Headers),
        RateLimit = RateLimit.Read(response.Headers),
        Attempts = call.Attempts,
    };
}
