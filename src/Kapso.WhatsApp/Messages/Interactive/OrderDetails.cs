using System.Text.Json;
using System.Text.RegularExpressions;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>An order and how it can be paid; also for the order details button of a template.</summary>
public sealed partial record OrderDetails
{
    /// <summary>The most items when an item has a picture.</summary>
    public const int MaxItemsWithImages = 10;

    /// <summary>The most characters of <see cref="PaymentConfiguration"/>.</summary>
    public const int MaxPaymentConfigurationLength = 60;

    /// <summary>The most characters of <see cref="ExpirationDescription"/>.</summary>
    public const int MaxExpirationDescriptionLength = 120;

    /// <summary>Your reference, unique to the order: letters, digits, <c>_</c>, <c>-</c> and <c>.</c>, at most 60 characters in Brazil and 35 in India.</summary>
    public required string ReferenceId { get; init; }

    /// <summary>Whether the goods are shipped.</summary>
    public required OrderGoodsType GoodsType { get; init; }

    /// <summary>The kind of payment, by country.</summary>
    public required OrderPaymentType PaymentType { get; init; }

    /// <summary>The currency, <c>BRL</c> or <c>INR</c>.</summary>
    public required string Currency { get; init; }

    /// <summary>The items that are ordered.</summary>
    public required IReadOnlyList<OrderItem> Items { get; init; }

    /// <summary>The cost of the items together.</summary>
    public required OrderAmount Subtotal { get; init; }

    /// <summary>The tax on the order.</summary>
    public required OrderAmount Tax { get; init; }

    /// <summary>The cost of shipping, or null without one.</summary>
    public OrderAmount? Shipping { get; init; }

    /// <summary>The discount on the order, or null without one.</summary>
    public OrderAmount? Discount { get; init; }

    /// <summary>The ways in which the order can be paid.</summary>
    public IReadOnlyList<PaymentSetting> PaymentSettings { get; init; } = [];

    /// <summary>The name of a payment configuration (India), in place of <see cref="PaymentSettings"/>.</summary>
    public string? PaymentConfiguration { get; init; }

    /// <summary>The app that is offered first (India): <c>gpay</c>, <c>phonepe</c>, <c>paytm</c>, <c>amazonpay</c>, <c>cred</c> or <c>mobikwik</c>.</summary>
    public string? PreferredPaymentMethod { get; init; }

    /// <summary>The people who receive shipped goods (India), sent unchanged.</summary>
    public JsonElement? Beneficiaries { get; init; }

    /// <summary>The address that goods are shipped to (Brazil), sent unchanged.</summary>
    public JsonElement? ShippingInfo { get; init; }

    /// <summary>The catalog that the items come from.</summary>
    public string? CatalogId { get; init; }

    /// <summary>The order's state, <see cref="OrderState.Pending"/> for a new one.</summary>
    public OrderState Status { get; init; } = OrderState.Pending;

    /// <summary><c>quick_pay</c> hides the page to review the order (India).</summary>
    public string? OrderType { get; init; }

    /// <summary>Until when the order can be paid, at least five minutes from now.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>An explanation of the expiry, at most <see cref="MaxExpirationDescriptionLength"/> characters.</summary>
    public string? ExpirationDescription { get; init; }

    /// <summary>What is to be paid, in hundredths: subtotal, tax and shipping without the discount.</summary>
    public long Total => Subtotal.Value + Tax.Value + (Shipping?.Value ?? 0) - (Discount?.Value ?? 0);

    private int MaxReferenceLength => PaymentType == OrderPaymentType.Upi ? 35 : 60;

    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("reference_id"u8, ReferenceId);
        writer.WriteString("type"u8, GoodsType.Value);
        writer.WriteString("payment_type"u8, PaymentType.Value);
        WritePayment(writer);
        writer.WriteString("currency"u8, Currency);
        new OrderAmount(Total).Write(writer, "total_amount"u8);
        writer.WriteOptional("beneficiaries"u8, Beneficiaries);
        writer.WriteOptional("shipping_info"u8, ShippingInfo);
        WriteOrder(writer);
        writer.WriteEndObject();
    }

    internal void Check(Rules rules)
    {
        rules.Reference(ReferenceId, "referenceId");
        rules.MaxLength(ReferenceId, MaxReferenceLength, "referenceId");
        rules.Required(GoodsType.Value, "goods");
        rules.Required(PaymentType.Value, "paymentType");
        rules.Pattern(Currency, CurrencyForm(), "currency", "must be the three capital letters of a currency");
        rules.Count(Items.Count, 1, int.MaxValue, "items", "items");
        for (int i = 0; i < Items.Count; i++)
        {
            using (rules.In("items", i))
            {
                Items[i].Check(rules);
            }
        }

        CheckImages(rules);
        Subtotal.Check(rules, "subtotal");
        Tax.Check(rules, "tax");
        Shipping?.Check(rules, "shipping");
        Discount?.Check(rules, "discount");
        rules.Range(Total, 1, long.MaxValue, "total");
        for (int i = 0; i < PaymentSettings.Count; i++)
        {
            using (rules.In("paymentSettings", i))
            {
                PaymentSettings[i].Check(rules);
            }
        }

        if (PaymentConfiguration is not null && PaymentSettings.Count > 0)
        {
            rules.Add("paymentConfiguration", "at-most-one", "give payment settings or the name of a configuration, not both", "1", "2");
        }

        rules.OptionalText(PaymentConfiguration, MaxPaymentConfigurationLength, "paymentConfiguration");
        rules.OptionalText(ExpirationDescription, MaxExpirationDescriptionLength, "expirationDescription");
    }

    private void CheckImages(Rules rules)
    {
        if (Items.Any(item => item.ImageLink is not null))
        {
            rules.Count(Items.Count, 0, MaxItemsWithImages, "items", "items with pictures");
            if (CatalogId is not null)
            {
                rules.Add("catalogId", "no-images", "items of a catalog have its pictures; leave the item's own out");
            }
        }
    }

    private void WritePayment(Utf8JsonWriter writer)
    {
        if (PaymentSettings.Count > 0)
        {
            writer.WriteStartArray("payment_settings"u8);
            foreach (PaymentSetting setting in PaymentSettings)
            {
                setting.Write(writer);
            }

            writer.WriteEndArray();
        }

        writer.WriteOptional("payment_configuration"u8, PaymentConfiguration);
        if (PreferredPaymentMethod is not null)
        {
            writer.WriteStartArray("preferred_payment_methods"u8);
            writer.WriteStartObject();
            writer.WriteString("method"u8, PreferredPaymentMethod);
            writer.WriteEndObject();
            writer.WriteEndArray();
        }
    }

    private void WriteOrder(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("order"u8);
        writer.WriteString("status"u8, Status.Value);
        writer.WriteOptional("type"u8, OrderType);
        writer.WriteOptional("catalog_id"u8, CatalogId);
        if (ExpiresAt is { } expires)
        {
            writer.WriteStartObject("expiration"u8);
            writer.WriteString("timestamp"u8, expires.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
            writer.WriteOptional("description"u8, ExpirationDescription);
            writer.WriteEndObject();
        }

        writer.WriteStartArray("items"u8);
        foreach (OrderItem item in Items)
        {
            item.Write(writer);
        }

        writer.WriteEndArray();
        Subtotal.Write(writer, "subtotal"u8);
        Tax.Write(writer, "tax"u8);
        Shipping?.Write(writer, "shipping"u8);
        Discount?.Write(writer, "discount"u8);
        writer.WriteEndObject();
    }

    [GeneratedRegex(@"^[A-Z]{3}\z")]
    private static partial Regex CurrencyForm();
}
