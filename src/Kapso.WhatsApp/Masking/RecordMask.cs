using System.Text.RegularExpressions;

namespace Kapso.WhatsApp;

/// <summary>Makes the text of a record one that may be logged: phone numbers are masked, and a collection is shown as such, not by the name of its type.</summary>
internal static partial class RecordMask
{
    public static string Apply(string text) => PhoneMask.MaskAll(CollectionType().Replace(text, "[…]"), phone: null);

    /// <summary>What a list, an array or a dictionary says of itself: the name of a generic type with its arguments, or of an array.</summary>
    [GeneratedRegex(@"(?<= = )[\w.<>+]+(?:`\d+\[(?:[^\[\]]|\[(?:[^\[\]]|\[[^\[\]]*\])*\])*\](?:\[\])*|(?:\[\])+)(?=, | \})")]
    private static partial Regex CollectionType();
}
