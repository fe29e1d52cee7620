using System.Collections.Concurrent;
using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;

namespace Kapso.WhatsApp.AspNetCore.Tests;

public sealed class HandlingTests
{
    [Theory]
    [InlineData("647", "text", "{\"body\":\"Please STOP\"}", "stop")]
    [InlineData("647", "text", "{\"body\":\"Hello\"}", "any text")]
    [InlineData("999", "text", "{\"body\":\"stop\"}", "other number")]
    [InlineData("647", "interactive", "{\"type\":\"button_reply\",\"button_reply\":{\"id\":\"pay:7\",\"title\":\"Pay\"}}", "pay button")]
    [InlineData("647", "interactive", "{\"type\":\"button_reply\",\"button_reply\":{\"id\":\"no\",\"title\":\"No\"}}", "any button")]
    [InlineData("647", "button", "{\"payload\":\"pay:8\",\"text\":\"Pay\"}", "pay button")]
    [InlineData("647", "interactive", "{\"type\":\"list_reply\",\"list_reply\":{\"id\":\"item:1\",\"title\":\"One\"}}", "item row")]
    [InlineData("647", "image", "{\"id\":\"1\"}", "picture")]
    [InlineData("647", "sticker", "{\"id\":\"1\"}", "rest")]
    public async Task The_first_handler_that_takes_an_event_gets_it_alone(string number, string type, string content, string expected)
    {
        ConcurrentQueue<string> taken = [];
        Func<MessageReceivedEvent, WebhookContext, CancellationToken, Task> Note(string name) => (_, _, _) =>
        {
            taken.Enqueue(name);
            return Task.CompletedTask;
        };
        await using Receiver receiver = await Receiver.StartAsync(webhooks => webhooks
            .OnAnythingElse((received, _, _) => Note("rest")((MessageReceivedEvent)received, null!, default))
            .On(Note("other number"), !Match.PhoneNumberId("647", "648"))
            .On(Note("stop"), Match.PhoneNumberId("647") & Match.Text("stop"))
            .On(Note("any text"), Match.Content<TextContent>())
            .On(Note("pay button"), Match.Button("pay:"))
            .On(Note("any button"), Match.Button())
            .On(Note("item row"), Match.Row("item:"))
            .On(Note("picture"), Match.MessageType(MessageType.Image, MessageType.Video)));

        (await receiver.DeliverAsync($$$"""{"message":{"id":"w","type":"{{{type}}}","{{{type}}}":{{{content}}}},"phone_number_id":"{{{number}}}"}""")).Should().Be(200);

        taken.Should().Equal(expected);
    }

