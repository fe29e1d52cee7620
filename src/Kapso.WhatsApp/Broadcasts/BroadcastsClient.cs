using System.Runtime.CompilerServices;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Pagination;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Broadcasts;

/// <summary>Sends one template to many people: create a broadcast, add its recipients, send or schedule it, follow it.</summary>
public class BroadcastsClient
{
    /// <summary>How many recipients go into one request.</summary>
    public const int RecipientsPerRequest = 1000;

    private readonly KapsoPipeline _pipeline;

    internal BroadcastsClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>For substitutes in tests.</summary>
    protected BroadcastsClient() => _pipeline = null!;

    /// <summary>Lists broadcasts, newest first. <c>GET /platform/v1/whatsapp/broadcasts</c></summary>
    /// <param name="filter">Which broadcasts; all by default.</param>
    /// <returns>The broadcasts, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<Broadcast> List(BroadcastFilter? filter = null)
    {
        filter ??= new BroadcastFilter();
        ListFilter.CheckPageSize(filter.PageSize, "filter.pageSize");
        return _pipeline.ListByNumber(BroadcastOperations.List, page => BroadcastOperations.List.Target() + new Query()
            .Add("phone_number_id", filter.PhoneNumberId)
            .Add("status", filter.Status)
            .Add("created_after", filter.CreatedAfter)
            .Add("created_before", filter.CreatedBefore)
            .Add("per_page", filter.PageSize)
            .Add("page", page), KapsoJsonContext.Default.OffsetPageBroadcast);
    }

    /// <summary>Creates a broadcast as a draft. <c>POST /platform/v1/whatsapp/broadcasts</c></summary>
    /// <param name="broadcast">The broadcast.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">A member is missing; nothing was created.</exception>
    /// <exception cref="KapsoApiException">There is no such number or template (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer; <see cref="KapsoException.OutcomeUnknown"/> says whether the broadcast may exist.</exception>
    public virtual Task<Broadcast> CreateAsync(NewBroadcast broadcast, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(broadcast);
        Rules.Check(nameof(broadcast), broadcast.Check);
        return _pipeline.SendForDataAsync(
            BroadcastOperations.Create,
            BroadcastOperations.Create.Target(),
            KapsoJsonContext.Default.EnvelopeBroadcast,
            cancellationToken,
            JsonBody.From(new BroadcastBody<NewBroadcast>(broadcast), KapsoJsonContext.Default.BroadcastBodyNewBroadcast));
    }

    /// <summary>Gets a broadcast with its counts. <c>GET /platform/v1/whatsapp/broadcasts/{broadcast_id}</c></summary>
    /// <param name="broadcastId">The broadcast's id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such broadcast (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task<Broadcast> GetAsync(string broadcastId, CancellationToken cancellationToken = default) =>
        _pipeline.SendForDataAsync(BroadcastOperations.Get, BroadcastOperations.Get.Target(broadcastId), KapsoJsonContext.Default.EnvelopeBroadcast, cancellationToken);

    /// <summary>Lists whom a broadcast goes to and what became of each message. <c>GET /platform/v1/whatsapp/broadcasts/{broadcast_id}/recipients</c></summary>
    /// <param name="broadcastId">The broadcast's id.</param>
    /// <param name="pageSize">How many a page has, 1 to <see cref="ListFilter.MaxPageSize"/>; the server's default when null.</param>
    /// <returns>The recipients, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<BroadcastRecipient> ListRecipients(string broadcastId, int? pageSize = null)
    {
        string target = BroadcastOperations.ListRecipients.Target(broadcastId);
        ListFilter.CheckPageSize(pageSize, nameof(pageSize));
        return _pipeline.ListByNumber(
            BroadcastOperations.ListRecipients,
            page => target + new Query().Add("per_page", pageSize).Add("page", page),
            KapsoJsonContext.Default.OffsetPageBroadcastRecipient);
    }

