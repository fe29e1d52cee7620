using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using Kapso.WhatsApp.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit.Abstractions;

namespace Kapso.WhatsApp.AspNetCore.Tests.Bots;

/// <summary>What a conversation costs that waits for a person: a record in the store, and nothing that runs.</summary>
public sealed class WaitingLoadTests(ITestOutputHelper output)
{
    private const int Count = 100_000;

    [Fact]
    [Trait("Category", "Load")]
    public async Task A_hundred_thousand_conversations_wait_for_less_than_3_KB_each()
    {
        await using ServiceProvider services = Build(async chat =>
        {
            await chat.SayAsync("Hello!");
            await chat.OnceAsync("number", (_, _) => Task.FromResult(42), BotJson.Default.Int32);
            await chat.AskAsync("How are you?", Answer.Text(), TimeSpan.FromDays(3));
        });
        IConversations conversations = services.GetRequiredService<IConversations>();
        await conversations.StartAsync("talk", "647", "15550999999");
        long before = GC.GetTotalMemory(forceFullCollection: true);

        for (int i = 0; i < Count; i++)
        {
            await conversations.StartAsync("talk", "647", $"1555{i:0000000}");
        }

        long each = (GC.GetTotalMemory(forceFullCollection: true) - before) / Count;
        output.WriteLine($"A conversation that waits costs {each:N0} bytes in memory ({Count:N0} of them).");
        (await services.GetRequiredService<IConversationStore>().CountAsync()).Should().Be(Count + 1);
        each.Should().BeLessThan(3 * 1024);
    }

    [Fact]
    public async Task The_run_of_a_conversation_that_waits_is_collected()
    {
        List<WeakReference> runs = [];
        await using ServiceProvider services = Build(async chat =>
        {
            runs.Add(Track());
            object held = runs[^1].Target!;
            await chat.AskAsync("How are you?", Answer.Text());
            GC.KeepAlive(held);
        });

        await services.GetRequiredService<IConversations>().StartAsync("talk", "647", "15551234567");
        for (int i = 0; i < 10 && runs[0].IsAlive; i++)
        {
            await Task.Yield();
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        runs.Should().ContainSingle().Which.IsAlive.Should().BeFalse("nothing refers to a run that waits");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Track() => new(new object());

    private static ServiceProvider Build(Func<Chat, Task> run)
    {
        ServiceCollection services = [];
        services.AddLogging();
        services.AddSingleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero)));
        services.AddKapsoWhatsApp(options => options.ApiKey = "key").ConfigurePrimaryHttpMessageHandler(() => new Answering());
        services.AddTransient(_ => new Talk(run));
        services.AddKapsoWebhooks(options => options.Secrets.Add("secret-of-the-test")).AddConversation<Talk>("talk");
        return services.BuildServiceProvider();
    }

    private sealed class Answering : HttpMessageHandler
    {
        private int _messages;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(
                $$"""{"messages":[{"id":"wamid.HBgLMTU1NTEyMzQ1NjcVAgARGBI5QTNDQTVCM0Q0Q0Q2RTY3RTcA{{++_messages}}"}]}""", Encoding.UTF8, "application/json"),
        });
    }
}
