using System.Buffers.Text;

namespace Kapso.WhatsApp.Serialization;

/// <summary>
/// Half of a surrogate pair, as texts end with that were cut in the middle of an emoji. JSON can escape it, but no text can hold it, and the serializer fails where
/// it meets one: it is replaced before anything is read.
/// </summary>
internal static class LoneSurrogates
{
    private const int EscapeLength = 6;

    /// <summary>The JSON as it is, or a copy in which U+FFFD, the replacement character, stands for every half of a surrogate pair.</summary>
    public static ReadOnlySpan<byte> Replace(ReadOnlySpan<byte> json)
    {
        byte[]? copy = null;
        int at = 0;
        while (json[at..].IndexOf((byte)'\\') is >= 0 and int before)
        {
            at += before;
            int length = 2;
            if (TryReadUnit(json, at, out ushort unit))
            {
                bool isPair = char.IsHighSurrogate((char)unit) && TryReadUnit(json, at + EscapeLength, out ushort second) && char.IsLowSurrogate((char)second);
                length = isPair ? EscapeLength * 2 : EscapeLength;
                if (!isPair && char.IsSurrogate((char)unit))
                {
                    copy ??= json.ToArray();
                    @"\ufffd"u8.CopyTo(copy.AsSpan(at));
                }
            }

            at = Math.Min(at + length, json.Length);
        }

        return copy is null ? json : copy;
    }

    private static bool TryReadUnit(ReadOnlySpan<byte> json, int at, out ushort unit)
    {
        unit = 0;
        return json.Length - at >= EscapeLength
            && json.Slice(at, 2).SequenceEqual(@"\u"u8)
            && Utf8Parser.TryParse(json.Slice(at + 2, 4), out unit, out int digits, 'x')
            && digits == 4;
    }
}
