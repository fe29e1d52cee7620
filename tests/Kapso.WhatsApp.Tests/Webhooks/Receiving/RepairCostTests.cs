using System.Runtime.ExceptionServices;
using System.Text;
using Kapso.WhatsApp.Serialization;
using Kapso.WhatsApp.Webhooks;

namespace Kapso.WhatsApp.Tests.Webhooks.Receiving;

/// <summary>What odd members cost: nothing where there are none, one reading each where there are some, and no more than a budget whatever is delivered. Counted, not timed.</summary>
public sealed class RepairCostTests
{
    private const string Received = "whatsapp.message.received";

    /// <summary>Times that are none, as Meta's documentation has them.</summary>
    private const string Status = """{"id":"wamid.#","status":"sent","timestamp":"TIMESTAMP","recipient_id":"34600000001","conversation":{"id":"CV","expiration_timestamp":"TIMESTAMP"}}""";

    private static readonly string Filler = new('x', 30_000);

    /// <summary>Bodies of about 4 MB that are as expensive as can be: each names what is repeated in it.</summary>
    public static TheoryData<string, string?, string> Hostile => new()
    {
        { "statuses", null, Meta("messages", $"\"statuses\":[{Times(4900, Status)}]") },
        { "members of large statuses", null, Meta("messages", $"\"statuses\":[{Times(120, $$"""{"id":"w#","x":"{{Filler}}",{{Odd(60)}} }""")}]") },
        { "members of one large event", null, Meta("account_update", $"\"x\":[{Times(120, $"\"{Filler}\"")}],\"restriction_info\":[{Times(5000, """{"expiration":"never"}""")}]") },
        { "messages of a history", null, Meta("history", $"\"history\":[{{\"threads\":[{{\"messages\":[{Times(20_000, """{"id":"w#","context":{"forwarded":"so"},"referral":{"headline":{} } }""")}]}}]}}]") },
        { "a member of a history with messages", null, Meta("history", $"\"history\":[{{\"metadata\":{{\"phase\":\"?\",\"progress\":\"?\"}},\"threads\":[{{\"messages\":[{Times(20_000, """{"id":"w#","context":{"forwarded":"so"} }""")}]}}]}}]") },
        { "a member that is repeated", Received, $$"""{"message":{"id":"w",{{Times(40_000, "\"context\":[{}]")}} } }""" },
        { "a list that is repeated", Received, $$"""{"message":{"id":"w","kapso":{ {{Times(40_000, "\"statuses\":[7,{}]")}} } } }""" },
        { "messages of a batch", Received, $$"""{"data":[{{Times(5000, """{"message":{"id":"w#","context":{"forwarded":"so"},"kapso":{"statuses":[{"timestamp":"soon"},5]} } }""")}}]}""" },
        { "lists of lists", null, Meta("group_status_update", $"\"groups\":{new string('[', 40)}{Times(200_000, "7")}{new string(']', 40)}") },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void What_is_read_again_stays_within_the_budget(string what, string? name, string body)
    {
        Work work = Measure(() => Delivered.Read(body, name));

        work.Spent.Should().BeInRange(1, RepairBudget.Total, what);
        work.Exceptions.Should().BeLessThan(25_000, "an exception takes as long as reading thousands of bytes");
        work.Allocated.Should().BeLessThan(16L * RepairBudget.Total);
    }

    [Theory]
    [MemberData(nameof(OddMemberTests.Bodies), MemberType = typeof(OddMemberTests))]
    public void A_body_without_odd_members_is_read_once(string name, string body)
    {
        // One of them has a message without an id.
        Work work = Measure(() => Delivered.Read(body.Replace("{\"bad\":1}", "{\"id\":\"w\"}", StringComparison.Ordinal), name));

        (work.Spent, work.Exceptions).Should().Be((0, 0));
    }

    [Fact]
    public void Every_status_of_a_full_delivery_may_have_odd_members()
    {
        IReadOnlyList<WebhookEvent> events = Delivered.Read(Meta("messages", $"\"statuses\":[{Times(1000, Status)}]")).Events;

        events.Should().HaveCount(1000).And.AllBeOfType<MetaStatusEvent>();
        events.Cast<MetaStatusEvent>().Should().OnlyContain(read => read.Status.Id != null && read.Status.Timestamp == null && read.Status.Conversation!.ExpirationTimestamp == null);
    }

    [Fact]
    public void What_is_beyond_the_budget_is_kept_and_costs_nothing_beside_it()
    {
        IReadOnlyList<WebhookEvent> events = Delivered.Read(Meta("messages", $"\"statuses\":[{Times(4900, Status)}],\"messages\":[{{\"id\":\"w\"}}]")).Events;

        events.Should().HaveCount(4901);
        events.OfType<MetaMessageReceivedEvent>().Should().ContainSingle();
        events.OfType<UnreadableWebhookEvent>().Should().NotBeEmpty().And.OnlyContain(read => read.Raw.GetProperty("status").GetString() == "sent");
    }

    [Fact]
    public void An_odd_member_costs_one_reading_of_the_object_that_holds_it()
    {
        string status = Status.Replace("TIMESTAMP", "1780000000", StringComparison.Ordinal);

        Measure(() => Delivered.Read(Meta("messages", $"\"statuses\":[{Times(50, status)},{Status}]"))).Spent.Should().BeLessThanOrEqualTo(2 * (Status.Length + RepairBudget.OfException));
    }

    private static Work Measure(Func<IncomingWebhook> read)
    {
        int thread = Environment.CurrentManagedThreadId, exceptions = 0;
        void Count(object? sender, FirstChanceExceptionEventArgs thrown) => exceptions += Environment.CurrentManagedThreadId == thread ? 1 : 0;
        using RepairBudget.Scope budget = RepairBudget.Begin();
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        AppDomain.CurrentDomain.FirstChanceException += Count;
        try
        {
            read();
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= Count;
        }

        return new Work(RepairBudget.Total - RepairBudget.Left, exceptions, GC.GetAllocatedBytesForCurrentThread() - allocated);
    }

    private static string Meta(string field, string members) =>
        $$"""{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"{{field}}","value":{"metadata":{"phone_number_id":"811"},{{members}} } }]}]}""";

    private static string Times(int count, string part) => string.Join(',', Enumerable.Range(0, count).Select(i => part.Replace("#", i.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)));

    private static string Odd(int count) => "\"errors\":[" + string.Join(',', Enumerable.Range(0, count).Select(_ => "{\"code\":\"odd\"}")) + "]";

    private readonly record struct Work(long Spent, int Exceptions, long Allocated);
}
