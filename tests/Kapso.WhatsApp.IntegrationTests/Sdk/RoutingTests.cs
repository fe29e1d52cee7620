using System.Collections.Concurrent;
using System.Net;
using Kapso.WhatsApp.Emulator;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Kapso.WhatsApp.IntegrationTests.Sdk;

/// <summary>A bot on a number that another application answers on too, over real sockets.</summary>
public class RoutingTests
{
    private const string Ours = "15551234567";
    private const string Theirs = "15557654321";

    [Theory]
    [InlineData("kapso")]
    [InlineData("meta")]
    public async Task A_bot_answers_its_own_customers_only_and_none_after_it_has_passed_the_conversation_on(string kind)
    {
        await using Bot bot = await Bot.StartAsync(kind);
        KapsoEmulator emulator = bot.Kapso.Emulator;

        emulator.Receive(InboundMessage.Text(Ours, "Hi bot"));
        emulator.Receive(InboundMessage.Text(Theirs, "Hi human") with { ToApplication = "escalation" });
        emulator.SendFromOtherApplication(OtherApplicationMessage.Text(Theirs, "Hello, this is a human"));
        await emulator.WaitForWebhooksAsync();

        bot.Answered.Should().Equal(Ours);
        bot.Copies.Should().Contain("Hi human");
        bot.Sends.Should().ContainSingle("the other application's customer is not written to");

        bot.Clock.Advance(TimeSpan.FromSeconds(2));
        await bot.Client.Conversations.PassAsync(bot.Kapso.PhoneNumberId, Ours, RoutingRole.Escalation, "wants a human");
        emulator.Receive(InboundMessage.Text(Ours, "Are you a human?"));
        await emulator.WaitForWebhooksAsync();

        bot.Answered.Should().Equal(Ours);
        bot.Sends.Should().ContainSingle();
        (await bot.Tracker.FindAsync(bot.Kapso.PhoneNumberId, Ours))!.Should().BeEquivalentTo(new { Holder = ConversationHolder.OtherApplication });

        bot.Clock.Advance(TimeSpan.FromSeconds(2));
        emulator.PassToKapso(new EmulatedHandover { Customer = Ours, Metadata = "back to you" });
        emulator.Receive(InboundMessage.Text(Ours, "Bot again?"));
        await emulator.WaitForWebhooksAsync();

        bot.Answered.Should().Equal(Ours, Ours);
        (await bot.Tracker.FindAsync(bot.Kapso.PhoneNumberId, Ours))!.Holder.Should().Be(ConversationHolder.Kapso);
        (await bot.Tracker.FindAsync(bot.Kapso.PhoneNumberId, Theirs))!.Holder.Should().Be(ConversationHolder.OtherApplication);
    }

    [Fact]
    public async Task A_message_that_another_applications_conversation_refuses_reaches_the_wire_once()
    {
        await using EmulatedKapso kapso = await EmulatedKapso.StartAsync();
        kapso.Emulator.Receive(InboundMessage.Text(EmulatedKapso.To, "Hi") with { ToApplication = "marketing" });

        KapsoApiException refused = (await kapso.Awaiting(k => k.SendAsync()).Should().ThrowAsync<KapsoApiException>()).Which;

        (refused.StatusCode, refused.Category, refused.ThreadError, refused.OutcomeUnknown).Should().Be((HttpStatusCode.Conflict, ErrorCategory.ThreadOwnership, KapsoErrorCode.ThreadNotOwner, false));
        kapso.Sends.Should().ContainSingle();
    }

