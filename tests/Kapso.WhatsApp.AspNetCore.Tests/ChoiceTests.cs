using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.WhatsApp.AspNetCore.Tests;

/// <summary>What stands in the id of a button or row comes back to its handler as the value that it was made of, and in no other case.</summary>
public sealed partial class ChoiceTests
{
    private const string Key = "a key of the application";

    private static readonly TypedId<Pay> PayId = new("pay", ChoiceJson.Default.Pay, Key);

    private readonly ConcurrentQueue<string> _handled = [];

    [Theory]
    [InlineData("button_reply", """{"type":"interactive","interactive":{"type":"button_reply","button_reply":{"id":?,"title":"Pay"}}}""")]
    [InlineData("list_reply", """{"type":"interactive","interactive":{"type":"list_reply","list_reply":{"id":?,"title":"Pay"}}}""")]
    [InlineData("quick reply of a template", """{"type":"button","button":{"payload":?,"text":"Pay"}}""")]
    public async Task A_choice_reaches_its_handler_with_the_value(string how, string message)
    {
        await using Receiver receiver = await StartAsync();

        await DeliverAsync(receiver, PayId.Write(new Pay(42, "Grüße \"7\"")), message);

        _handled.Should().Equal(["42 Grüße \"7\" by 15551234567"], how);
    }

    [Fact]
    public async Task An_id_that_is_not_genuine_goes_to_the_next_handler()
    {
        await using Receiver receiver = await StartAsync();
        string genuine = PayId.Write(new Pay(42, "x"));
        string[] forgeries =
        [
            genuine.Replace("42", "43", StringComparison.Ordinal),
            genuine.Replace("pay:", "Pay:", StringComparison.Ordinal),
            genuine[..^1],
            genuine + " ",
            "pay:" + new string('A', 16) + """{"order":42}""",
            "pay:",
            "pay:{\"order\":42}",
            new TypedId<Pay>("pay", ChoiceJson.Default.Pay, "a key of somebody else").Write(new Pay(42, "x")),
            new TypedId<Pay>("refund", ChoiceJson.Default.Pay, Key).Write(new Pay(42, "x")),
            new TypedId<Other>("pay", ChoiceJson.Default.Other, Key).Write(new Other("x")),
            new TypedId<string>("pay", ChoiceJson.Default.String, Key).Write("42"),
            new TypedId<Pay[]>("pay", ChoiceJson.Default.PayArray, Key).Write([]),
            new string('x', 5000),
        ];

        foreach (string forgery in forgeries)
        {
            await DeliverAsync(receiver, forgery);
        }

        _handled.Should().HaveCount(forgeries.Length).And.OnlyContain(text => text == "anything else");
    }

    [Fact]
    public void An_id_is_read_while_its_key_is_being_replaced()
    {
        TypedId<Pay> both = new("pay", ChoiceJson.Default.Pay, "the new key of the application", Key);

        both.TryRead(PayId.Write(new Pay(1, null)), out Pay? old).Should().BeTrue();
        old.Should().Be(new Pay(1, null));
        PayId.TryRead(both.Write(new Pay(1, null)), out _).Should().BeFalse();
    }

    [Fact]
    public void Buttons_and_rows_are_made_with_their_ids_and_checked_when_they_are_made()
    {
        Pay value = new(1, new string('n', 170));

        ReplyButton button = PayId.Button(value, "Pay");
        button.Id.Length.Should().BeInRange(200, ReplyButton.MaxIdLength);
        button.Title.Should().Be("Pay");
        FluentActions.Invoking(() => PayId.Row(value, "Pay")).Should().Throw<ArgumentException>().WithParameterName("value").WithMessage("*200 are allowed*");
        FluentActions.Invoking(() => PayId.Button(new Pay(1, new string('n', 300)), "Pay")).Should().Throw<ArgumentException>().WithMessage("*256 are allowed*");
        FluentActions.Invoking(() => Interactive.Buttons().Body("Pay?").Reply(PayId.Button(new Pay(1, null), "Pay")).Reply(PayId.Button(new Pay(2, null), "Later")).Build()).Should().NotThrow();
        FluentActions.Invoking(() => Interactive.List("Choose").Body("Pay?").Section(rows => rows.Row(PayId.Row(new Pay(1, null), "Pay", "now"))).Build()).Should().NotThrow();
    }

    [Fact]
    public void What_cannot_define_ids_is_refused()
    {
        FluentActions.Invoking(() => new TypedId<Pay>("", ChoiceJson.Default.Pay, Key)).Should().Throw<ArgumentException>().WithParameterName("name");
        FluentActions.Invoking(() => new TypedId<Pay>("a:b", ChoiceJson.Default.Pay, Key)).Should().Throw<ArgumentException>().WithParameterName("name");
        FluentActions.Invoking(() => new TypedId<Pay>("pay", ChoiceJson.Default.Pay)).Should().Throw<ArgumentException>().WithParameterName("keys");
        FluentActions.Invoking(() => new TypedId<Pay>("pay", ChoiceJson.Default.Pay, "short")).Should().Throw<ArgumentException>().WithParameterName("keys");
        PayId.ToString().Should().NotContain(Key);
    }

    [Fact]
    public async Task A_class_handles_choices_with_services()
    {
        await using Receiver receiver = await Receiver.StartAsync(webhooks => webhooks.OnChosen<Pay, PayHandler>(PayId), services: services => services.AddSingleton(_handled));

        await DeliverAsync(receiver, PayId.Write(new Pay(7, null)));

        _handled.Should().Equal("7");
    }

    private static async Task DeliverAsync(Receiver receiver, string id, string message = """{"type":"interactive","interactive":{"type":"button_reply","button_reply":{"id":?,"title":"Pay"}}}""")
    {
        string content = message.Replace("?", JsonSerializer.Serialize(id), StringComparison.Ordinal)[1..];
        string body = $$"""{"message":{"id":"{{Guid.NewGuid()}}","from":"15551234567",{{content}},"phone_number_id":"647"}""";
        (await receiver.DeliverAsync(body, key: null)).Should().Be(200);
    }

    private Task<Receiver> StartAsync() => Receiver.StartAsync(webhooks => webhooks
        .OnChosen(PayId, (chosen, _, _) =>
        {
            _handled.Enqueue($"{chosen.Value.Order} {chosen.Value.Note} by {chosen.Received.Message.From}");
            return Task.CompletedTask;
        })
        .OnAnythingElse((_, _, _) =>
        {
            _handled.Enqueue("anything else");
            return Task.CompletedTask;
        }));

    private sealed record Pay(int Order, string? Note);

    private sealed record Other(string Name);

    private sealed class PayHandler(ConcurrentQueue<string> handled) : IChoiceHandler<Pay>
    {
        public Task HandleAsync(Chosen<Pay> chosen, WebhookContext context, CancellationToken cancellationToken)
        {
            handled.Enqueue($"{chosen.Value.Order}");
            return Task.CompletedTask;
        }
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(Pay))]
    [JsonSerializable(typeof(Pay[]))]
    [JsonSerializable(typeof(Other))]
    [JsonSerializable(typeof(string))]
    private sealed partial class ChoiceJson : JsonSerializerContext;
}
