using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Broadcasts;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Support;
using static Kapso.WhatsApp.Tests.Support.ScriptedTransport;

namespace Kapso.WhatsApp.Tests.Messages;

/// <summary>A whole payload of the caller's own goes out as it is and is settled, paced and kept secret like any message; and whom a message goes to.</summary>
public sealed class RawPayloadTests
{
    private const string Payload = """{ "messaging_product": "whatsapp", "to": "+15551234567", "type": "poll", "poll": { "Weight": 7.0, "name": "\u00e9" }, "biz_opaque_callback_data": "order-7" }""";

    [Fact]
    public async Task A_recipient_that_is_a_number_in_the_JSON_is_one()
    {
        using KapsoUnderTest kapso = new(KapsoUnderTest.Sent);

        await kapso.Client.Messages.SendRawAsync("647", """{"to":15551234567,"type":"text","text":{"body":"Hi"}}""");

        kapso.Transport.Requests.Single().Body.Should().Contain("\"to\":15551234567");
    }

    [Fact]
    public async Task A_payload_goes_out_as_it_is()
    {
        using KapsoUnderTest kapso = new(KapsoUnderTest.Sent);
        using JsonDocument parsed = JsonDocument.Parse(Payload);

        SentMessage sent = await kapso.Client.Messages.SendRawAsync(KapsoUnderTest.PhoneNumberId, Payload);
        await kapso.Client.Messages.SendRawAsync(KapsoUnderTest.PhoneNumberId, parsed.RootElement);
        await kapso.Client.Number(KapsoUnderTest.PhoneNumberId).SendRawAsync(Payload);

        (sent.Id, sent.CallbackData).Should().Be(("wamid.SENT", "order-7"));
        kapso.Transport.Requests.Should().HaveCount(3).And.OnlyContain(request => request.Body == Payload && request.Method == HttpMethod.Post);
        kapso.Transport.Requests.First().Uri.AbsolutePath.Should().Be("/meta/whatsapp/v24.0/647015955153740/messages");
    }

    [Fact]
    public async Task An_unknown_outcome_can_be_settled_and_is_not_sent_again()
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.InternalServerError, """{"error":"no poll for 15551234567"}"""));

        KapsoApiException failed = (await kapso.Client.Messages.Awaiting(messages => messages.SendRawAsync("647", Payload)).Should().ThrowAsync<KapsoApiException>()).Which;

        (failed.OutcomeUnknown, failed.CallbackData, failed.PhoneNumberId).Should().Be((true, "order-7", "647"));
        failed.ToString().Should().NotContain("5551234567");
        kapso.Transport.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData("{", "payload: json")]
    [InlineData("[]", ": object")]
    [InlineData("""{"type":"text"}""", "to: required")]
    [InlineData("""{"recipient":"US.1"}""", "type: required")]
    [InlineData("""{"to":"15551234567","type":"text","to":"15557654321"}""", "to: unique")]
    public async Task What_cannot_be_a_message_is_refused(string payload, string problem) =>
        (await Exchange.Refused(kapso => kapso.Messages.SendRawAsync("647", payload))).ShouldBe(problem);

    [Fact]
    public async Task A_payload_waits_for_its_turn_like_any_message()
    {
        RecordingPacer pacer = new();
        using KapsoUnderTest kapso = new(options => options.Pacer = pacer, KapsoUnderTest.Sent);

        await kapso.Client.Messages.SendRawAsync("647", Payload);
        await kapso.Client.Messages.SendRawAsync("647", """{"recipient":"US.1","type":"text"}""");

        pacer.Asked.Should().Equal(("647", "15551234567"), ("647", "US.1"));
    }

    [Fact]
    public async Task A_person_known_by_number_and_id_is_named_by_both()
    {
        using KapsoUnderTest kapso = new(options => options.GenerateCallbackData = false, KapsoUnderTest.Sent);

        await kapso.Client.Messages.SendTextAsync("647", Recipient.FromPhoneNumberAndUserId("+1 555 123 4567", "US.13491208655302741918"), "Hi");

        JsonNode.DeepEquals(
            JsonNode.Parse(kapso.Transport.Requests.Single().Body!),
            JsonNode.Parse("""{"messaging_product":"whatsapp","to":"+15551234567","recipient":"US.13491208655302741918","type":"text","text":{"body":"Hi"}}""")).Should().BeTrue();
        (await Exchange.Refused(client => client.Messages.SendTextAsync("647", Recipient.FromPhoneNumberAndUserId("+15551234567", "15551234567"), "Hi"))).ShouldBe("to: pattern");
    }

    [Fact]
    public async Task A_phone_number_is_no_phone_number_id_in_a_body_either() =>
        (await Exchange.Refused(kapso => kapso.Broadcasts.CreateAsync(new NewBroadcast { Name = "Spring", PhoneNumberId = "+1 555 123 4567", TemplateId = "t1" })))
            .ShouldBe("broadcast.phoneNumberId: id");

    [Fact]
    public void A_sent_message_shows_the_last_digits_of_a_number_only() =>
        new SentMessage { Id = "wamid.1", Input = "+15551234567", WaId = "15551234567" }.ToString().Should().Be("SentMessage { Id = wamid.1, Status = , Recipient = *******4567 }");

    private sealed class RecordingPacer : ISendPacer
    {
        public List<(string Number, string Recipient)> Asked { get; } = [];

        public ValueTask<IAsyncDisposable?> AcquireAsync(string phoneNumberId, Recipient recipient, CancellationToken cancellationToken)
        {
            Asked.Add((phoneNumberId, recipient.Value));
            return new(new Turn());
        }

        private sealed class Turn : IAsyncDisposable
        {
            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
