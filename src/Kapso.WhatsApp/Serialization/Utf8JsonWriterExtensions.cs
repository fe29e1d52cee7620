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
}
