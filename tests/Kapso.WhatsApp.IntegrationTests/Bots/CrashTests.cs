using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Bots;

/// <summary>A conversation whose process dies goes on in the next one: every question is asked once, every step has one effect, and the customer sees each message once.</summary>
public sealed class CrashTests
{
    [Fact]
    public async Task Without_a_crash_the_conversation_runs_to_its_end()
    {
        await using CrashTest test = await CrashTest.StartAsync(_ => new Killer());

        await test.RunToTheEndAsync();

        ShouldBeRight(test);
        test.Deaths.Should().BeEmpty();
        test.Orders.Runs.Should().Be(2);
        (await test.Store.CountAsync()).Should().BeLessThanOrEqualTo(1, "of a conversation that has ended, nothing is left but what recognises its events");
    }

    [Fact]
    public async Task A_process_that_dies_at_any_single_point_costs_nothing()
    {
        HashSet<string> kinds = [];
        for (int point = 1; ; point++)
        {
            await using CrashTest test = await CrashTest.StartAsync(process => process == 0 ? new Killer(point) : new Killer());

            await test.RunToTheEndAsync();

            ShouldBeRight(test);
            if (test.Deaths.Count == 0)
            {
                point.Should().BeGreaterThan(40, "that many points there are");
                break;
            }

            kinds.Add(test.Deaths.Single());
            test.Orders.Runs.Should().Be(
                test.HasDiedBetween("after a step", "before a save") ? 3 : 2, "a step runs again only when the process died before its result was saved ({0}, point {1})", test.Deaths[0], point);
        }

        kinds.Should().BeEquivalentTo("before a save", "after a save", "before a send", "after a send", "before a step", "after a step");
    }

    [Fact]
    public async Task A_process_that_dies_after_every_send_costs_nothing()
    {
        await using CrashTest test = await CrashTest.StartAsync(_ => new Killer(1, at => at == "after a send"));

        await test.RunToTheEndAsync();

        ShouldBeRight(test);
        test.Deaths.Should().HaveCount(Customer.Expected.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Processes_that_die_again_and_again_cost_nothing(int seed)
    {
        // Each process gets as far as one save: an event whose every delivery dies before that is given up by Kapso.
        Random points = new(seed);
        await using CrashTest test = await CrashTest.StartAsync(_ => new Killer(points.Next(3, 9)));

        await test.RunToTheEndAsync();

        ShouldBeRight(test);
        test.Deaths.Should().HaveCountGreaterThan(5);
    }

    [Fact]
    public async Task The_lost_answer_of_any_send_costs_nothing()
    {
        await using CrashTest test = await CrashTest.StartAsync(_ => new Killer());
        test.Emulator.Faults.Add(Fault.ResetAfterProcessing() with { OperationId = "sendMessage", Times = 0 });

        await test.RunToTheEndAsync();

        ShouldBeRight(test);
    }

    [Fact]
    public async Task A_send_that_never_arrives_is_made_when_the_history_is_sure_of_it()
    {
        await using CrashTest test = await CrashTest.StartAsync(_ => new Killer());
        InjectedFault lost = test.Emulator.Faults.Add(Fault.ResetBeforeProcessing() with { OperationId = "sendMessage", Times = 2 });

        await test.RunToTheEndAsync();

        ShouldBeRight(test);
        lost.HitCount.Should().Be(2);
    }

    [Fact]
    public async Task A_send_that_is_refused_for_now_is_made_later()
    {
        await using CrashTest test = await CrashTest.StartAsync(_ => new Killer());
        InjectedFault refused = test.Emulator.Faults.Add(Fault.RateLimited(TimeSpan.FromSeconds(1)) with { OperationId = "sendMessage", Times = 5 });

        await test.RunToTheEndAsync();

        ShouldBeRight(test);
        refused.HitCount.Should().Be(5);
    }

    [Fact]
    public async Task A_send_that_is_refused_for_good_ends_the_conversation_and_the_next_message_starts_another()
    {
        await using CrashTest test = await CrashTest.StartAsync(_ => new Killer());
        test.Emulator.Faults.Add(Fault.Status(400, """{"error":{"message":"Re-engagement message","code":131047}}""") with { OperationId = "sendMessage" });
        test.Customer.Starts();
        await test.SettleAsync();
        test.Customer.Seen.Should().BeEmpty();

        await test.RunToTheEndAsync();

        ShouldBeRight(test);
    }

    private static void ShouldBeRight(CrashTest test)
    {
        string after = $"after a death {string.Join(", ", test.Deaths)}";
        test.Customer.Seen.Should().Equal(Customer.Expected, after);
        test.Orders.All.Should().ContainSingle(after).Which.What.Should().Be("2 large for Ada, Elm Street 1");
        test.Orders.Closed.Should().ContainSingle(after);
    }
}
