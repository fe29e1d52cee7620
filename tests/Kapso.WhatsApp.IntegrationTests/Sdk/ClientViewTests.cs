using System.Text.Json;
using Kapso.WhatsApp.Emulator;
using Kapso.WhatsApp.Messages;

namespace Kapso.WhatsApp.IntegrationTests.Sdk;

/// <summary>Views, clients of one number and calls without a method of their own, with real sockets.</summary>
public sealed class ClientViewTests
{
    private const string Ann = "+15551110001";

    [Fact]
    public async Task A_client_of_one_number_sends_reads_and_marks_as_read()
    {
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        NumberClient number = started.Client.Number(started.PhoneNumberId);
        started.Emulator.Receive(InboundMessage.Text(Ann, "Hello"));

        SentMessage sent = await number.SendTextAsync(Ann, "Hello Ann");
        Message received = await number.ListMessages(new MessageFilter { Direction = MessageDirection.Inbound }).SingleAsync();
        await number.MarkAsReadAsync(received.Id);

        (await number.GetMessageAsync(sent.Id)).Content.Should().BeOfType<TextContent>().Which.Body.Should().Be("Hello Ann");
        (await number.ListConversations().SingleAsync()).PhoneNumber.Should().Be("15551110001");
    }

    [Fact]
    public async Task A_view_tells_what_the_server_said_and_sends_its_headers()
    {
        List<ResponseInfo> told = [];
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        KapsoWhatsAppClient view = started.Client.With(new CallOptions { Headers = new Dictionary<string, string> { ["X-Trace"] = "abc" }, OnResponse = told.Add });

        await view.Messages.List(started.PhoneNumberId).GetPageAsync();

        started.Emulator.Requests.Single().Headers["X-Trace"].Should().Be("abc");
        told.Single().OperationId.Should().Be("listMessages");
    }

    [Fact]
    public async Task A_call_without_a_method_is_sent_to_either_surface()
    {
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        JsonElement body = JsonDocument.Parse("""{"customer":{"name":"Acme"}}""").RootElement;

        ApiResponse created = await started.Client.SendAsync(new ApiRequest(HttpMethod.Post, "customers", Replay.Never) { Surface = ApiSurface.Platform, Body = body, Name = "createCustomer" });
        ApiResponse listed = await started.Client.SendAsync(new ApiRequest(HttpMethod.Get, $"{started.PhoneNumberId}/messages", Replay.Safe) { Query = new Dictionary<string, string> { ["limit"] = "1" } });

        JsonDocument.Parse(created.Text).RootElement.GetProperty("data").GetProperty("name").GetString().Should().Be("Acme");
        JsonDocument.Parse(listed.Text).RootElement.GetProperty("data").GetArrayLength().Should().Be(0);
    }
}