    [Fact]
    public async Task A_message_that_one_in_flight_refuses_is_tried_again()
    {
        await using EmulatedKapso kapso = await EmulatedKapso.StartAsync();
        kapso.Emulator.Faults.Add(Fault.InFlight() with { Times = 2 });

        (await kapso.SendAsync()).Id.Should().StartWith("wamid.");

        kapso.Sends.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_refusal_with_a_code_is_final_even_for_a_retry_of_the_applications_own()
    {
        await using EmulatedKapso kapso = await EmulatedKapso.StartAsync(after: (_, builder) => builder.AddHttpMessageHandler(() => new Insistent()));
        kapso.Emulator.Receive(InboundMessage.Text(EmulatedKapso.To, "Hi") with { ToApplication = "marketing" });

        KapsoApiException refused = (await kapso.Awaiting(k => k.SendAsync()).Should().ThrowAsync<KapsoApiException>()).Which;

        refused.Category.Should().Be(ErrorCategory.ThreadOwnership);
        kapso.Sends.Should().ContainSingle();
    }

    [Fact]
    public async Task The_escalation_application_takes_over_with_the_message_itself()
    {
        await using EmulatedKapso kapso = await EmulatedKapso.StartAsync();
        kapso.Emulator.ShareNumber(new EmulatedRouting { Role = "escalation" });
        kapso.Emulator.Receive(InboundMessage.Text(EmulatedKapso.To, "Hi") with { ToApplication = "marketing" });

        await kapso.Client.Messages.SendTextAsync(kapso.PhoneNumberId, EmulatedKapso.To, "I take over", new SendOptions { TakeControl = true });

        kapso.Emulator.GetConversationHolder(EmulatedKapso.To).Should().Be("kapso");
        await kapso.SendAsync();
    }

    [Fact]
    public async Task A_lost_answer_leaves_the_holder_unknown_until_the_customer_writes()
    {
        await using EmulatedKapso kapso = await EmulatedKapso.StartAsync();
        kapso.Emulator.Receive(InboundMessage.Text(EmulatedKapso.To, "Hi"));
        kapso.Emulator.LoseNextThreadControlResponse();

        (await kapso.Client.Conversations.Awaiting(conversations => conversations.PassAsync(kapso.PhoneNumberId, EmulatedKapso.To)).Should().ThrowAsync<KapsoApiException>()).Which.OutcomeUnknown.Should().BeTrue();
        (await kapso.Awaiting(k => k.SendAsync()).Should().ThrowAsync<KapsoApiException>()).Which.ThreadError.Should().Be(KapsoErrorCode.ThreadOwnershipUnknown);

        kapso.Emulator.Requests.Count(request => request.OperationId == "threadControl").Should().Be(1);
    }

    [Fact]
    public async Task The_history_tells_copies_apart()
    {
        await using EmulatedKapso kapso = await EmulatedKapso.StartAsync();
        kapso.Emulator.Receive(InboundMessage.Text(Ours, "Mine"));
        kapso.Emulator.Receive(InboundMessage.Text(Theirs, "Theirs") with { ToApplication = "marketing" });

        List<Message> history = [];
        await foreach (Message message in kapso.Client.Messages.List(kapso.PhoneNumberId))
        {
            history.Add(message);
        }

        history.Select(message => (message.From, message.IsPassive)).Should().Equal((Theirs, true), (Ours, false));
    }

    private sealed class Insistent : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await request.Content!.LoadIntoBufferAsync(cancellationToken);
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            return response.StatusCode is HttpStatusCode.Conflict ? await base.SendAsync(request, cancellationToken) : response;
        }
    }

    /// <summary>An application that answers every message that it is handed, and reads copies along.</summary>
    private sealed class Bot : IAsyncDisposable
    {
        private readonly WebApplication _web;

        private Bot(EmulatedKapso kapso, WebApplication web, FakeTimeProvider clock) => (Kapso, _web, Clock) = (kapso, web, clock);

        /// <summary>The clock of the emulator and the application.</summary>
        public FakeTimeProvider Clock { get; }

        public KapsoWhatsAppClient Client => _web.Services.GetRequiredService<KapsoWhatsAppClient>();

        public EmulatedKapso Kapso { get; }

        public ConcurrentQueue<string> Answered { get; } = [];

        public ConcurrentQueue<string> Copies { get; } = [];

        public IConversationTracker Tracker => _web.Services.GetRequiredService<IConversationTracker>();

        public IEnumerable<RecordedRequest> Sends => Kapso.Emulator.Requests.Where(request => request.OperationId == "sendMessage");

        public static async Task<Bot> StartAsync(string kind)
        {
            const string secret = "webhook-secret-123";
            FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero));
            EmulatedKapso kapso = await EmulatedKapso.StartAsync(emulated: new KapsoEmulatorOptions { TimeProvider = clock });
            WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
            builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
            builder.Services.AddRoutingCore();
            builder.Services.AddSingleton<TimeProvider>(clock);
            builder.Services.AddKapsoWhatsApp(options => (options.ApiKey, options.BaseAddress) = (kapso.Emulator.ApiKey, kapso.Emulator.BaseAddress)).WithConversationTracking();
            Bot? bot = null;
            builder.Services.AddKapsoWebhooks(options => options.Secrets.Add(secret))
                .On<MessageReceivedEvent>((received, context, cancellationToken) => bot!.AnswerAsync(received.Message, context.Services, cancellationToken))
                .On<MetaMessageReceivedEvent>((received, context, cancellationToken) => bot!.AnswerAsync(received.Message, context.Services, cancellationToken))
                .OnPassive<MessageReceivedEvent>((received, _, _) => bot!.ReadAlong(received.Message))
                .OnPassive<MetaStandbyMessageEvent>((received, _, _) => bot!.ReadAlong(received.Message));
            WebApplication web = builder.Build();
            web.UseRouting();
            web.MapKapsoWebhooks("/hook");
            await web.StartAsync();
            bot = new Bot(kapso, web, clock);
            kapso.Emulator.AddWebhook(new EmulatedWebhook
            {
                Url = web.Urls.First() + "/hook",
                SecretKey = secret,
                PhoneNumberId = kapso.PhoneNumberId,
                Kind = kind,
                Events = kind == "meta" ? [] : ["whatsapp.message.received", "whatsapp.message.sent"],
            });
            return bot;
        }

        public async ValueTask DisposeAsync()
        {
            await Kapso.DisposeAsync();
            await _web.DisposeAsync();
        }

        private async Task AnswerAsync(Message message, IServiceProvider services, CancellationToken cancellationToken)
        {
            Answered.Enqueue(message.From!);
            await services.GetRequiredService<KapsoWhatsAppClient>().Messages.SendTextAsync(Kapso.PhoneNumberId, message.From!, "Hello", cancellationToken: cancellationToken);
        }

        private Task ReadAlong(Message message)
        {
            Copies.Enqueue(((TextContent)message.Content).Body!);
            return Task.CompletedTask;
        }
    }
}
