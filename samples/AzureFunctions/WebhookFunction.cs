using System.Net;
using Kapso.WhatsApp.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace AzureFunctions;

/// <summary>A function that receives Kapso's webhooks, in the isolated worker model.</summary>
public sealed class WebhookFunction(IKapsoWebhooks webhooks)
{
    /// <summary>Handles a request.</summary>
    [Function("KapsoWebhooks")]
    public async Task<HttpResponseData> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "webhooks/{tenant?}")] HttpRequestData request, string? tenant, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Method == HttpMethod.Get.Method)
        {
            return AnswerVerification(request);
        }

        // The signature covers the bytes as they were sent.
        using MemoryStream body = new();
        await request.Body.CopyToAsync(body, cancellationToken);
        WebhookResponse response = await webhooks.ReceiveAsync(
            body.GetBuffer().AsMemory(0, (int)body.Length),
            name => request.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null,
            name => name == nameof(tenant) ? tenant : null,
            cancellationToken);
        return request.CreateResponse((HttpStatusCode)response.StatusCode);
    }

    private HttpResponseData AnswerVerification(HttpRequestData request)
    {
        string? challenge = webhooks.AnswerVerificationRequest(request.Query["hub.mode"], request.Query["hub.verify_token"], request.Query["hub.challenge"]);
        HttpResponseData response = request.CreateResponse(challenge is null ? HttpStatusCode.Forbidden : HttpStatusCode.OK);
        if (challenge is not null)
        {
            response.Headers.Add("Content-Type", "text/plain; charset=utf-8");
            response.WriteString(challenge);
        }

        return response;
    }
}
