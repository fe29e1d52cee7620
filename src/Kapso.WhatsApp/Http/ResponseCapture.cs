using System.Net;

namespace Kapso.WhatsApp;

/// <summary>The facts about the response of a call, besides its result.</summary>
public sealed record ResponseInfo : KapsoRecord
{
    /// <summary>The operation, by its name in Kapso's API reference.</summary>
    public required string OperationId { get; init; }

    /// <summary>The status of the last attempt.</summary>
    public required HttpStatusCode StatusCode { get; init; }

    /// <summary>The server's id of the request, to quote in a support case; null when it sent none.</summary>
    public string? RequestId { get; init; }

    /// <summary>What is left of the rate limit; null when the server did not say.</summary>
    public RateLimit? RateLimit { get; init; }

    /// <summary>The number of attempts that the call took.</summary>
    public required int Attempts { get; init; }
}

/// <summary>
/// Records what the server said about each call that is made while it is open, in this asynchronous flow only:
/// <code>
/// using var capture = ResponseCapture.Start();
/// await kapso.Messages.GetAsync(phoneNumberId, messageId);
/// int? left = capture.Last?.RateLimit?.Remaining;
/// </code>
/// Calls that other requests make at the same time are not seen.
/// </summary>
public sealed class ResponseCapture : IDisposable
{
    private static readonly AsyncLocal<ResponseCapture?> Current = new();

    private readonly ResponseCapture? _outer;
    private readonly object _lock = new();
    private readonly List<ResponseInfo> _responses = [];

    private ResponseCapture(ResponseCapture? outer) => _outer = outer;

    /// <summary>All answers so far, oldest first.</summary>
    public IReadOnlyList<ResponseInfo> Responses
    {
        get
        {
            lock (_lock)
            {
                return [.. _responses];
            }
        }
    }

    /// <summary>The latest answer; null when there was none yet.</summary>
    public ResponseInfo? Last
    {
        get
        {
            lock (_lock)
            {
                return _responses.Count == 0 ? null : _responses[^1];
            }
        }
    }

    /// <summary>Begins to record. Dispose of the result to stop.</summary>
    public static ResponseCapture Start() => Current.Value = new ResponseCapture(Current.Value);

    /// <summary>Stops the recording of responses.</summary>
    public void Dispose()
    {
        if (Current.Value == this)
        {
            Current.Value = _outer;
        }
    }

    internal static bool IsActive => Current.Value is not null;

    internal static void Record(ResponseInfo info)
    {
        for (ResponseCapture? capture = Current.Value; capture is not null; capture = capture._outer)
        {
            lock (capture._lock)
            {
                capture._responses.Add(info);
            }
        }
    }
}
