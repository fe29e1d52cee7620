using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Kapso.WhatsApp.Tests.Support;

/// <summary>A transport that answers from a script, one step an attempt, and remembers what reached it. The last step repeats.</summary>
internal sealed class ScriptedTransport(params Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>[] steps) : HttpMessageHandler
{
    private int _next;

    /// <summary>Raised when a request has arrived that is never answered.</summary>
    public event Action? Hanging;

    public ConcurrentQueue<SeenRequest> Requests { get; } = [];

    public static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Answer(
        HttpStatusCode status, string body = "{}", string contentType = "application/json", params (string Name, string Value)[] headers) => (_, _) =>
        {
            HttpResponseMessage response = new(status) { Content = new StringContent(body, Encoding.UTF8, contentType) };
            foreach ((string name, string value) in headers)
            {
                response.Headers.TryAddWithoutValidation(name, value);
            }

            return Task.FromResult(response);
        };

    public static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Fail(Exception failure) => (_, _) => Task.FromException<HttpResponseMessage>(failure);

    public static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Fail(HttpRequestError error) =>
        error is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
            ? NoConnection(new HttpRequestException(error, "scripted"))
            : Fail(new HttpRequestException(error, "scripted"));

    /// <summary>Fails while connecting: the body is not read.</summary>
    public static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> NoConnection(Exception failure) => new FailedConnection(failure).FailAsync;

    /// <summary>Never answers; the attempt's time-out passes at once.</summary>
    public static readonly Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Hang =
        (_, cancellationToken) => new TaskCompletionSource<HttpResponseMessage>().Task.WaitAsync(cancellationToken);

    /// <summary>Never answers, and no time passes.</summary>
    public static readonly Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Silence = (request, cancellationToken) => Hang(request, cancellationToken);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        int step = Math.Min(Interlocked.Increment(ref _next) - 1, steps.Length - 1);
        string? body = request.Content is null || steps[step].Target is FailedConnection ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Enqueue(new SeenRequest(
            request.Method,
            request.RequestUri!,
            request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>()).ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase),
            string.IsNullOrEmpty(body) ? null : body));
        Task<HttpResponseMessage> answer = steps[step](request, cancellationToken);
        if (steps[step] == Hang)
        {
            Hanging?.Invoke();
        }

        return await answer;
    }

    private sealed class FailedConnection(Exception failure)
    {
        public Task<HttpResponseMessage> FailAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromException<HttpResponseMessage>(failure);
    }
}

/// <param name="Method">The method.</param>
/// <param name="Uri">The address.</param>
/// <param name="Headers">The headers of the request and its content.</param>
/// <param name="Body">The body; null for an empty one.</param>
internal sealed record SeenRequest(HttpMethod Method, Uri Uri, IReadOnlyDictionary<string, string> Headers, string? Body);
