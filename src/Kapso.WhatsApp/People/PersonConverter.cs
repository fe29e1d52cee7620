using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kapso.WhatsApp;

/// <summary>Writes a person as the phone number or BSUID that goes over the wire.</summary>
internal sealed class PersonConverter : JsonConverter<Person>
{
    public override Person? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString() is { } value ? Person.FromString(value) : null;

    public override void Write(Utf8JsonWriter writer, Person value, JsonSerializerOptions options) => writer.WriteStringValue(value.Written);
}
