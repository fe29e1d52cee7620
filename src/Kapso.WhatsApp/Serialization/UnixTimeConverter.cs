using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Serialization;

/// <summary>A point in time in every form of <see cref="TolerantDateTimeConverter"/>, which is written as Meta does: unix seconds in a text. Anything finer is written as ISO 8601.</summary>
internal sealed class UnixTimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => TolerantDateTimeConverter.Read(ref reader);

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(
        value.UtcTicks % TimeSpan.TicksPerSecond == 0 ? value.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) : TolerantDateTimeConverter.Format(value));
}
