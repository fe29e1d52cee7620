namespace Kapso.WhatsApp.Emulator.Webhooks;

/// <summary>When a webhook that hardly ever takes anything is switched off.</summary>
internal static class AutoPause
{
    private const int MinDeliveries = 20;
    private const int MinFailures = 10;
    private const double FailureRate = 0.85;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    public static bool IsDue(Webhook webhook, IEnumerable<WebhookDelivery> log, DateTimeOffset now)
    {
        WebhookDelivery[] decided =
        [
            .. log.Where(delivery => delivery.Webhook == webhook && delivery.DecidedAt >= now - Window && delivery.DecidedAt >= webhook.ActiveSince),
        ];
        int failures = decided.Count(delivery => delivery.FailedAt is not null);
        return decided.Length >= MinDeliveries && failures >= MinFailures && failures >= FailureRate * decided.Length;
    }
}
