using Kapso.WhatsApp.Templates.Checking;
using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp.Generator.Planning;

/// <summary>Finds the examples that a template's author gave for Meta's reviewers.</summary>
internal static class Examples
{
    public static string? Named(Node? component, string member, string name) =>
        component?.ValueOf("example")?.ItemsOf($"{member}_named_params").FirstOrDefault(example => example.TextOf("param_name") == name)?.TextOf("example");

    public static string? Numbered(Node? component, string member, int number)
    {
        IReadOnlyList<Node> examples = component?.ValueOf("example")?.ItemsOf(member) ?? [];
        if (examples is [{ Kind: NodeKind.List } inner])
        {
            examples = inner.Children;
        }

        return number <= examples.Count ? examples[number - 1].Text : null;
    }
}
