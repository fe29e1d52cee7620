using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Kapso.WhatsApp.Serialization;
using Kapso.WhatsApp.Templates.Checking;

namespace Kapso.WhatsApp.Templates;

/// <summary>Makes the values that the rules of templates are checked on.</summary>
internal static class NodeReader
{
    public static TemplateNode Read(TemplateDefinition definition) => Read(definition, TemplatesJson.Default.TemplateDefinition);

    public static TemplateNode Read(TemplateUpdate update) => Read(update, TemplatesJson.Default.TemplateUpdate);

    public static TemplateNode Read(Template template) => Read(template, TemplatesJson.Default.Template);

    /// <summary>Reports broken rules of a template as those of any argument.</summary>
    public static void Report(this Rules rules, IReadOnlyList<Finding> findings)
    {
        foreach (Finding finding in findings)
        {
            rules.Add(finding.Path, finding.Rule, finding.Message, finding.Limit, finding.Value is { } value ? Rules.Shown(value) : null);
        }
    }

    // What is checked is what is sent: the JSON itself.
    private static TemplateNode Read<T>(T value, JsonTypeInfo<T> type)
    {
        JsonElement json = JsonSerializer.SerializeToElement(value, type);
        TemplateNode root = TemplateNode.Root(KindOf(json));
        Fill(root, json);
        return root;
    }

    private static void Fill(TemplateNode node, JsonElement json)
    {
        if (json.ValueKind is JsonValueKind.Object)
        {
            foreach (JsonProperty member in json.EnumerateObject())
            {
                Fill(node.Add(member.Name, KindOf(member.Value), TextOf(member.Value)), member.Value);
            }
        }
        else if (json.ValueKind is JsonValueKind.Array)
        {
            foreach (JsonElement item in json.EnumerateArray())
            {
                Fill(node.Add(null, KindOf(item), TextOf(item)), item);
            }
        }
    }

    private static NodeKind KindOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => NodeKind.Object,
        JsonValueKind.Array => NodeKind.List,
        JsonValueKind.String => NodeKind.Text,
        JsonValueKind.Number => NodeKind.Number,
        JsonValueKind.True or JsonValueKind.False => NodeKind.Flag,
        _ => NodeKind.Null,
    };

    private static string? TextOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => json.GetRawText(),
        _ => null,
    };
}
