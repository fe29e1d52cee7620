using System.Collections.Concurrent;
using System.Diagnostics;
using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Tests.Support;
using Kapso.WhatsApp.Webhooks;
using Microsoft.Extensions.Time.Testing;

namespace Kapso.WhatsApp.AspNetCore.Tests;

/// <summary>The queued mode keeps each conversation in order and lets none hold up another.</summary>
public sealed class ConversationQueueTests
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(1);

    private readonly ConcurrentQueue<string> _handled = [];

    [Fact]
    public async Task Only_the_conversation_waits_whose_handler_failed()
    {
        WatchedClock clock = new();
        bool isRepaired = false;
        const int Others = 200;
        int remaining = Others;
        TaskCompletionSource others = new(TaskCreationOptions.RunContinuationsAsynchronously), last = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using Receiver receiver = await StartAsync(
            received =>
            {
                if (received.Message.Id == "failing.1" && !Volatile.Read(ref isRepaired))
                {
                    throw new InvalidOperationException("not yet");
                }

                _handled.Enqueue(received.Message.Id);
                if (received.Message.Id == "failing.2")
                {
                    last.SetResult();
                }
                else if (received.Conversation!.Id != "failing" && Interlocked.Decrement(ref remaining) == 0)
                {
                    others.SetResult();
                }

                return Task.CompletedTask;
            },
            clock);

        await DeliverAsync(receiver, "failing", "failing.1");
        await DeliverAsync(receiver, "failing", "failing.2");
        for (int i = 0; i < Others; i++)
        {
            await DeliverAsync(receiver, $"other.{i}", $"other.{i}");
        }

        await others.Task.WaitAsync(HangGuard); // no time has passed
        _handled.Should().NotContain(["failing.1", "failing.2"]);
        Volatile.Write(ref isRepaired, true);
        await clock.WaitsAsync(TimeSpan.FromSeconds(1)).WaitAsync(HangGuard);
        clock.Advance(TimeSpan.FromSeconds(1));
        await last.Task.WaitAsync(HangGuard);

        _handled.Where(id => id.StartsWith("failing", StringComparison.Ordinal)).Should().Equal("failing.1", "failing.2");
    }

    [Fact]
    public async Task One_customer_cannot_fill_the_queue_for_all()
    {
        TaskCompletionSource leave = new(TaskCreationOptions.RunContinuationsAsynchronously), other = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using Receiver receiver = await StartAsync(received =>
        {
            _handled.Enqueue(received.Message.Id);
            if (received.Conversation!.Id == "flood")
            {
                return leave.Task;
            }

            other.SetResult();
            return Task.CompletedTask;
        });
        int perConversation = new KapsoWebhookOptions().QueueCapacityPerConversation;

        List<int> statuses = [];
        for (int i = 0; i < perConversation + 10; i++)
        {
            statuses.Add(await DeliverAsync(receiver, "flood", $"{i}"));
        }

        statuses.Should().Equal([.. Enumerable.Repeat(200, perConversation), .. Enumerable.Repeat(503, 10)]);
        (await DeliverAsync(receiver, "other", "other")).Should().Be(200);
        await other.Task.WaitAsync(HangGuard);
        leave.SetResult();
        await receiver.StopAsync();
        _handled.Where(id => id != "other").Should().Equal(Enumerable.Range(0, perConversation).Select(i => $"{i}"));
    }

    [Fact]
    public async Task One_tenant_cannot_hold_up_anothers_conversation_though_both_name_the_same()
    {
        TaskCompletionSource leave = new(TaskCreationOptions.RunContinuationsAsynchronously), ben = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using Receiver receiver = await Receiver.StartAsync(
            webhooks => webhooks.On<MessageReceivedEvent>((_, context, _) =>
            {
                if (context.Tenant == "anna")
                {
                    return leave.Task;
                }

                ben.SetResult();
                return Task.CompletedTask;
            }),
            options =>
            {
                (options.Mode, options.QueueCapacityPerConversation) = (WebhookMode.Queued, 1);
                options.ResolveTenant = request => ValueTask.FromResult<WebhookTenant?>(new WebhookTenant(request.RouteValue("tenant")!, [$"{request.RouteValue("tenant")}'s"], ["647"]));
            },
            path: "/{tenant}");

        (await DeliverAsync("anna", "1")).Should().Be(200);
        (await DeliverAsync("anna", "2")).Should().Be(503);
        (await DeliverAsync("ben", "1")).Should().Be(200);

        await ben.Task.WaitAsync(HangGuard);
        leave.SetResult();

        Task<int> DeliverAsync(string tenant, string id) => receiver.DeliverAsync(Receiver.Message(id), key: id, path: $"/{tenant}", secret: $"{tenant}'s");
    }

    [Theory]
    [InlineData("messages", "type")]
    [InlineData("calls", "event")]
    public async Task Events_of_several_conversations_in_one_body_do_not_wait_for_each_other(string field, string kind)
    {
        TaskCompletionSource second = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using Receiver receiver = await Receiver.StartAsync(
            webhooks => webhooks.OnAnythingElse((received, _, _) =>
            {
                if (received is MetaMessageReceivedEvent { Message.Id: "wamid.1" } or MetaCallEvent { Call.Id: "wamid.1" })
                {
                    throw new InvalidOperationException("not yet");
                }

                second.SetResult();
                return Task.CompletedTask;
            }),
            options => options.Mode = WebhookMode.Queued,
            new FakeTimeProvider());
        string items = string.Join(',', Enumerable.Range(1, 2).Select(i => $$$"""{"id":"wamid.{{{i}}}","from":"1555000000{{{i}}}","timestamp":"1760000000","{{{kind}}}":"connect"}"""));

        (await receiver.DeliverAsync($$$$"""
            {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"{{{{field}}}}","value":{"messaging_product":"whatsapp","metadata":{"phone_number_id":"647"},"{{{{field}}}}":[{{{{items}}}}]}}]}]}
            """, name: null)).Should().Be(200);

        await second.Task.WaitAsync(HangGuard);
    }

    [Fact]
    public async Task Each_conversation_stays_in_order_and_no_more_run_at_the_same_time_than_may()
    {
        ConcurrentDictionary<string, int> attempts = new();
        TaskCompletionSource begin = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int running = 0, most = 0;
        object gate = new();
        await using Receiver receiver = await StartAsync(
            async received =>
            {
                lock (gate)
                {
                    most = Math.Max(most, ++running);
                }

                await begin.Task;
                lock (gate)
                {
                    running--;
                }

                if (attempts.AddOrUpdate(received.Message.Id, 1, (_, count) => count + 1) == 1 && received.Message.Id.EndsWith('3'))
                {
                    throw new InvalidOperationException("at first it fails");
                }

                _handled.Enqueue($"{received.Conversation!.Id}/{received.Message.Id}");
            },
            options: options =>
            {
                options.Concurrency = 3;
                options.RetryDelays.Clear();
                options.RetryDelays.Add(TimeSpan.Zero);
            });

        for (int number = 0; number < 20; number++)
        {
            for (int conversation = 0; conversation < 10; conversation++)
            {
                (await DeliverAsync(receiver, $"{conversation}", $"{conversation}.{number}")).Should().Be(200);
            }
        }

        begin.SetResult();
        await receiver.StopAsync();

        most.Should().BeInRange(1, 3);
        for (int conversation = 0; conversation < 10; conversation++)
        {
            _handled.Where(id => id.StartsWith($"{conversation}/", StringComparison.Ordinal)).Should().Equal(Enumerable.Range(0, 20).Select(number => $"{conversation}/{conversation}.{number}"));
        }
    }

    [Fact]
    public async Task A_queued_event_is_no_part_of_the_request_that_delivered_it()
    {
        using SpanRecorder recorder = new("Microsoft.AspNetCore", "Kapso.WhatsApp.Hosting");
        Activity? span = null;
        await using Receiver receiver = await StartAsync(_ =>
        {
            span = Activity.Current;
            return Task.CompletedTask;
        });

        await DeliverAsync(receiver, "c1", "wamid.1");
        await receiver.StopAsync();

        span!.OperationName.Should().StartWith("kapso.webhook");
        span.Links.Should().ContainSingle(link => link.Context.TraceId != span.TraceId, "the request is linked");
        span.ParentId.Should().BeNull();
    }

    private static Task<Receiver> StartAsync(Func<MessageReceivedEvent, Task> handle, TimeProvider? clock = null, Action<KapsoWebhookOptions>? options = null) => Receiver.StartAsync(
        webhooks => webhooks.On<MessageReceivedEvent>((received, _, _) => handle(received)),
        all =>
        {
            all.Mode = WebhookMode.Queued;
            options?.Invoke(all);
        },
        clock);

    private static Task<int> DeliverAsync(Receiver receiver, string conversation, string id) => receiver.DeliverAsync(Receiver.Message(id, conversation: conversation), key: id);

    /// <summary>A clock that tells when somebody begins to wait for a given time.</summary>
    private sealed class WatchedClock : FakeTimeProvider
    {
        private readonly ConcurrentDictionary<TimeSpan, TaskCompletionSource> _waits = new();

        public Task WaitsAsync(TimeSpan time) => Of(time).Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            ITimer timer = base.CreateTimer(callback, state, dueTime, period);
            Of(dueTime).TrySetResult();
            return timer;
        }

        private TaskCompletionSource Of(TimeSpan time) => _waits.GetOrAdd(time, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
    }
}
