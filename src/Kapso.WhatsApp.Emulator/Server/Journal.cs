using Kapso.WhatsApp.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace Kapso.WhatsApp.Emulator.Server;

/// <summary>Every request that reached the server, in order of arrival.</summary>
internal sealed class Journal
{
    private const string Masked = "****";

    private readonly object _gate = new();
    private readonly List<RecordedRequest> _requests = [];

    public IReadOnlyList<RecordedRequest> Requests
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>Writes a request down before anything else happens to it.</summary>
    public RecordedRequest Record(
        HttpRequest request, string path, string? operationId, string body, bool authenticated, DateTimeOffset receivedAt)
    {
        lock (_gate)
        {
            RecordedRequest recorded = new()
            {
                SequenceNumber = _requests.Count + 1,
                OperationId = operationId,
                Method = request.Method,
                Path = path,
                Query = request.QueryString.Value ?? "",
                Headers = request.Headers.ToDictionary(header => header.Key, ShownValue, StringComparer.OrdinalIgnoreCase),
                Body = body,
                IsAuthenticated = authenticated,
                ReceivedAt = receivedAt,
            };
            _requests.Add(recorded);
            return recorded;
        }
    }

    /// <summary>Replaces an entry once more is known about it, and returns it. An entry that a reset has removed stays removed.</summary>
    public RecordedRequest Update(RecordedRequest before, RecordedRequest after)
    {
        lock (_gate)
        {
            int index = before.SequenceNumber - 1;
            if (index < _requests.Count && ReferenceEquals(_requests[index], before))
            {
                _requests[index] = after;
            }
        }

        return after;
    }

    public void Clear()
    {
        lock (_gate)
        {
            _requests.Clear();
        }
    }

    private static string ShownValue(KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues> header) =>
        header.Key.Equals(ApiKeyCheck.Header, StringComparison.OrdinalIgnoreCase)
        || header.Key.Equals("Authorization", StringComparison.OrdinalIgnoreCase)
            ? Masked
            : header.Value.ToString();
}
