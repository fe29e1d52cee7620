using System.Text.Json;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>One product of a catalog. Build it with <see cref="Interactive.Product"/>.</summary>
public sealed record ProductMessage : InteractiveMessage
{
    /// <summary>The id of the catalog that the product is in.</summary>
    public required string CatalogId { get; init; }

    /// <summary>The product's id in the catalog.</summary>
    public required string ProductRetailerId { get; init; }

    /// <summary>A small text below the body, at most <see cref="InteractiveMessage.MaxFooterLength"/> characters.</summary>
    public string? Footer { get; init; }

    internal override string Kind => "product";

    private protected override bool BodyRequired => false;

    private protected override string? WireFooter => Footer;

    private protected override void WriteAction(Utf8JsonWriter writer)
    {
        writer.WriteString("catalog_id"u8, CatalogId);
        writer.WriteString("product_retailer_id"u8, ProductRetailerId);
    }

    private protected override void CheckAction(Rules rules)
    {
        rules.RequiredId(CatalogId, "catalogId");
        rules.Required(ProductRetailerId, "productRetailerId");
    }
}

/// <summary>Several products of a catalog, in sections. Build it with <see cref="Interactive.ProductList"/>.</summary>
public sealed record ProductListMessage : InteractiveMessage
{
    /// <summary>The id of the catalog that the products are in.</summary>
    public required string CatalogId { get; init; }

    /// <summary>A text above the body, at most <see cref="InteractiveHeader.MaxTextLength"/> characters.</summary>
    public required string Header { get; init; }

    /// <summary>The sections that the products are listed in.</summary>
    public required IReadOnlyList<ProductSection> Sections { get; init; }

    /// <summary>A small text below the body, at most <see cref="InteractiveMessage.MaxFooterLength"/> characters.</summary>
    public string? Footer { get; init; }

    internal override string Kind => "product_list";

    private protected override InteractiveHeader? WireHeader => InteractiveHeader.Text(Header ?? "");

    private protected override string? WireFooter => Footer;

    private protected override void WriteAction(Utf8JsonWriter writer)
    {
        writer.WriteString("catalog_id"u8, CatalogId);
        ProductSection.WriteAll(writer, Sections);
    }

    private protected override void CheckAction(Rules rules)
    {
        rules.RequiredId(CatalogId, "catalogId");
        ProductSection.CheckAll(rules, Sections, "sections");
    }
}

/// <summary>A part of a list of products.</summary>
/// <param name="Title">The title above the products, at most <see cref="MaxTitleLength"/> characters; needed when there is more than one section.</param>
/// <param name="ProductRetailerIds">The products' ids in the catalog, each once.</param>
public sealed record ProductSection(string? Title, IReadOnlyList<string> ProductRetailerIds) : KapsoRecord
{
    /// <summary>The greatest number of sections in a product list.</summary>
    public const int MaxSections = 10;

    /// <summary>The most products, over all sections.</summary>
    public const int MaxProducts = 30;

    /// <summary>The most characters of a title.</summary>
    public const int MaxTitleLength = 24;

    internal static void WriteAll(Utf8JsonWriter writer, IReadOnlyList<ProductSection> sections)
    {
        writer.WriteStartArray("sections"u8);
        foreach (ProductSection section in sections)
        {
            writer.WriteStartObject();
            writer.WriteOptional("title"u8, section.Title);
            writer.WriteStartArray("product_items"u8);
            foreach (string product in section.ProductRetailerIds)
            {
                writer.WriteStartObject();
                writer.WriteString("product_retailer_id"u8, product);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    internal static void CheckAll(Rules rules, IReadOnlyList<ProductSection>? sections, string path)
    {
        if (!rules.NotNull(sections, path))
        {
            return;
        }

        rules.Count(sections.Count, 1, MaxSections, path, "sections");
        for (int i = 0; i < sections.Count; i++)
        {
            using (rules.In(path, i))
            {
                sections[i].Check(rules, titleRequired: sections.Count > 1);
            }
        }

        rules.Count(sections.Sum(section => section.ProductRetailerIds.Count), 0, MaxProducts, path, "products over all sections");
    }

    private void Check(Rules rules, bool titleRequired)
    {
        rules.Title(Title, MaxTitleLength, titleRequired);
        rules.Count(ProductRetailerIds.Count, 1, int.MaxValue, "productRetailerIds", "products");
        for (int i = 0; i < ProductRetailerIds.Count; i++)
        {
            using (rules.In("productRetailerIds", i))
            {
                rules.Required(ProductRetailerIds[i], "");
            }
        }

        rules.Unique(ProductRetailerIds, static product => product, "productRetailerIds");
    }
}

/// <summary>A button that opens the whole catalog. Build it with <see cref="Interactive.Catalog"/>.</summary>
public sealed record CatalogMessage : InteractiveMessage
{
    /// <summary>The product whose picture is shown; the catalog's first when null.</summary>
    public string? ThumbnailProductRetailerId { get; init; }

    /// <summary>A small text below the body, at most <see cref="InteractiveMessage.MaxFooterLength"/> characters.</summary>
    public string? Footer { get; init; }

    internal override string Kind => "catalog_message";

    private protected override string? WireFooter => Footer;

    private protected override void WriteAction(Utf8JsonWriter writer)
    {
        writer.WriteString("name"u8, "catalog_message"u8);
        if (ThumbnailProductRetailerId is not null)
        {
            writer.WriteStartObject("parameters"u8);
            writer.WriteString("thumbnail_product_retailer_id"u8, ThumbnailProductRetailerId);
            writer.WriteEndObject();
        }
    }

    private protected override void CheckAction(Rules rules)
    {
        if (ThumbnailProductRetailerId is not null)
        {
            rules.Required(ThumbnailProductRetailerId, "thumbnailProductRetailerId");
        }
    }
}
