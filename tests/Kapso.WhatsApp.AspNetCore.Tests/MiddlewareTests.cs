using System.Collections.Concurrent;
using System.Diagnostics;
using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;

namespace Kapso.WhatsApp.AspNetCore.Tests;

/// <summary>What wraps handlers, and what handlers are handed.</summary>
public sealed class MiddlewareTests
{
    private readonly ConcurrentQueue<string> _done = [];

    [Fact]
    public async Task Middleware_wraps_the_handler_in_the_order_of_registration()
    {
        await using Receiver receiver = await Receiver.StartAsync(
            webhooks => webhooks
                .On<MessageReceivedEvent>((received, _, _) => Note("handler " + received.Message.Id))
                .Use(async (context, next, cancellationToken) =>
                {
                    await Note("before " + context.Event.Name);
                    await next(context, cancellationToken);
                    await Note("after");
                })
                .Use<Inner>(),
            services: services => services.AddSingleton(_done));

        (await receiver.DeliverAsync(Receiver.Message("wamid.1"))).Should().Be(200);
        (await receiver.DeliverAsync("""{"moon":1}""", "whatsapp.moon.risen", "k2")).Should().Be(200, "no handler takes it, so there is nothing to wrap");

        _done.Should().Equal("before whatsapp.message.received", "inner", "handler wamid.1", "inner ended", "after");
    }

    [Fact]
    public async Task Middleware_that_does_not_go_on_has_handled_the_event()
    {
        await using Receiver receiver = await Receiver.StartAsync(webhooks => webhooks
            .Use((_, _, _) => Note("blocked"))
            .On<MessageReceivedEvent>((_, _, _) => Note("handler")));

        (await receiver.DeliverAsync(Receiver.Message("wamid.1"))).Should().Be(200);
        (await receiver.DeliverAsync(Receiver.Message("wamid.1"), key: "again")).Should().Be(200);

        _done.Should().Equal("blocked");
    }

    [Fact]
    public async Task A_failure_of_the_handler_passes_through_middleware_and_the_event_comes_again()
    {
        int attempts = 0;
        await using Receiver receiver = await Receiver.StartAsync(webhooks => webhooks
            .Use(async (context, next, cancellationToken) =>
            {
                try
                {
                    await next(context, cancellationToken);
                }
                catch (InvalidOperationException failure)
                {
                    await Note("seen: " + failure.Message);
                    throw;
                }
            })
            .On<MessageReceivedEvent>((_, _, _) => ++attempts == 1 ? throw new InvalidOperationException("no") : Note("handled")));

        (await receiver.DeliverAsync(Receiver.Message("wamid.1"))).Should().Be(500);
        (await receiver.DeliverAsync(Receiver.Message("wamid.1"))).Should().Be(200);

        _done.Should().Equal("seen: no", "handled");
    }

