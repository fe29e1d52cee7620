using System.Net;
using System.Net.Http.Headers;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Http;

/// <summary>
/// The innermost handler: lets a send or create reach the wire once, unless the server provably refused it. Whatever retry or
/// hedging handlers an application puts around this client, and in whatever order, a message is never sent twice. A request that it
/// does not know goes nowhere: it cannot say whether that is a second attempt.
/// </summary>
/// <param name="customTransport">
/// Whether a transport of the application's own is below, which may repeat requests by itself. The platform's own repeats a request with content only when
/// the server says, in HTTP/2, that it did not process it.
/// </param>
internal sealed class OnceOnlyGuard(bool customTransport) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (KapsoCall.Of(request) is not { } call)
        {
            return Task.FromException<HttpResponseMessage>(new UnknownRequestException());
        }

        call.CountAttempt();
        return call.Operation.HappensOnce ? SendOnceAsync(request, call, cancellationToken) : base.SendAsync(request, cancellationToken);
    }

    private Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, KapsoCall call, CancellationToken cancellationToken)
    {
        if (!call.TryReserveAttempt())
        {
            return Task.FromException<HttpResponseMessage>(new HttpRequestException(
                $"A second attempt of {call.Operation.Id} was stopped: the first one may have been taken by the server.", call.FirstFailure));
        }

        RequestBody body = RequestBody.ForAttempt(request.Content, onceOnly: customTransport);
        request.Content = body;
        Task<HttpResponseMessage> attempt = base.SendAsync(request, cancellationToken);
        return attempt is { IsCompletedSuccessfully: true, Result.IsSuccessStatusCode: true } ? attempt : ObserveAsync(attempt, call, body, cancellationToken);
    }

    private async Task<HttpResponseMessage> ObserveAsync(Task<HttpResponseMessage> attempt, KapsoCall call, RequestBody body, CancellationToken cancellationToken)
    {
        try
        {
            HttpResponseMessage response = await attempt.ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
            {
                return response;
            }

            if (ReplayRules.AllowsAnotherAttempt(call.Operation, response, call.TooManyRequestsIsRefusal))
            {
                call.ReleaseAttempt();
            }
            else
            {
                call.FirstAnswer = RecordedAnswer.Of(response);
            }

            return response;
        }
        catch (Exception failure) when (!body.WasBegun && ProvesNothingSent(body, failure, cancellationToken))
        {
            call.ReleaseAttempt();
            throw;
        }
        catch (Exception failure)
        {
            call.FirstFailure = failure;
            throw;
        }
    }

    /// <summary>
    /// Whether a body that was never begun proves that no request was sent. The platform's transport begins it in every request that it completes, so it does, whatever went wrong; but where there
    /// is nothing to write the headers are all there is, and over HTTP/2 they are sent first. A transport of the application's own must report, too, that it failed to connect, and may look at
    /// an empty body without reading it.
    /// </summary>
    private bool ProvesNothingSent(RequestBody body, Exception failure, CancellationToken cancellationToken) => customTransport
        ? !body.IsEmpty && ReplayRules.FailedToConnect(failure, cancellationToken)
        : !body.IsEmpty || ReplayRules.FailedToConnect(failure, cancellationToken);
}

/// <summary>A handler passed on a request that no call of the client stands behind.</summary>
internal sealed class UnknownRequestException() : InvalidOperationException(
    "The request was stopped before it was sent, because no call of the client stands behind it. Was it copied without HttpRequestMessage.Options?");

/// <summary>A refusal as it came, kept apart from the response that other handlers may dispose of.</summary>
internal sealed record RecordedAnswer(HttpStatusCode StatusCode, HttpResponseHeaders Headers, byte[] Body)
{
    public static RecordedAnswer Of(HttpResponseMessage response) =>
        new(response.StatusCode, response.Headers, response.Content is AnswerContent answer ? LoneSurrogates.Replace(answer.Bytes).ToArray() : []);
}
