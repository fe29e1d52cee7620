using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace Kapso.WhatsApp.Hosting;

/// <summary>Tests texts with a regular expression, whose time limit a hostile text may exceed.</summary>
internal sealed partial class RegexTest(Regex pattern)
{
    private int _hasLogged;

    public WebhookCondition ToCondition() => new((received, logger) => Match.TextOf(received) is { } body ? Test(body, logger) : false);

    private bool? Test(string body, ILogger logger)
    {
        try
        {
            return pattern.IsMatch(body);
        }
        catch (RegexMatchTimeoutException)
        {
            // Neither the text nor the expression's exception, which holds it, may be logged; once is enough to find the expression.
            if (Interlocked.Exchange(ref _hasLogged, 1) == 0)
            {
                TookTooLong(logger, pattern.ToString(), pattern.MatchTimeout, body.Length);
            }

            return null;
        }
    }

    [LoggerMessage(
        1, LogLevel.Warning, "The regular expression {Pattern} took longer than {Limit} for a text of {Length} characters, which counts as not matching; this is logged once for each expression")]
    private static partial void TookTooLong(ILogger logger, string pattern, TimeSpan limit, int length);
}