    /// <summary>
    /// Adds any number of recipients to a draft, <see cref="RecipientsPerRequest"/> at a time as they come.
    /// <c>POST /platform/v1/whatsapp/broadcasts/{broadcast_id}/recipients</c>
    /// </summary>
    /// <param name="broadcastId">The broadcast's id.</param>
    /// <param name="recipients">The recipients. Those that are there already are skipped and counted.</param>
    /// <param name="progress">Hears after each request what came of all so far.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>How many were added, how many were there already, and why others were not added.</returns>
    /// <exception cref="KapsoRecipientsException">
    /// It broke off: a recipient breaks a rule, the server refused, there was no answer, or the source of the recipients failed. It says exactly who was taken.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller stopped it; what <paramref name="progress"/> heard last is settled.</exception>
    public virtual async Task<AddedRecipients> AddRecipientsAsync(
        string broadcastId, IAsyncEnumerable<NewBroadcastRecipient> recipients, IProgress<AddedRecipients>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(recipients);
        string target = BroadcastOperations.AddRecipients.Target(broadcastId);
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
                if (batch.Count == RecipientsPerRequest)
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
            soFar = soFar.With(await _pipeline.SendForDataAsync(
                BroadcastOperations.AddRecipients, target, KapsoJsonContext.Default.EnvelopeAddedRecipients, cancellationToken, NewBroadcastRecipient.ToBody(batch)).ConfigureAwait(false));
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
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task<Broadcast> ClearRecipientsAsync(string broadcastId, CancellationToken cancellationToken = default) =>
        _pipeline.SendForDataAsync(
            BroadcastOperations.ClearRecipients, BroadcastOperations.ClearRecipients.Target(broadcastId), KapsoJsonContext.Default.EnvelopeBroadcast, cancellationToken);

    /// <summary>Begins to send at once. <c>POST /platform/v1/whatsapp/broadcasts/{broadcast_id}/send</c></summary>
    /// <param name="broadcastId">The broadcast's id.</param>
    /// <param name="cancellationToken">Stops the call, not the broadcast.</param>
    /// <exception cref="KapsoApiException">There is no such broadcast (404), or it is no draft with recipients (422).</exception>
    /// <exception cref="KapsoTransportException">There was no answer; <see cref="KapsoException.OutcomeUnknown"/> says whether sending may have begun.</exception>
    public virtual Task<BroadcastState> SendAsync(string broadcastId, CancellationToken cancellationToken = default) =>
        _pipeline.SendForDataAsync(BroadcastOperations.Send, BroadcastOperations.Send.Target(broadcastId), KapsoJsonContext.Default.EnvelopeBroadcastState, cancellationToken);

    /// <summary>Has a draft with recipients sent later. <c>POST /platform/v1/whatsapp/broadcasts/{broadcast_id}/schedule</c></summary>
    /// <param name="broadcastId">The broadcast's id.</param>
    /// <param name="scheduledAt">When; must lie in the future.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such broadcast (404), it is no draft with recipients, or the time has passed (422).</exception>
    /// <exception cref="KapsoTransportException">There was no answer; <see cref="KapsoException.OutcomeUnknown"/> says whether it may be scheduled.</exception>
    public virtual Task<BroadcastState> ScheduleAsync(string broadcastId, DateTimeOffset scheduledAt, CancellationToken cancellationToken = default) =>
        _pipeline.SendForDataAsync(
            BroadcastOperations.Schedule,
            BroadcastOperations.Schedule.Target(broadcastId),
            KapsoJsonContext.Default.EnvelopeBroadcastState,
            cancellationToken,
            JsonBody.From(new BroadcastSchedule(scheduledAt), KapsoJsonContext.Default.BroadcastSchedule));

    /// <summary>Makes a scheduled broadcast a draft again. <c>POST /platform/v1/whatsapp/broadcasts/{broadcast_id}/cancel</c></summary>
    /// <param name="broadcastId">The broadcast's id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such broadcast (404), or it is not scheduled (422).</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task<BroadcastState> CancelAsync(string broadcastId, CancellationToken cancellationToken = default) =>
        _pipeline.SendForDataAsync(BroadcastOperations.Cancel, BroadcastOperations.Cancel.Target(broadcastId), KapsoJsonContext.Default.EnvelopeBroadcastState, cancellationToken);

    /// <summary>Stops a broadcast that is being sent; who has not been reached stays pending. <c>PATCH /platform/v1/whatsapp/broadcasts/{broadcast_id}</c></summary>
    /// <param name="broadcastId">The broadcast's id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such broadcast (404), or it is not being sent (422).</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task<Broadcast> StopAsync(string broadcastId, CancellationToken cancellationToken = default) =>
        _pipeline.SendForDataAsync(
            BroadcastOperations.Stop,
            BroadcastOperations.Stop.Target(broadcastId),
            KapsoJsonContext.Default.EnvelopeBroadcast,
            cancellationToken,
            JsonBody.From(new BroadcastBody<BroadcastStatusChange>(new BroadcastStatusChange(BroadcastStatus.Stopped)), KapsoJsonContext.Default.BroadcastBodyBroadcastStatusChange));

    /// <summary>Follows a broadcast until it has ended (<see cref="Broadcast.HasEnded"/>), a scheduled one through its time. Asks with <see cref="GetAsync"/> again and again.</summary>
    /// <param name="broadcastId">The broadcast's id.</param>
    /// <param name="interval">How long to wait between two questions; five seconds when null.</param>
    /// <param name="progress">Hears every answer.</param>
    /// <param name="cancellationToken">Stops the following, not the broadcast.</param>
    /// <returns>The broadcast at its end.</returns>
    /// <exception cref="KapsoValidationException">The interval is not positive.</exception>
    /// <exception cref="KapsoApiException">There is no such broadcast (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual async Task<Broadcast> FollowAsync(
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
