using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class MediaInboundTests : WebhooksTest
{
    private static readonly byte[] Bytes = Encoding.UTF8.GetBytes("an invoice, or so it says");

    private static EmulatedFile Invoice => new() { Bytes = Bytes, ContentType = "application/pdf", FileName = "Rechnung März.pdf" };

    [Fact]
    public async Task A_webhook_contains_the_addresses_of_a_received_file()
    {
        Listen("whatsapp.message.received");

        Kapso.Receive(InboundMessage.Document(Customer, Invoice, "As agreed"));

        JsonNode message = (await DeliveredAsync()).Should().ContainSingle().Subject.Json["message"]!;
        EmulatedMedia media = Kapso.Media.Should().ContainSingle().Subject;
        (media.IsReceived, media.ExpiresAt).Should().Be((true, Start.AddDays(7)));
        JsonObject document = message["document"]!.AsObject();
        document.Select(member => member.Key).Should().BeEquivalentTo("caption", "filename", "mime_type", "sha256", "id", "url", "link");
        ((string?)document["caption"], (string?)document["filename"], (string?)document["mime_type"], (string?)document["id"])
            .Should().Be(("As agreed", "Rechnung März.pdf", "application/pdf", media.Id));
        ((string?)document["sha256"]).Should().Be(Convert.ToBase64String(SHA256.HashData(Bytes)));
        using HttpClient browser = new();
        (await browser.GetByteArrayAsync((string)document["url"]!)).Should().Equal(Bytes);
        (await browser.GetByteArrayAsync((string)document["link"]!)).Should().Equal(Bytes);

        JsonNode kapso = message["kapso"]!;
        ((bool)kapso["has_media"]!, (string?)kapso["media_url"]).Should().Be((true, (string?)document["link"]));
        kapso["media_data"]!.AsObject().Should().HaveCount(4);
        ((string?)kapso["media_data"]!["url"], (string?)kapso["media_data"]!["filename"]).Should().Be(((string?)document["link"], "Rechnung März.pdf"));
        ((string?)kapso["media_data"]!["content_type"], (long)kapso["media_data"]!["byte_size"]!).Should().Be(("application/pdf", Bytes.Length));
    }

    [Fact]
    public async Task The_id_of_a_received_file_works_for_seven_days()
    {
        Kapso.Receive(InboundMessage.Document(Customer, Invoice));
        string address = $"meta/whatsapp/v24.0/{Kapso.Media[0].Id}?phone_number_id={Kapso.PhoneNumberId}";
        Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        ((string?)(await GetJsonAsync(address))["mime_type"]).Should().Be("application/pdf");

        Clock.Advance(TimeSpan.FromSeconds(1));

        (await CallAsync("GET", address)).Status.Should().Be(404);
    }

    [Fact]
    public void A_text_message_cannot_have_a_file()
    {
        InboundMessage message = InboundMessage.Text(Customer, "Hi") with { File = Invoice };

        Kapso.Invoking(emulator => emulator.Receive(message)).Should().Throw<ArgumentException>();
        Kapso.Media.Should().BeEmpty();
    }

    [Fact]
    public async Task A_file_can_be_received_through_the_control_api()
    {
        const string file = "\"content\":\"aGVsbG8=\",\"content_type\":\"image/png\",\"filename\":\"a.png\"";

        await DoAsync("POST", "_emulator/inbound", $$$"""{"from":"{{{Customer}}}","type":"image","file":{{{{file}}}}}""");
        await DoAsync("POST", "_emulator/media", $$"""{{{file}},"phone_number_id":"{{Kapso.PhoneNumberId}}"}""");
        await DoAsync("POST", "_emulator/media_sources", $$"""{{{file}},"url":"https://files.example.com/a.png"}""");

        JsonArray listed = (await DoAsync("GET", "_emulator/media")).AsArray();
        listed.Select(media => ((string?)media!["filename"], (long)media["size"]!, (bool)media["is_received"]!))
            .Should().Equal(("a.png", 5L, true), ("a.png", 5L, false));
        JsonNode ingested = await DoAsync(
            "POST",
            $"{Platform}/whatsapp/media",
            $$$"""{"media_ingest":{"phone_number_id":"{{{Kapso.PhoneNumberId}}}","source":"https://files.example.com/a.png"}}""");
        ((string?)ingested["resource"]!["mime_type"]).Should().Be("image/png");
        await ShouldBeRefusedAsync("POST", "_emulator/media", """{"content":"?","content_type":"image/png"}""", 400, "content must be base64");
        await ShouldBeRefusedAsync("POST", "_emulator/media_sources", $$"""{{{file}},"url":"a.png"}""", 400, "url must be an absolute address");
    }
}
