using System.Text;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Webhooks;

namespace Kapso.WhatsApp.Tests.Webhooks.Receiving;

/// <summary>One member that is not as it should be costs that member only, whichever it is and whatever stands there.</summary>
public sealed class OddMemberTests
{
    private const string Received = "whatsapp.message.received";

    /// <summary>What may stand in any place: other kinds of JSON, lists of one and of several, empty ones, and an object of something else.</summary>
    private static readonly string[] OddValues = ["true", "7", "\"odd\"", "[]", "{}", "[{\"a\":1}]", "{\"a\":1}", "[1,2]", "{\"0\":\"x\",\"2\":\"y\"}", "1e400"];

    /// <summary>Without these nothing can be read, or it is something else: they hold the events themselves, as <c>standby</c> holds the copies.</summary>
    private static readonly HashSet<string> Structure = ["object", "entry", "changes", "field", "value", "data", "message", "messages", "message_echoes", "statuses", "calls", "user_actions", "standby", "type", "event"];

    /// <summary>The bodies, each with the name under which it is delivered.</summary>
    public static TheoryData<string, string> Bodies
    {
        get
        {
            TheoryData<string, string> bodies = [];
            foreach (string body in ValidBodies.All.Select(Encoding.UTF8.GetString))
            {
                bodies.Add(NameOf(JsonNode.Parse(body)!.AsObject()), body);
            }

            return bodies;
        }
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Any_odd_member_leaves_every_event_readable_and_of_its_number(string name, string body)
    {
        string[] before = Describe(Delivered.Read(body, name));
        List<string> wrong = [];
        foreach ((int place, string path) in AllBelow(JsonNode.Parse(body)).Index().Skip(1).Select(node => (node.Index, node.Item.GetPath())).Where(node => IsFree(node.Item2)))
        {
            foreach (string odd in OddValues)
            {
                IncomingWebhook read = Delivered.Read(With(body, place, odd), name);
                string[] after = Describe(read);
                if (!after.SequenceEqual(before))
                {
                    wrong.Add($"{path} = {odd}: {string.Join(", ", after)}");
                }

                wrong.AddRange(read.Events.Where(one => one.NumberId is not (null or "647" or "true" or "7" or "odd" or "1e400")).Select(one => $"{path} = {odd} makes it about {one.NumberId}"));
            }
        }

        wrong.Should().BeEmpty();
    }

    [Theory]
    [InlineData("\"phone_number_id\":{\"id\":\"1\"},\"conversation\":{\"id\":\"c\",\"phone_number_id\":\"2\"},\"message\":{\"id\":\"w\",\"kapso\":{\"phone_number_id\":\"3\"}}")]
    [InlineData("\"phone_number_id\":[\"1\",\"1\"],\"message\":{\"id\":\"w\",\"kapso\":{\"phone_number_id\":\"3\"}}")]
    [InlineData("\"conversation\":{\"id\":\"c\",\"phone_number_id\":{}},\"message\":{\"id\":\"w\",\"kapso\":{\"phone_number_id\":\"3\"}}")]
    [InlineData("\"conversation\":{\"phone_number_id\":\"2\"},\"message\":{\"id\":\"w\",\"kapso\":{\"phone_number_id\":\"3\"}}")]
    [InlineData("\"conversation\":[1,{\"id\":\"c\",\"phone_number_id\":\"2\"}],\"message\":{\"id\":\"w\",\"kapso\":{\"phone_number_id\":\"3\"}}")]
    public void A_number_that_cannot_be_read_is_not_replaced_by_one_from_elsewhere(string members)
    {
        MessageReceivedEvent received = Delivered.Kapso<MessageReceivedEvent>(Received, $"{{{members}}}");

        received.NumberId.Should().BeNull();
        new WebhookTenant("t", [], ["1", "2", "3"]) { OwnsWithoutNumber = _ => false }.Owns(received).Should().Be(received.AdditionalData.ContainsKey("conversation"), "the parts that can be read name numbers of the tenant");
        new WebhookTenant("t", [], ["3"]).Owns(received).Should().BeFalse();
    }

    [Theory]
    [InlineData("\"metadata\":{\"phone_number_id\":{\"id\":\"1\"}}")]
    [InlineData("\"metadata\":{\"phone_number_id\":[\"1\",\"2\"]}")]
    [InlineData("\"metadata\":\"1\"")]
    [InlineData("\"metadata\":[{\"phone_number_id\":\"1\"},{\"phone_number_id\":\"2\"}]")]
    public void Events_beside_a_number_of_Metas_that_cannot_be_read_are_nobodys(string metadata)
    {
        WebhookTenant tenant = new("t", [], ["1", "2", "3"]) { OwnsWithoutNumber = _ => true };
        IReadOnlyList<WebhookEvent> events = Delivered.Meta("messages", $$"""{ {{metadata}},"messages":[{"id":"w","type":"text","text":{"body":"Hi"},"kapso":{"phone_number_id":"3"} },7],"statuses":[{"id":"s"}]}""");

        events.Select(read => read.GetType().Name).Should().Equal("MetaMessageReceivedEvent", "UnreadableWebhookEvent", "MetaStatusEvent");
        events.Should().OnlyContain(read => read.NumberId == null && !tenant.Owns(read));
        tenant.Owns(Delivered.Meta("group_status_update", $$"""{ {{metadata}},"groups":[]}""").Single()).Should().BeFalse();
    }

    [Theory]
    [InlineData("true")]
    [InlineData("7")]
    [InlineData("\"odd\"")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("[1,2]")]
    [InlineData("{\"a\":1}")]
    public void Copies_that_cannot_be_read_are_one_unknown_event_with_their_json(string standby)
    {
        string value = $$"""{"metadata":{"phone_number_id":"647"},"standby":{{standby}}}""";

        UnknownWebhookEvent unknown = Delivered.Meta("standby", value).Should().ContainSingle().Which.Should().BeOfType<UnknownWebhookEvent>().Subject;

        unknown.Raw.GetRawText().Should().Contain(standby);
    }

    [Fact]
    public void Copies_in_a_list_of_one_are_read_like_those_without()
    {
        const string copies = """{"messages":[{"id":"w","from":"2","timestamp":"1760000000","type":"text","text":{"body":"Hi"}}]}""";

        Delivered.Meta("standby", $$"""{"metadata":{"phone_number_id":"647"},"standby":[{{copies}}]}""").Should().ContainSingle().Which.Should().BeOfType<MetaStandbyMessageEvent>()
            .Which.Should().BeEquivalentTo(Delivered.Meta("standby", $$"""{"metadata":{"phone_number_id":"647"},"standby":{{copies}}}""").Single(), options => options.Excluding(copy => copy.Path.EndsWith("Raw")).RespectingRuntimeTypes());
    }

    [Theory]
    [InlineData("{\"phone_number_id\":7123,\"message\":{\"id\":\"w\"}}", "7123")]
    [InlineData("{\"phone_number_id\":12345678901234567890,\"message\":{\"id\":\"w\"}}", "12345678901234567890")]
    [InlineData("{\"phone_number_id\":[\"7123\"],\"message\":{\"id\":\"w\"}}", "7123")]
    [InlineData("{\"phone_number_id\":{\"phone_number_id\":\"1\"},\"message\":{\"id\":\"w\"}}", null)]
    [InlineData("{\"\\ud83d\":1,\"message\":{\"id\":\"w\"},\"phone_number_id\":\"7123\"}", "7123")]
    [InlineData("{\"message\":{\"id\":\"w\"},\"phone_number_id\":\"7\\ud83d\"}", "7\ufffd")]
    [InlineData("\ufeff{\"phone_number_id\":\"7123\",\"message\":{\"id\":\"w\"}}", "7123")]
    public void The_number_that_is_peeked_at_is_the_one_that_is_read(string body, string? number)
    {
        WebhookReader.PeekPhoneNumberId(Encoding.UTF8.GetBytes(body)).Should().Be(number);
        Delivered.Kapso<MessageReceivedEvent>(Received, body).NumberId.Should().Be(number);
    }

    [Fact]
    public void A_byte_order_mark_is_skipped_and_signed()
    {
        byte[] body = Encoding.UTF8.GetBytes("\ufeff{\"message\":{\"id\":\"w\"}}");

        WebhookReader.Read(body, new WebhookRequestHeaders { Event = Received }).Events.Single().Should().BeOfType<MessageReceivedEvent>();
        WebhookSignature.IsValid(body, WebhookSignature.Compute(body, "secret"), "secret").Should().BeTrue();
        WebhookSignature.IsValid(body, WebhookSignature.Compute(body.AsSpan(3), "secret"), "secret").Should().BeFalse("what was signed are the bytes as they were sent");
    }

    internal static string NameOf(JsonObject body) =>
        body["event"]?.GetValue<string>()
        ?? (body.ContainsKey("inactivity") ? "whatsapp.conversation.inactive"
            : body.ContainsKey("marketing_preference") ? "whatsapp.contact.marketing_preference_changed"
            : body.ContainsKey("setup_link") ? "whatsapp.config.created"
            : body.ContainsKey("moon") ? "whatsapp.moon.risen"
            : Received);

    /// <summary>What was read, by the kind of event and of content.</summary>
    private static string[] Describe(IncomingWebhook read) => [.. read.Events.Select(one => $"{one.GetType().Name} {ContentOf(one)?.GetType().Name}")];

    private static MessageContent? ContentOf(WebhookEvent read) => read switch
    {
        MessageEvent message => message.Message.Content,
        MetaMessageEvent message => message.Message.Content,
        _ => null,
    };

    /// <summary>Whether an odd value may stand there without making it something else.</summary>
    private static bool IsFree(string path)
    {
        string[] steps = path.Split('.')[1..];
        string name = steps[^1].Split('[')[0];
        bool isItem = steps[^1].EndsWith(']');
        string owner = steps.Length > 1 ? steps[^2].Split('[')[0] : "";
        bool isMessage = owner is "message" or "messages" or "message_echoes" or "data";
        return !Structure.Contains(name)
            && !(name == "id" && (isMessage || owner == "conversation"))

            // The kind of a message decides what its content is, and a content that is something else altogether is kept as it came.
            && !(isMessage && owner != "data" && name is not ("from" or "from_user_id" or "timestamp" or "context" or "identity" or "referral" or "kapso" or "to" or "errors"))
            && !(name is "interactive" or "button_reply" or "list_reply" or "nfm_reply" or "call_permission_reply" or "payment_method")

            // What is said of the people and errors of a whole change is an event of its own when it cannot be read.
            && !(owner is "value" or "standby" && name is "contacts" or "errors") && !(isItem && name is "contacts" or "entry")
            && !(name == "conversation" && steps.Length == 1);
    }

    private static string With(string body, int place, string odd)
    {
        JsonNode root = JsonNode.Parse(body)!;
        AllBelow(root).ElementAt(place).ReplaceWith(JsonNode.Parse(odd));
        return root.ToJsonString();
    }

    private static IEnumerable<JsonNode> AllBelow(JsonNode? node) => node switch
    {
        null => [],
        JsonObject members => members.SelectMany(member => AllBelow(member.Value)).Prepend(node),
        JsonArray items => items.SelectMany(AllBelow).Prepend(node),
        _ => [node],
    };
}
