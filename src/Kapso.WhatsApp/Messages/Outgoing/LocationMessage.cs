using System.Text.Json;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>A message that shows a place on the map.</summary>
/// <param name="Latitude">Degrees north, -90 to 90.</param>
/// <param name="Longitude">Degrees east, -180 to 180.</param>
public sealed record LocationMessage(double Latitude, double Longitude) : OutgoingMessage
{
    /// <summary>The name of the place.</summary>
    public string? Name { get; init; }

    /// <summary>The postal address of the place.</summary>
    public string? Address { get; init; }

    internal override string Type => "location";

    internal override void WriteContent(Utf8JsonWriter writer) => JsonSerializer.Serialize(writer, this, SendingJson.Default.LocationMessage);

    internal override void Check(Rules rules)
    {
        rules.Degrees(Latitude, 90, "latitude");
        rules.Degrees(Longitude, 180, "longitude");
    }
}
