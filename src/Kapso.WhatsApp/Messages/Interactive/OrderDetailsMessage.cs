using System.Text.Json;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>
/// An order to review and pay (Brazil and India, with payments enabled on the account). Build it with <see cref="Interactive.OrderDetails"/>.
/// </summary>
public sealed record OrderDetailsMessage : HeaderFooterMessage
{
    /// <summary>The order and how it can be paid.</summary>
    public required OrderDetails Order { get; init; }

    internal override string Kind => "order_details";

    private protected override void WriteAction(Utf8JsonWriter writer)
    {
        writer.WriteString("name"u8, "review_and_pay"u8);
        writer.WritePropertyName("parameters"u8);
        Order.Write(writer);
    }

    private protected override void CheckAction(Rules rules)
    {
        if (Header is { IsImage: false })
        {
            rules.Add("header", "image-only", "an order can only have a picture above it", "image");
        }

        if (!rules.NotNull(Order, "order"))
        {
            return;
        }

        using (rules.In("order"))
        {
            Order.Check(rules);
        }
    }
}

/// <summary>An amount of money in the currency's smallest unit: 1050 is 10.50.</summary>
/// <param name="Value">The amount in hundredths.</param>
/// <param name="Description">A word on it, at most <see cref="MaxDescriptionLength"/> characters; only for tax, shipping and discount.</param>
public sealed record OrderAmount(long Value, string? Description = null) : KapsoRecord
{
    /// <summary>The most characters of a description.</summary>
    public const int MaxDescriptionLength = 60;

    private const int Offset = 100;

    /// <summary>The programme that a discount belongs to, at most <see cref="MaxDescriptionLength"/> characters.</summary>
    public string? DiscountProgramName { get; init; }

    internal void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("value"u8, Value);
        writer.WriteNumber("offset"u8, Offset);
        writer.WriteOptional("description"u8, Description);
        writer.WriteOptional("discount_program_name"u8, DiscountProgramName);
        writer.WriteEndObject();
    }

    internal void Check(Rules rules, string name)
    {
        using (rules.In(name))
        {
            rules.Range(Value, 0, long.MaxValue, "");
            rules.OptionalText(Description, MaxDescriptionLength, "description");
            rules.OptionalText(DiscountProgramName, MaxDescriptionLength, "discountProgramName");
        }
    }
}

/// <summary>Something that is ordered.</summary>
/// <param name="Name">What it is, at most <see cref="MaxNameLength"/> characters.</param>
/// <param name="Amount">What one of it costs.</param>
/// <param name="Quantity">How many.</param>
public sealed record OrderItem(string Name, OrderAmount Amount, int Quantity) : KapsoRecord
{
    /// <summary>The most characters of a name.</summary>
    public const int MaxNameLength = 60;

    /// <summary>The item's id in the catalog, or one of your own.</summary>
    public string? RetailerId { get; init; }

    /// <summary>The reduced price of one item.</summary>
    public OrderAmount? SaleAmount { get; init; }

    /// <summary>The public address of a picture; then at most 10 items and no catalog.</summary>
    public string? ImageLink { get; init; }

    /// <summary>The country of origin (India).</summary>
    public string? CountryOfOrigin { get; init; }

    /// <summary>The importer's name (India).</summary>
    public string? ImporterName { get; init; }

    /// <summary>The importer's address (India), sent as it is: <c>address_line1</c>, <c>address_line2</c>, <c>city</c>, <c>zone_code</c>, <c>postal_code</c>, <c>country_code</c>.</summary>
    public JsonElement? ImporterAddress { get; init; }

    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteOptional("retailer_id"u8, RetailerId);
        writer.WriteString("name"u8, Name);
        Amount.Write(writer, "amount"u8);
        writer.WriteNumber("quantity"u8, Quantity);
        SaleAmount?.Write(writer, "sale_amount"u8);
        if (ImageLink is not null)
        {
            writer.WriteStartObject("image"u8);
            writer.WriteString("link"u8, ImageLink);
            writer.WriteEndObject();
        }

        writer.WriteOptional("country_of_origin"u8, CountryOfOrigin);
        writer.WriteOptional("importer_name"u8, ImporterName);
        writer.WriteOptional("importer_address"u8, ImporterAddress);
        writer.WriteEndObject();
    }

    internal void Check(Rules rules)
    {
        rules.Text(Name, MaxNameLength, "name");
        Amount.Check(rules, "amount");
        SaleAmount?.Check(rules, "saleAmount");
        rules.Range(Quantity, 1, int.MaxValue, "quantity");
        if (ImageLink is not null)
        {
            rules.WebAddress(ImageLink, "imageLink");
        }
    }
}
