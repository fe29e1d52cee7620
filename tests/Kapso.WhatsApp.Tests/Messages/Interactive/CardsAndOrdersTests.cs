using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Messages;

/// <summary>Carousels, links, addresses, orders.</summary>
public class CardsAndOrdersTests
{
    private static readonly MediaCard LinkCard = new() { ImageLink = "https://example.com/a.jpg", Body = "A", DisplayText = "Open", Url = "https://example.com/a" };

    private static readonly MediaCarouselMessage Carousel = new() { Body = "Look", Cards = [LinkCard, LinkCard] };

    private static readonly CallToActionMessage Link = new() { Body = "Look", DisplayText = "Open", Url = "https://example.com" };

    private static readonly AddressRequestMessage Address = new() { Body = "Where to?", Country = "IN" };

    private static readonly OrderDetails Order = new()
    {
        ReferenceId = "pix-order-123",
        GoodsType = OrderGoodsType.Digital,
        PaymentType = OrderPaymentType.Brazil,
        Currency = "BRL",
        Items = [new OrderItem("Subscription", new OrderAmount(1000), 1) { RetailerId = "item-1" }],
        Subtotal = new OrderAmount(1000),
        Tax = new OrderAmount(0),
        PaymentSettings = [PaymentSetting.PixDynamicCode("00020101", "Shop", "12345678000199", PixKeyType.Cnpj)],
    };

    public static TheoryData<OutgoingMessage, string> Contents => new()
    {
        {
            Interactive.CallToAction("Open", new Uri("https://example.com/?a=1")).HeaderImage(Media.FromLink("https://example.com/i.png")).Body("Look").Footer("Soon").Build(),
            """{"type":"cta_url","header":{"type":"image","image":{"link":"https://example.com/i.png"}},"body":{"text":"Look"},"footer":{"text":"Soon"},"action":{"name":"cta_url","parameters":{"display_text":"Open","url":"https://example.com/?a=1"}}}"""
        },
        {
            Interactive.Address("IN").Body("Where to?").Value("city", "Pune").Saved("home", new Dictionary<string, string> { ["city"] = "Goa" }).ValidationError("in_pin_code", "unknown").Build(),
            """{"type":"address_message","body":{"text":"Where to?"},"action":{"name":"address_message","parameters":{"country":"IN","values":{"city":"Pune"},"saved_addresses":[{"id":"home","value":{"city":"Goa"}}],"validation_errors":{"in_pin_code":"unknown"}}}}"""
        },
        {
            Interactive.MediaCarousel().Body("Look").Card(c => c.Image("https://example.com/a.jpg").Body("A").LinkButton("Open", "https://example.com/a")).Card(c => c.Image("https://example.com/b.jpg").LinkButton("Open", "https://example.com/b")).Build(),
            """
            {"type":"carousel","body":{"text":"Look"},"action":{"cards":[
              {"card_index":0,"type":"cta_url","header":{"type":"image","image":{"link":"https://example.com/a.jpg"}},"body":{"text":"A"},"action":{"name":"cta_url","parameters":{"display_text":"Open","url":"https://example.com/a"}}},
              {"card_index":1,"type":"cta_url","header":{"type":"image","image":{"link":"https://example.com/b.jpg"}},"action":{"name":"cta_url","parameters":{"display_text":"Open","url":"https://example.com/b"}}}]}}
            """
        },
        {
            Interactive.MediaCarousel().Body("Look").Card(c => c.Video("https://example.com/a.mp4").Reply("a", "Take")).Card(c => c.Video("https://example.com/b.mp4").Reply("b", "Take")).Build(),
            """
            {"type":"carousel","body":{"text":"Look"},"action":{"cards":[
              {"card_index":0,"type":"cta_url","header":{"type":"video","video":{"link":"https://example.com/a.mp4"}},"action":{"buttons":[{"type":"quick_reply","quick_reply":{"id":"a","title":"Take"}}]}},
              {"card_index":1,"type":"cta_url","header":{"type":"video","video":{"link":"https://example.com/b.mp4"}},"action":{"buttons":[{"type":"quick_reply","quick_reply":{"id":"b","title":"Take"}}]}}]}}
            """
        },
        {
            Interactive.OrderDetails(Order).Body("Pay").HeaderImage(Media.FromId("1")).Footer("Thanks").Build(),
            """
            {"type":"order_details","header":{"type":"image","image":{"id":"1"}},"body":{"text":"Pay"},"footer":{"text":"Thanks"},"action":{"name":"review_and_pay","parameters":{
              "reference_id":"pix-order-123","type":"digital-goods","payment_type":"br",
              "payment_settings":[{"type":"pix_dynamic_code","pix_dynamic_code":{"code":"00020101","merchant_name":"Shop","key":"12345678000199","key_type":"CNPJ"}}],
              "currency":"BRL","total_amount":{"value":1000,"offset":100},
              "order":{"status":"pending","items":[{"retailer_id":"item-1","name":"Subscription","amount":{"value":1000,"offset":100},"quantity":1}],
                "subtotal":{"value":1000,"offset":100},"tax":{"value":0,"offset":100}}}}}
            """
        },
        {
            Interactive.OrderStatus("pix-order-123", OrderState.Processing).Body("Body").Description("Packing").Payment(OrderPaymentStatus.Captured, DateTimeOffset.FromUnixTimeSeconds(1730000000)).Build(),
            """{"type":"order_status","body":{"text":"Body"},"action":{"name":"review_order","parameters":{"reference_id":"pix-order-123","order":{"status":"processing","description":"Packing"},"payment":{"status":"captured","timestamp":1730000000}}}}"""
        },
    };

