using System.Globalization;
using System.Text.Json;

namespace Kapso.WhatsApp.Messages;

/// <summary>The place that a header shows on a map.</summary>
/// <param name="Latitude">Degrees north, from -<see cref="MaxLatitude"/> to <see cref="MaxLatitude"/>.</param>
/// <param name="Longitude">Degrees east, from -<see cref="MaxLongitude"/> to <see cref="MaxLongitude"/>.</param>
public sealed record LocationParameter(double Latitude, double Longitude) : TemplateParameter
{
    /// <summary>The largest latitude, of either sign, in degrees.</summary>
    public const int MaxLatitude = 90;

    /// <summary>The largest longitude, of either sign, in degrees.</summary>
    public const int MaxLongitude = 180;

    /// <summary>The name of the place.</summary>
    public string? Name { get; init; }

    /// <summary>The postal address of the place.</summary>
    public string? Address { get; init; }

    internal override string Type => "location";

    internal override void Check(Rules rules)
    {
        rules.Degrees(Latitude, MaxLatitude, "latitude");
        rules.Degrees(Longitude, MaxLongitude, "longitude");
        if (Name is not null)
        {
            rules.Required(Name, "name");
            rules.OneLine(Name, "name");
        }

        if (Address is not null)
        {
            rules.Required(Address, "address");
            rules.OneLine(Address, "address");
        }
    }

    private protected override void WriteValue(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("location"u8);
        writer.WriteString("latitude"u8, Text(Latitude));
        writer.WriteString("longitude"u8, Text(Longitude));
        if (Name is not null)
        {
            writer.WriteString("name"u8, Name);
        }

        if (Address is not null)
        {
            writer.WriteString("address"u8, Address);
        }

        writer.WriteEndObject();
    }

    // Not a number lies in no range, so it fails here too.
    // All digits of the number, but never an exponent, which a double takes on close to zero and a decimal does not.
    private static string Text(double degrees) =>
        decimal.Parse(degrees.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
}
