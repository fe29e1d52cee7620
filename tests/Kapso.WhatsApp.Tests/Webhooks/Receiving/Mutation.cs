using System.Text;
using System.Text.Json;

namespace Kapso.WhatsApp.Tests.Webhooks.Receiving;

/// <summary>One way to spoil a body. What the two numbers mean depends on the way; every number means something for every body.</summary>
public readonly record struct Mutation(MutationKind Kind, int First, int Second)
{
    /// <summary>The longest slice that is deleted, inserted, doubled or swapped.</summary>
    private const int LongestSlice = 48;

    private static readonly byte[][] Fragments =
    [
        [0xFF, 0xFE], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x9F, 0x98], [0xEF, 0xBB, 0xBF], [0x00], [0x0A], .. Texts("\\ud800", "\\udc00\\ud800", "\\u0000", "\\", "\"", "{", "}", "[", "]", ",", ":", "-", "e9", "null", "//", " "),
    ];

    private static readonly byte[][] Values =
    [
        .. Texts(
            "null", "true", "false", "0", "-1", "7.5", "1e400", "-1e-400", "9223372036854775808", "253402300799", "253402300799.9999999", "-62135596800", "123456789012345678901234567890",
            "\"\"", "\"7\"", "\"text\"", "\"\\ud800\"", "\"\\udc00\\ud83d\"", "\"\\u0000\"", "\"253402300799\"", "\"9999-12-31T23:59:59Z\"", "\"0001-01-01T00:00:00+14:00\"", "\"NaN\"", "\"[]\"",
            "[]", "[null]", "[[]]", "[7,\"x\"]", "[{}]", "[null,{\"id\":null}]", "{}", "{\"id\":\"1\"}", "{\"id\":null,\"\\ud800\":1}", "{\"a\":\"\\ud800\"}", "{\"message\":{\"id\":\"1\"}}"),
        [(byte)'"', 0xFF, (byte)'"'],
        Nested(10),
        Nested(63),
        Nested(500),
    ];

    private static readonly byte[][] Names = Texts(
        "\"data\"", "\"object\"", "\"event\"", "\"type\"", "\"batch_info\"", "\"message\"", "\"conversation\"", "\"entry\"", "\"value\"", "\"contacts\"", "\"errors\"", "\"statuses\"", "\"messages\"", "\"timestamp\"",
        "\"image\"", "\"message_type\"", "\"\"", "\"\\ud800\"", "\"unknown\"");

    public byte[] Apply(byte[] body) => Kind switch
    {
        _ when body.Length == 0 => body,
        MutationKind.FlipBit => Replace(body, At(body), 1, [(byte)(body[At(body)] ^ (1 << Pick(8)))]),
        MutationKind.Delete => Replace(body, At(body), SliceLength(body), []),
        MutationKind.Insert => Replace(body, At(body), 0, Fragments[Pick(Fragments.Length)]),
        MutationKind.Double => Replace(body, At(body), 0, body.AsSpan(At(body), SliceLength(body))),
        MutationKind.Swap => Swap(body),
        MutationKind.Truncate => body[..At(body)],
        MutationKind.ReplaceValue => ReplaceToken(body, isName: false, Values[Pick(Values.Length)]),
        _ => ReplaceToken(body, isName: true, Names[Pick(Names.Length)]),
    };

    private int At(byte[] body) => First % body.Length;

    private int SliceLength(byte[] body) => Math.Min(1 + Pick(LongestSlice), body.Length - At(body));

    private int Pick(int count) => Second % count;

    private byte[] Swap(byte[] body)
    {
        int length = SliceLength(body);
        int from = At(body);
        int to = Second % (body.Length - length + 1);
        byte[] swapped = [.. body];
        body.AsSpan(from, length).CopyTo(swapped.AsSpan(to));
        body.AsSpan(to, length).CopyTo(swapped.AsSpan(from));
        return swapped;
    }

    /// <summary>Puts something else in the place of a value, with all it holds, or of a member's name. Leaves a body alone whose JSON is broken before.</summary>
    private byte[] ReplaceToken(byte[] body, bool isName, byte[] replacement)
    {
        try
        {
            int count = Find(body, isName, int.MaxValue, out _);
            if (count == 0)
            {
                return body;
            }

            Find(body, isName, First % count, out Range token);
            (int start, int length) = token.GetOffsetAndLength(body.Length);
            return Replace(body, start, length, replacement);
        }
        catch (JsonException)
        {
            return body;
        }
    }

    private static int Find(byte[] body, bool isName, int wanted, out Range token)
    {
        Utf8JsonReader reader = new(body, new JsonReaderOptions { MaxDepth = 1000 });
        token = default;
        int count = 0;
        while (reader.Read())
        {
            if ((reader.TokenType is JsonTokenType.PropertyName) != isName || reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                continue;
            }

            if (count++ == wanted)
            {
                int start = (int)reader.TokenStartIndex;
                int end = start + reader.ValueSpan.Length + (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? 2 : 0);
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    reader.Skip();
                    end = (int)reader.BytesConsumed;
                }

                token = start..end;
                return count;
            }
        }

        return count;
    }

    private static byte[] Replace(byte[] body, int start, int length, ReadOnlySpan<byte> by) => [.. body.AsSpan(0, start), .. by, .. body.AsSpan(start + length)];

    private static byte[] Nested(int depth) => [.. Enumerable.Repeat((byte)'[', depth), .. Enumerable.Repeat((byte)']', depth)];

    private static byte[][] Texts(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];
}

public enum MutationKind
{
    FlipBit,
    Delete,
    Insert,
    Double,
    Swap,
    Truncate,
    RenameMember,
    ReplaceValue,
}
