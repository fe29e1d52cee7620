using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Messages;

public class ProductMessagesTests
{
    private static readonly ProductListMessage ValidList = new()
    {
        Header = "Bakery",
        Body = "Fresh today",
        CatalogId = "900",
        Sections = [new ProductSection(null, ["bread"])],
    };

    public static TheoryData<OutgoingMessage, string> Contents => new()
    {
        { Interactive.Product("900", "bread").Build(), """{"type":"product","action":{"catalog_id":"900","product_retailer_id":"bread"}}""" },
        {
            Interactive.Product("900", "bread").Body("Fresh").Footer("Daily").Build(),
            """{"type":"product","body":{"text":"Fresh"},"footer":{"text":"Daily"},"action":{"catalog_id":"900","product_retailer_id":"bread"}}"""
        },
        {
            Interactive.ProductList("900").Header("Bakery").Body("Fresh today").Footer("Daily").Section("Bread", "rye", "corn").Section("Cake", "plum").Build(),
            """
            {
              "type": "product_list",
              "header": {"type":"text","text":"Bakery"},
              "body": {"text":"Fresh today"},
              "footer": {"text":"Daily"},
              "action": {
                "catalog_id": "900",
                "sections": [
                  {"title":"Bread","product_items":[{"product_retailer_id":"rye"},{"product_retailer_id":"corn"}]},
                  {"title":"Cake","product_items":[{"product_retailer_id":"plum"}]}
                ]
              }
            }
            """
        },
        { Interactive.Catalog().Body("All we have").Build(), """{"type":"catalog_message","body":{"text":"All we have"},"action":{"name":"catalog_message"}}""" },
        {
            Interactive.Catalog().Body("All we have").Footer("Daily").Thumbnail("rye").Build(),
            """
            {
              "type": "catalog_message",
              "body": {"text":"All we have"},
              "footer": {"text":"Daily"},
              "action": {"name":"catalog_message","parameters":{"thumbnail_product_retailer_id":"rye"}}
            }
            """
        },
        {
            Interactive.ProductCarousel("900").Body("Pick").Products("rye", "corn").Build(),
            """
            {
              "type": "carousel",
              "body": {"text":"Pick"},
              "action": {"cards":[
                {"card_index":0,"type":"product","action":{"product_retailer_id":"rye","catalog_id":"900"}},
                {"card_index":1,"type":"product","action":{"product_retailer_id":"corn","catalog_id":"900"}}
              ]}
            }
            """
        },
    };

    public static TheoryData<OutgoingMessage> OnTheLimit => new()
    {
        new ProductMessage { CatalogId = "900", ProductRetailerId = "rye", Body = new string('x', 1024), Footer = new string('x', 60) },
        ValidList with { Sections = [new ProductSection(new string('t', 24), Ids(30))] },
        ValidList with { Sections = [.. Ids(10).Select(id => new ProductSection(id, ["same"]))] },
        new CatalogMessage { Body = new string('x', 1024), Footer = new string('x', 60) },
        new ProductCarouselMessage { Body = "B", CatalogId = "900", ProductRetailerIds = Ids(2) },
        new ProductCarouselMessage { Body = "B", CatalogId = "900", ProductRetailerIds = Ids(10) },
    };

    public static TheoryData<OutgoingMessage, string, string, string?, string?> Broken => new()
    {
        { new ProductMessage { CatalogId = "", ProductRetailerId = "rye" }, "catalogId", "required", null, "blank" },
        { new ProductMessage { CatalogId = "900", ProductRetailerId = "" }, "productRetailerId", "required", null, "blank" },
        { new ProductMessage { CatalogId = "900", ProductRetailerId = "rye", Body = new string('x', 1025) }, "body", "max-length", "1024", "1025" },
        { new ProductMessage { CatalogId = "900", ProductRetailerId = "rye", Footer = new string('x', 61) }, "footer", "max-length", "60", "61" },
        { ValidList with { Header = null! }, "header.text", "required", null, "blank" },
        { ValidList with { Header = new string('x', 61) }, "header.text", "max-length", "60", "61" },
        { ValidList with { Body = "" }, "body", "required", null, "blank" },
        { ValidList with { CatalogId = "" }, "catalogId", "required", null, "blank" },
        { ValidList with { Sections = [] }, "sections", "min-count", "1", "0" },
        { ValidList with { Sections = [.. Ids(11).Select(id => new ProductSection(id, [id]))] }, "sections", "max-count", "10", "11" },
        { ValidList with { Sections = [new("A", Ids(20)), new("B", Ids(11))] }, "sections", "max-count", "30", "31" },
        { ValidList with { Sections = [new(new string('t', 25), ["rye"])] }, "sections[0].title", "max-length", "24", "25" },
        { ValidList with { Sections = [new("A", ["rye"]), new(null, ["rye"])] }, "sections[1].title", "required", null, "null" },
        { ValidList with { Sections = [new(null, [])] }, "sections[0].productRetailerIds", "min-count", "1", "0" },
        { ValidList with { Sections = [new(null, ["rye", ""])] }, "sections[0].productRetailerIds[1]", "required", null, "blank" },
        { ValidList with { Sections = [new(null, ["rye", "corn", "rye"])] }, "sections[0].productRetailerIds[2]", "unique", null, "rye" },
        { new CatalogMessage { Body = "" }, "body", "required", null, "blank" },
        { new CatalogMessage { Body = new string('x', 1025) }, "body", "max-length", "1024", "1025" },
        { new CatalogMessage { Body = "B", Footer = new string('x', 61) }, "footer", "max-length", "60", "61" },
        { new CatalogMessage { Body = "B", ThumbnailProductRetailerId = "" }, "thumbnailProductRetailerId", "required", null, "blank" },
        { new ProductCarouselMessage { Body = "", CatalogId = "900", ProductRetailerIds = Ids(2) }, "body", "required", null, "blank" },
        { new ProductCarouselMessage { Body = "B", CatalogId = "", ProductRetailerIds = Ids(2) }, "catalogId", "required", null, "blank" },
        { new ProductCarouselMessage { Body = "B", CatalogId = "900", ProductRetailerIds = Ids(1) }, "productRetailerIds", "min-count", "2", "1" },
        { new ProductCarouselMessage { Body = "B", CatalogId = "900", ProductRetailerIds = Ids(11) }, "productRetailerIds", "max-count", "10", "11" },
        { new ProductCarouselMessage { Body = "B", CatalogId = "900", ProductRetailerIds = ["rye", " "] }, "productRetailerIds[1]", "required", null, "blank" },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public void The_builders_write_the_action_of_the_kind(OutgoingMessage message, string json) => message.ShouldHaveContent(json);

    [Theory]
    [MemberData(nameof(OnTheLimit))]
    public void What_stands_on_a_limit_is_allowed(OutgoingMessage message) => message.ShouldBreakNothing();

    [Theory]
    [MemberData(nameof(Broken))]
    public void Each_rule_is_reported(OutgoingMessage message, string path, string rule, string? limit, string? value) =>
        message.ShouldBreakOnly(path, rule, limit, value);

    [Fact]
    public void A_product_list_without_a_header_is_refused_by_its_builder()
    {
        Action build = () => Interactive.ProductList("900").Body("B").Section(null, "rye").Build();

        build.Should().Throw<KapsoValidationException>().Which.Problems.Should().ContainSingle().Which.Path.Should().Be("header.text");
    }

    private static string[] Ids(int count) => [.. Enumerable.Range(0, count).Select(i => $"sku-{i}")];
}
