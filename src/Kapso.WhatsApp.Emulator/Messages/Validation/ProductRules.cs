using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Messages.Validation;

/// <summary>Actions that show products of a catalog.</summary>
internal static class ProductRules
{
    private const int MaxSections = 10;
    private const int MaxProducts = 30;

    public static void Single(Field action)
    {
        action["catalog_id"].Text();
        action["product_retailer_id"].Text();
    }

    public static void List(Field action)
    {
        action["catalog_id"].Text();
        IReadOnlyList<Field> sections = action["sections"].Items(1, MaxSections);
        int products = sections.Sum(section => Section(section, sections.Count));
        if (products > MaxProducts)
        {
            throw action["sections"].Malformed($"must have at most {MaxProducts} products over all sections, not {products}");
        }
    }

    public static void Catalog(Field action)
    {
        ActionRules.Named(action, "catalog_message");
        action["parameters"]["thumbnail_product_retailer_id"].OptionalText();
    }

    private static int Section(Field section, int sections)
    {
        ReplyRules.SectionTitle(section, sections);
        HashSet<string> ids = new();
        IReadOnlyList<Field> products = section["product_items"].Items(1, int.MaxValue);
        foreach (Field product in products)
        {
            ReplyRules.Unique(product.Object()["product_retailer_id"], ids);
        }

        return products.Count;
    }
}
