using Microsoft.Extensions.Time.Testing;

namespace Kapso.WhatsApp.Tests.Pacing;

/// <summary>The pacer by itself, on a clock that the tests turn.</summary>
public sealed class SendPacerTests
{
    private readonly FakeTimeProvider _clock = new();

    [Theory]
    [InlineData(1, 1, 1000)]
    [InlineData(5, 1, 200)]
    [InlineData(7, 1, 143)]
    [InlineData(13, 2, 167)]
    [InlineData(80, 16, 200)]
    [InlineData(1000, 200, 200)]
    public void A_rate_by_the_second_is_spread_over_it(int messages, int each, int milliseconds)
    {
        SendRate rate = SendRate.PerSecond(messages);

        rate.Messages.Should().Be(each);
        rate.Period.Should().BeCloseTo(TimeSpan.FromMilliseconds(milliseconds), TimeSpan.FromMilliseconds(0.5));
        ((int)Math.Ceiling(TimeSpan.FromSeconds(1) / rate.Period) * each).Should().BeLessThanOrEqualTo(messages, "the rate holds for any second");
        SendRate.PerMinute(messages).Should().Be(rate with { Period = TimeSpan.FromTicks((TimeSpan.TicksPerMinute + (messages / each) - 1) / (messages / each)) });
    }

    [Fact]
    public void The_known_limits_are_there() =>
        new[] { SendRate.Coexistence, SendRate.Standard, SendRate.HighThroughput, SendRate.KapsoFree, SendRate.KapsoPro, SendRate.KapsoPlatform, SendRate.KapsoEnterprise }
            .Should().Equal(SendRate.PerSecond(5), SendRate.PerSecond(80), SendRate.PerSecond(1000), SendRate.PerMinute(100), SendRate.PerMinute(500), SendRate.PerMinute(1000), SendRate.PerMinute(2000));

    [Fact]
    public async Task Messages_go_as_the_rate_allows_in_the_order_of_coming()
    {
        SendPacer pacer = Pacer(new SendRate(2, TimeSpan.FromSeconds(1)));
        Task<IAsyncDisposable?>[] sends = [.. Enumerable.Range(0, 5).Select(i => AcquireAsync(pacer, $"{i}"))];
        await Task.WhenAll(sends[0], sends[1]);
        sends[2].IsCompleted.Should().BeFalse();

        _clock.Advance(TimeSpan.FromMilliseconds(999));
        sends[2].IsCompleted.Should().BeFalse();
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await Task.WhenAll(sends[2], sends[3]);
        sends[4].IsCompleted.Should().BeFalse();
        _clock.Advance(TimeSpan.FromSeconds(1));
        await sends[4];
    }

    [Fact]
    public async Task One_recipient_gets_one_message_at_a_time_and_keeps_nobody_else_waiting()
    {
        SendPacer pacer = Pacer(null);
        IAsyncDisposable? first = await AcquireAsync(pacer, "a");
        Task<IAsyncDisposable?> second = AcquireAsync(pacer, "a"), third = AcquireAsync(pacer, "a");
        await AcquireAsync(pacer, "b");
        await AcquireAsync(pacer, "a", number: "2");
        second.IsCompleted.Should().BeFalse();

        await first!.DisposeAsync();
        await first.DisposeAsync();
        IAsyncDisposable? next = await second;
        third.IsCompleted.Should().BeFalse("a turn that is given back twice is one turn");
        await next!.DisposeAsync();
        await third;
    }

    [Fact]
    public async Task Who_waits_for_a_recipient_holds_up_nobody()
    {
        SendPacer pacer = Pacer(new SendRate(2, TimeSpan.FromDays(1)));
        IAsyncDisposable? first = await AcquireAsync(pacer, "a");
        Task<IAsyncDisposable?> waiting = AcquireAsync(pacer, "a");

        await AcquireAsync(pacer, "b");

        await first!.DisposeAsync();
        waiting.IsCompleted.Should().BeFalse();
        _clock.Advance(TimeSpan.FromDays(1));
        await waiting;
    }

    [Fact]
    public async Task A_recipient_can_get_several_at_a_time_when_that_is_asked_for()
    {
        SendPacer pacer = new(new SendPacingOptions { NumberRate = null, OneAtATimePerRecipient = false }, _clock);

        await AcquireAsync(pacer, "a");
        await AcquireAsync(pacer, "a");
    }

    [Fact]
    public async Task All_numbers_together_keep_the_projects_rate()
    {
        SendPacer pacer = new(new SendPacingOptions { ProjectRate = new SendRate(2, TimeSpan.FromMinutes(1)), NumberRate = new SendRate(2, TimeSpan.FromSeconds(1)) }, _clock);
        await AcquireAsync(pacer, "a", "1");
        await AcquireAsync(pacer, "a", "2");
        Task<IAsyncDisposable?> third = AcquireAsync(pacer, "a", "3");

        _clock.Advance(TimeSpan.FromSeconds(59));
        third.IsCompleted.Should().BeFalse();
        _clock.Advance(TimeSpan.FromSeconds(1));
        await third;
    }

