using System.Text.Json.Serialization;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.ConversationalComponents;

/// <summary>What customers are offered in a chat with a number: a welcome, ice breakers and commands (conversational components).</summary>
public sealed record ChatComponents : KapsoModel
{
    /// <summary>Whether a customer who opens the chat for the first time causes a message of type <c>request_welcome</c>, which opens the customer service window.</summary>
    public bool? EnableWelcomeMessage { get; init; }

    /// <summary>The ice breakers: texts that a customer can send with a tap. They arrive as ordinary texts.</summary>
    public IReadOnlyList<string> Prompts { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>The commands that are listed when a customer types a slash. They arrive as ordinary texts.</summary>
    public IReadOnlyList<ChatCommand> Commands { get => field ?? []; init => field = value.WithoutNulls(); }
}

/// <summary>A command that customers find when they type a slash.</summary>
public sealed record ChatCommand : KapsoModel
{
    /// <summary>The most characters that <see cref="Name"/> can have. Meta's guide allows two more.</summary>
    public const int MaxNameLength = 30;

    /// <summary>The most characters that <see cref="Description"/> can have.</summary>
    public const int MaxDescriptionLength = 256;

    /// <summary>Gets the name without the slash: letters, digits and underscores, at most <see cref="MaxNameLength"/>.</summary>
    [JsonPropertyName("command_name")]
    public required string Name { get; init; }

    /// <summary>Gets what the command does, at most <see cref="MaxDescriptionLength"/> characters, without emojis.</summary>
    [JsonPropertyName("command_description")]
    public string? Description { get; init; }

    internal void Check(Rules rules)
    {
        rules.Text(Name, MaxNameLength, "name");
        if (Name is not null && !Name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '_'))
        {
            rules.Add("name", "pattern", "may hold letters, digits and underscores only, and no slash", "A-Z a-z 0-9 _");
        }

        rules.Text(Description, MaxDescriptionLength, "description");
        ChatComponentsUpdate.CheckNoEmoji(rules, Description, "description");
    }
}

/// <summary>
/// What customers are to be offered in a chat with a number. Meta takes the three together: what is null is left out of the request, and Meta may take that as none, so give all that is to stay.
/// </summary>
public sealed record ChatComponentsUpdate : KapsoRecord, ICheckable
{
    /// <summary>The most ice breakers. Meta's reference says 3 and its guide 4; the SDK keeps to what both allow.</summary>
    public const int MaxPrompts = 3;

    /// <summary>The most characters of an ice breaker.</summary>
    public const int MaxPromptLength = 80;

    /// <summary>The most commands of a number.</summary>
    public const int MaxCommands = 30;

    /// <summary>Gets whether a customer who opens the chat for the first time causes a message of type <c>request_welcome</c>.</summary>
    public bool? EnableWelcomeMessage { get; init; }

    /// <summary>Gets the ice breakers, at most <see cref="MaxPrompts"/> of <see cref="MaxPromptLength"/> characters without emojis; empty for none.</summary>
    public IReadOnlyList<string>? Prompts { get; init; }

    /// <summary>Gets the commands, at most <see cref="MaxCommands"/>, each with a name of its own; empty for none.</summary>
    public IReadOnlyList<ChatCommand>? Commands { get; init; }

    void ICheckable.Check(Rules rules)
    {
        rules.Changes(this, new ChatComponentsUpdate());
        rules.Count(Prompts?.Count ?? 0, 0, MaxPrompts, "prompts", "prompts");
        for (int i = 0; i < Prompts?.Count; i++)
        {
            using (rules.In("prompts", i))
            {
                rules.Text(Prompts[i], MaxPromptLength, "");
                CheckNoEmoji(rules, Prompts[i], "");
            }
        }

        rules.Count(Commands?.Count ?? 0, 0, MaxCommands, "commands", "commands");
        for (int i = 0; i < Commands?.Count; i++)
        {
            using (rules.In("commands", i))
            {
                if (rules.NotNull(Commands[i], ""))
                {
                    Commands[i].Check(rules);
                }
            }
        }

        if (Commands is not null)
        {
            rules.Unique(Commands, static command => command?.Name, "commands", "name");
        }
    }

    /// <summary>The components take no emojis: those stand above the first plane of Unicode, or among its symbols.</summary>
    internal static void CheckNoEmoji(Rules rules, string? text, string path)
    {
        if (text?.EnumerateRunes().Any(static rune => rune.Value is (>= 0x1F000 and <= 0x1FAFF) or (>= 0x2600 and <= 0x27BF) or 0xFE0F or 0x20E3) is true)
        {
            rules.Add(path, "emoji", "cannot hold emojis");
        }
    }
}

/// <summary>A number with nothing but its conversational components.</summary>
internal sealed record ConversationalAutomationAnswer : KapsoModel
{
    public ChatComponents? ConversationalAutomation { get; init; }
}
