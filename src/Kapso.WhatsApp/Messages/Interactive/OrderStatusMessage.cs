using System.Text.Json;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>Tells the customer how far an order is that was sent with <see cref="OrderDetailsMessage"/>. Build it with <see cref="Interactive.OrderStatus"/>.</summary>
public sealed record OrderStatusMessage : HeaderFooterMessage
{
    /// <summary>The most characters of the description.</summary>
    public const int MaxDescriptionLength = 120;

    /// <summary>The order's reference, as in the order details.</summary>
    public required string ReferenceId { get; init; }

    /// <summary>The state of the order.</summary>
    public required OrderState Status { get; init; }

    /// <summary>An explanation of the state, at most <see cref="MaxDescriptionLength"/> characters.</summary>
    public string? Description { get; init; }

    /// <summary>The state of the payment; left out when null.</summary>
    public OrderPaymentStatus? Payment { get; init; }

    /// <summary>When the payment reached its state.</summary>
    public DateTimeOffset? PaidAt { get; init; }

    internal override string Kind => "order_status";

    private protected override void WriteAction(Utf8JsonWriter writer) => WriteNamed(writer, "review_order"u8, this, static (writer, message) =>
    {
        writer.WriteString("reference_id"u8, message.ReferenceId);
        writer.WriteStartObject("order"u8);
        writer.WriteString("status"u8, message.Status.Value);
        writer.WriteOptional("description"u8, message.Description);
        writer.WriteEndObject();
        if (message.Payment is { } payment)
        {
            writer.WriteStartObject("payment"u8);
            writer.WriteString("status"u8, payment.Value);
            if (message.PaidAt is { } paidAt)
            {
                writer.WriteNumber("timestamp"u8, paidAt.ToUnixTimeSeconds());
            }

            writer.WriteEndObject();
        }
    });

    private protected override void CheckAction(Rules rules)
    {
        rules.Reference(ReferenceId, "referenceId");
        rules.Required(Status.Value, "status");
        rules.OptionalText(Description, MaxDescriptionLength, "description");
        if (PaidAt is not null && Payment is null)
        {
            rules.Add("payment", "required", "a payment time needs a payment status", value: "null");
        }
    }
}
