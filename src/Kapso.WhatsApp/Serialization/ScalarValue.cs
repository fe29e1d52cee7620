using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp;

/// <summary>A value that is a text, a number, true, false or null, where the API takes any of them. A text, a number and a boolean convert by themselves.</summary>
[JsonConverter(typeof(ScalarValueConverter))]
public readonly record struct ScalarValue
{
    private readonly string? _text;

    private ScalarValue(JsonValueKind kind, string? text) => (Kind, _text) = (kind, text);

    /// <summary>Gets what kind of JSON value it is: string, number, true, false or null; undefined for the default value.</summary>
    public JsonValueKind Kind { get; }

    /// <summary>Gets the value as a text: a text itself, a number in its digits, <c>true</c> or <c>false</c>; null for null.</summary>
    public string? Text => _text;

    /// <summary>Gets the number; null when the value is none, or one that a decimal cannot hold.</summary>
    public decimal? Number => Kind is JsonValueKind.Number && decimal.TryParse(_text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? number : null;

    /// <summary>Gets whether the value is true; null when it is no boolean.</summary>
    public bool? Boolean => Kind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>Makes a value of a text; null makes the JSON value null.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator ScalarValue(string? text) => new(text is null ? JsonValueKind.Null : JsonValueKind.String, text);

    /// <summary>Makes a value of a whole number.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator ScalarValue(long number) => new(JsonValueKind.Number, number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Makes a value of a decimal number, such as an amount of money.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator ScalarValue(decimal number) => new(JsonValueKind.Number, number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Makes a value of a floating-point number.</summary>
    /// <param name="number">The number, which must be finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is infinite or not a number, which JSON does not have.</exception>
    public static implicit operator ScalarValue(double number) => double.IsFinite(number)
        ? new(JsonValueKind.Number, number.ToString("R", CultureInfo.InvariantCulture))
        : throw new ArgumentOutOfRangeException(nameof(number), number, "JSON has no number that is infinite or not a number.");

    /// <summary>Makes a value of a boolean, true or false.</summary>
    /// <param name="flag">The boolean.</param>
    public static implicit operator ScalarValue(bool flag) => new(flag ? JsonValueKind.True : JsonValueKind.False, flag ? "true" : "false");

    /// <summary>Returns the value as a text; empty for null.</summary>
    public override string ToString() => _text ?? "";

    /// <summary>Reads the value that the reader stands on.</summary>
    internal static ScalarValue Read(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.Number:
                using (JsonDocument number = JsonDocument.ParseValue(ref reader))
                {
                    return new ScalarValue(JsonValueKind.Number, number.RootElement.GetRawText());
                }

            case JsonTokenType.True or JsonTokenType.False:
                return reader.GetBoolean();
            case JsonTokenType.Null:
                return (string?)null;
            default:
                throw new JsonException("The value is neither a text, a number, a boolean nor null.");
        }
    }

    internal void Write(Utf8JsonWriter writer)
    {
        switch (Kind)
        {
            case JsonValueKind.String:
                writer.WriteStringValue(_text);
                break;
            case JsonValueKind.Number:
                writer.WriteRawValue(_text!, skipInputValidation: true);
                break;
            case JsonValueKind.True or JsonValueKind.False:
                writer.WriteBooleanValue(Kind is JsonValueKind.True);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}

/// <summary>Reads and writes a scalar as the JSON value that it is.</summary>
internal sealed class ScalarValueConverter : JsonConverter<ScalarValue>
{
    public override bool HandleNull => true;

    public override ScalarValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ScalarValue.Read(ref reader);

    public override void Write(Utf8JsonWriter writer, ScalarValue value, JsonSerializerOptions options) => value.Write(writer);
}
