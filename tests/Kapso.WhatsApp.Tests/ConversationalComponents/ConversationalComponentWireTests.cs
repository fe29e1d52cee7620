using System.Net;
using Kapso.WhatsApp.ConversationalComponents;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.ConversationalComponents;

public sealed class ConversationalComponentWireTests
{
    private const string Number = KapsoUnderTest.PhoneNumberId;
    private const string Address = $"{Exchange.WhatsApp}{Number}";

    [Fact]
    public async Task The_components_are_read_with_the_number()
    {
        (ChatComponents components, SeenRequest request) = await Exchange.Make(
            """{"conversational_automation":{"enable_welcome_message":true,"prompts":["Hours?",null],"commands":[{"command_name":"help","command_description":"Get help","x":1},null],"id":"9"},"id":"647"}""",
            kapso => kapso.ConversationalComponents.GetAsync(Number));
        (ChatComponents none, _) = await Exchange.Make("""{"id":"647"}""", kapso => kapso.ConversationalComponents.GetAsync(Number));

        request.ShouldBe("GET", $"{Address}?fields=conversational_automation");
        components.Should().BeEquivalentTo(new { EnableWelcomeMessage = true, Prompts = new[] { "Hours?" }, Commands = new[] { new { Name = "help", Description = "Get help" } } });
        components.Commands[0].AdditionalData.Should().ContainKey("x");
        components.AdditionalData.Should().ContainKey("id");
        none.Should().BeEquivalentTo(new { EnableWelcomeMessage = (bool?)null, Prompts = Array.Empty<string>(), Commands = Array.Empty<ChatCommand>() });
    }

    [Fact]
    public async Task The_components_are_set()
    {
        ChatComponentsUpdate update = new() { EnableWelcomeMessage = true, Prompts = ["Hours?"], Commands = [new ChatCommand { Name = "help", Description = "Get help" }] };
        (await Exchange.Make("""{"success":true}""", kapso => kapso.ConversationalComponents.UpdateAsync(Number, update))).ShouldBe(
            "POST", $"{Address}/conversational_automation", """{"enable_welcome_message":true,"prompts":["Hours?"],"commands":[{"command_name":"help","command_description":"Get help"}]}""");
        (await Exchange.Make("""{"success":true}""", kapso => kapso.ConversationalComponents.UpdateAsync(Number, new ChatComponentsUpdate { Prompts = [] }))).ShouldBe(
            "POST", $"{Address}/conversational_automation", """{"prompts":[]}""");
    }

    [Fact]
    public async Task What_breaks_a_rule_is_not_sent()
    {
        ChatCommand Command(string name, string description = "d") => new() { Name = name, Description = description };

        (await Refused(new ChatComponentsUpdate())).Should().ContainSingle();
        (await Refused(new ChatComponentsUpdate { Prompts = ["a", "b", "c", "d"] })).ShouldBe("update.prompts: max-count");
        (await Refused(new ChatComponentsUpdate { Prompts = [new string('a', 81), "Hi \U0001F44B"] })).ShouldBe("update.prompts[0]: max-length", "update.prompts[1]: emoji");
        (await Refused(new ChatComponentsUpdate { Commands = [Command("/help"), Command(new string('a', 31)), Command("ok", new string('a', 257))] }))
            .ShouldBe("update.commands[0].name: pattern", "update.commands[1].name: max-length", "update.commands[2].description: max-length");
        (await Refused(new ChatComponentsUpdate { Commands = [Command("help"), Command("help", "\u2600")] })).Should().HaveCount(2);
        (await Refused(new ChatComponentsUpdate { Commands = [.. Enumerable.Range(0, 31).Select(i => Command($"c{i}"))] })).ShouldBe("update.commands: max-count");

        static Task<IReadOnlyList<ValidationProblem>> Refused(ChatComponentsUpdate update) => Exchange.Refused(kapso => kapso.ConversationalComponents.UpdateAsync(Number, update));
    }

    [Fact]
    public async Task A_refusal_of_meta_is_told()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.BadRequest, """{"error":{"message":"Invalid command name format.","type":"OAuthException","code":100}}"""));

        (await kapso.Client.Awaiting(client => client.ConversationalComponents.UpdateAsync(Number, new ChatComponentsUpdate { Prompts = [] })).Should().ThrowAsync<KapsoApiException>()).Which.Code.Should().Be(100);
    }
}