    public static TheoryData<OutgoingMessage, string, string, string?, string?> Broken => new()
    {
        { Link with { DisplayText = new string('x', 21) }, "displayText", "max-length", "20", "21" },
        { Link with { Url = "example.com" }, "url", "web-address", "http(s)://…", "no absolute address" },
        { Link with { Body = new string('x', 1025) }, "body", "max-length", "1024", "1025" },
        { Address with { Country = "India" }, "country", "pattern", "^[A-Z]{2}\\z", "India" },
        { Address with { Values = new Dictionary<string, string> { ["in_pin_code"] = "1234567" } }, "values.in_pin_code", "max-length", "6", "7" },
        { Carousel with { Cards = [LinkCard] }, "cards", "min-count", "2", "1" },
        { Carousel with { Cards = [.. Enumerable.Repeat(LinkCard, 11)] }, "cards", "max-count", "10", "11" },
        { Carousel with { Cards = [LinkCard, LinkCard with { Body = new string('x', 161) }] }, "cards[1].body", "max-length", "160", "161" },
        { Carousel with { Cards = [LinkCard, LinkCard with { Body = "a\nb\nc\nd" }] }, "cards[1].body", "line-breaks", "2", "3" },
        { Carousel with { Cards = [LinkCard, LinkCard with { ImageLink = null, VideoLink = "https://example.com/v.mp4" }] }, "cards[1]", "same-shape", "image, link", "video, link" },
        { Carousel with { Cards = [Replies("a"), Replies("a")] }, "cards[1].replies[0].id", "unique", null, "a" },
        { new OrderDetailsMessage { Body = "Pay", Order = Order with { ReferenceId = "a b" } }, "order.referenceId", "pattern", "^[A-Za-z0-9_.\\-]+\\z", "a b" },
        { new OrderDetailsMessage { Body = "Pay", Order = Order with { PaymentType = OrderPaymentType.Upi, ReferenceId = new string('x', 36) } }, "order.referenceId", "max-length", "35", "36" },
        { new OrderDetailsMessage { Body = "Pay", Order = Order with { Discount = new OrderAmount(1000) } }, "order.total", "range", $"1-{long.MaxValue}", "0" },
        { new OrderDetailsMessage { Body = "Pay", Order = Order with { PaymentSettings = [PaymentSetting.Boleto(" ")] } }, "order.paymentSettings[0].digitable_line", "required", null, "blank" },
        { new OrderDetailsMessage { Body = "Pay", Order = Order with { Items = [new OrderItem(new string('x', 61), new OrderAmount(1), 1)] } }, "order.items[0].name", "max-length", "60", "61" },
        { new OrderDetailsMessage { Body = "Pay", Order = Order, Header = InteractiveHeader.Text("No") }, "header", "image-only", "image", null },
        { new OrderStatusMessage { Body = "B", ReferenceId = "r", Status = OrderState.Shipped, Description = new string('x', 121) }, "description", "max-length", "120", "121" },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public void Each_kind_is_written_as_the_api_takes_it(OutgoingMessage message, string json)
    {
        message.ShouldHaveContent(json);
        message.ShouldBreakNothing();
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void Each_rule_is_reported(OutgoingMessage message, string path, string rule, string? limit, string? value) => message.ShouldBreakOnly(path, rule, limit, value);

    [Fact]
    public void What_stands_on_a_limit_is_allowed()
    {
        (Link with { DisplayText = new string('x', 20), Body = new string('x', 1024), Footer = new string('x', 60) }).ShouldBreakNothing();
        (Carousel with { Cards = [.. Enumerable.Repeat(LinkCard with { Body = new string('x', 157) + "\n\ny" }, 10)] }).ShouldBreakNothing();
        new OrderDetailsMessage { Body = "Pay", Order = Order with { ReferenceId = new string('x', 60) } }.ShouldBreakNothing();
    }

    private static MediaCard Replies(string id) => new() { ImageLink = "https://example.com/a.jpg", Replies = [new ReplyButton(id, "Take")] };
}
