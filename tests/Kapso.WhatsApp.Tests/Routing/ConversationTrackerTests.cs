using System.Net;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using static Kapso.WhatsApp.ConversationHolder;

namespace Kapso.WhatsApp.Tests.Routing;

/// <summary>What is derived about who holds a conversation.</summary>
public sealed class ConversationTrackerTests
{
    private const ConversationHolder Ours = ConversationHolder.Kapso;
    private const string Number = "647";
    private const string Phone = "15551234567";
    private const string User = "US.1349";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task The_latest_signal_counts_in_whichever_order_they_come()
    {
        ConversationTracker tracker = new(clock: _clock);
        _clock.Advance(TimeSpan.FromMinutes(10));
        await tracker.RecordAsync(Signal(OtherApplication, minutes: 5) with { Role = RoutingRole.Escalation });
        await tracker.RecordAsync(Signal(Ours, minutes: 3));

        (await tracker.FindAsync(Number, "+" + Phone)).Should().BeEquivalentTo(new { Holder = OtherApplication, Role = RoutingRole.Escalation, Since = At(5) });

        await tracker.RecordAsync(Signal(Ours, minutes: 5));
        (await tracker.FindAsync(Number, Phone))!.Holder.Should().Be(Ours, "of two in the same second the later one counts");
    }

    [Fact]
    public async Task A_conversation_is_idle_a_day_after_the_customers_last_message()
    {
        ConversationTracker tracker = new(clock: _clock);
        await tracker.RecordAsync(Signal(Ours, fromCustomer: true));
        _clock.Advance(TimeSpan.FromHours(23));
        await tracker.RecordAsync(Signal(Ours, minutes: 23 * 60));
        (await FindAsync(tracker))!.Holder.Should().Be(Ours);

        _clock.Advance(TimeSpan.FromHours(1));
        ConversationControl idle = (await FindAsync(tracker))!;
        (idle.Holder, idle.Role, idle.Since).Should().Be((Idle, (RoutingRole?)null, At(24 * 60)), "what the business sends does not prolong it");

        await tracker.RecordAsync(Signal(OtherApplication, minutes: 24 * 60, fromCustomer: true));
        (await FindAsync(tracker))!.Should().BeEquivalentTo(new { Holder = OtherApplication, IdleAt = At(48 * 60) });
    }

    [Fact]
    public async Task An_older_message_of_the_customers_changes_the_holder_no_more_but_keeps_the_conversation_from_being_idle()
    {
        ConversationTracker tracker = new(clock: _clock);
        await tracker.RecordAsync(Signal(Ours, fromCustomer: true));
        _clock.Advance(TimeSpan.FromMinutes(10));
        await tracker.RecordAsync(Signal(OtherApplication, minutes: 10));
        await tracker.RecordAsync(Signal(Ours, minutes: 9, fromCustomer: true));

        (await FindAsync(tracker))!.Should().BeEquivalentTo(new { Holder = OtherApplication, IdleAt = At((24 * 60) + 9) });
    }

    [Fact]
    public async Task A_time_that_lies_ahead_does_not_outweigh_what_follows()
    {
        ConversationTracker tracker = new(clock: _clock);
        await tracker.RecordAsync(Signal(Ours) with { At = DateTimeOffset.MaxValue });
        _clock.Advance(TimeSpan.FromSeconds(1));
        await tracker.RecordAsync(Signal(OtherApplication) with { At = _clock.GetUtcNow() });

        (await FindAsync(tracker))!.Holder.Should().Be(OtherApplication);
    }

    [Fact]
    public async Task A_customer_is_known_by_phone_number_and_user_id_and_apart_on_each_number()
    {
        ConversationTracker tracker = new(clock: _clock);
        await tracker.RecordAsync(Signal(Ours) with { Customer = [User] });
        (await tracker.FindAsync(Number, Phone)).Should().BeNull();

        await tracker.RecordAsync(Signal(OtherApplication) with { Customer = [Phone, User] });

        (await tracker.FindAsync(Number, Phone))!.Holder.Should().Be(OtherApplication);
        (await tracker.FindAsync(Number, User))!.Holder.Should().Be(OtherApplication);
        (await tracker.FindAsync("648", User)).Should().BeNull();
        tracker.Count.Should().Be(1);
    }

