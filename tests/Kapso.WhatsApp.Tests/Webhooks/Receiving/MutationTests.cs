using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using System.Text.Json;
using CsCheck;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Webhooks;

namespace Kapso.WhatsApp.Tests.Webhooks.Receiving;

/// <summary>
/// Whatever is delivered, reading it succeeds or fails in the one way that is told. A failure names the seed that makes the same body again
/// (<c>CsCheck_Seed</c> in the environment) and the smallest body that was found to fail.
/// </summary>
public sealed class MutationTests
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    private static readonly Gen<Mutation> Mutations = Gen.Select(
        Gen.Frequency((1, Gen.Int[0, (int)MutationKind.RenameMember]), (1, Gen.Const((int)MutationKind.ReplaceValue))),
        Gen.Int[0, int.MaxValue],
        Gen.Int[0, int.MaxValue],
        (kind, first, second) => new Mutation((MutationKind)kind, first, second));

    private static readonly Gen<byte[]> Bodies = Gen.Select(Gen.OneOf<byte[]>(ValidBodies.All), Mutations.Array[1, 4], (body, mutations) => mutations.Aggregate(body, (spoiled, mutation) => mutation.Apply(spoiled)));

    private static readonly Gen<string?> Names = Gen.OneOf<string?>([null, "", "whatsapp.moon.risen", .. WebhookEventType.Known.Select(known => known.Value)]);

    [Fact]
    [Trait("Category", "Fuzz")]
    public void A_spoiled_body_is_read_or_refused_and_nothing_else() =>
        Gen.Select(Bodies, Names).Sample(ReadOrRefuse, iter: 100_000, print: sample => $"{sample.Item2}: {Encoding.UTF8.GetString(sample.Item1)} ({Convert.ToHexString(sample.Item1)})");

    [Fact]
    public void Every_body_is_read_before_it_is_spoiled()
    {
        foreach (byte[] body in ValidBodies.All)
        {
            IncomingWebhook incoming = WebhookReader.Read(body, new WebhookRequestHeaders { Event = "whatsapp.message.received" });
            if (incoming.Kind == WebhookKind.Meta)
            {
                incoming.Events.OfType<MetaEvent>().Count().Should().BeGreaterThanOrEqualTo(body.AsSpan().IndexOf("moon"u8) >= 0 ? 0 : 1);
                incoming.Events.Should().NotContain(read => read is UnreadableWebhookEvent);
            }
        }
    }

    [Fact]
    [Trait("Category", "Fuzz")]
    public void A_signature_is_valid_or_not_and_nothing_else()
    {
        Gen<string?> digits = Gen.Char["0123456789abcdefABCDEF"].Array[64].Select(value => (string?)new string(value));
        Gen<string?> signatures = Gen.OneOf(Gen.String.Select(value => (string?)value), digits, digits.Select(value => (string?)("sha256=" + value)), Gen.Const((string?)null));
        Gen<string?> secrets = Gen.OneOf(Gen.String.Select(value => (string?)value), Gen.Const((string?)null), Gen.Const((string?)"\ud800"), Gen.Int[80, 600].Select(length => (string?)new string('ü', length)));

        Gen.Select(Gen.Byte.Array[0, 300], signatures, secrets).Sample(
            (body, signature, secret) =>
            {
                WebhookSignature.IsValid(body, signature, secret, "other");
                return string.IsNullOrWhiteSpace(secret) || WebhookSignature.IsValid(body, WebhookSignature.Compute(body, secret), secret);
            },
            iter: 20_000);
    }

    [Theory]
    [InlineData("{\"moon\":\"?\"}", null)]
    [InlineData("{\"message\":{\"id\":\"1\"},\"new\":\"?\"}", "whatsapp.message.received")]
    public void A_body_that_is_not_utf8_is_refused(string body, string? name) =>
        FluentActions.Invoking(() => WebhookReader.Read(Encoding.Latin1.GetBytes(body.Replace('?', '\u00ff')), new WebhookRequestHeaders { Event = name })).Should().Throw<WebhookFormatException>();

    [Theory]
    [InlineData("""{"message":{"id":"w","type":"text","text":{"body":"\ud83d\ude00 Hi \ud83d"}}}""", "whatsapp.message.received")]
    [InlineData("""{"data":[{"message":{"id":"w","type":"text","text":{"body":"\ud83d\ude00 Hi \ude00"}}}],"batch_info":{"conversation_id":"\ud83d"}}""", "whatsapp.message.received")]
    [InlineData("""{"message":{"id":"w","type":"text","text":{"body":"\ud83d\ude00 Hi \ud83d"},"\ud83d":1},"conversation":{"id":"c","metadata":"\ud800"}}""", "whatsapp.message.received")]
    [InlineData("""{"object":"whatsapp_business_account","entry":[{"changes":[{"field":"messages","value":{"messages":[{"id":"w","type":"text","text":{"body":"\ud83d\ude00 Hi \uD83D"}}]}}]}]}""", null)]
    public void Half_of_an_emoji_is_read_as_the_replacement_character(string body, string? name)
    {
        WebhookEvent read = Delivered.Read(body, name).Events.Single();

        Message message = read is MetaMessageEvent meta ? meta.Message : read.Should().BeAssignableTo<MessageEvent>().Subject.Message;
        message.Content.Should().BeEquivalentTo(new TextContent { Body = "😀 Hi \ufffd" });
        Touch(read);
    }

    [Theory]
    [InlineData("""{"data":["\ud800"]}""", "whatsapp.message.received")]
    [InlineData("""{"data":["\ud800"]}""", "whatsapp.moon.risen")]
    [InlineData("""{"event":"\ud800"}""", null)]
    [InlineData("""{"object":"whatsapp_business_account","entry":[{"changes":[{"field":"account_update","value":"\ud800"}]}]}""", null)]
    public void Half_of_an_emoji_where_nothing_is_known_can_be_printed(string body, string? name) => Touch(Delivered.Read(body, name).Events.Single());

    [Fact]
    public void Half_of_an_emoji_in_the_answers_of_a_flow_is_read_as_the_replacement_character()
    {
        FlowReplyContent reply = new() { ResponseJson = """{"flow_token":"t\ud83d","name":"Ann \ude00"}""" };

        reply.ReadFlowToken().Should().Be("t\ufffd");
        reply.ReadResponse()!.Value.GetProperty("name").GetString().Should().Be("Ann \ufffd");
        new FlowReplyContent { ResponseJson = "{}{}" }.ReadResponse().Should().BeNull();
    }

    /// <summary>An exception takes a thousand times as long as the bytes that cause it: what is wrong with a body may not cost one for each of a million parts.</summary>
    [Theory]
    [InlineData("whatsapp.message.received", """{"message":{"id":"1",?}}""", "\"timestamp\":\"x\"")]
    [InlineData("whatsapp.message.received", """{"message":{"id":"1",?}}""", "\"context\":[0]")]
    [InlineData("whatsapp.message.received", """{"message":{"id":"1",?}}""", "\"kapso\":0")]
    [InlineData("whatsapp.message.received", """{"message":{"id":"1","kapso":{?}}}""", "\"statuses\":[0]")]
    [InlineData("whatsapp.message.received", """{"message":{"id":"1"},"conversation":{"id":"c",?}}""", "\"created_at\":\"x\"")]
    [InlineData("whatsapp.message.received", """{"data":[],?}""", "\"batch_info\":0")]
    [InlineData(null, """{"object":"whatsapp_business_account","entry":[{"changes":[{"field":"history","value":{"history":[{"threads":[{"messages":[?]}]}]}}]}]}""", "0")]
    [InlineData(null, """{"object":"whatsapp_business_account","entry":[{"changes":[{"field":"history","value":{"history":[{"threads":[{"messages":[?]}]}]}}]}]}""", "{}")]
    public void The_work_of_reading_does_not_grow_with_what_is_wrong(string? name, string body, string part)
    {
        int thread = Environment.CurrentManagedThreadId, exceptions = 0;
        void Count(object? sender, System.Runtime.ExceptionServices.FirstChanceExceptionEventArgs thrown) => exceptions += Environment.CurrentManagedThreadId == thread ? 1 : 0;
        string hostile = body.Replace("?", string.Join(',', Enumerable.Repeat(part, 20_000)), StringComparison.Ordinal);
        AppDomain.CurrentDomain.FirstChanceException += Count;
        try
        {
            ReadOrRefuse((Encoding.UTF8.GetBytes(hostile), name));
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= Count;
        }

        exceptions.Should().BeLessThan(5_000);
    }

    [Fact]
    public void A_contact_that_is_null_is_not_the_one_of_the_message() =>
        Delivered.Meta("messages", """{"contacts":[null,{"wa_id":"2"}],"messages":[{"id":"1","from":"2"}]}""").Single().Should().BeOfType<MetaMessageReceivedEvent>().Which.Contact!.WaId.Should().Be("2");

    [Fact]
    public void A_status_that_is_null_has_no_reasons() =>
        Delivered.Kapso<MessageFailedEvent>("whatsapp.message.failed", """{"message":{"id":"1","kapso":{"statuses":[null,{"errors":[{"code":1}]}]}}}""").Reasons.Single().Code.Should().Be(1);

    [Theory]
    [InlineData("\"9999-12-31T23:59:59Z\"")]
    [InlineData("\"9999-12-31T23:00:00+14:00\"")]
    [InlineData("253402300799")]
    public void A_message_from_the_end_of_the_calendar_opens_no_window(string timestamp)
    {
        Delivered.Kapso<MessageReceivedEvent>("whatsapp.message.received", $$$"""{"message":{"id":"1","timestamp":{{{timestamp}}}}}""").WindowClosesAt.Should().BeNull();
        Delivered.Kapso<MessageReceivedEvent>("whatsapp.message.received", $$$"""{"message":{"id":"1"},"conversation":{"id":"c","kapso":{"last_inbound_at":{{{timestamp}}} } }}""").WindowClosesAt.Should().BeNull();
    }

    private static void ReadOrRefuse((byte[] Body, string? Name) delivery)
    {
        IncomingWebhook incoming;
        try
        {
            incoming = WebhookReader.Read(delivery.Body, new WebhookRequestHeaders { Event = delivery.Name });
        }
        catch (WebhookFormatException)
        {
            return;
        }

        foreach (WebhookEvent read in incoming.Events)
        {
            Touch(read ?? throw new InvalidOperationException("An event is null."));
        }
    }

    /// <summary>Asks for everything that can be asked for, all the way down.</summary>
    private static void Touch(object? value)
    {
        switch (value)
        {
            case null or string: break;
            case JsonElement element: element.GetRawText(); break;
            case IEnumerable several: TouchAll(several); break;
            case KapsoModel model: TouchMembers(model); break;
            default: value.ToString(); break;
        }
    }

    private static void TouchAll(IEnumerable several)
    {
        foreach (object? one in several)
        {
            Touch(one is KeyValuePair<string, JsonElement> member ? member.Value : one);
        }
    }

    private static void TouchMembers(KapsoModel model)
    {
        model.ToString();
        foreach (PropertyInfo property in Properties.GetOrAdd(model.GetType(), type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)))
        {
            Touch(property.GetValue(model));
        }

        Touch(model switch
        {
            EditContent edit => edit.ReadContent(),
            FlowReplyContent reply => reply.ReadResponse(),
            _ => null,
        });
    }
}
