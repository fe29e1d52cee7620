using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Kapso.WhatsApp;

/// <summary>
/// A member of an update that can be set, cleared or left alone: not mentioned it is left alone, a value sets it and <c>null</c> clears it.
/// A value converts by itself: <c>new CustomerUpdate { ExternalCustomerId = null }</c>.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
public readonly record struct Optional<T>
{
    /// <summary>A member that is set to a value, or cleared by null.</summary>
    /// <param name="value">The value.</param>
    public Optional(T? value)
    {
        Value = value;
        IsSet = true;
    }

    /// <summary>Whether the update mentions the member at all.</summary>
    public bool IsSet { get; }

    /// <summary>The value; null clears the member.</summary>
    public T? Value { get; }

    /// <summary>Sets a member to a value, or clears it by null.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Optional<T>(T? value) => new(value);

    /// <summary>Returns the value with phone numbers masked, or a word for its absence.</summary>
    public override string ToString() => IsSet ? RecordMask.Apply(Value?.ToString() ?? "cleared") : "left alone";
}

/// <summary>Writes the value of a member that an update mentions; one that it does not is left out by its property's ignore condition.</summary>
internal sealed class OptionalConverter<T> : JsonConverter<Optional<T>>
{
    public override Optional<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.Null ? new Optional<T>(default) : new Optional<T>(JsonSerializer.Deserialize(ref reader, TypeOf(options)));

    public override void Write(Utf8JsonWriter writer, Optional<T> value, JsonSerializerOptions options)
    {
        if (value.Value is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            JsonSerializer.Serialize(writer, value.Value, TypeOf(options));
        }
    }

    private static JsonTypeInfo<T> TypeOf(JsonSerializerOptions options) => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
}
