using System.Buffers.Text;

namespace Kapso.WhatsApp.Serialization;

/// <summary>
/// Half of a surrogate pair, as texts end with that were cut in the middle of an emoji (<c>"Ann \ud83d"</c>). JSON can escape it, but no text can hold it, and whatever reads
/// such a text fails: it is replaced before anything is read.
/// </summary>
internal static class LoneSurrogates
{
    private const int EscapeLength = 6;

    /// <summary>Whether JSON escapes half of a surrogate pair.</summary>
    public static bool IsIn(ReadOnlySpan<byte> json) => IndexIn(json, 0) >= 0;

    /// <summary>The JSON as it is, or a copy in which U+FFFD, the replacement character, stands for every half of a surrogate pair; no position in it changes.</summary>
    public static ReadOnlySpan<byte> Replace(ReadOnlySpan<byte> json) => ReplaceOrNull(json) is { } copy ? copy : json;

    /// <inheritdoc cref="Replace(ReadOnlySpan{byte})"/>
    public static ReadOnlyMemory<byte> Replace(ReadOnlyMemory<byte> json) => ReplaceOrNull(json.Span) is { } copy ? copy : json;

    private static byte[]? ReplaceOrNull(ReadOnlySpan<byte> json)
    {
        byte[]? copy = null;
        for (int at = IndexIn(json, 0); at >= 0; at = IndexIn(json, at + EscapeLength))
        {
            copy ??= json.ToArray();
            @"\ufffd"u8.CopyTo(copy.AsSpan(at));
        }

        return copy;
    }

    /// <summary>Where the next half is escaped; -1 when there is none.</summary>
    private static int IndexIn(ReadOnlySpan<byte> json, int start)
    {
        int at = start;
        for (int step; (step = json[at..].IndexOf((byte)'\\')) >= 0;)
        {
            at += step;
            char unit = Unit(json, at);
            if (char.IsHighSurrogate(unit) && char.IsLowSurrogate(Unit(json, at + EscapeLength)))
            {
                at += 2 * EscapeLength;
            }
            else if (char.IsSurrogate(unit))
            {
                return at;
            }
            else
            {
                at = Math.Min(at + 2, json.Length);
            }
        }

        return -1;
    }

    /// <summary>The code unit that is escaped at a position; NUL when none is.</summary>
    private static char Unit(ReadOnlySpan<byte> json, int at) =>
        at + EscapeLength <= json.Length && json[at] == '\\' && json[at + 1] == 'u' && Utf8Parser.TryParse(json.Slice(at + 2, 4), out ushort unit, out int read, 'x') && read == 4
            ? (char)unit
            : '\0';
}