    [Fact]
    public async Task Who_gives_up_leaves_his_place_to_others()
    {
        SendPacer pacer = Pacer(new SendRate(1, TimeSpan.FromSeconds(1)));
        IAsyncDisposable? first = await AcquireAsync(pacer, "a");
        using CancellationTokenSource given = new();
        Task<IAsyncDisposable?> forRecipient = pacer.AcquireAsync("1", "a", given.Token).AsTask(), forRate = pacer.AcquireAsync("1", "b", given.Token).AsTask();
        Task<IAsyncDisposable?> stays = AcquireAsync(pacer, "b");

        await given.CancelAsync();
        await FluentActions.Awaiting(() => forRecipient).Should().ThrowAsync<OperationCanceledException>();
        await FluentActions.Awaiting(() => forRate).Should().ThrowAsync<OperationCanceledException>();
        _clock.Advance(TimeSpan.FromSeconds(1));
        await stays;
        await first!.DisposeAsync();
    }

    [Fact]
    public async Task Too_many_do_not_wait()
    {
        SendPacer pacer = new(new SendPacingOptions { NumberRate = new SendRate(1, TimeSpan.FromSeconds(1)), MaxWaiting = 2 }, _clock);
        await AcquireAsync(pacer, "a");
        Task<IAsyncDisposable?> second = AcquireAsync(pacer, "b"), third = AcquireAsync(pacer, "c");

        (await AcquireAsync(pacer, "d")).Should().BeNull();
        (await AcquireAsync(pacer, "d", "2")).Should().NotBeNull("each number has a line of its own");
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await second).Should().NotBeNull();
        Task<IAsyncDisposable?> fourth = AcquireAsync(pacer, "d");
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await third).Should().NotBeNull();
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await fourth).Should().NotBeNull();
    }

    [Fact]
    public async Task What_is_idle_takes_no_memory()
    {
        SendPacer pacer = new(new SendPacingOptions { NumberRate = new SendRate(1, TimeSpan.FromSeconds(1)), MaxWaiting = 1 }, _clock);
        IAsyncDisposable? turn = await AcquireAsync(pacer, "a");
        using CancellationTokenSource given = new();
        Task<IAsyncDisposable?> waiting = pacer.AcquireAsync("1", "a", given.Token).AsTask();
        (await AcquireAsync(pacer, "b")).Should().BeNull();
        for (int i = 0; i < 1000; i++)
        {
            await (await AcquireAsync(pacer, "a", $"number {i}"))!.DisposeAsync();
        }

        await given.CancelAsync();
        await FluentActions.Awaiting(() => waiting).Should().ThrowAsync<OperationCanceledException>();
        pacer.NumbersInUse.Should().Be(1001, "the rates still count what was sent");
        _clock.Advance(TimeSpan.FromSeconds(1));
        pacer.NumbersInUse.Should().Be(1, "one turn is not over yet");
        await turn!.DisposeAsync();
        pacer.NumbersInUse.Should().Be(0);
    }

    [Fact]
    public void What_breaks_a_rule_makes_no_pacer()
    {
        SendPacingOptions options = new() { NumberRate = new SendRate(0, TimeSpan.Zero), ProjectRate = SendRate.PerSecond(-1), MaxWaiting = 0 };

        FluentActions.Invoking(() => new SendPacer(options)).Should().Throw<KapsoValidationException>()
            .Which.Problems.Select(problem => $"{problem.Path}: {problem.Rule}").Should().Equal("NumberRate.messages: range", "NumberRate.period: range", "ProjectRate.messages: range", "MaxWaiting: range");
    }

    [Fact]
    public async Task Many_at_once_from_many_threads_all_get_their_turn()
    {
        SendPacer pacer = new(new SendPacingOptions { NumberRate = new SendRate(1000, TimeSpan.FromMilliseconds(1)), MaxWaiting = 10_000 });
        int together = 0, most = 0;

        await Parallel.ForEachAsync(Enumerable.Range(0, 5000), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (i, cancellationToken) =>
        {
            await using IAsyncDisposable turn = (await pacer.AcquireAsync("1", "a", cancellationToken))!;
            int now = Interlocked.Increment(ref together);
            most = Math.Max(most, now);
            await Task.Yield();
            Interlocked.Decrement(ref together);
        });

        most.Should().Be(1);
    }

    private SendPacer Pacer(SendRate? rate) => new(new SendPacingOptions { NumberRate = rate }, _clock);

    private static Task<IAsyncDisposable?> AcquireAsync(SendPacer pacer, string recipient, string number = "1") => pacer.AcquireAsync(number, recipient, CancellationToken.None).AsTask();
}