    [Fact]
    public async Task Middleware_may_run_the_handler_again()
    {
        int attempts = 0;
        await using Receiver receiver = await Receiver.StartAsync(webhooks => webhooks
            .Use(async (context, next, cancellationToken) =>
            {
                try
                {
                    await next(context, cancellationToken);
                }
                catch (TimeoutException)
                {
                    await next(context, cancellationToken);
                }
            })
            .Use((context, next, cancellationToken) => next(context, cancellationToken))
            .On<MessageReceivedEvent>((_, _, _) => ++attempts == 1 ? throw new TimeoutException() : Note("handled")));

        (await receiver.DeliverAsync(Receiver.Message("wamid.1"))).Should().Be(200);

        _done.Should().Equal("handled");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_function_is_handed_services_of_the_events_scope(int count)
    {
        await using Receiver receiver = await Receiver.StartAsync(
            webhooks =>
            {
                _ = count switch
                {
                    1 => webhooks.On<MessageReceivedEvent, First>((_, context, first, _) => Note($"{context.Services.GetRequiredService<First>() == first}")),
                    2 => webhooks.On<MessageReceivedEvent, First, Second>((_, _, first, second, _) => Note($"{second.First == first}")),
                    _ => webhooks.On<MessageReceivedEvent, First, Second, ConcurrentQueue<string>>((_, _, first, second, done, _) => Note($"{second.First == first && done == _done}"), Match.Text("Hi")),
                };
            },
            services: services => services.AddScoped<First>().AddScoped<Second>().AddSingleton(_done));

        (await receiver.DeliverAsync(Receiver.Message("wamid.1"))).Should().Be(200);

        _done.Should().Equal("True");
    }

    [Fact]
    public async Task The_context_replies_without_fetching_a_client()
    {
        KapsoWhatsAppClient client = Substitute.For<KapsoWhatsAppClient>();
        MessagesClient messages = Substitute.For<MessagesClient>();
        client.Messages.Returns(messages);
        await using Receiver receiver = await Receiver.StartAsync(
            webhooks => webhooks
                .On<MessageReceivedEvent>(async (_, context, cancellationToken) => await context.Reply.TextAsync("Thank you!", cancellationToken: cancellationToken))
                .On<MessageReadEvent>(async (_, context, cancellationToken) => await context.Reply.TextAsync("no", cancellationToken: cancellationToken)),
            services: services => services.AddSingleton(client));

        (await receiver.DeliverAsync(Receiver.Message("wamid.1"))).Should().Be(200);
        (await receiver.DeliverAsync(Receiver.Message("wamid.2"), "whatsapp.message.read", "k2")).Should().Be(500);

        _ = messages.Received(1).SendTextAsync("647", Recipient.FromPhoneNumber("15551234567"), "Thank you!", Arg.Any<SendOptions>(), Arg.Any<CancellationToken>());
        receiver.Logs.GetSnapshot().Should().Contain(log => log.Exception != null && log.Exception.Message.StartsWith("There is nothing to reply to"));
    }

    [Fact]
    public async Task What_the_queue_gives_up_goes_to_its_handler_with_the_failure()
    {
        TaskCompletionSource<GivenUpEvent> givenUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using Receiver receiver = await Receiver.StartAsync(
            webhooks => webhooks
                .On<MessageReceivedEvent>((received, _, _) => received.Message.Id == "wamid.1" ? throw new InvalidOperationException("no stock") : Task.FromResult(next.TrySetResult()))
                .OnGivenUp((failed, context, _) =>
                {
                    context.Services.GetRequiredService<First>().Should().NotBeNull();
                    givenUp.SetResult(failed);
                    throw new IOException("the dead letters are full");
                }),
            options =>
            {
                options.Mode = WebhookMode.Queued;
                options.RetryDelays.Clear();
                options.RetryDelays.Add(TimeSpan.Zero);
            },
            services: services => services.AddScoped<First>());

        (await receiver.DeliverAsync(Receiver.Message("wamid.1"))).Should().Be(200);
        (await receiver.DeliverAsync(Receiver.Message("wamid.2"), key: "k2")).Should().Be(200);

        GivenUpEvent failed = await givenUp.Task.WaitAsync(TimeSpan.FromMinutes(1));
        (((MessageReceivedEvent)failed.Event).Message.Id, failed.Attempts, failed.Failure!.Message).Should().Be(("wamid.1", 2, "no stock"));
        await next.Task.WaitAsync(TimeSpan.FromMinutes(1));
        await receiver.StopAsync();
        receiver.Logs.GetSnapshot().Should().Contain(log => log.Message.Contains("the event is lost"));
    }

    private Task Note(string what)
    {
        _done.Enqueue(what);
        return Task.CompletedTask;
    }

    private sealed class Inner(ConcurrentQueue<string> done) : IWebhookMiddleware
    {
        public async Task HandleAsync(WebhookContext context, WebhookDelegate next, CancellationToken cancellationToken)
        {
            done.Enqueue("inner");
            await next(context, cancellationToken);
            done.Enqueue("inner ended");
        }
    }

    private sealed class First;

    private sealed class Second(First first)
    {
        public First First => first;
    }
}
