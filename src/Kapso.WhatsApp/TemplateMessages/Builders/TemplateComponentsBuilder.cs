using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Kapso.WhatsApp.Messages;

/// <summary>What can be filled in both in a template message and in one of its cards: the header and the buttons.</summary>
/// <typeparam name="TBuilder">The builder itself.</typeparam>
public abstract class TemplateComponentsBuilder<TBuilder>
    where TBuilder : TemplateComponentsBuilder<TBuilder>
{
    private readonly List<HeaderComponent> _headers = [];
    private readonly List<TemplateParameter> _body = [];
    private readonly List<ButtonComponent> _buttons = [];

    private protected TemplateComponentsBuilder()
    {
    }

    internal IEnumerable<TemplateComponent> Parts => [.. _headers, .. _body.Count == 0 ? Array.Empty<TemplateComponent>() : [new BodyComponent([.. _body])], .. _buttons];

    /// <summary>Sets the header's picture.</summary>
    /// <param name="media">The file: uploaded or linked.</param>
    public TBuilder HeaderImage(Media media) => AddHeader(new ImageParameter(media ?? throw new ArgumentNullException(nameof(media))));

    /// <summary>Sets the header's video.</summary>
    /// <param name="media">The file: uploaded or linked.</param>
    public TBuilder HeaderVideo(Media media) => AddHeader(new VideoParameter(media ?? throw new ArgumentNullException(nameof(media))));

    /// <summary>Sets the header's document.</summary>
    /// <param name="media">The file: uploaded or linked.</param>
    /// <param name="fileName">The name that is shown, with its extension.</param>
    public TBuilder HeaderDocument(Media media, string? fileName = null) =>
        AddHeader(new DocumentParameter(media ?? throw new ArgumentNullException(nameof(media))) { FileName = fileName });

    /// <summary>Sets the header's place.</summary>
    /// <param name="latitude">Degrees north.</param>
    /// <param name="longitude">Degrees east.</param>
    /// <param name="name">What the place is called.</param>
    /// <param name="address">The place's address.</param>
    public TBuilder HeaderLocation(double latitude, double longitude, string? name = null, string? address = null) =>
        AddHeader(new LocationParameter(latitude, longitude) { Name = name, Address = address });

    /// <summary>Sets the header's product.</summary>
    /// <param name="productRetailerId">The product's id in the catalog.</param>
    /// <param name="catalogId">The catalog's id.</param>
    public TBuilder HeaderProduct(string productRetailerId, string catalogId) => AddHeader(new ProductParameter(productRetailerId, catalogId));

    /// <summary>Sets what a quick reply button sends back.</summary>
    /// <param name="index">The button's place in the template, from 0.</param>
    /// <param name="payload">What comes back when it is tapped.</param>
    public TBuilder QuickReplyButton(int index, string payload) => Button(ButtonComponent.QuickReply(index, payload));

    /// <summary>Sets the variable end of a button's web address.</summary>
    /// <param name="index">The button's place in the template, from 0.</param>
    /// <param name="suffix">The variable end alone.</param>
    /// <param name="address">The button's address as the template has it, with its placeholder, so that a whole address in place of its end is refused; null when it is not known.</param>
    public TBuilder UrlButton(int index, string suffix, string? address = null) => Button(ButtonComponent.Url(index, suffix) with { Address = address });

    /// <summary>Sets the code that a button copies.</summary>
    /// <param name="index">The button's place in the template, from 0.</param>
    /// <param name="code">The code, at most <see cref="CouponCodeParameter.MaxLength"/> characters.</param>
    public TBuilder CopyCodeButton(int index, string code) => Button(ButtonComponent.CopyCode(index, code));

    /// <summary>Sets what a flow button's flow starts with.</summary>
    /// <param name="index">The button's place in the template, from 0.</param>
    /// <param name="flowToken">A text that comes back with the answers; make it unguessable when it stands for anything.</param>
    /// <param name="data">Input for the flow's first screen, sent as it is.</param>
    public TBuilder FlowButton(int index, string flowToken = FlowParameter.UnusedFlowToken, JsonElement? data = null) =>
        Button(ButtonComponent.Action(index, new FlowParameter { FlowToken = flowToken, Data = data?.Clone() }));

    /// <inheritdoc cref="FlowButton(int, string, JsonElement?)"/>
    public TBuilder FlowButton(int index, string flowToken, JsonObject data) => FlowButton(index, flowToken, RawJson.Copy(data));

    /// <summary>Sets what a flow button's flow starts with, from an object of the application's own.</summary>
    /// <typeparam name="T">The type of the data.</typeparam>
    /// <param name="index">The button's place in the template, from 0.</param>
    /// <param name="flowToken">A text that comes back with the answers; make it unguessable when it stands for anything.</param>
    /// <param name="data">Input for the flow's first screen.</param>
    /// <param name="type">How the data is written: as a JSON object.</param>
    public TBuilder FlowButton<T>(int index, string flowToken, T data, JsonTypeInfo<T> type) => FlowButton(index, flowToken, JsonSerializer.SerializeToElement(data, type));

    /// <summary>Sets the product whose picture represents the catalog.</summary>
    /// <param name="index">The button's place in the template, from 0.</param>
    /// <param name="thumbnailProductRetailerId">The product's id in the catalog.</param>
    public TBuilder CatalogButton(int index, string thumbnailProductRetailerId) => Button(ButtonComponent.Action(index, new CatalogParameter(thumbnailProductRetailerId)));

    /// <summary>Sets the products behind a multi-product button.</summary>
    /// <param name="index">The button's place in the template, from 0.</param>
    /// <param name="thumbnailProductRetailerId">The product whose picture stands for all.</param>
    /// <param name="sections">The products.</param>
    public TBuilder MultiProductButton(int index, string thumbnailProductRetailerId, params IReadOnlyList<ProductSection> sections) =>
        Button(ButtonComponent.Action(index, new MultiProductParameter(thumbnailProductRetailerId, [.. sections])));

    /// <summary>Sets the order behind an order details button.</summary>
    /// <param name="index">The button's place in the template, from 0.</param>
    /// <param name="order">The order.</param>
    public TBuilder OrderDetailsButton(int index, OrderDetails order) =>
        Button(ButtonComponent.Action(index, new OrderDetailsParameter(order ?? throw new ArgumentNullException(nameof(order)))));

    /// <summary>Sets how long a call button works and what comes back with the call.</summary>
    /// <param name="index">The button's place in the template, from 0.</param>
    /// <param name="ttl">The time for which it works, in whole minutes: 1 minute to <see cref="VoiceCallMessage.MaxTtl"/>.</param>
    /// <param name="payload">A text that comes back with the call.</param>
    public TBuilder VoiceCallButton(int index, TimeSpan? ttl = null, string? payload = null) => Button(ButtonComponent.VoiceCall(index, ttl, payload));

    /// <summary>Sets what any button needs.</summary>
    /// <param name="button">The values.</param>
    public TBuilder Button(ButtonComponent button)
    {
        _buttons.Add(button ?? throw new ArgumentNullException(nameof(button)));
        return (TBuilder)this;
    }

    private protected TBuilder AddHeader(TemplateParameter parameter)
    {
        _headers.Add(new HeaderComponent(parameter));
        return (TBuilder)this;
    }

    private protected TBuilder AddBody(params IEnumerable<TemplateParameter> parameters)
    {
        _body.AddRange(parameters);
        return (TBuilder)this;
    }
}
