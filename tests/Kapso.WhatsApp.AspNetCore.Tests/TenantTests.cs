using System.Collections.Concurrent;
using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Webhooks;

namespace Kapso.WhatsApp.AspNetCore.Tests;

/// <summary>Several tenants deliver to one application, each with a secret of its own. Anna has the number 100, Ben has 200, and Anna is hostile.</summary>
public sealed class TenantTests
{
    private const string ByNumber = "/hook";
    private const string SecretOfAnna = "secret-of-anna";
    private const string SecretOfBen = "secret-of-ben";

    private readonly ConcurrentQueue<string> _handled = [];
    private readonly ConcurrentQueue<string?> _asked = [];

    /// <summary>Bodies that Anna signs with her own secret. Each tells something about Ben's number or about a number that is not named.</summary>
    public static TheoryData<string, string, string> Forgeries
    {
        get
        {
            const string received = "whatsapp.message.received";
            const string message = """ "message":{"id":"wamid.B","type":"text","text":{"body":"Hi"},"from":"15551234567"} """;
            return new TheoryData<string, string, string>
            {
                { "Ben's number", received, $$"""{ {{message}},"phone_number_id":"200"}""" },
                { "a decoy first", received, $$"""{"x":{"phone_number_id":"100"},"config":{"phone_number_id":"100"},{{message}},"phone_number_id":"200"}""" },
                { "the member twice", received, $$"""{"phone_number_id":"100",{{message}},"phone_number_id":"200"}""" },
                { "an escaped name", received, $$"""{"phone_number_id":"100",{{message}},"phone\u005fnumber_id":"200"}""" },
                { "a number as a number", received, $$"""{"config":{"phone_number_id":"100"},{{message}},"phone_number_id":200}""" },
                { "in the conversation", received, $$"""{"phone_number_id":"100",{{message}},"conversation":{"id":"c","phone_number_id":"200"} }""" },
                { "in the message", received, """{"phone_number_id":"100","message":{"id":"wamid.B","kapso":{"phone_number_id":"200"} } }""" },
                { "second in a batch", received, $$"""{"data":[{"phone_number_id":"100","message":{"id":"wamid.A"} },{ {{message}},"phone_number_id":"200"}]}""" },
                { "wrapped", received, $$"""{"phone_number_id":"100","data":{ {{message}},"phone_number_id":"200"} }""" },
                { "the old version", received, $$"""{"phone_number_id":"100",{{message}},"whatsapp_config":{"phone_number_id":"200"} }""" },
                { "no number", received, $$"""{"config":{"phone_number_id":"100"},{{message}} }""" },
                { "an empty number", received, $$"""{"config":{"phone_number_id":"100"},{{message}},"phone_number_id":""}""" },
                { "a broken message", received, """{"config":{"phone_number_id":"100"},"message":7,"phone_number_id":"200"}""" },
                { "a conversation", "whatsapp.conversation.ended", """{"phone_number_id":"100","conversation":{"id":"c","phone_number_id":"200"} }""" },
                { "an account", "whatsapp.account.disabled", """{"config":{"phone_number_id":"100"},"id":"e","phone_numbers":[{"id":"100"},{"id":"200"}]}""" },
                { "an unknown event", "whatsapp.moon.risen", """{"phone_number_id":"100","moon":[{"phone_number_id":"200"}]}""" },
                { "a workflow", "workflow.execution.handoff", """{"config":{"phone_number_id":"100"},"whatsapp_conversation_id":"c"}""" },
                { "Meta's second change", "", Meta("""{"metadata":{"phone_number_id":"100"},"messages":[{"id":"wamid.A"}]}""", """{"metadata":{"phone_number_id":"200"},"messages":[{"id":"wamid.B"}]}""") },
                { "Meta's broken message", "", Meta("""{"metadata":{"phone_number_id":"100"}}""", """{"metadata":{"phone_number_id":"200"},"messages":[7]}""") },
                { "Kapso's part of Meta's message", "", Meta("""{"metadata":{"phone_number_id":"100"},"messages":[{"id":"wamid.B","kapso":{"phone_number_id":"200"}}]}""") },
                { "Kapso's part of Meta's history", "", Meta("""{"metadata":{"phone_number_id":"100"},"history":[{"threads":[{"messages":[{"id":"wamid.B","kapso":{"phone_number_id":"200"}}]}]}]}""").Replace("\"messages\",\"value\"", "\"history\",\"value\"", StringComparison.Ordinal) },
                { "a number that is an object", received, $$"""{ {{message}},"phone_number_id":{"id":"200"},"conversation":{"id":"c","phone_number_id":"100"} }""" },
                { "a number that is a list", received, $$"""{"config":{"phone_number_id":"100"},{{message}},"phone_number_id":["200"]}""" },
                { "a number that is a list of two", received, $$"""{ {{message}},"phone_number_id":["100","200"],"conversation":{"id":"c","phone_number_id":"100"} }""" },
                { "in a conversation that cannot be read", received, $$"""{"phone_number_id":"100",{{message}},"conversation":{"phone_number_id":"200"} }""" },
                { "in a part of the message that cannot be read", received, """{"phone_number_id":"100","message":{"id":"wamid.B","kapso":[1,{"phone_number_id":"200"}]} }""" },
                { "the old version as a number", received, $$"""{"phone_number_id":"100",{{message}},"whatsapp_config":{"phone_number_id":200} }""" },
                { "an account with a number that cannot be read", "whatsapp.account.disabled", """{"config":{"phone_number_id":"100"},"id":"e","phone_numbers":[{"id":"100"},{"id":{"id":"200"} }]}""" },
                { "an account with a number set aside", "whatsapp.account.disabled", """{"config":{"phone_number_id":"100"},"id":"e","phone_numbers":[{"id":"100"},"200"]}""" },
                { "Meta's number that is an object", "", Meta("""{"metadata":{"phone_number_id":{"id":"200"}},"messages":[{"id":"wamid.B","kapso":{"phone_number_id":"100"}}]}""") },
                { "Meta's number set aside", "", Meta("""{"metadata":[{"phone_number_id":"100"},{"phone_number_id":"200"}],"messages":[{"id":"wamid.B","kapso":{"phone_number_id":"100"}}]}""") },
                { "Meta's broken message of a number set aside", "", Meta("""{"metadata":[{"phone_number_id":"100"},{"phone_number_id":"200"}],"messages":[7]}""") },
                { "Meta's group of a number set aside", "", Meta("""{"metadata":"100","groups":[{"group_id":"g"}]}""").Replace("\"messages\",\"value\"", "\"group_status_update\",\"value\"", StringComparison.Ordinal) },
                { "Meta's member twice", "", Meta("""{"metadata":{"phone_number_id":"100"},"metadata":{"phone_number_id":"200"},"messages":[{"id":"wamid.B"}]}""") },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task An_event_about_anothers_number_is_refused_whoever_signed_it(string how, string name, string body)
    {
        await using Receiver receiver = await StartAsync();

        (await receiver.DeliverAsync(body, name, secret: SecretOfAnna)).Should().BeOneOf([401, 403], how);

        _handled.Should().BeEmpty();
        receiver.Logs.GetSnapshot().Select(log => log.Message).Should().NotContain(text => text.Contains("15551234567"));
    }

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task The_same_holds_where_the_path_names_the_tenant(string how, string name, string body)
    {
        await using Receiver receiver = await StartAsync("/hooks/{tenant}");

        (await receiver.DeliverAsync(body, name, secret: SecretOfAnna, path: "/hooks/anna")).Should().Be(403, how);
        (await receiver.DeliverAsync(body, name, secret: SecretOfAnna, path: "/hooks/ben")).Should().Be(401, how);

        _handled.Should().BeEmpty();
    }

    [Theory]
    [InlineData(WebhookMode.Inline)]
    [InlineData(WebhookMode.Queued)]
    public async Task A_forged_message_id_does_not_make_the_genuine_message_a_duplicate(WebhookMode mode)
    {
        await using Receiver receiver = await StartAsync(options: options => options.Mode = mode);

        (await receiver.DeliverAsync(Message("wamid.B", "100"), secret: SecretOfAnna)).Should().Be(200);
        (await receiver.DeliverAsync(Message("wamid.B", "200"), secret: SecretOfBen)).Should().Be(200);
        (await receiver.DeliverAsync(Message("wamid.B", "200"), secret: SecretOfBen, key: "again")).Should().Be(200);
        (await receiver.DeliverAsync(Message("wamid.B", "300"))).Should().Be(200);
        await receiver.StopAsync();

        _handled.Should().BeEquivalentTo("anna: wamid.B of 100", "ben: wamid.B of 200", ": wamid.B of 300");
    }

    [Fact]
    public async Task A_shared_idempotency_key_does_not_make_anothers_event_a_duplicate()
    {
        await using Receiver receiver = await StartAsync();

        foreach ((string number, string secret) in new[] { ("100", SecretOfAnna), ("200", SecretOfBen), ("200", SecretOfBen) })
        {
            (await receiver.DeliverAsync($$"""{"conversation":{"id":"c"},"phone_number_id":"{{number}}"}""", "whatsapp.conversation.created", key: "same", secret: secret)).Should().Be(200);
        }

        _handled.Should().Equal("anna: whatsapp.conversation.created of 100", "ben: whatsapp.conversation.created of 200");
    }

    [Fact]
    public void No_name_of_a_tenant_runs_into_the_key()
    {
        static string? Key(string? tenant, string idempotencyKey) => WebhookDispatcher.KeyOf(
            new IncomingWebhook { Tenant = tenant, IdempotencyKey = idempotencyKey, Kind = WebhookKind.Kapso, Events = [new ConversationEndedEvent { Conversation = new() { Id = "c" } }] }, 0);

        new[] { Key(null, "b/x"), Key("a", "b/x"), Key("a/b", "x"), Key(null, "a/b/x"), Key("a", "a/b/x") }.Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData("\"phone_number_id\":100")]
    [InlineData("\"phone_number_id\":[\"100\"]")]
    [InlineData("\"phone_number_id\":\"100\",\"conversation\":\"c-1\"")]
    [InlineData("\"phone_number_id\":\"100\",\"conversation\":{\"id\":\"c\",\"phone_number_id\":100,\"created_at\":\"then\"}")]
    public async Task An_odd_member_does_not_cost_a_tenant_the_event(string members)
    {
        await using Receiver receiver = await StartAsync();

        (await receiver.DeliverAsync($$"""{ {{members}},"message":{"id":"wamid.1","timestamp":"soon"} }""", secret: SecretOfAnna)).Should().Be(200);

        _handled.Should().Equal("anna: wamid.1 of 100");
    }

    [Fact]
    public async Task A_part_that_cannot_be_read_does_not_cost_a_tenants_other_messages()
    {
        await using Receiver receiver = await StartAsync();

        (await receiver.DeliverAsync(Receiver.Batch(Message("wamid.1", "100"), "null", Message("wamid.2", "100")), secret: SecretOfAnna)).Should().Be(200);
        (await receiver.DeliverAsync(Meta("""{"metadata":{"phone_number_id":"100"},"contacts":[7],"messages":[{"id":"wamid.3"}]}"""), "", secret: SecretOfAnna)).Should().Be(200);

        _handled.Should().Contain(["anna: wamid.1 of 100", "anna: wamid.2 of 100", "anna: wamid.3 of 100"]);
    }

    [Fact]
    public async Task What_a_customer_answers_in_a_flow_does_not_choose_the_tenant()
    {
        await using Receiver receiver = await StartAsync();
        string body = """{"message":{"id":"wamid.1","kapso":{"flow_response":{"phone_number_id":"100"}} },"phone_number_id":"200"}""";

        (await receiver.DeliverAsync(body, secret: SecretOfBen)).Should().Be(200);

        _handled.Should().Equal("ben: wamid.1 of 200");
        _asked.Should().Equal("200");
    }

    [Fact]
    public async Task An_event_that_names_no_number_is_the_tenants_when_the_application_says_so()
    {
        await using Receiver receiver = await StartAsync("/hooks/{tenant}", ownsWithoutNumber: received => received is WorkflowExecutionEvent { ProjectId: "project-of-anna" });

        (await receiver.DeliverAsync("""{"project_id":"project-of-anna"}""", "workflow.execution.failed", secret: SecretOfAnna, path: "/hooks/anna")).Should().Be(200);
        (await receiver.DeliverAsync("""{"project_id":"project-of-ben"}""", "workflow.execution.failed", secret: SecretOfAnna, path: "/hooks/anna", key: "2")).Should().Be(403);
        (await receiver.DeliverAsync(Message("wamid.1", "200"), secret: SecretOfAnna, path: "/hooks/anna", key: "3")).Should().Be(403);

        _handled.Should().Equal("anna: workflow.execution.failed of ");
    }

    [Theory]
    [InlineData("")]
    [InlineData("sha256=zz")]
    [InlineData("sha1=dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756")]
    [InlineData("dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c63375")]
    [InlineData("zec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756")]
    public async Task Nobody_is_looked_up_for_what_is_no_signature(string signature)
    {
        await using Receiver receiver = await StartAsync();

        (await receiver.DeliverAsync(Message("wamid.1", "100"), signature: signature)).Should().Be(401);
        _asked.Should().BeEmpty();

        (await receiver.DeliverAsync(Message("wamid.1", "100"), secret: "another")).Should().Be(401);
        _asked.Should().Equal("100");
    }

    [Fact]
    public void A_tenant_has_a_name_and_no_blank_secret_or_number()
    {
        FluentActions.Invoking(() => new WebhookTenant(" ", [], [])).Should().Throw<ArgumentException>().WithParameterName("name");
        FluentActions.Invoking(() => new WebhookTenant("a", ["s", " "], [])).Should().Throw<ArgumentException>().WithParameterName("secrets");
        FluentActions.Invoking(() => new WebhookTenant("a", null!, [])).Should().Throw<ArgumentException>().WithParameterName("secrets");
        FluentActions.Invoking(() => new WebhookTenant("a", [], [""])).Should().Throw<ArgumentException>().WithParameterName("phoneNumberIds");
        new WebhookTenant("a", [SecretOfAnna], ["100"]).ToString().Should().NotContain(SecretOfAnna);
        new WebhookTenant("a", [], []).IsSignatureValid("{}"u8, WebhookSignature.Compute("{}"u8, "any")).Should().BeFalse();
    }

    private static string Message(string id, string number) => $$$"""{"message":{"id":"{{{id}}}"},"phone_number_id":"{{{number}}}"}""";

    private static string Meta(params string[] values) =>
        $$"""{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{{string.Join(',', values.Select(value => $$"""{"field":"messages","value":{{value}}}"""))}}]}]}""";

    private Task<Receiver> StartAsync(string path = ByNumber, Action<KapsoWebhookOptions>? options = null, Func<WebhookEvent, bool>? ownsWithoutNumber = null)
    {
        WebhookTenant anna = new("anna", [SecretOfAnna], ["100", "101"]) { OwnsWithoutNumber = ownsWithoutNumber };
        WebhookTenant ben = new("ben", ["an old one", SecretOfBen], ["200"]);
        return Receiver.StartAsync(
            webhooks => webhooks.OnAnythingElse((received, context, _) =>
            {
                string what = received switch { MessageEvent message => message.Message.Id, MetaMessageEvent message => message.Message.Id, _ => received.Name };
                _handled.Enqueue($"{context.Tenant}: {what} of {received.NumberId}");
                return Task.CompletedTask;
            }),
            o =>
            {
                o.ResolveTenant = request =>
                {
                    _asked.Enqueue(request.PhoneNumberId);
                    string? name = path == ByNumber ? request.PhoneNumberId : request.RouteValue("tenant");
                    return ValueTask.FromResult(name switch { "100" or "101" or "anna" => anna, "200" or "ben" => ben, _ => null });
                };
                options?.Invoke(o);
            },
            path: path);
    }
}
