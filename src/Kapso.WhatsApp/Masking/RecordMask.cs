using System.Text.RegularExpressions;

namespace Kapso.WhatsApp;

/// <summary>Makes the text of a record one that may be logged: phone numbers are masked, an address shows its host alone, and a collection is shown as such, not by the name of its type.</summary>
internal static partial class RecordMask
{
    public static string Apply(string text) => PhoneMask.MaskAll(WithHostsAlone(CollectionType().Replace(text, "[…]")), phone: null);

    // Path and query often grant access to what is there, as a signature does.
    private static string WithHostsAlone(string text) =>
        text.Contains("://", StringComparison.Ordinal) ? Address().Replace(text, static match => match.Groups["scheme"].Value + match.Groups["host"].Value + (match.Groups["more"].Success ? "/…" : "")) : text;

    /// <summary>A web address up to a blank, or to what stands behind a member's value.</summary>
    [GeneratedRegex(@"(?<scheme>https?://)(?:[^\s/?#@]*@)?(?<host>[^\s/?#]*?)(?<more>[/?#]\S*?)?(?=,?(?:\s|$))", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    /// <summary>What a list, an array or a dictionary says of itself: the name of a generic type with its arguments, or of an array.</summary>
    [GeneratedRegex(@"(?<= = )[\w.<>+]+(?:`\d+\[(?:[^\[\]]|\[(?:[^\[\]]|\[[^\[\]]*\])*\])*\](?:\[\])*|(?:\[\])+)(?=, | \})")]
    private static partial Regex CollectionType();
}
