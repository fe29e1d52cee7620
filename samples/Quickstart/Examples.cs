using Kapso.WhatsApp.Messages;

namespace Quickstart;

/// <summary>A message to send and what to call it.</summary>
internal sealed record Example(string Kind, OutgoingMessage Message)
{
    public SendOptions? Options { get; init; }

    public bool Marketing { get; init; }
}

/// <summary>One message of each kind.</summary>
internal static class Examples
{
    private static readonly Media Picture = Media.FromLink("https://www.gstatic.com/webp/gallery/1.jpg");

    private static readonly OrderDetails Order = new()
    {
        ReferenceId = "order-123",
        GoodsType = OrderGoodsType.Digital,
        PaymentType = OrderPaymentType.Brazil,
        Currency = "BRL",
        Items = [new OrderItem("Subscription", new OrderAmount(1000), 1) { RetailerId = "item-1" }],
        Subtotal = new OrderAmount(1000),
        Tax = new OrderAmount(0),
        PaymentSettings = [PaymentSetting.PixDynamicCode("00020101021226700014br.gov.bcb.pix", "Shop", "12345678000199", PixKeyType.Cnpj)],
    };

    /// <param name="inbound">A message of the customer's to answer and react to.</param>
    public static IEnumerable<Example> All(string? inbound) => [.. Plain(), .. Replies(inbound), .. Choices(), .. Requests(), .. Products(), .. Templates()];

    private static IEnumerable<Example> Plain() =>
    [
        new("text", new TextMessage("Hello from Kapso.WhatsApp")),
        new("image", new ImageMessage(Picture) { Caption = "A picture" }),
        new("video", new VideoMessage(Media.FromLink("https://example.com/clip.mp4")) { Caption = "A video" }),
        new("audio", new AudioMessage(Media.FromLink("https://example.com/song.mp3"))),
        new("voice note", new AudioMessage(Media.FromLink("https://example.com/note.ogg")) { Voice = true }),
        new("document", new DocumentMessage(Media.FromLink("https://example.com/invoice.pdf")) { FileName = "invoice.pdf" }),
        new("sticker", new StickerMessage(Media.FromLink("https://example.com/sticker.webp"))),
        new("location", new LocationMessage(-33.4489, -70.6693) { Name = "Santiago" }),
        new("contact", new ContactsMessage(ContactCard.Create("Ana Rojas", "+56955550101"))),
        new("raw JSON", RawMessage.FromJson("text", """{"body":"JSON of my own"}""")),
    ];

    private static IEnumerable<Example> Replies(string? inbound) => inbound is null ? [] :
    [
        new("reply", new TextMessage("Yes, we are here.")) { Options = new SendOptions { ReplyToMessageId = inbound } },
        new("reaction", new ReactionMessage(inbound, "👋")),
        new("reaction removed", ReactionMessage.Remove(inbound)),
    ];

    private static IEnumerable<Example> Choices() =>
    [
        new("buttons", Interactive.Buttons().Body("Shall we come tomorrow?").Reply("yes", "Yes").Reply("no", "No").Footer("Free of charge").Build()),
        new("list", Interactive.List("View options").Body("Choose your delivery").Section("Delivery", s => s.Row("standard", "Standard", "3-5 business days").Row("express", "Express", "1-2 business days")).Build()),
        new("link", Interactive.CallToAction("Track it", "https://example.com/track").Body("Your parcel is on its way").Build()),
        new("flow", Interactive.Flow("1234567890", "Book").Body("Book a visit").Token("3f1c").Navigate("START").Build()),
        new("media carousel", Interactive.MediaCarousel().Body("New in").Card(c => c.Image("https://example.com/a.jpg").LinkButton("Look", "https://example.com/a")).Card(c => c.Image("https://example.com/b.jpg").LinkButton("Look", "https://example.com/b")).Build()),
    ];

    private static IEnumerable<Example> Requests() =>
    [
        new("location request", Interactive.LocationRequest("Where are you?").Build()),
        new("address request", Interactive.Address("IN").Body("Where shall we deliver?").Build()),
        new("contact request", Interactive.ContactInfoRequest("How can we reach you?").Build()),
        new("call permission", Interactive.CallPermissionRequest().Body("May we call you?").Build()),
        new("voice call", Interactive.VoiceCall("Call us").Body("Talk to us").Ttl(TimeSpan.FromHours(1)).Build()),
    ];

    private static IEnumerable<Example> Products() =>
    [
        new("product", Interactive.Product("900", "bread").Body("Fresh today").Build()),
        new("product list", Interactive.ProductList("900").Header("Bakery").Body("Fresh today").Section("Bread", "rye", "corn").Build()),
        new("catalog", Interactive.Catalog().Body("All that we have").Build()),
        new("product carousel", Interactive.ProductCarousel("900").Body("Pick one").Products("rye", "corn").Build()),
        new("order details", Interactive.OrderDetails(Order).Body("Please pay").Build()),
        new("order status", Interactive.OrderStatus("order-123", OrderState.Processing).Body("We are packing").Build()),
    ];

    private static IEnumerable<Example> Templates() =>
    [
        new("template, named", TemplateMessage.Named("order_status_update", "en_US").Header("order_id", "ORDER-123").Body("customer_name", "Alex").Body("status", "shipped").UrlButton(0, "ORDER-123").Build()),
        new("template, positional", TemplateMessage.Positional("order_update", "en_US").HeaderImage(Picture).Body("Alex", "shipped").QuickReplyButton(0, "thanks").Build()),
        new("one-time code", TemplateMessage.AuthenticationCode("verify_code", "en_US", "123456")),
        new("marketing", TemplateMessage.Named("spring_sale", "en_US").Body("customer_name", "Alex").Build()) { Marketing = true },
    ];
}
