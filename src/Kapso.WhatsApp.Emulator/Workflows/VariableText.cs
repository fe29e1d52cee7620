using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Kapso.WhatsApp.Emulator.Workflows;

/// <summary>Puts the variables of an execution into texts: <c>{{vars.name}}</c>, <c>{{system.…}}</c>, <c>{{context.…}}</c>, and a name alone for one of <c>vars</c>.</summary>
internal static partial class VariableText
{
    public static string Fill(string text, WorkflowExecution execution) => Placeholder().Replace(text, match => TextOf(Find(match.Groups[1].Value, execution)));

    /// <summary>The same in every text within some JSON.</summary>
    public static JsonNode? Fill(JsonNode? json, WorkflowExecution execution) => json switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Fill(member.Value, execution)))),
        JsonArray items => new JsonArray([.. items.Select(item => Fill(item, execution))]),
        JsonValue value when value.TryGetValue<string>(out string? text) => Fill(text, execution),
        _ => json?.DeepClone(),
    };

    public static string TextOf(JsonNode? value) => value is JsonValue text && text.TryGetValue<string>(out string? plain) ? plain : value?.ToJsonString() ?? "";

    private static JsonNode? Find(string path, WorkflowExecution execution)
    {
        string[] names = path.Split('.');
        JsonNode? found = names[0] switch
        {
            "vars" => execution.Vars,
            "system" => execution.System,
            "context" => execution.Context,
            _ => execution.Vars[names[0]],
        };
        foreach (string name in names.Skip(1))
        {
            found = found is JsonObject members ? members[name] : null;
        }

        return found;
    }

    [GeneratedRegex(@"\{\{\s*([A-Za-z_][A-Za-z0-9_.-]*)\s*\}\}")]
    private static partial Regex Placeholder();
}
