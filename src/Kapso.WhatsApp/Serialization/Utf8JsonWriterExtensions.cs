using System.Text.Json;

namespace Kapso.WhatsApp.Serialization;

/// <summary>What messages that write themselves have in common: members that are left out when they are not set.</summary>
internal static class Utf8JsonWriterExtensions
{
    public static void WriteOptional(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    /// <summary>Writes JSON of the caller's own, untouched.</summary>
    public static void WriteOptional(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, JsonElement? value)
    {
        if (value is { ValueKind: not JsonValueKind.Undefined } element)
        {
            writer.WritePropertyName(name);
            element.WriteTo(writer);
        }
    }

    /// <summary>Writes JSON of the caller's own, untouched; null for an element that was never given a value, which cannot be written.</summary>
    public static void WriteElement(this Utf8JsonWriter writer, JsonElement element)
    {
        if (element.ValueKind is JsonValueKind.Undefined)
        {
            writer.WriteNullValue();
        }
        else
        {
            element.WriteTo(writer);
        }
    }

    public static void WriteOptional(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, bool? value)
    {
        if (value is { } flag)
        {
            writer.WriteBoolean(name, flag);
        }
    }

    public static void WriteOptional(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, int? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }

    public static void WriteOptional(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateTimeOffset? value)
    {
        if (value is { } time)
        {
            writer.WriteString(name, TolerantDateTimeConverter.Format(time));
        }
    }

    public static void WriteOptional<T>(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, T? value)
        where T : struct, IOpenEnum<T> => writer.WriteOptional(name, value?.Value);

    /// <summary>Writes what a model keeps of members that it has no property for.</summary>
    public static void WriteAdditionalData(this Utf8JsonWriter writer, KapsoModel model)
    {
        foreach ((string name, JsonElement value) in model.ExtensionData ?? [])
        {
            writer.WritePropertyName(name);
            writer.WriteElement(value);
        }
    }
}
