using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kapso.WhatsApp;

/// <summary>
/// Makes the text of a body that may be shown. In JSON, secrets, people's texts and addresses are hidden by the names of their members, everything else by its form; what is not
/// hidden stays byte for byte as it came. What cannot be read as JSON is hidden by its form alone.
/// </summary>
internal static class BodyMask
{
    private const int MaxDepth = 64;

    /// <summary>JSON in a string in JSON in a string: no further.</summary>
    private const int MaxNesting = 3;

    private static readonly JsonReaderOptions Tolerant = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = MaxDepth };

    public static string Apply(ReadOnlySpan<byte> body, TextMask mask) => Apply(body, mask, 0);

    /// <summary>The values in a request's body that a server may quote and an exception must not: secrets and people's texts.</summary>
    public static IReadOnlyList<string> ValuesToHide(ReadOnlySpan<byte> request)
    {
        List<string> values = [];
        try
        {
            Utf8JsonReader reader = new(request, Tolerant);
            using JsonDocument document = JsonDocument.ParseValue(ref reader);
            Collect(document.RootElement, "", Sensitivity.None, values);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // A caller's own JSON that is none; what was found so far is hidden.
        }

        return values;
    }

    private static void Collect(JsonElement element, string name, Sensitivity sensitivity, List<string> values)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                Sensitivity inside = SensitiveMembers.IsSecret(name) ? Sensitivity.Secret : SensitiveMembers.IsSensitive(name) ? Sensitivity.Text : Sensitivity.None;
                foreach (JsonProperty member in element.EnumerateObject())
                {
                    Collect(member.Value, member.Name, inside > sensitivity ? inside : sensitivity, values);
                }

                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Collect(item, name, sensitivity, values);
                }

                break;
            case JsonValueKind.String when sensitivity is Sensitivity.Secret || SensitiveMembers.IsSensitive(name)
                || sensitivity is Sensitivity.Text && SensitiveMembers.IsTextInside(name):
                values.Add(element.GetString()!);
                break;
        }
    }

    private static string Apply(ReadOnlySpan<byte> body, TextMask mask, int nesting)
    {
        Shown shown = new(body, mask, nesting);
        Utf8JsonReader reader = new(body, Tolerant);
        try
        {
            while (reader.Read())
            {
                shown.Take(ref reader);
            }

            return shown.End();
        }
        catch (JsonException)
        {
            return shown.EndInText();
        }
    }

    private static bool LooksLikeJson(string text) => text.AsSpan().TrimStart() is ['{' or '[', ..];

    /// <summary>What kind of member a value stands in.</summary>
    private enum Sensitivity
    {
        None,
        Text,
        Secret,
    }

    /// <summary>What may be shown, written token by token.</summary>
    private ref struct Shown(ReadOnlySpan<byte> body, TextMask mask, int nesting)
    {
        private readonly ReadOnlySpan<byte> _body = body;
        private readonly StringBuilder _text = new();
        private int _written;
        private readonly Stack<Container> _open = new();
        private string _name = "";

        public void Take(ref Utf8JsonReader reader)
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    // Up to here, so that a value which breaks off is still hidden together with its name.
                    CopyTo((int)reader.TokenStartIndex);
                    _name = TextOf(ref reader);
                    string name = mask.Apply(_name);
                    if (name != _name)
                    {
                        Replace(ref reader, name);
                    }

                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray when IsHidden:
                    CopyTo((int)reader.TokenStartIndex);
                    _text.Append('"').Append(TextMask.Hidden).Append('"');
                    _written = _body.Length;
                    reader.Skip();
                    _written = (int)reader.BytesConsumed;
                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    bool isArray = reader.TokenType is JsonTokenType.StartArray;
                    _open.Push(new Container(_name, HoldsErrorMessages: isArray ? HoldsErrorMessages : _name is "errors"));
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    _name = _open.Pop().Name;
                    break;
                case JsonTokenType.String:
                    string value = TextOf(ref reader);
                    string masked = IsHidden ? TextMask.Hidden : Masked(value);
                    if (masked != value)
                    {
                        Replace(ref reader, masked);
                    }

                    break;
                case JsonTokenType.Number:
                    string number = Encoding.UTF8.GetString(reader.ValueSpan);
                    string digits = IsHidden ? TextMask.Hidden : mask.Apply(number);
                    if (digits != number)
                    {
                        Replace(ref reader, digits);
                    }

                    break;
            }
        }

        /// <summary>The text when all of it was read.</summary>
        public string End()
        {
            CopyTo(_body.Length);
            return _text.ToString();
        }

        /// <summary>The text when it breaks off, or is not JSON: what was not read is hidden by its form.</summary>
        public readonly string EndInText() => _text.Append(mask.Apply(Encoding.UTF8.GetString(_body[_written..]))).ToString();

        /// <summary>Whether what stands here are the server's words about a member, as in <c>{"errors":{"body":["is too long"]}}</c>, and not its value.</summary>
        private readonly bool HoldsErrorMessages => _open.TryPeek(out Container container) && container.HoldsErrorMessages;

        private readonly bool IsHidden => SensitiveMembers.IsSensitive(_name) && !HoldsErrorMessages;

        private readonly string Masked(string value) =>
            SensitiveMembers.IsAddress(_name) && TextMask.Address(value) is { } address && address != value ? address
            : nesting < MaxNesting && LooksLikeJson(value) ? Apply(Encoding.UTF8.GetBytes(value), mask, nesting + 1)
            : mask.Apply(value);

        private void Replace(ref Utf8JsonReader reader, string value)
        {
            CopyTo((int)reader.TokenStartIndex);
            _text.Append('"').Append(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value)).Append('"');
            bool isString = reader.TokenType is not JsonTokenType.Number;
            _written = (int)reader.TokenStartIndex + reader.ValueSpan.Length + (isString ? 2 : 0);
        }

        private void CopyTo(int end)
        {
            _text.Append(Encoding.UTF8.GetString(_body[_written..end]));
            _written = end;
        }

        private readonly record struct Container(string Name, bool HoldsErrorMessages);

        private static string TextOf(ref Utf8JsonReader reader)
        {
            try
            {
                return reader.GetString()!;
            }
            catch (InvalidOperationException)
            {
                // Half a surrogate pair, or bytes that are not UTF-8.
                return Encoding.UTF8.GetString(reader.ValueSpan);
            }
        }
    }
}
