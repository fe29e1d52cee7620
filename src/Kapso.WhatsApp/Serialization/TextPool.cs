using System.Text;
using System.Text.Json;

namespace Kapso.WhatsApp.Serialization;

/// <summary>
/// Texts that were read a moment ago, so that equal ones become one string: the messages of a batch share numbers, names and ids. In use only while a batch is
/// read, by the thread that reads it; nothing is kept after that.
/// </summary>
internal sealed class TextPool
{
    private const int Slots = 64;
    private const int LongestText = 128;

    [ThreadStatic]
    private static TextPool? _current;

    private readonly string?[] _texts = new string?[Slots];

    /// <summary>Begins to share texts, until the result is disposed of.</summary>
    public static Scope Begin()
    {
        TextPool? outer = _current;
        _current = new TextPool();
        return new Scope(outer);
    }

    /// <summary>The text that the reader stands on.</summary>
    public static string Read(ref Utf8JsonReader reader) =>
        _current is { } pool && reader is { ValueIsEscaped: false, HasValueSequence: false, ValueSpan.Length: > 0 and <= LongestText } ? pool.Find(ref reader) : reader.GetString()!;

    private string Find(ref Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> text = reader.ValueSpan;
        ref string? slot = ref _texts[((text.Length * 7) + (text[0] * 3) + text[text.Length / 2] + (text[^1] * 5)) % Slots];
        if (slot is not { } known || !Ascii.Equals(text, known))
        {
            slot = known = reader.GetString()!;
        }

        return known;
    }

    /// <summary>The time in which texts are shared.</summary>
    public readonly ref struct Scope(TextPool? outer)
    {
        private readonly TextPool? _outer = outer;

        public void Dispose() => _current = _outer;
    }
}
