using System.Collections.Concurrent;
using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Webhooks;
using Microsoft.Extensions.Time.Testing;

namespace Kapso.WhatsApp.AspNetCore.Tests;

/// <summary>Somebody recorded a delivery and sends it again: the body and its signature are genuine, the headers are what the sender likes.</summary>
public sealed class ReplayTests
{
    private readonly ConcurrentQueue<string> _handled = [];
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.FromUnixTimeSeconds(1760000000));

    [Theory]
    [InlineData("project.event", """{"event":"project.event","id":"e1","name":"paid"}""")]
    [InlineData("workflow.execution.failed", """{"event":"workflow.execution.failed","message":{"id":"wamid.1"},"phone_number_id":"647"}""")]
    [InlineData("whatsapp.message.sent", """{"type":"whatsapp.message.sent","batch":true,"data":[{"message":{"id":"wamid.1"}}]}""")]
    [InlineData("whatsapp.message.sent", """{"data":[{"message":{"id":"wamid.1"}}],"type":"whatsapp.message.sent"}""")]
    [InlineData("whatsapp.message.sent", """{"message":{"id":"wamid.1"},"event":"whatsapp.message.sent"}""")]
    [InlineData("whatsapp.message.typing", """{"message":{"id":"wamid.1"},"event":"whatsapp.message.typing"}""")]
    public async Task The_name_in_the_body_counts_and_not_the_header(string name, string body)
    {
        await using Receiver receiver = await StartAsync();

        (await receiver.DeliverAsync(body, "whatsapp.message.received")).Should().Be(200);
        (await receiver.DeliverAsync(body, "whatsapp.message.failed")).Should().Be(200);

        _handled.Should().Equal(name);
    }

    [Theory]
    [InlineData(Receiver.MessageReceived, """{"message":{"id":"w","timestamp":"1760000000"}}""")]
    [InlineData("whatsapp.message.read", """{"message":{"id":"w","timestamp":"1600000000","kapso":{"statuses":[{"id":"w","status":"sent","timestamp":"1600000001"},{"id":"w","status":"read","timestamp":"1760000000"}]}}}""")]
    [InlineData("whatsapp.message.failed", """{"message":{"id":"w","timestamp":"1600000000"},"conversation":{"id":"c","updated_at":"2025-10-09T08:53:20Z"}}""")]
    [InlineData("whatsapp.conversation.ended", """{"conversation":{"id":"c","created_at":"2020-01-01T00:00:00Z","updated_at":"2025-10-09T08:53:20Z"}}""")]
    [InlineData("whatsapp.contact.marketing_preference_changed", """{"marketing_preference":{"occurred_at":"2025-10-09T08:53:20Z"}}""")]
    [InlineData("whatsapp.account.disabled", """{"id":"e","occurred_at":"2025-10-09T08:53:20Z"}""")]
    [InlineData("kapso_agent.run.completed", """{"id":"e","created_at":"2025-10-09T08:53:20Z","data":{"run_id":"r"}}""")]
    [InlineData(Receiver.MessageReceived, """{"data":[{"message":{"id":"w","timestamp":"1600000000"}},{"message":{"id":"v","timestamp":"1760000000"}}]}""")]
    [InlineData(null, """{"object":"whatsapp_business_account","entry":[{"changes":[{"field":"messages","value":{"statuses":[{"id":"w","status":"read","timestamp":"1760000000"}]}}]}]}""")]
    [InlineData(null, """{"object":"whatsapp_business_account","entry":[{"time":1760000000,"changes":[{"field":"account_review_update","value":{"decision":"APPROVED"}}]}]}""")]
    public async Task A_delivery_that_is_older_than_allowed_is_not_handled(string? name, string body)
    {
        await using Receiver receiver = await StartAsync(options => options.MaxAge = TimeSpan.FromHours(1));
        _clock.Advance(TimeSpan.FromHours(1));

        (await receiver.DeliverAsync(body, name, "first")).Should().Be(200);
        _handled.Should().NotBeEmpty();
        _handled.Clear();
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await receiver.DeliverAsync(body, name == Receiver.MessageReceived ? "whatsapp.message.failed" : name, "second")).Should().Be(200);

        _handled.Should().BeEmpty();
        receiver.Logs.GetSnapshot().Should().ContainSingle(log => log.Message.Contains("MaxAge"));
    }

    [Fact]
    public async Task Without_a_limit_and_without_a_time_a_delivery_is_of_any_age()
    {
        await using Receiver any = await StartAsync();
        await using Receiver limited = await StartAsync(options => options.MaxAge = TimeSpan.FromHours(1));
        _clock.Advance(TimeSpan.FromDays(30));

        (await any.DeliverAsync(Receiver.Message("wamid.1"))).Should().Be(200);
        (await limited.DeliverAsync("""{"message":{"id":"wamid.2"}}""")).Should().Be(200);

        _handled.Should().HaveCount(2);
    }

    private Task<Receiver> StartAsync(Action<KapsoWebhookOptions>? options = null) => Receiver.StartAsync(
        webhooks => webhooks.OnAnythingElse((received, _, _) =>
        {
            _handled.Enqueue(received.Name);
            return Task.CompletedTask;
        }),
        options,
        _clock);
}
