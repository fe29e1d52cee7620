using System.Text.Json;
using Kapso.WhatsApp.Customers;
using Kapso.WhatsApp.SetupLinks;

namespace Kapso.WhatsApp.Tests.Serialization;

/// <summary>A member of an update is left alone, set or cleared, and each is something else.</summary>
public sealed class OptionalTests
{
    [Theory]
    [InlineData("{}", false, null)]
    [InlineData("""{"external_customer_id":null}""", true, null)]
    [InlineData("""{"external_customer_id":"7"}""", true, "7")]
    public void An_update_survives_a_round_trip(string json, bool isSet, string? value)
    {
        CustomerUpdate update = JsonSerializer.Deserialize(json, CustomersJson.Default.CustomerUpdate)!;

        (update.ExternalCustomerId.IsSet, update.ExternalCustomerId.Value).Should().Be((isSet, value));
        JsonSerializer.Serialize(update, CustomersJson.Default.CustomerUpdate).Should().Be(json);
    }

    [Fact]
    public void Values_of_every_kind_can_be_set_and_cleared()
    {
        Optional<SetupLanguage?> language = SetupLanguage.Hindi;
        Optional<DateTimeOffset?> time = null;

        (language.IsSet, language.Value).Should().Be((true, SetupLanguage.Hindi));
        (time.IsSet, time.Value).Should().Be((true, null));
        default(Optional<string>).IsSet.Should().BeFalse();
        new[] { default(Optional<string>).ToString(), new Optional<string>(null).ToString(), new Optional<string>("x").ToString() }.Should().Equal("left alone", "cleared", "x");
        new CustomerUpdate().Should().NotBe(new CustomerUpdate { ExternalCustomerId = null });
    }
}
