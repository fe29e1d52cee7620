namespace Kapso.WhatsApp;

/// <summary>The options for the rate at which messages are sent.</summary>
public sealed class SendPacingOptions
{
    /// <summary>How many messages a number sends in a time, each number for itself. <see cref="SendRate.Standard"/> by default; null: as many as come.</summary>
    public SendRate? NumberRate { get; set; } = SendRate.Standard;

    /// <summary>
    /// How many messages all numbers together send in a time, for Kapso's limit of requests a key (<see cref="SendRate.KapsoPro"/> and the like). Reads count there too and
    /// are not paced: leave room for them. Null by default: no such limit.
    /// </summary>
    public SendRate? ProjectRate { get; set; }

    /// <summary>Whether a number sends to one recipient one message at a time, so that Kapso refuses none because another is in flight (409). True by default.</summary>
    public bool OneAtATimePerRecipient { get; set; } = true;

    /// <summary>How many messages of a number may wait; one more fails at once (<see cref="TransportFailure.TooManyWaiting"/>). 10,000 by default.</summary>
    public int MaxWaiting { get; set; } = 10_000;

    internal void Check(Rules rules)
    {
        NumberRate?.Check(rules, nameof(NumberRate));
        ProjectRate?.Check(rules, nameof(ProjectRate));
        rules.Range(MaxWaiting, 1, int.MaxValue, nameof(MaxWaiting));
    }
}
