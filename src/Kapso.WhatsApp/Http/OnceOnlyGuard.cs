using System.Net;
using System.Net.Http.Headers;

namespace Kapso.WhatsApp.Http;

/// <summary>
/// The innermost handler: lets a send or create reach the wire once, unless the server provably refused it. Whatever retry or
/// hedging handlers an application puts around this client, and in whatever order, a message is never sent twice.
/// </summary>
internal sealed class OnceOnlyGuard : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        KapsoCall? call = KapsoCall.Of(request);
        call?.CountAttempt();
        return call is { Operation.HappensOnce: true } ? SendOnceAsync(request, call, cancellationToken) : base.SendAsync(request, cancellationToken);
    }

    private Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, KapsoCall call, CancellationToken cancellationToken)
    {
        if (!call.TryTakeWire())
        {
            return Task.FromException<HttpResponseMessage>(new HttpRequestException(
                $"A second attempt of {call.Operation.Id} was stopped: the first one may have been taken by the server.", call.FirstFailure));
        }

        Task<HttpResponseMessage> attempt = base.SendAsync(request, cancellationToken);
        return attempt is { IsCompletedSuccessfully: true, Result.IsSuccessStatusCode: true } ? attempt : ObserveAsync(attempt, call, cancellationToken);
    }

    private static async Task<HttpResponseMessage> ObserveAsync(Task<HttpResponseMessage> attempt, KapsoCall call, CancellationToken cancellationToken)
    {
        try
        {
            HttpResponseMessage response = await attempt.ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
            {
                return response;
            }

            if (ReplayRules.ProvesRefusal(call.Operation, response.StatusCode, call.TooManyRequestsIsRefusal))
            {
                call.ReleaseWire();
            }
            else
            {
                call.FirstAnswer = RecordedAnswer.Of(response);
            }

            return response;
        }
        catch (Exception failure) when (ReplayRules.HappenedBeforeSending(failure, cancellationToken))
        {
            call.ReleaseWire();
            throw;
        }
        catch (Exception failure)
        {
            call.FirstFailure = failure;
            throw;
        }
    }
}

/// <summary>A refusal as it came, kept apart from the response that other handlers may dispose of.</summary>
internal sealed record RecordedAnswer(HttpStatusCode StatusCode, HttpResponseHeaders Headers, byte[] Body)
{
    public static RecordedAnswer Of(HttpResponseMessage response) =>
        new(response.StatusCode, response.Headers, response.Content is AnswerContent answer ? answer.Bytes.ToArray() : []);
}
