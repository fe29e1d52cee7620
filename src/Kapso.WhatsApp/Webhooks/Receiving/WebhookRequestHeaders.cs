using System.Globalization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>The headers of a webhook that say what its body is. The signature covers the body alone, none of these.</summary>
public sealed record WebhookRequestHeaders : KapsoRecord
{
    /// <summary>The event's name: the bodies of most events do not hold it.</summary>
    public string? Event { get; init; }

    /// <summary>Kapso's signature of the body.</summary>
    public string? Signature { get; init; }

    /// <summary>Meta's signature of the body.</summary>
    public string? MetaSignature { get; init; }

    /// <summary>The idempotency key, the same for every attempt of a delivery.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The version of the payload.</summary>
    public WebhookPayloadVersion? PayloadVersion { get; init; }

    /// <summary>Whether the body is a batch, by the header's word; the body itself decides.</summary>
    public bool IsBatch { get; init; }

    /// <summary>The number of events in the batch, as the header gives it.</summary>
    public int? BatchSize { get; init; }

    /// <summary>Reads the headers from wherever they are.</summary>
    /// <param name="header">Finds a header's value by its name, whatever the case; null when there is none.</param>
    public static WebhookRequestHeaders Read(Func<string, string?> header)
    {
        ArgumentNullException.ThrowIfNull(header);
        return new WebhookRequestHeaders
        {
            Event = NullIfEmpty(header("X-Webhook-Event")),
            Signature = NullIfEmpty(header(WebhookSignature.HeaderName)),
            MetaSignature = NullIfEmpty(header(WebhookSignature.MetaHeaderName)),
            IdempotencyKey = NullIfEmpty(header("X-Idempotency-Key")),
            PayloadVersion = NullIfEmpty(header("X-Webhook-Payload-Version")) is { } version ? new WebhookPayloadVersion(version) : null,
            IsBatch = string.Equals(header("X-Webhook-Batch"), "true", StringComparison.OrdinalIgnoreCase),
            BatchSize = int.TryParse(header("X-Batch-Size"), NumberStyles.None, CultureInfo.InvariantCulture, out int size) ? size : null,
        };
    }

    private static string? NullIfEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
