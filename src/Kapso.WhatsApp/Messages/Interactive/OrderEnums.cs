using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>The kind of goods in an order: digital or physical.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<OrderGoodsType>))]
public readonly record struct OrderGoodsType(string Value) : IOpenEnum<OrderGoodsType>
{
    /// <summary>The goods are digital; nothing is shipped.</summary>
    public static OrderGoodsType Digital { get; } = new("digital-goods");

    /// <summary>The goods are physical; they are shipped.</summary>
    public static OrderGoodsType Physical { get; } = new("physical-goods");

    /// <inheritdoc/>
    public static IReadOnlyList<OrderGoodsType> Known { get; } = [Digital, Physical];

    /// <inheritdoc/>
    static OrderGoodsType IOpenEnum<OrderGoodsType>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}

/// <summary>The kind of payment of an order, by country.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<OrderPaymentType>))]
public readonly record struct OrderPaymentType(string Value) : IOpenEnum<OrderPaymentType>
{
    /// <summary>Brazil: Pix, boleto, payment link, card.</summary>
    public static OrderPaymentType Brazil { get; } = new("br");

    /// <summary>India: UPI or a payment gateway.</summary>
    public static OrderPaymentType Upi { get; } = new("upi");

    /// <inheritdoc/>
    public static IReadOnlyList<OrderPaymentType> Known { get; } = [Brazil, Upi];

    /// <inheritdoc/>
    static OrderPaymentType IOpenEnum<OrderPaymentType>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}

/// <summary>The state of an order, from pending to completed.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<OrderState>))]
public readonly record struct OrderState(string Value) : IOpenEnum<OrderState>
{
    /// <summary>The order is waiting for its payment.</summary>
    public static OrderState Pending { get; } = new("pending");

    /// <summary>The order is being prepared.</summary>
    public static OrderState Processing { get; } = new("processing");

    /// <summary>A part of the order has been shipped.</summary>
    public static OrderState PartiallyShipped { get; } = new("partially-shipped");

    /// <summary>The whole order has been shipped.</summary>
    public static OrderState Shipped { get; } = new("shipped");

    /// <summary>The order is completed.</summary>
    public static OrderState Completed { get; } = new("completed");

    /// <summary>The order was canceled.</summary>
    public static OrderState Canceled { get; } = new("canceled");

    /// <inheritdoc/>
    public static IReadOnlyList<OrderState> Known { get; } = [Pending, Processing, PartiallyShipped, Shipped, Completed, Canceled];

    /// <inheritdoc/>
    static OrderState IOpenEnum<OrderState>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}

/// <summary>The state of an order's payment.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<OrderPaymentStatus>))]
public readonly record struct OrderPaymentStatus(string Value) : IOpenEnum<OrderPaymentStatus>
{
    /// <summary>The payment has not been made yet.</summary>
    public static OrderPaymentStatus Pending { get; } = new("pending");

    /// <summary>The payment has been made.</summary>
    public static OrderPaymentStatus Captured { get; } = new("captured");

    /// <summary>The payment has failed.</summary>
    public static OrderPaymentStatus Failed { get; } = new("failed");

    /// <inheritdoc/>
    public static IReadOnlyList<OrderPaymentStatus> Known { get; } = [Pending, Captured, Failed];

    /// <inheritdoc/>
    static OrderPaymentStatus IOpenEnum<OrderPaymentStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}

/// <summary>The kind of a Pix key.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<PixKeyType>))]
public readonly record struct PixKeyType(string Value) : IOpenEnum<PixKeyType>
{
    /// <summary>A person's tax number.</summary>
    public static PixKeyType Cpf { get; } = new("CPF");

    /// <summary>A company's tax number.</summary>
    public static PixKeyType Cnpj { get; } = new("CNPJ");

    /// <summary>The key is an e-mail address.</summary>
    public static PixKeyType Email { get; } = new("EMAIL");

    /// <summary>The key is a phone number.</summary>
    public static PixKeyType Phone { get; } = new("PHONE");

    /// <summary>The key is a random one (EVP).</summary>
    public static PixKeyType Evp { get; } = new("EVP");

    /// <inheritdoc/>
    public static IReadOnlyList<PixKeyType> Known { get; } = [Cpf, Cnpj, Email, Phone, Evp];

    /// <inheritdoc/>
    static PixKeyType IOpenEnum<PixKeyType>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
