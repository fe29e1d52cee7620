using System.Net.Http.Json;
using System.Text.Json;

namespace AwsLambda;

/// <summary>
/// The loop of a custom runtime: asks Lambda's runtime API for the next request and gives it the response. With the packages Amazon.Lambda.RuntimeSupport and
/// Amazon.Lambda.APIGatewayEvents this is <c>LambdaBootstrapBuilder.Create</c> and <c>APIGatewayHttpApiV2ProxyRequest</c>.
/// </summary>
public sealed class LambdaRuntime : IDisposable
{
    private readonly HttpClient _api;

    /// <summary>Creates the loop for a runtime API.</summary>
    public LambdaRuntime(Uri api) => _api = new HttpClient { BaseAddress = api, Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Handles one request after the other, until it is cancelled; Lambda starts as many of these programs as requests come at once.</summary>
    public async Task RunAsync(Func<HttpEvent, CancellationToken, Task<HttpResult>> handle, CancellationToken cancellationToken)
    {
        while (true)
        {
            using HttpResponseMessage next = await _api.GetAsync(new Uri("2018-06-01/runtime/invocation/next", UriKind.Relative), cancellationToken);
            next.EnsureSuccessStatusCode();
            string id = next.Headers.GetValues("Lambda-Runtime-Aws-Request-Id").Single();
            HttpEvent request = (await next.Content.ReadFromJsonAsync(LambdaJson.Default.HttpEvent, cancellationToken))!;
            HttpResult result = await handle(request, cancellationToken);
            using ByteArrayContent body = new(JsonSerializer.SerializeToUtf8Bytes(result, LambdaJson.Default.HttpResult));
            using HttpResponseMessage taken = await _api.PostAsync(new Uri($"2018-06-01/runtime/invocation/{id}/response", UriKind.Relative), body, cancellationToken);
            taken.EnsureSuccessStatusCode();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _api.Dispose();
}
