namespace Kapso.WhatsApp;

/// <summary>
/// A number of messages in a time: in no stretch of that length are more sent, wherever it begins. A short time spreads them evenly, a long one lets bursts through.
/// </summary>
/// <param name="Messages">How many messages.</param>
/// <param name="Period">In how long.</param>
public readonly record struct SendRate(int Messages, TimeSpan Period)
{
    private const int StretchesPerUnit = 5;

    /// <summary>A number that the WhatsApp Business app uses too (coexistence): 5 a second.</summary>
    public static SendRate Coexistence { get; } = PerSecond(5);

    /// <summary>A number at Meta as it begins: 80 a second.</summary>
    public static SendRate Standard { get; } = PerSecond(80);

    /// <summary>A number that Meta has given a higher throughput: 1,000 a second.</summary>
    public static SendRate HighThroughput { get; } = PerSecond(1000);

    /// <summary>Kapso's limit for a key on the plan Free: 100 requests a minute, of whichever kind.</summary>
    public static SendRate KapsoFree { get; } = PerMinute(100);

    /// <summary>Kapso's limit for a key on the plan Pro: 500 requests a minute, of whichever kind.</summary>
    public static SendRate KapsoPro { get; } = PerMinute(500);

    /// <summary>Kapso's limit for a key on the plan Platform: 1,000 requests a minute, of whichever kind.</summary>
    public static SendRate KapsoPlatform { get; } = PerMinute(1000);

    /// <summary>Kapso's limit for a key on the plan Enterprise: 2,000 requests a minute, of whichever kind.</summary>
    public static SendRate KapsoEnterprise { get; } = PerMinute(2000);

    /// <summary>So many in any second, in bursts of at most a fifth of them.</summary>
    /// <param name="messages">How many.</param>
    public static SendRate PerSecond(int messages) => Spread(messages, TimeSpan.FromSeconds(1));

    /// <summary>So many in any minute, in bursts of at most a fifth of them.</summary>
    /// <param name="messages">How many.</param>
    public static SendRate PerMinute(int messages) => Spread(messages, TimeSpan.FromMinutes(1));

    internal void Check(Rules rules, string path)
    {
        using (rules.In(path))
        {
            rules.Range(Messages, 1, int.MaxValue, "messages");
            if (Period < TimeSpan.FromMilliseconds(1) || Period > TimeSpan.FromDays(1))
            {
                rules.Add("period", "range", $"must lie between a millisecond and a day, {Period} was given", "00:00:00.001-1.00:00:00", $"{Period}");
            }
        }
    }

    // As many stretches as together have at most the messages of the unit, and at least its length: so the rate holds for the unit too, wherever it begins.
    private static SendRate Spread(int messages, TimeSpan unit)
    {
        int each = Math.Max(1, messages / StretchesPerUnit);
        int stretches = Math.Max(1, messages / each);
        return new SendRate(Math.Min(each, messages), TimeSpan.FromTicks((unit.Ticks + stretches - 1) / stretches));
    }
}
