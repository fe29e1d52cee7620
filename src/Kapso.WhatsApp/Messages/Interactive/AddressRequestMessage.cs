using System.Text.Json;
using System.Text.RegularExpressions;

namespace Kapso.WhatsApp.Messages;

/// <summary>
/// Asks for a delivery address (India only). A customer whose app cannot show it does not get it, and the send fails with code 1026.
/// Build it with <see cref="Interactive.Address"/>.
/// </summary>
public sealed partial record AddressRequestMessage : HeaderFooterMessage
{
    /// <summary>The most characters of a postal code (<c>in_pin_code</c>).</summary>
    public const int MaxPinCodeLength = 6;

    private const string PinCode = "in_pin_code";

    /// <summary>The country's two-letter code; only <c>IN</c> is supported, and it must be the customer's.</summary>
    public required string Country { get; init; }

    /// <summary>
    /// The values that are filled in initially, by field: <c>name</c>, <c>phone_number</c>, <c>in_pin_code</c>, <c>house_number</c>, <c>floor_number</c>,
    /// <c>tower_number</c>, <c>building_name</c>, <c>address</c>, <c>landmark_area</c>, <c>city</c>, <c>state</c>.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Values { get; init; }

    /// <summary>Addresses that the customer can choose from.</summary>
    public IReadOnlyList<SavedAddress>? SavedAddresses { get; init; }

    /// <summary>What is wrong with an address that the customer gave before, by field.</summary>
    public IReadOnlyDictionary<string, string>? ValidationErrors { get; init; }

    internal override string Kind => "address_message";

    private protected override void WriteAction(Utf8JsonWriter writer) => WriteNamed(writer, "address_message"u8, this, static (writer, message) =>
    {
        writer.WriteString("country"u8, message.Country);
        WriteFields(writer, "values", message.Values);
        if (message.SavedAddresses is not null)
        {
            writer.WriteStartArray("saved_addresses"u8);
            foreach (SavedAddress address in message.SavedAddresses)
            {
                writer.WriteStartObject();
                writer.WriteString("id"u8, address.Id);
                WriteFields(writer, "value", address.Value);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        WriteFields(writer, "validation_errors", message.ValidationErrors);
    });

    private protected override void CheckAction(Rules rules)
    {
        rules.Pattern(Country, CountryForm(), "country", "must be a two-letter country code in capitals");
        CheckPinCode(rules, Values, "values");

        for (int i = 0; i < SavedAddresses?.Count; i++)
        {
            using (rules.In("savedAddresses", i))
            {
                rules.Required(SavedAddresses[i].Id, "id");
                CheckPinCode(rules, SavedAddresses[i].Value, "value");
            }
        }

        rules.Unique(SavedAddresses ?? [], static address => address.Id, "savedAddresses", "id");
    }

    private static void CheckPinCode(Rules rules, IReadOnlyDictionary<string, string>? fields, string path)
    {
        if (fields?.TryGetValue(PinCode, out string? pin) == true)
        {
            rules.Text(pin, MaxPinCodeLength, $"{path}.{PinCode}");
        }
    }

    [GeneratedRegex(@"^[A-Z]{2}\z")]
    private static partial Regex CountryForm();

    private static void WriteFields(Utf8JsonWriter writer, string name, IReadOnlyDictionary<string, string>? fields)
    {
        if (fields is null)
        {
            return;
        }

        writer.WriteStartObject(name);
        foreach ((string field, string value) in fields)
        {
            writer.WriteString(field, value);
        }

        writer.WriteEndObject();
    }
}

/// <summary>An address that the customer can choose.</summary>
/// <param name="Id">What comes back when it is chosen.</param>
/// <param name="Value">The address, by field.</param>
public sealed record SavedAddress(string Id, IReadOnlyDictionary<string, string> Value) : KapsoRecord;
