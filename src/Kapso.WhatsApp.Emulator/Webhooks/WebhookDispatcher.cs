using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Webhooks;

/// <summary>
/// Sends deliveries to their webhooks and keeps the log of them. Requests are sent without holding the project's gate: the receiver may well call back
/// before it responds. Whoever calls a method here holds the gate, except for <see cref="WhenIdle"/> and <see cref="DisposeAsync"/>.
/// </summary>
internal sealed class WebhookDispatcher(EmulatedProject project) : IEmulatorStore, IAsyncDisposable
{
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan[] RetryDelays = [TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(90)];

    // A proxy that the environment names does not know this machine's loopback addresses.
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private readonly CancellationTokenSource _stopping = new();
    private readonly List<WebhookDelivery> _log = [];
    private readonly Dictionary<(Webhook, Conversation?), Task> _lastAttempts = [];
    private TaskCompletionSource? _idle;
    private int _attemptsInProgress;

    // Continues after a reset, so that a cursor from before it finds nothing rather than something else.
    private long _lastNumber;

    public IReadOnlyList<WebhookDelivery> NewestFirst(Func<WebhookDelivery, bool> filter) => [.. _log.Where(filter).Reverse()];

    public void Send(Webhook webhook, WebhookEvent webhookEvent) => Send(WebhookDelivery.OfOne(++_lastNumber, webhook, webhookEvent, project.Now));

    public void SendBatch(Webhook webhook, IReadOnlyList<WebhookEvent> events) =>
        Send(WebhookDelivery.OfBatch(++_lastNumber, webhook, events, project.Now));

    /// <summary>Gives up what has not arrived at a webhook yet.</summary>
    public void FailPending(Webhook webhook)
    {
        foreach (WebhookDelivery delivery in _log.Where(delivery => delivery.Webhook == webhook))
        {
            FailIfPending(delivery);
        }
    }

    public void Reset()
    {
        _log.ForEach(FailIfPending);
        _log.Clear();
        _lastAttempts.Clear();
    }

    /// <summary>Completes once no attempt is under way; those planned for later are not waited for.</summary>
    public Task WhenIdle(CancellationToken cancellationToken)
    {
        lock (project.Gate)
        {
            return _attemptsInProgress == 0
                ? Task.CompletedTask
                : (_idle ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task.WaitAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await WhenIdle(CancellationToken.None).ConfigureAwait(false);
        _http.Dispose();
        _stopping.Dispose();
    }

    private void FailIfPending(WebhookDelivery delivery)
    {
        if (delivery.IsPending)
        {
            delivery.Fail(project.Now);
        }
    }

    private void Send(WebhookDelivery delivery)
    {
        _log.Add(delivery);
        Attempt(delivery);
    }

    // The events of one conversation arrive in their order, as long as none of them has to be tried again.
    private void Attempt(WebhookDelivery delivery)
    {
        _attemptsInProgress++;
        (Webhook Webhook, Conversation? Conversation) order = (delivery.Webhook, delivery.Conversation);
        _lastAttempts[order] = AttemptAsync(delivery, _lastAttempts.GetValueOrDefault(order, Task.CompletedTask));
    }

    private async Task AttemptAsync(WebhookDelivery delivery, Task previous)
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            if (Prepare(delivery) is { } request)
            {
                int? status = await PostAsync(request).ConfigureAwait(false);
                Record(delivery, status);
            }
        }
        finally
        {
            EndAttempt();
        }
    }

    private HttpRequestMessage? Prepare(WebhookDelivery delivery)
    {
        lock (project.Gate)
        {
            return delivery.IsPending && !_stopping.IsCancellationRequested ? DeliveryRequest.Make(delivery) : null;
        }
    }

    private async Task<int?> PostAsync(HttpRequestMessage request)
    {
        using CancellationTokenSource timeout = new(ResponseTimeout, project.Options.TimeProvider);
        using CancellationTokenSource linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, _stopping.Token);
        try
        {
            using (request)
            using (HttpResponseMessage response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, linked.Token).ConfigureAwait(false))
            {
                return (int)response.StatusCode;
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }

    private void Record(WebhookDelivery delivery, int? status)
    {
        lock (project.Gate)
        {
            if (_stopping.IsCancellationRequested || !delivery.IsPending)
            {
                return;
            }

            delivery.Attempted(status, project.Now);
            if (status == 200)
            {
                delivery.Succeed(project.Now);
            }
            else if (delivery.AttemptCount <= RetryDelays.Length)
            {
                project.Schedule.After(RetryDelays[delivery.AttemptCount - 1], () => Retry(delivery));
            }
            else
            {
                GiveUp(delivery);
            }
        }
    }

    private void Retry(WebhookDelivery delivery)
    {
        if (delivery.IsPending)
        {
            Attempt(delivery);
        }
    }

    private void GiveUp(WebhookDelivery delivery)
    {
        delivery.Fail(project.Now);
        Webhook webhook = delivery.Webhook;
        if (AutoPause.IsDue(webhook, _log, project.Now))
        {
            webhook.Change(webhook.Settings with { IsActive = false }, project.Now);
            FailPending(webhook);
            return;
        }

        foreach (WebhookEvent webhookEvent in delivery.IsBatch ? delivery.Events : [])
        {
            Send(webhook, webhookEvent);
        }
    }

    private void EndAttempt()
    {
        lock (project.Gate)
        {
            if (--_attemptsInProgress == 0)
            {
                _idle?.SetResult();
                _idle = null;
            }
        }
    }
}
