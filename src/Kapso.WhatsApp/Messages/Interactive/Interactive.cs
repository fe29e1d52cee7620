namespace Kapso.WhatsApp.Messages;

/// <summary>
/// Builds interactive messages: one method a kind. Each builder offers what its kind allows, and its <c>Build</c> checks every limit and reports
/// all broken rules at once.
/// </summary>
public static class Interactive
{
    /// <summary>One to three buttons that answer with a text of their own.</summary>
    public static ReplyButtonsBuilder Buttons() => new();

    /// <summary>A button that opens a list to choose one row from.</summary>
    /// <param name="button">The text on the button, at most <see cref="ListMessage.MaxButtonLength"/> characters.</param>
    public static ListBuilder List(string button) => new(button);

    /// <summary>A button that opens a web page.</summary>
    /// <param name="displayText">The text on the button, at most <see cref="CallToActionMessage.MaxDisplayTextLength"/> characters.</param>
    /// <param name="url">The page, an absolute http or https address.</param>
    public static CallToActionBuilder CallToAction(string displayText, string url) => new(displayText, url);

    /// <inheritdoc cref="CallToAction(string, string)"/>
    public static CallToActionBuilder CallToAction(string displayText, Uri url) => new(displayText, (url ?? throw new ArgumentNullException(nameof(url))).OriginalString);

    /// <summary>Asks for the customer's location.</summary>
    /// <param name="body">The text of the message.</param>
    public static LocationRequestBuilder LocationRequest(string body) => new LocationRequestBuilder().Body(body);

    /// <summary>Asks for the customer's contact details.</summary>
    /// <param name="body">The text of the message.</param>
    public static ContactInfoRequestBuilder ContactInfoRequest(string body) => new ContactInfoRequestBuilder().Body(body);

    /// <summary>Asks for permission to call.</summary>
    public static CallPermissionRequestBuilder CallPermissionRequest() => new();

    /// <summary>A button with which the customer calls the business.</summary>
    /// <param name="displayText">The text on the button, at most <see cref="VoiceCallMessage.MaxDisplayTextLength"/> characters; WhatsApp's own words when null.</param>
    public static VoiceCallBuilder VoiceCall(string? displayText = null) => new(displayText);

    /// <summary>Asks for a delivery address (India only).</summary>
    /// <param name="country">The country's two-letter code.</param>
    public static AddressRequestBuilder Address(string country = "IN") => new(country);

    /// <summary>A button that opens a flow, by the flow's id.</summary>
    /// <param name="flowId">The flow's id.</param>
    /// <param name="button">The text on the button, at most <see cref="FlowMessage.MaxButtonLength"/> characters.</param>
    public static FlowBuilder Flow(string flowId, string button) => new(flowId, null, button);

    /// <summary>A button that opens a flow, by the flow's name.</summary>
    /// <param name="flowName">The flow's name.</param>
    /// <param name="button">The text on the button, at most <see cref="FlowMessage.MaxButtonLength"/> characters.</param>
    public static FlowBuilder FlowByName(string flowName, string button) => new(null, flowName, button);

    /// <summary>One product of a catalog.</summary>
    /// <param name="catalogId">The catalog's id.</param>
    /// <param name="productRetailerId">The product's id in the catalog.</param>
    public static ProductBuilder Product(string catalogId, string productRetailerId) => new(catalogId, productRetailerId);

    /// <summary>Several products of a catalog, in sections.</summary>
    /// <param name="catalogId">The catalog's id.</param>
    public static ProductListBuilder ProductList(string catalogId) => new(catalogId);

    /// <summary>A button that opens the whole catalog.</summary>
    public static CatalogBuilder Catalog() => new();

    /// <summary>Cards with a picture or video and buttons, to swipe through.</summary>
    public static MediaCarouselBuilder MediaCarousel() => new();

    /// <summary>Cards with products of one catalog, to swipe through.</summary>
    /// <param name="catalogId">The catalog's id.</param>
    public static ProductCarouselBuilder ProductCarousel(string catalogId) => new(catalogId);

    /// <summary>An order to review and pay (Brazil and India).</summary>
    /// <param name="order">The order.</param>
    public static OrderDetailsBuilder OrderDetails(OrderDetails order) => new(order);

    /// <summary>Starts an order status message, which tells a customer the state of an order.</summary>
    /// <param name="referenceId">The order's reference.</param>
    /// <param name="status">How far it is.</param>
    public static OrderStatusBuilder OrderStatus(string referenceId, OrderState status) => new(referenceId, status);
}
