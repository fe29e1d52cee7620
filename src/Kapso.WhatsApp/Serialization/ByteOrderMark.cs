namespace Kapso.WhatsApp.Serialization;

/// <summary>The byte order mark, with which some programs begin files of UTF-8 and what they replay from them. No JSON begins with it.</summary>
internal static class ByteOrderMark
{
    private static ReadOnlySpan<byte> Utf8 => [0xEF, 0xBB, 0xBF];

    /// <summary>Returns what follows the mark, or everything when there is none.</summary>
    public static ReadOnlySpan<byte> Skip(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Utf8) ? bytes[Utf8.Length..] : bytes;
}
