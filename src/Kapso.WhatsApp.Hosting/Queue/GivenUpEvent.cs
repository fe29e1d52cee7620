using Kapso.WhatsApp.Webhooks;

namespace Kapso.WhatsApp.Hosting;

/// <summary>An event that the queue has given up, as its handler failed every time.</summary>
public sealed class GivenUpEvent
{
    internal GivenUpEvent(WebhookEvent received, int attempts, Exception? failure) => (Event, Attempts, Failure) = (received, attempts, failure);

    /// <summary>Gets the event that was not handled.</summary>
    public WebhookEvent Event { get; }

    /// <summary>Gets how often the handler was called.</summary>
    public int Attempts { get; }

    /// <summary>Gets the exception of the last attempt, or null when it is not known, as with one that was cancelled.</summary>
    public Exception? Failure { get; }
}

/// <summary>A handler of events that are given up, as it was registered.</summary>
internal sealed record GivenUpHandler(Func<GivenUpEvent, WebhookContext, CancellationToken, Task> Handle);
