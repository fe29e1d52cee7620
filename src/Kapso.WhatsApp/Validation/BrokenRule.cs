using System.Globalization;

namespace Kapso.WhatsApp.Validation;

/// <summary>A rule that a value breaks, and the checks that are the same for typed values and for JSON.</summary>
/// <param name="Rule">The rule's stable name, for example <c>max-length</c>.</param>
/// <param name="Message">The problem in one plain sentence.</param>
/// <param name="Limit">The bound that the rule sets; null when it has none.</param>
/// <param name="Value">What was found; null when it must not be shown.</param>
internal readonly record struct BrokenRule(string Rule, string Message, string? Limit = null, string? Value = null)
{
    /// <summary>Counts characters as a reader sees them: an emoji of several code units is one.</summary>
    public static BrokenRule? MaxLength(string text, int max)
    {
        // The number of UTF-16 units is an upper bound, so most texts need no counting.
        if (text.Length <= max)
        {
            return null;
        }

        int length = new StringInfo(text).LengthInTextElements;
        return length <= max ? null : new("max-length", Invariant($"at most {max} characters are allowed, {length} were given"), Invariant($"{max}"), Invariant($"{length}"));
    }

    public static BrokenRule? Count(int count, int min, int max, string noun)
    {
        if (count < min)
        {
            return new("min-count", Invariant($"at least {min} {noun} needed, {count} given"), Invariant($"{min}"), Invariant($"{count}"));
        }

        return count <= max ? null : new("max-count", Invariant($"at most {max} {noun} allowed, {count} given"), Invariant($"{max}"), Invariant($"{count}"));
    }

    /// <summary>The text must be an absolute http or https address.</summary>
    public static BrokenRule? WebAddress(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            ? null
            : new("web-address", "must be an absolute http or https address", "http(s)://…", "no absolute address");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
