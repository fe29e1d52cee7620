using System.Runtime.CompilerServices;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Broadcasts;

/// <summary>Sends one template to many people: create a broadcast, add its recipients, send or schedule it, follow it.</summary>
public class BroadcastsClient
{
    /// <summary>The greatest number of recipients in one request.</summary>
    public const int MaxRecipientsPerRequest = 1000;

    private readonly KapsoPipeline _pipeline;

    internal BroadcastsClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>Creates an instance for mocking in tests.</summary>
    protected BroadcastsClient() => _pipeline = null!;

    /// <summary>Lists broadcasts, newest first. <c>GET /platform/v1/whatsapp/broadcasts</c></summary>
    /// <param name="filter">Which broadcasts; all by default.</param>
    /// <returns>The broadcasts, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<Broadcast> List(BroadcastFilter? filter = null) =>
        _pipeline.List(BroadcastOperations.List, [], filter);

    /// <summary>Creates a broadcast as a draft. <c>POST /platform/v1/whatsapp/broadcasts</c></summary>
    /// <param name="broadcast">The broadcast.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">A member is missing; nothing was created.</exception>
    /// <exception cref="KapsoApiException">There is no such number or template (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether the broadcast may exist.</exception>
    public virtual Task<Broadcast> CreateAsync(NewBroadcast broadcast, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(BroadcastOperations.Create, [], broadcast, cancellationToken);

    /// <summary>Gets a broadcast with its counts. <c>GET /platform/v1/whatsapp/broadcasts/{broadcast_id}</c></summary>
    /// <param name="broadcastId">The broadcast's id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such broadcast (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<Broadcast> GetAsync(string broadcastId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(BroadcastOperations.Get, [broadcastId], cancellationToken);

    /// <summary>Lists the recipients of a broadcast and the status of each message. <c>GET /platform/v1/whatsapp/broadcasts/{broadcast_id}/recipients</c></summary>
    /// <param name="broadcastId">The broadcast's id.</param>
    /// <param name="filter">The size of the pages; the server's default when null.</param>
    /// <returns>The recipients, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<BroadcastRecipient> ListRecipients(string broadcastId, BroadcastRecipientFilter? filter = null) =>
        _pipeline.List(BroadcastOperations.ListRecipients, [broadcastId], filter);

    /// <summary>
    /// Adds any number of recipients to a draft, <see cref="MaxRecipientsPerRequest"/> at a time as they come.
    /// <c>POST /platform/v1/whatsapp/broadcasts/{broadcast_id}/recipients</c>
    /// </summary>
    /// <param name="broadcastId">The broadcast's id.</param>
    /// <param name="recipients">The recipients. Those that are there already are skipped and counted.</param>
    /// <param name="progress">Is told after each request the outcome of all so far.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>How many were added, how many were there already, and why others were not added.</returns>
    /// <exception cref="KapsoRecipientsException">
    /// It broke off: a recipient breaks a rule, the server refused, there was no answer, or the source of the recipients failed. It says exactly who was taken.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller stopped it; what <paramref name="progress"/> was told last is settled.</exception>
    public virtual async Task<AddedRecipients> AddRecipientsAsync(
        string broadcastId, IAsyncEnumerable<NewBroadcastRecipient> recipients, IProgress<AddedRecipients>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(recipients);
        CheckId(broadcastId);
        AddedRecipients soFar = new();
        int taken = 0;
        List<NewBroadcastRecipient> batch = [];
        bool underWay = false;
        try
        {
            await foreach (NewBroadcastRecipient recipient in recipients.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                Check(recipient, taken + batch.Count);
                batch.Add(recipient);
                if (batch.Count == MaxRecipientsPerRequest)
                {
                    await FlushAsync().ConfigureAwait(false);
                }
            }

            if (batch.Count > 0)
            {
                await FlushAsync().ConfigureAwait(false);
            }
        }
        catch (Exception cause) when (!(cause is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            bool refused = cause is KapsoApiException { OutcomeUnknown: false };
            throw new KapsoRecipientsException(taken, underWay && !refused ? batch.Count : 0, soFar, cause);
        }

        return soFar;

        async Task FlushAsync()
        {
            underWay = true;
            soFar = soFar.With(await _pipeline.CallAsync(BroadcastOperations.AddRecipients, [broadcastId], batch, cancellationToken).ConfigureAwait(false));
            underWay = false;
            taken += batch.Count;
            batch.Clear();
            progress?.Report(soFar);
        }
    }

    /// <inheritdoc cref="AddRecipientsAsync(string, IAsyncEnumerable{NewBroadcastRecipient}, IProgress{AddedRecipients}, CancellationToken)"/>
    public virtual Task<AddedRecipients> AddRecipientsAsync(
        string broadcastId, IEnumerable<NewBroadcastRecipient> recipients, IProgress<AddedRecipients>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(recipients);
        return AddRecipientsAsync(broadcastId, Stream(recipients, cancellationToken), progress, cancellationToken);
    }

    /// <summary>Removes all recipients of a draft or a scheduled broadcast, which becomes a draft. <c>DELETE /platform/v1/whatsapp/broadcasts/{broadcast_id}/recipients</c></summary>
    /// <param name="broadcastId">The broadcast's id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such broadcast (404), or it is neither a draft nor scheduled (422).</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<Broadcast> ClearRecipientsAsync(string broadcastId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(BroadcastOperations.ClearRecipients, [broadcastId], cancellationToken);

    /// <summary>Begins to send at once. <c>POST /platform/v1/whatsapp/broadcasts/{broadcast_id}/send</c></summary>
    /// <param name="broadcastId">The broadcast's id.</param>
    /// <param name="cancellationToken">Stops the call, not the broadcast.</param>
    /// <exception cref="KapsoApiException">There is no such broadcast (404), or it is no draft with recipients (422).</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether sending may have begun.</exception>
    public virtual Task<BroadcastStatusUpdate> SendAsync(string broadcastId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(BroadcastOperations.Send, [broadcastId], cancellationToken);

    /// <summary>Schedules a draft with recipients to be sent later. <c>POST /platform/v1/whatsapp/broadcasts/{broadcast_id}/schedule</c></summary>
    /// <param name="broadcastId">The broadcast's id.</param>
    /// <param name="scheduledAt">When; must lie in the future.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such broadcast (404), it is no draft with recipients, or the time has passed (422).</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether it may be scheduled.</exception>
    public virtual Task<BroadcastStatusUpdate> ScheduleAsync(string broadcastId, DateTimeOffset scheduledAt, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(BroadcastOperations.Schedule, [broadcastId], new BroadcastSchedule(scheduledAt), cancellationToken);

    /// <summary>Makes a scheduled broadcast a draft again. <c>POST /platform/v1/whatsapp/broadcasts/{broadcast_id}/cancel</c></summary>
    /// <param name="broadcastId">The broadcast's id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such broadcast (404), or it is not scheduled (422).</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<BroadcastStatusUpdate> CancelAsync(string broadcastId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(BroadcastOperations.Cancel, [broadcastId], cancellationToken);

    /// <summary>Stops a broadcast that is being sent; who has not been reached stays pending. <c>PATCH /platform/v1/whatsapp/broadcasts/{broadcast_id}</c></summary>
    /// <param name="broadcastId">The broadcast's id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such broadcast (404), or it is not being sent (422).</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<Broadcast> StopAsync(string broadcastId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(BroadcastOperations.Stop, [broadcastId], new BroadcastStatusChange(BroadcastStatus.Stopped), cancellationToken);

    /// <summary>Polls a broadcast with <see cref="GetAsync"/> until it has ended (<see cref="Broadcast.HasEnded"/>), a scheduled one through its time.</summary>
    /// <param name="broadcastId">The broadcast's id.</param>
    /// <param name="interval">How long to wait between two questions; five seconds when null.</param>
    /// <param name="progress">Is told every response.</param>
    /// <param name="cancellationToken">Stops the following, not the broadcast.</param>
    /// <returns>The broadcast at its end.</returns>
    /// <exception cref="KapsoValidationException">The interval is not positive.</exception>
    /// <exception cref="KapsoApiException">There is no such broadcast (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual async Task<Broadcast> WaitUntilEndedAsync(
        string broadcastId, TimeSpan? interval = null, IProgress<Broadcast>? progress = null, CancellationToken cancellationToken = default)
    {
        TimeSpan pause = interval ?? TimeSpan.FromSeconds(5);
        Rules.Check(nameof(interval), rules => rules.Range(pause.Ticks > 0 ? (long)Math.Ceiling(pause.TotalMilliseconds) : 0, 1, int.MaxValue, ""));
        while (true)
        {
            Broadcast broadcast = await GetAsync(broadcastId, cancellationToken).ConfigureAwait(false);
            progress?.Report(broadcast);
            if (broadcast.HasEnded)
            {
                return broadcast;
            }

            await Task.Delay(pause, _pipeline.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Checks the id before the first recipient is read; calls check it again.</summary>
    private static void CheckId(string broadcastId)
    {
        Rules rules = Rules.Start();
        BroadcastOperations.AddRecipients.Fill(rules, [broadcastId]);
        rules.ThrowIfBroken();
    }

    private static void Check(NewBroadcastRecipient recipient, int index)
    {
        Rules rules = Rules.Start();
        using (rules.In("recipients", index))
        {
            if (rules.NotNull(recipient, ""))
            {
                recipient.Check(rules);
            }
        }

        rules.ThrowIfBroken();
    }

    private static async IAsyncEnumerable<NewBroadcastRecipient> Stream(IEnumerable<NewBroadcastRecipient> recipients, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (NewBroadcastRecipient recipient in recipients)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return recipient;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }
}