    [Fact]
    public async Task A_class_is_made_anew_for_each_event_in_a_scope_of_its_own()
    {
        await using Receiver receiver = await Receiver.StartAsync(
            webhooks => webhooks.On<MessageEvent, Counting>(),
            services: services => services.AddScoped<ScopeId>().AddSingleton<ConcurrentQueue<(string, Guid)>>());

        (await receiver.DeliverAsync(Receiver.Batch(Receiver.Message("1"), Receiver.Message("2")))).Should().Be(200);
        (await receiver.DeliverAsync(Receiver.Message("3"), "whatsapp.message.read", "k2")).Should().Be(200);

        ConcurrentQueue<(string Id, Guid Scope)> seen = receiver.Services.GetRequiredService<ConcurrentQueue<(string, Guid)>>();
        seen.Select(entry => entry.Id).Should().Equal("1", "2", "3");
        seen.Select(entry => entry.Scope).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task What_nobody_takes_is_answered_well_and_the_unknown_and_the_unreadable_reach_the_last_handler()
    {
        ConcurrentQueue<WebhookEvent> rest = [];
        await using Receiver silent = await Receiver.StartAsync();
        await using Receiver receiver = await Receiver.StartAsync(webhooks => webhooks.OnAnythingElse((received, _, _) =>
        {
            rest.Enqueue(received);
            return Task.CompletedTask;
        }));

        (await silent.DeliverAsync(Receiver.Message("1"))).Should().Be(200);
        (await receiver.DeliverAsync("""{"moon":1}""", "whatsapp.moon.risen")).Should().Be(200);
        (await receiver.DeliverAsync("""{"message":7}""", key: "k2")).Should().Be(200);

        rest.Select(received => received.GetType()).Should().Equal(typeof(UnknownWebhookEvent), typeof(UnreadableWebhookEvent));
    }

    [Fact]
    public async Task The_last_handler_can_be_a_class_and_have_conditions()
    {
        await using Receiver receiver = await Receiver.StartAsync(
            webhooks => webhooks.OnAnythingElse<Rest>(Match.PhoneNumberId("647")),
            services: services => services.AddSingleton<ConcurrentQueue<string>>());

        (await receiver.DeliverAsync(Receiver.Message("1"))).Should().Be(200);
        (await receiver.DeliverAsync("""{"message":{"id":"2","type":"text","text":{"body":"Hi"}},"phone_number_id":"648"}""", key: "k2")).Should().Be(200);

        receiver.Services.GetRequiredService<ConcurrentQueue<string>>().Should().Equal("1");
    }

    [Fact]
    public async Task The_services_of_an_event_end_with_its_handler()
    {
        WebhookContext? context = null;
        Disposed? disposed = null;
        await using Receiver receiver = await Receiver.StartAsync(
            webhooks => webhooks.On<MessageReceivedEvent>((_, given, _) =>
            {
                context = given;
                disposed = given.Services.GetRequiredService<Disposed>();
                given.Services.GetRequiredService<Disposed>().Should().BeSameAs(disposed);
                disposed.Count.Should().Be(0);
                return Task.CompletedTask;
            }),
            services: services => services.AddScoped<Disposed>());

        (await receiver.DeliverAsync(Receiver.Message("1"))).Should().Be(200);

        disposed!.Count.Should().Be(1);
        FluentActions.Invoking(() => context!.Services).Should().Throw<ObjectDisposedException>();
    }

    [Fact]
    public async Task A_handler_that_leaves_its_services_alone_has_none_afterwards_either()
    {
        WebhookContext? context = null;
        await using Receiver receiver = await Receiver.StartAsync(webhooks => webhooks.On<MessageReceivedEvent>((_, given, _) => Task.FromResult(context = given)));

        (await receiver.DeliverAsync(Receiver.Message("1"))).Should().Be(200);

        FluentActions.Invoking(() => context!.Services).Should().Throw<ObjectDisposedException>();
    }

    [Fact]
    public async Task A_handler_can_answer_in_the_same_conversation()
    {
        MessagesClient messages = Substitute.For<MessagesClient>();
        MessageReceivedEvent Received(string members) => (MessageReceivedEvent)WebhookReader.Read(System.Text.Encoding.UTF8.GetBytes(members), new WebhookRequestHeaders { Event = Receiver.MessageReceived }).Events.Single();
        ReplyClient reply = new(messages, Received(Receiver.Message("wamid.1")));

        await reply.TextAsync("Hello", asReply: true);
        await reply.ReactAsync("👍");
        await reply.MarkAsReadAsync(showTyping: true);
        await new ReplyClient(messages, Received("""{"message":{"id":"w","from_user_id":"US.1"},"phone_number_id":"647"}""")).TextAsync("To a BSUID");
        await new ReplyClient(messages, Received("""{"message":{"id":"w","from":"1","group_id":"g1"},"phone_number_id":"647"}""")).SendAsync(new TextMessage("To a group"));

        _ = messages.Received().SendTextAsync("647", Recipient.FromPhoneNumber("15551234567"), "Hello", Arg.Is<SendOptions>(options => options.ReplyToMessageId == "wamid.1"), default);
        _ = messages.Received().SendAsync("647", Recipient.FromPhoneNumber("15551234567"), new ReactionMessage("wamid.1", "👍"), null, default);
        _ = messages.Received().MarkAsReadAsync("647", "wamid.1", true, default);
        _ = messages.Received().SendTextAsync("647", Recipient.FromBusinessScopedUserId("US.1"), "To a BSUID", null, default);
        _ = messages.Received().SendAsync("647", Recipient.FromGroupId("g1"), new TextMessage("To a group"), null, default);
        (await FluentActions.Awaiting(() => new ReplyClient(messages, Received("""{"message":{"id":"w"},"phone_number_id":"647"}""")).TextAsync("x")).Should().ThrowAsync<KapsoValidationException>()).Which.Problems.Single().Path.Should().Be("to");
        (await FluentActions.Awaiting(() => new ReplyClient(messages, Received("""{"message":{"id":"w","from":"1"}}""")).TextAsync("x")).Should().ThrowAsync<KapsoValidationException>()).Which.Problems.Single().Path.Should().Be("phoneNumberId");
    }

    private sealed class Rest(ConcurrentQueue<string> seen) : IWebhookHandler<WebhookEvent>
    {
        public Task HandleAsync(WebhookEvent received, WebhookContext context, CancellationToken cancellationToken)
        {
            seen.Enqueue(((MessageReceivedEvent)received).Message.Id);
            return Task.CompletedTask;
        }
    }

    private sealed class Disposed : IAsyncDisposable
    {
        public int Count { get; private set; }

        public ValueTask DisposeAsync()
        {
            Count++;
            return ValueTask.CompletedTask;
        }
    }

    private sealed class ScopeId
    {
        public Guid Value { get; } = Guid.NewGuid();
    }

    private sealed class Counting(ScopeId scope, ConcurrentQueue<(string, Guid)> seen) : IWebhookHandler<MessageEvent>
    {
        public Task HandleAsync(MessageEvent received, WebhookContext context, CancellationToken cancellationToken)
        {
            seen.Enqueue((received.Message.Id, scope.Value));
            return Task.CompletedTask;
        }
    }
}
