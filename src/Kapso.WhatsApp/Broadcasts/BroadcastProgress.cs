using System.Globalization;

namespace Kapso.WhatsApp.Broadcasts;

/// <summary>How far a broadcast is, with the rate at which it is being sent and an estimate of when that ends.</summary>
public sealed record BroadcastProgress : KapsoRecord
{
    /// <summary>The broadcast as the server describes it now.</summary>
    public required Broadcast Broadcast { get; init; }

    /// <summary>How many recipients are settled a second (sent, failed or suppressed), since the following saw the broadcast being sent; null while that is not known.</summary>
    public double? RecipientsPerSecond { get; init; }

    /// <summary>How long the recipients that are pending take at this rate; null while that is not known, and when the broadcast is not being sent.</summary>
    public TimeSpan? EstimatedTimeLeft { get; init; }

    /// <summary>As "sending: 1200 of 5000 sent, 3 failed, 20.0/s, 00:03:10 left".</summary>
    private protected override string Describe()
    {
        string total = Broadcast.TotalRecipients is { } all ? string.Create(CultureInfo.InvariantCulture, $" of {all}") : "";
        string failed = Broadcast.FailedCount is > 0 ? string.Create(CultureInfo.InvariantCulture, $", {Broadcast.FailedCount} failed") : "";
        string rate = RecipientsPerSecond is { } perSecond ? string.Create(CultureInfo.InvariantCulture, $", {perSecond:0.0}/s") : "";
        string left = EstimatedTimeLeft is { } time ? string.Create(CultureInfo.InvariantCulture, $", {TimeSpan.FromSeconds(Math.Ceiling(time.TotalSeconds)):c} left") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{Broadcast.Status}: {Broadcast.SentCount ?? 0}{total} sent{failed}{rate}{left}");
    }

    /// <summary>Makes the progress of one response after another, and reports what is new.</summary>
    internal sealed class Observer(TimeProvider time, IProgress<BroadcastProgress> progress) : IProgress<Broadcast>
    {
        private Broadcast? _last;
        private long _since;
        private int? _settledAtFirst;

        public void Report(Broadcast value)
        {
            if (Note(value) is { } news)
            {
                progress.Report(news);
            }
        }

        private BroadcastProgress? Note(Broadcast broadcast)
        {
            if (broadcast.Status == BroadcastStatus.Sending && _settledAtFirst is null)
            {
                (_settledAtFirst, _since) = (Settled(broadcast), time.GetTimestamp());
            }

            if (_last is not null && State(_last) == State(broadcast))
            {
                return null;
            }

            _last = broadcast;
            double? rate = Rate(broadcast);
            return new BroadcastProgress { Broadcast = broadcast, RecipientsPerSecond = rate, EstimatedTimeLeft = broadcast.Status == BroadcastStatus.Sending ? TimeLeft(broadcast, rate) : null };
        }

        private static TimeSpan? TimeLeft(Broadcast broadcast, double? rate) =>
            rate is > 0 && Pending(broadcast) is { } pending && pending / rate.Value < TimeSpan.MaxValue.TotalSeconds / 2 ? TimeSpan.FromSeconds(pending / rate.Value) : null;

        private double? Rate(Broadcast broadcast) =>
            _settledAtFirst is { } before && time.GetElapsedTime(_since) is { Ticks: > 0 } elapsed && Settled(broadcast) > before ? (Settled(broadcast) - before) / elapsed.TotalSeconds : null;

        private static int Settled(Broadcast broadcast) => (broadcast.SentCount ?? 0) + (broadcast.FailedCount ?? 0) + (broadcast.SuppressedCount ?? 0);

        private static int? Pending(Broadcast broadcast) => broadcast.PendingCount ?? (broadcast.TotalRecipients is { } all ? Math.Max(0, all - Settled(broadcast)) : null);

        private static (BroadcastStatus?, int?, int?, int?, int?, int?, int?, int?, int?) State(Broadcast broadcast) =>
            (broadcast.Status, broadcast.TotalRecipients, broadcast.SentCount, broadcast.FailedCount, broadcast.DeliveredCount, broadcast.ReadCount, broadcast.PendingCount, broadcast.SuppressedCount,
                broadcast.RespondedCount);
    }
}
