using System.Buffers.Text;

namespace Kapso.WhatsApp.Serialization;

/// <summary>
/// Finds halves of surrogate pairs in JSON, which is what remains when a server cuts a text in the middle of an emoji (<c>"Ann \ud83d"</c>). Such JSON can be parsed, but the
/// text throws when it is read, so one of them would cost the whole answer.
/// </summary>
internal static class HalfCharacters
{
    private const int EscapeLength = 6;

    /// <summary>Returns where the first half of a surrogate pair is escaped, from a position on; -1 when there is none.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="start">Where to begin; never in the middle of an escape.</param>
    public static int IndexIn(ReadOnlySpan<byte> json, int start = 0)
    {
        int at = start;
        for (int step; (step = json[at..].IndexOf((byte)'\\')) >= 0;)
        {
            at += step;
            ushort unit = Unit(json, at);
            if (char.IsHighSurrogate((char)unit) && char.IsLowSurrogate((char)Unit(json, at + EscapeLength)))
            {
                at += 2 * EscapeLength;
            }
            else if (char.IsSurrogate((char)unit))
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

    /// <summary>Returns the JSON with U+FFFD in place of each half, which changes no position in it; null when there is none to replace.</summary>
    public static byte[]? Replace(ReadOnlySpan<byte> json)
    {
        byte[]? replaced = null;
        for (int at = IndexIn(json); at >= 0; at = IndexIn(json, at + EscapeLength))
        {
            replaced ??= json.ToArray();
            "\\ufffd"u8.CopyTo(replaced.AsSpan(at));
        }

        return replaced;
    }

    /// <summary>The code unit that is escaped at a position; 0 when none is.</summary>
    private static ushort Unit(ReadOnlySpan<byte> json, int at) =>
        at + EscapeLength <= json.Length && json[at] == '\\' && json[at + 1] == 'u' && Utf8Parser.TryParse(json.Slice(at + 2, 4), out ushort unit, out int read, 'x') && read == 4 ? unit : (ushort)0;
}
