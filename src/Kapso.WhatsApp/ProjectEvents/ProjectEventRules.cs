using System.Text.RegularExpressions;

namespace Kapso.WhatsApp.ProjectEvents;

/// <summary>What events and their definitions must fulfil.</summary>
internal static partial class ProjectEventRules
{
    public static void CheckName(Rules rules, string? name)
    {
        rules.Pattern(name, NameForm(), "name", "must be lower-case segments with dots between them, each a letter followed by letters, digits or underscores, for example order.paid");
        rules.MaxLength(name, ProjectEventDefinition.MaxNameLength, "name");
    }

    /// <summary>The names of properties: none of them is blank.</summary>
    public static void CheckKeys(Rules rules, IEnumerable<string>? names, string path)
    {
        foreach (string name in names ?? [])
        {
            rules.Required(name, path);
        }
    }

    [GeneratedRegex(@"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*\z")]
    private static partial Regex NameForm();
}
