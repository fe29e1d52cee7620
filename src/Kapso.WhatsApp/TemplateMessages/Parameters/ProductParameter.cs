using System.Text.Json;

namespace Kapso.WhatsApp.Messages;

/// <summary>The product that a header shows.</summary>
/// <param name="ProductRetailerId">The product's content id (SKU) in the catalog.</param>
/// <param name="CatalogId">The id of the catalog that is connected to the business account.</param>
public sealed record ProductParameter(string ProductRetailerId, string CatalogId) : TemplateParameter
{
    internal override string Type => "product";

    internal override void Check(Rules rules)
    {
        rules.Required(ProductRetailerId, "productRetailerId");
        rules.RequiredId(CatalogId, "catalogId");
    }

    private protected override void WriteValue(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("product"u8);
        writer.WriteString("product_retailer_id"u8, ProductRetailerId);
        writer.WriteString("catalog_id"u8, CatalogId);
        writer.WriteEndObject();
    }
}
