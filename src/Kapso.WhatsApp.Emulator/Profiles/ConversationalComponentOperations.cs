using System.Globalization;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Profiles;

/// <summary>What customers are offered in a chat with a number. They are read with the number.</summary>
internal sealed class ConversationalComponentOperations(EmulatedProject project)
{
    // Meta's guide allows one prompt and two characters more than its reference; who sends by either is taken.
    private const int MaxPrompts = 4;
    private const int MaxPrompt = 80;
    private const int MaxCommands = 30;
    private const int MaxName = 32;
    private const int MaxDescription = 256;

    public IEnumerable<Operation> All =>
    [
        new("configureConversationalAutomation", Surface.WhatsApp, "POST", "/{phone_number_id}/conversational_automation", Configure),
    ];

    private Reply Configure(EmulatorRequest request)
    {
        ConnectedNumber number = project.Connected(request.Route("phone_number_id"), Surface.WhatsApp);
        Field body = request.JsonBody();
        body["enable_welcome_message"].OptionalFlag();
        string[] prompts = [.. body["prompts"].OptionalItems(MaxPrompts).Select(prompt => Plain(prompt, MaxPrompt))];
        JsonArray commands = [];
        HashSet<string> names = [];
        foreach (Field command in body["commands"].OptionalItems(MaxCommands))
        {
            Field named = command.Object()["command_name"];
            string name = named.Text(MaxName);
            if (!name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'))
            {
                throw named.Malformed("must contain only alphanumeric characters and underscores");
            }

            if (!names.Add(name))
            {
                throw named.NotAllowed("must be unique");
            }

            JsonNode shown = new JsonObject { ["command_name"] = name, ["command_description"] = Plain(command["command_description"], MaxDescription) };
            commands.Add(shown);
        }

        number.ConversationalAutomation = new JsonObject
        {
            ["enable_welcome_message"] = body["enable_welcome_message"].Flag(otherwise: false),
            ["prompts"] = Json.Texts(prompts),
            ["commands"] = commands,
        };
        return Json.Done;
    }

    /// <summary>A text without emojis.</summary>
    private static string Plain(Field field, int max)
    {
        string text = field.Text(max);
        return text.EnumerateRunes().Any(rune => System.Text.Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol) ? throw field.NotAllowed("must not contain emojis") : text;
    }
}
