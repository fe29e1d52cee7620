using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Webhooks;

/// <summary>A delivery as an HTTP request, signed with the secret that the webhook has now.</summary>
internal static class DeliveryRequest
{
    public static HttpRequestMessage Make(WebhookDelivery delivery)
    {
        WebhookSettings settings = delivery.Webhook.Settings;
        HttpRequestMessage request = new(HttpMethod.Post, settings.Url) { Content = new ByteArrayContent(delivery.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        foreach ((string name, string value) in Headers(delivery))
        {
            request.Headers.Add(name, value);
        }

        // A header of the webhook's own must not pass for one of Kapso's.
        foreach ((string name, System.Text.Json.Nodes.JsonNode? value) in settings.Headers ?? [])
        {
            if (!IsKapsos(name))
            {
                request.Headers.TryAddWithoutValidation(name, WebhookSettings.TextOf(value));
            }
        }

        return request;
    }

    private static IEnumerable<(string Name, string Value)> Headers(WebhookDelivery delivery)
    {
        WebhookSettings settings = delivery.Webhook.Settings;
        yield return ("X-Webhook-Signature", Hex.Lower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(settings.SecretKey), delivery.Body)));
        yield return ("X-Idempotency-Key", delivery.IdempotencyKey);
        if (settings.PayloadVersion is { } version)
        {
            yield return ("X-Webhook-Event", delivery.Event);
            yield return ("X-Webhook-Payload-Version", version);
        }

        if (delivery.IsBatch)
        {
            yield return ("X-Webhook-Batch", "true");
            yield return ("X-Batch-Size", delivery.Events.Count.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static bool IsKapsos(string name) =>
        name.StartsWith("X-Webhook-", StringComparison.OrdinalIgnoreCase)
        || name.Equals("X-Idempotency-Key", StringComparison.OrdinalIgnoreCase)
        || name.Equals("X-Batch-Size", StringComparison.OrdinalIgnoreCase);
}
