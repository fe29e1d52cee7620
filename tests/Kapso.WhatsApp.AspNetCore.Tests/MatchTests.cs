using System.Text;
using System.Text.RegularExpressions;
using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Webhooks;
using Microsoft.Extensions.Logging;
using Match = Kapso.WhatsApp.Hosting.Match;

namespace Kapso.WhatsApp.AspNetCore.Tests;

/// <summary>Conditions hold for the messages that they are about, alone and combined.</summary>
public sealed class MatchTests
{
    private static readonly WebhookEvent Text = Received(""" "type":"text","text":{"body":" Please ORDER 2 pizzas "} """);

    [Theory]
    [InlineData("text order", true)]
    [InlineData("text cancel", false)]
    [InlineData("exactly", true)]
    [InlineData("exactly a part", false)]
    [InlineData("regex", true)]
    [InlineData("regex of another case", false)]
    [InlineData("from", true)]
    [InlineData("from another", false)]
    [InlineData("from bsuid", true)]
    [InlineData("number", true)]
    [InlineData("another number", false)]
    [InlineData("kind", true)]
    [InlineData("another kind", false)]
    [InlineData("content", true)]
    [InlineData("referral", true)]
    [InlineData("this referral", true)]
    [InlineData("another referral", false)]
    [InlineData("first", true)]
    [InlineData("where", true)]
    [InlineData("where of another type", false)]
    [InlineData("button", false)]
    [InlineData("row", false)]
    [InlineData("command", false)]
    public void A_condition_holds_for_what_it_is_about(string which, bool holds) => Of(which).Holds(Text).Should().Be(holds);

    [Theory]
    [InlineData("text order", "from", true, true)]
    [InlineData("text order", "from another", false, true)]
    [InlineData("text cancel", "from", false, true)]
    [InlineData("text cancel", "from another", false, false)]
    public void Conditions_combine(string left, string right, bool and, bool or)
    {
        (Of(left) & Of(right)).Holds(Text).Should().Be(and);
        (Of(left) | Of(right)).Holds(Text).Should().Be(or);
        (!(Of(left) & Of(right))).Holds(Text).Should().Be(!and);
        (!Of(left) & !Of(right)).Holds(Text).Should().Be(!or);
    }

    [Fact]
    public void The_second_condition_is_not_tested_when_the_first_decides()
    {
        WebhookCondition never = Match.Where<MessageEvent>(_ => throw new InvalidOperationException("It was tested."));

        (Of("text cancel") & never).Holds(Text).Should().BeFalse();
        (Of("text order") | never).Holds(Text).Should().BeTrue();
    }

    [Theory]
    [InlineData("/help", "help", true, "")]
    [InlineData(" /HELP me  now ", "help", true, "me  now")]
    [InlineData("/help\nme", "/help", true, "me")]
    [InlineData("/helpme", "help", false, "")]
    [InlineData("help", "help", false, null)]
    [InlineData("/ help", "help", false, null)]
    [InlineData("/", "help", false, null)]
    [InlineData("please /help", "help", false, null)]
    [InlineData("/other", null, true, "")]
    public void A_command_is_a_slash_and_a_name_with_or_without_arguments(string text, string? name, bool holds, string? arguments)
    {
        WebhookEvent received = Received($$""" "type":"text","text":{"body":{{System.Text.Json.JsonSerializer.Serialize(text)}}} """);

        Match.Command(name is null ? [] : [name]).Holds(received).Should().Be(holds);
        MessageCommand.Find(received)?.Arguments.Should().Be(arguments);
        (MessageCommand.Find(received) is null).Should().Be(arguments is null);
    }

    [Fact]
    public void The_arguments_of_a_command_are_not_in_its_text()
    {
        MessageCommand command = MessageCommand.Find(Received(""" "type":"text","text":{"body":"/pay 15551234567  now"} """))!;

        command.SplitArguments().Should().Equal("15551234567", "now");
        command.ToString().Should().Be("/pay");
    }

    [Fact]
    public void Metas_own_events_are_matched_alike()
    {
        WebhookEvent meta = WebhookReader.Read(
            """{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"metadata":{"phone_number_id":"647"},"messages":[{"id":"w","from":"15551234567","type":"text","text":{"body":"order"}}]}}]}]}"""u8,
            new WebhookRequestHeaders()).Events.Single();

        (Match.Text("order") & Match.From("+1 555 123-4567") & Match.PhoneNumberId("647")).Holds(meta).Should().BeTrue();
    }

    [Fact]
    public void An_event_without_a_message_meets_no_condition_about_one()
    {
        WebhookEvent other = new ConversationEndedEvent { Conversation = new() { Id = "c" } };

        Match.Text("a").Holds(other).Should().BeFalse();
        (!Match.Text("a")).Holds(other).Should().BeTrue();
        Match.From("15551234567").Holds(other).Should().BeFalse();
    }

