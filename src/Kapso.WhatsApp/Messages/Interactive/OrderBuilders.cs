namespace Kapso.WhatsApp.Messages;

/// <summary>Builds a message with an order to pay.</summary>
public sealed class OrderDetailsBuilder : FooterBuilder<OrderDetailsBuilder, OrderDetailsMessage>
{
    private readonly OrderDetails _order;
    private InteractiveHeader? _header;

    internal OrderDetailsBuilder(OrderDetails order) => _order = order ?? throw new ArgumentNullException(nameof(order));

    /// <summary>Puts a picture above the body.</summary>
    /// <param name="media">The file.</param>
    public OrderDetailsBuilder HeaderImage(Media media)
    {
        _header = InteractiveHeader.Image(media);
        return this;
    }

    private protected override OrderDetailsMessage Create() => new() { Header = _header, Body = BodyText, Footer = FooterText, Order = _order };
}

/// <summary>Builds a message about the state of an order.</summary>
public sealed class OrderStatusBuilder : HeaderFooterBuilder<OrderStatusBuilder, OrderStatusMessage>
{
    private OrderStatusMessage _status;

    internal OrderStatusBuilder(string referenceId, OrderState status) =>
        _status = new OrderStatusMessage { ReferenceId = referenceId ?? throw new ArgumentNullException(nameof(referenceId)), Status = status };

    /// <summary>Adds an explanation of the state.</summary>
    /// <param name="text">At most <see cref="OrderStatusMessage.MaxDescriptionLength"/> characters.</param>
    public OrderStatusBuilder Description(string text)
    {
        _status = _status with { Description = text };
        return this;
    }

    /// <summary>Says how far the payment is.</summary>
    /// <param name="status">How far it is.</param>
    /// <param name="at">When it came to that.</param>
    public OrderStatusBuilder Payment(OrderPaymentStatus status, DateTimeOffset? at = null)
    {
        _status = _status with { Payment = status, PaidAt = at };
        return this;
    }

    private protected override OrderStatusMessage Create() => _status with { Header = HeaderPart, Body = BodyText, Footer = FooterText };
}
