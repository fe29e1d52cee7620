using System.Globalization;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Kapso.WhatsApp.Emulator.Server;

/// <summary>
/// The path of every API request: recorded, counted, possibly hit by a fault, authenticated, routed, answered.
/// </summary>
internal sealed class EmulatorPipeline(
    EmulatedProject project,
    OperationTable operations,
    ApiKeyCheck keys,
    RateLimiter limiter,
    FaultQueue faults,
    Journal journal,
    ApiCallLog calls,
    TimeProvider clock,
    CancellationToken stopping)
{
    public async Task HandleAsync(HttpContext http)
    {
        string path = WirePath(http);
        OperationTable.TryGetSurface(path, out Surface surface, out _);
        operations.TryMatch(http.Request, path, out OperationMatch? match);
        RequestBody body = await RequestBody.ReadAsync(http, project.Files).ConfigureAwait(false);
        bool allowed = keys.Allows(http.Request, surface);
        long started = clock.GetTimestamp();
        RecordedRequest recorded = journal.Record(http.Request, path, match?.Operation.Id, body.Shown, allowed, clock.GetUtcNow());

        Allowance allowance = surface == Surface.Files ? default : Count(http, surface);
        EmulatorRequest request = new(http.Request, body, match?.Route ?? new Dictionary<string, string>());
        InjectedFault? injected = allowance.Exceeded ? null : faults.Take(match?.Operation.Id, http.Request.Method, path);
        Fault? fault = injected?.Fault;
        Reply? own = null;
        try
        {
            if (allowance.Exceeded)
            {
                own = Allowance.ExceededReply();
            }
            else if (fault is null or { IsProcessed: true } || NeedsOwnAnswer(fault))
            {
                own = Refusal(http.Request, surface, match, allowed) ?? Answer(request, surface, match, $"{http.Request.Method} {path}");
                CloseWithResponse(http, own);
            }

            await request.Finished.WaitAsync(stopping).ConfigureAwait(false);
            if (injected is not null)
            {
                await injected.WaitAsync(clock, stopping).ConfigureAwait(false);
            }
        }
        finally
        {
            lock (project.Gate)
            {
                request.Release();
            }
        }

        if (fault is { Kind: FaultKind.ResetBeforeProcessing or FaultKind.ResetAfterProcessing })
        {
            journal.Update(recorded, recorded with { Fault = fault.Kind });
            http.Abort();
            return;
        }

        Reply reply = ReplyWriter.Choose(own, fault);
        recorded = journal.Update(recorded, recorded with { Fault = fault?.Kind, ResponseStatus = reply.Status });
        if (surface != Surface.Files)
        {
            Log(http, recorded, reply, clock.GetElapsedTime(started));
        }

        await ReplyWriter.WriteAsync(http.Response, reply, fault, stopping).ConfigureAwait(false);
    }

    /// <summary>Writes an answered call into the logs that the API shows.</summary>
    private void Log(HttpContext http, RecordedRequest recorded, Reply reply, TimeSpan duration)
    {
        ApiCall call = new()
        {
            Method = recorded.Method,
            Path = recorded.Path,
            Status = reply.Status,
            Duration = duration,
            At = recorded.ReceivedAt,
            IpAddress = http.Connection.RemoteIpAddress?.ToString(),
            Error = reply.ErrorText,
            IsAuthenticated = recorded.IsAuthenticated,
        };
        lock (project.Gate)
        {
            calls.Add(call);
        }
    }

    private Allowance Count(HttpContext http, Surface surface)
    {
        Allowance allowance = limiter.Take(ApiKeyCheck.Presented(http.Request, surface) ?? http.Connection.RemoteIpAddress?.ToString() ?? "");
        http.Response.Headers["X-RateLimit-Limit"] = allowance.Limit.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers["X-RateLimit-Remaining"] = allowance.Remaining.ToString(CultureInfo.InvariantCulture);
        return allowance;
    }

    /// <summary>The refusal of a caller without a valid key; null when the caller is admitted.</summary>
    private static Reply? Refusal(HttpRequest request, Surface surface, OperationMatch? match, bool allowed)
    {
        bool needsKey = surface != Surface.Files && match is not { Operation.IsPublic: true };
        return needsKey ? (allowed ? null : ApiKeyCheck.Unauthorized(surface))
            : ApiKeyCheck.IsSentToFileHost(request) ? ApiKeyCheck.SentToFileHost
            : null;
    }

    // Not with the answer: a fault may put another in its place.
    private static void CloseWithResponse(HttpContext http, Reply reply)
    {
        if (reply.File is { } file)
        {
            http.Response.RegisterForDisposeAsync(file);
        }
    }

    private Reply Answer(EmulatorRequest request, Surface surface, OperationMatch? match, string asked)
    {
        if (match is null)
        {
            return Reply.Error(501, $"The emulator does not know {asked} yet.");
        }

        try
        {
            lock (project.Gate)
            {
                return match.Operation.Handler(request);
            }
        }
        catch (RefusalException refusal)
        {
            return refusal.Reply;
        }
        catch (InvalidFieldException invalid)
        {
            return surface.Invalid(invalid);
        }
    }

    private static bool NeedsOwnAnswer(Fault fault) => fault.Kind is FaultKind.Delay or FaultKind.HoldResponse or FaultKind.TruncatedBody;

    // Request.Path is already unescaped, which would lose the difference between a slash and an escaped one.
    private static string WirePath(HttpContext http)
    {
        string target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        int query = target.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? target : target[..query];
    }
}
