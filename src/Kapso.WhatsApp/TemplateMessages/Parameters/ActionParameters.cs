using System.Text.Json;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>What a button that opens something inside WhatsApp shows there: a flow, a catalog, products or an order.</summary>
public abstract record ActionParameter : TemplateParameter
{
    private protected ActionParameter()
    {
    }

    internal override string Type => "action";

    /// <summary>The one kind of button that the action belongs to.</summary>
    internal abstract TemplateButtonSubType Button { get; }

    /// <summary>Writes the members of the <c>action</c> object.</summary>
    private protected abstract void WriteAction(Utf8JsonWriter writer);

    private protected sealed override void WriteValue(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("action"u8);
        WriteAction(writer);
        writer.WriteEndObject();
    }
}

/// <summary>The token and the data with which the flow of a flow button starts.</summary>
public sealed record FlowParameter : ActionParameter
{
    /// <summary>The token that WhatsApp's documentation names for flows that need none.</summary>
    public const string UnusedFlowToken = "unused";

    /// <summary>The application's own mark of this flow, which comes back with the reader's answers. Make it hard to guess when it identifies anything.</summary>
    public string FlowToken { get; init; } = UnusedFlowToken;

    /// <summary>The data of the flow's first screen: an object, sent with its keys as they are; left out when null.</summary>
    public JsonElement? Data { get; init; }

    internal override TemplateButtonSubType Button => TemplateButtonSubType.Flow;

    internal override void Check(Rules rules)
    {
        rules.Required(FlowToken, "flowToken");
        if (Data is { } data)
        {
            RawJson.CheckObject(rules, data, "data");
        }
    }

    private protected override void WriteAction(Utf8JsonWriter writer)
    {
        writer.WriteString("flow_token"u8, FlowToken);
        writer.WriteOptional("flow_action_data"u8, Data);
    }
}

/// <summary>The product whose picture represents the catalog of a catalog button.</summary>
/// <param name="ThumbnailProductRetailerId">The product's content id (SKU) in the catalog.</param>
public sealed record CatalogParameter(string ThumbnailProductRetailerId) : ActionParameter
{
    internal override TemplateButtonSubType Button => TemplateButtonSubType.Catalog;

    internal override void Check(Rules rules) => rules.Required(ThumbnailProductRetailerId, "thumbnailProductRetailerId");

    private protected override void WriteAction(Utf8JsonWriter writer) => writer.WriteString("thumbnail_product_retailer_id"u8, ThumbnailProductRetailerId);
}

/// <summary>The products behind a multi-product button.</summary>
/// <param name="ThumbnailProductRetailerId">The content id (SKU) of the product whose image stands for all.</param>
/// <param name="Sections">1 to <see cref="ProductSection.MaxSections"/> groups of together at most <see cref="ProductSection.MaxProducts"/> products.</param>
public sealed record MultiProductParameter(string ThumbnailProductRetailerId, IReadOnlyList<ProductSection> Sections) : ActionParameter
{
    internal override TemplateButtonSubType Button => TemplateButtonSubType.MultiProduct;

    internal override void Check(Rules rules)
    {
        rules.Required(ThumbnailProductRetailerId, "thumbnailProductRetailerId");
        ProductSection.CheckAll(rules, Sections, "sections");
    }

    private protected override void WriteAction(Utf8JsonWriter writer)
    {
        writer.WriteString("thumbnail_product_retailer_id"u8, ThumbnailProductRetailerId);
        ProductSection.WriteAll(writer, Sections);
    }
}

/// <summary>The order behind an order details button.</summary>
/// <param name="Order">The order and how it can be paid.</param>
public sealed record OrderDetailsParameter(OrderDetails Order) : ActionParameter
{
    internal override TemplateButtonSubType Button => TemplateButtonSubType.OrderDetails;

    internal override void Check(Rules rules) => Check(rules, Order);

    private static void Check(Rules rules, OrderDetails order)
    {
        using (rules.In("order"))
        {
            order.Check(rules);
        }
    }

    private protected override void WriteAction(Utf8JsonWriter writer)
    {
        writer.WritePropertyName("order_details"u8);
        Order.Write(writer);
    }
}
