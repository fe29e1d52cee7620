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
            test.Orders.Runs.Should().Be(test.Deaths[0] is "after a step" ? 3 : 2, "a step runs again only when the process died inside it ({0}, point {1})", test.Deaths[0], point);
        }

        kinds.Should().BeEquivalentTo("before a save", "after a save", "before a send", "after a send", "before a step", "after a step");
    }

    [Theory]
    [InlineData("after a save")]
    [InlineData("after a send")]
    [InlineData("after a step")]
    public async Task A_process_that_dies_after_everything_that_it_does_costs_nothing(string point)
    {
        await using CrashTest test = await CrashTest.StartAsync(_ => new Killer(1, at => at == point));

        await test.RunToTheEndAsync();

        ShouldBeRight(test);
        test.Deaths.Should().HaveCountGreaterThan(point is "after a step" ? 1 : 6).And.OnlyContain(at => at == point);
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

    private static void ShouldBeRight(CrashTest test)
    {
        string after = $"after a death {string.Join(", ", test.Deaths)}";
        test.Customer.Seen.Should().Equal(Customer.Expected, after);
        test.Orders.All.Should().ContainSingle(after).Which.What.Should().Be("2 large for Ada, Elm Street 1");
        test.Orders.Closed.Should().ContainSingle(after);
    }
}