    [Fact]
    public void A_hostile_text_does_not_match_whatever_the_condition_makes_of_it()
    {
        WebhookCondition hostile = Match.Regex("^(a+)+$");
        WebhookEvent text = Received($$""" "type":"text","text":{"body":"{{new string('a', 200)}}!"} """);

        hostile.Holds(text).Should().BeFalse();
        (!hostile).Holds(text).Should().BeFalse();
        (!hostile & Match.Content<TextContent>()).Holds(text).Should().BeFalse();
        (hostile | Match.Content<TextContent>()).Holds(text).Should().BeTrue();
        (hostile & Match.Content<ImageContent>()).Holds(text).Should().BeFalse();
    }

    [Fact]
    public async Task A_hostile_text_goes_to_the_next_handler_and_is_logged_once_without_the_text()
    {
        List<string> taken = [];
        await using Receiver receiver = await Receiver.StartAsync(webhooks => webhooks
            .On<MessageReceivedEvent>((_, _, _) => Task.CompletedTask, Match.Regex("^(a+)+$"))
            .On<MessageReceivedEvent>((received, _, _) =>
            {
                taken.Add(received.Message.Id);
                return Task.CompletedTask;
            }));

        for (int i = 0; i < 3; i++)
        {
            (await receiver.DeliverAsync(Receiver.Message($"wamid.{i}", new string('a', 200) + "!"), key: $"{i}")).Should().Be(200);
        }

        taken.Should().Equal("wamid.0", "wamid.1", "wamid.2");
        receiver.Logs.GetSnapshot().Where(log => log.Level is LogLevel.Warning).Select(log => log.Message).Should().ContainSingle().Which.Should().Contain("^(a+)+$").And.NotContain("aaa");
    }

    [Fact]
    public void An_expression_without_any_limit_is_refused()
    {
        FluentActions.Invoking(() => Match.Regex(new Regex("a"))).Should().Throw<ArgumentException>().WithParameterName("pattern").WithMessage("*time limit*");

        Match.Regex(new Regex("ORDER", RegexOptions.NonBacktracking)).Holds(Text).Should().BeTrue();
        Match.Regex(new Regex("ORDER", RegexOptions.None, TimeSpan.FromSeconds(1))).Holds(Text).Should().BeTrue();
    }

    [Fact]
    public void A_condition_that_could_never_hold_is_refused()
    {
        FluentActions.Invoking(() => Match.PhoneNumberId()).Should().Throw<ArgumentException>().WithParameterName("phoneNumberIds");
        FluentActions.Invoking(() => Match.From()).Should().Throw<ArgumentException>().WithParameterName("people");
        FluentActions.Invoking(() => Match.ExactText([null!])).Should().Throw<ArgumentException>().WithParameterName("texts");
        FluentActions.Invoking(() => Match.Text("")).Should().Throw<ArgumentException>().WithParameterName("words");
        FluentActions.Invoking(() => Match.Command("two words")).Should().Throw<ArgumentException>().WithParameterName("names");
    }

    private static WebhookCondition Of(string which) => which switch
    {
        "text order" => Match.Text("order"),
        "text cancel" => Match.Text("cancel"),
        "exactly" => Match.ExactText("no", "please order 2 pizzas"),
        "exactly a part" => Match.ExactText("order"),
        "regex" => Match.Regex(@"ORDER \d+"),
        "regex of another case" => Match.Regex(@"order \d+"),
        "from" => Match.From("+49 151 1", "+1 (555) 123-4567"),
        "from another" => Match.From("15551234568"),
        "from bsuid" => Match.From("US.13491208655302741918"),
        "number" => Match.PhoneNumberId("1", "647"),
        "another number" => Match.PhoneNumberId("648"),
        "kind" => Match.MessageType(MessageType.Image, MessageType.Text),
        "another kind" => Match.MessageType(MessageType.Image),
        "content" => Match.Content<TextContent>(),
        "referral" => Match.Referral(),
        "this referral" => Match.Referral("1", "ad-7"),
        "another referral" => Match.Referral("ad-8"),
        "first" => Match.FirstMessage(),
        "where" => Match.Where<MessageReceivedEvent>(received => received.Message.Id == "w"),
        "where of another type" => Match.Where<MessageReadEvent>(_ => true),
        "button" => Match.Button(),
        "row" => Match.Row(),
        _ => Match.Command(),
    };

    private static WebhookEvent Received(string content) => WebhookReader.Read(
        Encoding.UTF8.GetBytes($$"""
            {"message":{"id":"w","from":"15551234567","from_user_id":"US.13491208655302741918","referral":{"source_id":"ad-7"},{{content}}},"phone_number_id":"647","is_new_conversation":true}
            """),
        new WebhookRequestHeaders { Event = Receiver.MessageReceived }).Events.Single();
}
