using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Messages;

public class LocationMessageTests
{
    [Fact]
    public void Coordinates_are_written_as_numbers()
    {
        new LocationMessage(-33.4489, 70.5).ShouldHaveContent("""{"latitude":-33.4489,"longitude":70.5}""");
        new LocationMessage(1, 2) { Name = "Harbour", Address = "Pier 4" }
            .ShouldHaveContent("""{"latitude":1,"longitude":2,"name":"Harbour","address":"Pier 4"}""");
    }

    [Theory]
    [InlineData(90, 180)]
    [InlineData(-90, -180)]
    [InlineData(0, 0)]
    public void Every_point_of_the_globe_is_allowed(double latitude, double longitude) =>
        new LocationMessage(latitude, longitude).ShouldBreakNothing();

    [Theory]
    [InlineData(90.5, 0, "latitude", "-90-90", "90.5")]
    [InlineData(-91, 0, "latitude", "-90-90", "-91")]
    [InlineData(double.NaN, 0, "latitude", "-90-90", "NaN")]
    [InlineData(0, 180.25, "longitude", "-180-180", "180.25")]
    [InlineData(0, -181, "longitude", "-180-180", "-181")]
    [InlineData(0, double.PositiveInfinity, "longitude", "-180-180", "Infinity")]
    public void Other_numbers_are_refused(double latitude, double longitude, string path, string limit, string value) =>
        new LocationMessage(latitude, longitude).ShouldBreakOnly(path, "range", limit, value);
}
