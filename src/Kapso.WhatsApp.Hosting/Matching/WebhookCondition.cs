using Kapso.WhatsApp.Webhooks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kapso.WhatsApp.Hosting;

/// <summary>
/// A condition under which a handler takes an event, made with <see cref="Match"/> and combined with <c>&amp;</c>, <c>|</c> and <c>!</c>:
/// <c>Match.Text("order") &amp; !Match.From(staff)</c>. A condition about messages does not hold for an event that has none.
/// </summary>
/// <remarks>
/// A regular expression that exceeds its time limit leaves its part of the condition undecided, as SQL's NULL does: with <c>!</c> it stays undecided, and a condition that is undecided as a
/// whole does not hold.
/// </remarks>
public sealed class WebhookCondition
{
    private readonly Func<WebhookEvent, ILogger, bool?> _test;

    internal WebhookCondition(Func<WebhookEvent, ILogger, bool?> test) => _test = test;

    internal WebhookCondition(Func<WebhookEvent, bool> test)
        : this((received, _) => test(received))
    {
    }

    /// <summary>Returns a condition that holds when both hold.</summary>
    /// <param name="left">The condition that is tested first.</param>
    /// <param name="right">The condition that is tested unless the first one does not hold.</param>
    public static WebhookCondition operator &(WebhookCondition left, WebhookCondition right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new((received, logger) => left._test(received, logger) is var first && first is false ? false : first & right._test(received, logger));
    }

    /// <summary>Returns a condition that holds when one of two holds.</summary>
    /// <param name="left">The condition that is tested first.</param>
    /// <param name="right">The condition that is tested unless the first one holds.</param>
    public static WebhookCondition operator |(WebhookCondition left, WebhookCondition right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new((received, logger) => left._test(received, logger) is var first && first is true ? true : first | right._test(received, logger));
    }

    /// <summary>Returns a condition that holds when another does not.</summary>
    /// <param name="condition">The condition that must not hold.</param>
    public static WebhookCondition operator !(WebhookCondition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new((received, logger) => !condition._test(received, logger));
    }

    /// <summary>Tests the condition, for example in a unit test.</summary>
    /// <param name="received">The event.</param>
    /// <returns>Whether it holds for the event; false when it is undecided.</returns>
    public bool Holds(WebhookEvent received)
    {
        ArgumentNullException.ThrowIfNull(received);
        return Holds(received, NullLogger.Instance);
    }

    internal bool Holds(WebhookEvent received, ILogger logger) => _test(received, logger) is true;
}