    [Fact]
    public async Task Two_that_turn_out_to_be_one_become_one()
    {
        ConversationTracker tracker = new(clock: _clock);
        _clock.Advance(TimeSpan.FromMinutes(10));
        await tracker.RecordAsync(Signal(Ours, minutes: 1) with { Customer = [User] });
        await tracker.RecordAsync(Signal(OtherApplication, minutes: 2));
        tracker.Count.Should().Be(2);

        await tracker.RecordAsync(Signal(Ours, minutes: 0) with { Customer = [Phone, User] });

        tracker.Count.Should().Be(1);
        (await tracker.FindAsync(Number, User))!.Holder.Should().Be(OtherApplication);
    }

    [Fact]
    public async Task As_many_conversations_are_remembered_as_it_was_made_for()
    {
        ConversationTracker tracker = new(2, _clock);
        foreach (string customer in new[] { "15550000001", "15550000002", "15550000001", "15550000003" })
        {
            await tracker.RecordAsync(Signal(Ours) with { Customer = [customer, $"US.{customer}"] });
        }

        tracker.Count.Should().Be(2);
        (await tracker.FindAsync(Number, "15550000001")).Should().NotBeNull("it was heard of again");
        (await tracker.FindAsync(Number, "15550000002")).Should().BeNull();
        (await tracker.FindAsync(Number, "US.15550000002")).Should().BeNull();
        FluentActions.Invoking(() => new ConversationTracker(0)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public async Task A_signal_that_names_nobody_is_nothing_and_none_shows_a_whole_number()
    {
        ConversationTracker tracker = new(clock: _clock);
        await tracker.RecordAsync(Signal(Ours) with { Customer = [] });
        await tracker.RecordAsync(Signal(Ours) with { PhoneNumberId = "" });

        tracker.Count.Should().Be(0);
        Signal(Ours).ToString().Should().Contain("4567").And.NotContain(Phone);
    }

    public static TheoryData<string, ConversationHolder?> Sends => new()
    {
        { "accepted", Ours },
        { """{"error":"no","code":"thread_not_owner","thread_error":"thread_not_owner"}""", OtherApplication },
        { """{"error":"no","code":"meta_business_agent_control","thread_error":"thread_not_owner"}""", OtherApplication },
        { """{"error":"no","code":"meta_business_agent_control","thread_error":"thread_ownership_unknown"}""", Unknown },
        { """{"error":"no","code":"thread_ownership_unknown","thread_error":"thread_ownership_unknown"}""", Unknown },
        { """{"error":"no","code":"something_new"}""", null },
    };

    [Theory]
    [MemberData(nameof(Sends))]
    public async Task The_result_of_a_send_is_noted(string answer, ConversationHolder? expected)
    {
        ConversationTracker tracker = new(clock: _clock);
        using KapsoUnderTest kapso = new(options => options.Tracker = tracker, answer == "accepted" ? KapsoUnderTest.Sent : ScriptedTransport.Answer(HttpStatusCode.Conflict, answer));

        await Record.ExceptionAsync(kapso.SendText);

        (await tracker.FindAsync(KapsoUnderTest.PhoneNumberId, KapsoUnderTest.To))?.Holder.Should().Be(expected);
        tracker.Count.Should().Be(expected is null ? 0 : 1);
    }

    [Fact]
    public async Task A_template_tells_nothing_unless_it_takes_the_conversation()
    {
        ConversationTracker tracker = new(clock: _clock);
        using KapsoUnderTest kapso = new(options => options.Tracker = tracker, KapsoUnderTest.Sent);

        await kapso.Client.Messages.SendAsync(Number, KapsoUnderTest.To, new TemplateMessage("sale", "en"));
        tracker.Count.Should().Be(0);

        await kapso.Client.Messages.SendAsync(Number, KapsoUnderTest.To, new TemplateMessage("sale", "en"), new SendOptions { TakeControl = true });
        (await tracker.FindAsync(Number, KapsoUnderTest.To))!.Holder.Should().Be(Ours);
    }

    [Fact]
    public async Task A_handover_in_the_same_second_as_a_message_of_ours_outweighs_it()
    {
        ConversationTracker tracker = new(clock: _clock);
        using KapsoUnderTest kapso = new(options => options.Tracker = tracker, KapsoUnderTest.Sent);
        await tracker.RecordAsync(Signal(OtherApplication));

        await kapso.Client.Messages.SendTextAsync(Number, Phone, "Hi");

        (await tracker.FindAsync(Number, Phone))!.Holder.Should().Be(OtherApplication);
    }

    [Fact]
    public async Task What_is_done_with_a_conversation_is_noted()
    {
        ConversationTracker tracker = new(clock: _clock);
        using KapsoUnderTest kapso = new(
            options => options.Tracker = tracker,
            ScriptedTransport.Answer(HttpStatusCode.OK, "{}"),
            ScriptedTransport.Answer(HttpStatusCode.OK, "{}"),
            ScriptedTransport.Answer(HttpStatusCode.OK, "{}"),
            ScriptedTransport.Answer(HttpStatusCode.OK, "{}"),
            ScriptedTransport.Answer(HttpStatusCode.Forbidden, """{"error":{"code":2494191}}"""),
            ScriptedTransport.Answer(HttpStatusCode.BadGateway, "{}"));
        List<(ConversationHolder, RoutingRole?)> noted = [];
        foreach (Func<Task> act in new Func<Task>[]
        {
            () => kapso.Client.Conversations.TakeAsync(Number, Phone),
            () => kapso.Client.Conversations.PassAsync(Number, Phone),
            () => kapso.Client.Conversations.PassAsync(Number, Phone, RoutingRole.Marketing),
            () => kapso.Client.Conversations.ReleaseAsync(Number, Phone),
            () => kapso.Client.Conversations.TakeAsync(Number, Phone),
            () => kapso.Client.Conversations.TakeAsync(Number, Phone),
        })
        {
            await Record.ExceptionAsync(act);
            ConversationControl known = (await tracker.FindAsync(Number, Phone))!;
            noted.Add((known.Holder, known.Role));
        }

        noted.Should().Equal(new (ConversationHolder, RoutingRole?)[]
        {
            (Ours, null), (OtherApplication, RoutingRole.Escalation), (OtherApplication, RoutingRole.Marketing), (Idle, null), (Idle, null), (Unknown, null),
        });
    }

    [Fact]
    public async Task A_tracker_that_fails_costs_no_call()
    {
        using KapsoUnderTest kapso = new(options => options.Tracker = new BrokenTracker(), KapsoUnderTest.Sent);

        (await kapso.SendText()).Id.Should().Be("wamid.SENT");
    }

    [Fact]
    public async Task A_registered_client_notes_in_the_registered_tracker()
    {
        await using ServiceProvider services = new ServiceCollection()
            .AddKapsoWhatsApp(options => options.ApiKey = KapsoUnderTest.ApiKey).WithConversationTracking()
            .ConfigurePrimaryHttpMessageHandler(() => new ScriptedTransport(KapsoUnderTest.Sent)).Services.BuildServiceProvider();
        await using ServiceProvider own = new ServiceCollection()
            .AddKapsoWhatsApp(options => options.ApiKey = KapsoUnderTest.ApiKey).WithConversationTracking<OwnTracker>()
            .ConfigurePrimaryHttpMessageHandler(() => new ScriptedTransport(KapsoUnderTest.Sent)).Services.BuildServiceProvider();

        await services.GetRequiredService<KapsoWhatsAppClient>().Messages.SendTextAsync(Number, Phone, "Hi");
        await own.GetRequiredService<KapsoWhatsAppClient>().Messages.SendTextAsync(Number, Phone, "Hi");

        (await services.GetRequiredService<IConversationTracker>().FindAsync(Number, Phone))!.Holder.Should().Be(Ours);
        ((OwnTracker)own.GetRequiredService<IConversationTracker>()).Noted.Should().ContainSingle().Which.Customer.Should().Equal(Person.FromPhoneNumber(Phone));
    }

    private DateTimeOffset At(int minutes) => new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero).AddMinutes(minutes);

    private ControlSignal Signal(ConversationHolder holder, int minutes = 0, bool fromCustomer = false) =>
        new() { PhoneNumberId = Number, Customer = [Phone], Holder = holder, At = At(minutes), IsFromCustomer = fromCustomer };

    private static ValueTask<ConversationControl?> FindAsync(ConversationTracker tracker) => tracker.FindAsync(Number, Phone);

    private sealed class OwnTracker : IConversationTracker
    {
        public List<ControlSignal> Noted { get; } = [];

        public ValueTask RecordAsync(ControlSignal signal, CancellationToken cancellationToken = default)
        {
            Noted.Add(signal);
            return ValueTask.CompletedTask;
        }

        public ValueTask<ConversationControl?> FindAsync(string phoneNumberId, Person customer, CancellationToken cancellationToken = default) => ValueTask.FromResult<ConversationControl?>(null);
    }

    private sealed class BrokenTracker : IConversationTracker
    {
        public ValueTask RecordAsync(ControlSignal signal, CancellationToken cancellationToken = default) => throw new InvalidOperationException("down");

        public ValueTask<ConversationControl?> FindAsync(string phoneNumberId, Person customer, CancellationToken cancellationToken = default) => throw new InvalidOperationException("down");
    }
}
