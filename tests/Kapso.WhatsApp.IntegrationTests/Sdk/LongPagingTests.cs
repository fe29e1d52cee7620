using Kapso.WhatsApp.Emulator;
using Kapso.WhatsApp.Messages;

namespace Kapso.WhatsApp.IntegrationTests.Sdk;

/// <summary>Long lists over real sockets.</summary>
public sealed class LongPagingTests
{
    private const int PageSize = 20;
    private const int Pages = 1000;

    private static readonly KapsoEmulatorOptions Seeded = new() { SeedMessageCount = Pages * PageSize, RequestsPerMinute = int.MaxValue };

    [Fact]
    [Trait("Category", "Load")]
    public async Task A_walk_of_a_thousand_pages_survives_faults_and_newcomers()
    {
        await using EmulatedKapso kapso = await EmulatedKapso.StartAsync(emulated: Seeded);
        List<InjectedFault> faults = [];
        Fault[] kinds = [Fault.Status(500), Fault.RateLimited(TimeSpan.FromSeconds(1)), Fault.ResetBeforeProcessing(), Fault.Status(503) with { Times = 3 }, Fault.ResetAfterProcessing(), Fault.HtmlPage()];
        for (int i = 0; i < 30; i++)
        {
            kapso.Emulator.Faults.Add(Fault.Delay(TimeSpan.Zero) with { Times = 30 });
            faults.Add(kapso.Emulator.Faults.Add(kinds[i % kinds.Length]));
        }

        List<Message> read = [];
        await foreach (Message message in kapso.Client.Messages.List(kapso.PhoneNumberId, new MessageFilter { PageSize = PageSize }))
        {
            if (read.Count % 1000 == 0)
            {
                kapso.Emulator.Receive(InboundMessage.Text(EmulatedKapso.To, "new"));
            }

            read.Add(message);
        }

        faults.Should().OnlyContain(fault => fault.IsUsedUp);
        read.Should().HaveCount(Pages * PageSize);
        read.Select(message => message.Id).Should().OnlyHaveUniqueItems();
        read.Select(message => message.Timestamp).Should().BeInDescendingOrder();
    }

    [Fact]
    public async Task Pages_are_the_same_on_the_way_back()
    {
        await using EmulatedKapso kapso = await EmulatedKapso.StartAsync(emulated: Seeded with { SeedMessageCount = 450 });
        foreach (PagedList<Message> list in new[]
        {
            kapso.Client.Messages.List(kapso.PhoneNumberId, new MessageFilter { PageSize = 100 }),
            kapso.Client.Messages.List(new ProjectMessageFilter { PageSize = 100 }),
        })
        {
            List<Page<Message>> forwards = await Collect(list.AsPages());

            List<Page<Message>> back = await Collect(list.AsPreviousPages(forwards[^1].PreviousCursor!));

            forwards.Should().HaveCount(5);
            forwards[^1].NextCursor.Should().BeNull();
            back.Select(Ids).Should().BeEquivalentTo(forwards.SkipLast(1).Reverse().Select(Ids), order => order.WithStrictOrdering());
            Ids(await list.GetPreviousPageAsync(forwards[2].PreviousCursor!)).Should().Equal(Ids(forwards[1]));
        }
    }

    [Fact]
    public async Task A_walk_goes_on_in_another_process_and_at_another_emulator()
    {
        await using EmulatedKapso first = await EmulatedKapso.StartAsync(emulated: Seeded with { SeedMessageCount = 300 });
        await using EmulatedKapso second = await EmulatedKapso.StartAsync(emulated: Seeded with { SeedMessageCount = 300 });
        Page<Message> page = await first.Client.Messages.List(first.PhoneNumberId).GetPageAsync();

        List<Page<Message>> rest = await Collect(second.Client.Messages.List(second.PhoneNumberId).AsPages(page.NextCursor));

        Ids(page).Concat(rest.SelectMany(Ids)).Should().OnlyHaveUniqueItems().And.HaveCount(300);
    }

    private static IEnumerable<string> Ids(Page<Message> page) => page.Items.Select(message => message.Id);

    private static async Task<List<T>> Collect<T>(IAsyncEnumerable<T> items)
    {
        List<T> all = [];
        await foreach (T item in items)
        {
            all.Add(item);
        }

        return all;
    }
}
