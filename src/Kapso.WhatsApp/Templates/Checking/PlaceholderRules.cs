using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp.Templates.Checking;

/// <summary>The rules of the placeholders in a header or a body, and of the examples that Meta's reviewers want of each.</summary>
internal static class PlaceholderRules
{
    /// <summary>Checks the placeholders of a component's text and returns them.</summary>
    public static List<Placeholder> Check(Findings findings, Node component, PlaceholderStyle style)
    {
        string text = component.TextOf("text") ?? "";
        List<Placeholder> placeholders = Placeholder.Find(text);
        foreach (Placeholder placeholder in placeholders)
        {
            CheckForm(findings, component, placeholder, style);
        }

        for (int i = 1; i < placeholders.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(text.Substring(placeholders[i - 1].End, placeholders[i].Start - placeholders[i - 1].End)))
            {
                findings.Add(component, "text", "placeholder-adjacent", $"put words between {Shown(placeholders[i - 1])} and {Shown(placeholders[i])}", value: Shown(placeholders[i]));
            }
        }

        if (style is PlaceholderStyle.Numbered)
        {
            CheckCounting(findings, component, placeholders);
        }
        else
        {
            CheckUnique(findings, component, placeholders);
        }

        return placeholders;
    }

    /// <summary>A body must have words before its first and behind its last placeholder.</summary>
    public static void CheckEdges(Findings findings, Node body, List<Placeholder> placeholders)
    {
        string text = body.TextOf("text") ?? "";
        if (placeholders.Count > 0 && string.IsNullOrWhiteSpace(text.Substring(0, placeholders[0].Start)))
        {
            findings.Add(body, "text", "placeholder-at-start", $"must not begin with a placeholder: put words before {Shown(placeholders[0])}", value: Shown(placeholders[0]));
        }

        if (placeholders.Count > 0 && string.IsNullOrWhiteSpace(text.Substring(placeholders[placeholders.Count - 1].End)))
        {
            findings.Add(body, "text", "placeholder-at-end", $"must not end with a placeholder: put words behind {Shown(placeholders[placeholders.Count - 1])}", value: Shown(placeholders[placeholders.Count - 1]));
        }
    }

    /// <summary>Every placeholder needs an example, and every example a placeholder. The member is <c>header_text</c> or <c>body_text</c>.</summary>
    public static void CheckExamples(Findings findings, Node component, string member, List<Placeholder> placeholders, PlaceholderStyle style)
    {
        List<string> names = [.. placeholders.Where(static placeholder => placeholder.IsWellFormed).Select(static placeholder => placeholder.Name).Distinct(StringComparer.Ordinal)];
        if (style is PlaceholderStyle.Named)
        {
            CheckNamedExamples(findings, component, names, component.ValueOf("example")?.ItemsOf($"{member}_named_params") ?? []);
            return;
        }

        IReadOnlyList<Node> examples = component.ValueOf("example")?.ItemsOf(member) ?? [];
        if (examples is [{ Kind: NodeKind.List } inner])
        {
            examples = inner.Children;
        }

        for (int i = 0; i < names.Count; i++)
        {
            if (i >= examples.Count || string.IsNullOrWhiteSpace(examples[i].Text))
            {
                findings.Add(component, "example", "example", $"an example for {{{{{i + 1}}}}} is missing", names.Count, examples.Count);
            }
        }

        if (examples.Count > names.Count)
        {
            findings.Add(component, "example", "example-unknown", $"there are {examples.Count} examples for {names.Count} placeholders", names.Count, examples.Count);
        }
    }

    private static void CheckNamedExamples(Findings findings, Node component, List<string> names, IReadOnlyList<Node> examples)
    {
        foreach (string name in names)
        {
            if (!examples.Any(example => example.TextOf("param_name") == name && !string.IsNullOrWhiteSpace(example.TextOf("example"))))
            {
                findings.Add(component, "example", "example", $"an example for {{{{{name}}}}} is missing", names.Count, examples.Count);
            }
        }

        foreach (Node example in examples)
        {
            string given = example.TextOf("param_name") ?? "";
            if (!names.Contains(given))
            {
                findings.Add(example, "param_name", "example-unknown", $"there is no placeholder {{{{{given}}}}}", string.Join(", ", names), given);
            }
        }
    }

    private static void CheckForm(Findings findings, Node component, Placeholder placeholder, PlaceholderStyle style)
    {
        if (!placeholder.IsWellFormed)
        {
            findings.Add(component, "text", "placeholder-form",
                $"a placeholder is written {{{{1}}}} or {{{{customer_name}}}}, with lower-case letters, digits and underscores; {Shown(placeholder)} is not", "{{1}} or {{name}}", Shown(placeholder));
        }
        else if (placeholder.IsNumber != (style is PlaceholderStyle.Numbered))
        {
            string wanted = style is PlaceholderStyle.Numbered ? "numbers" : "names";
            findings.Add(component, "text", "placeholder-mixed",
                $"the template's placeholders have {wanted}, {Shown(placeholder)} has not; say which with parameter_format and use one kind only", wanted, Shown(placeholder));
        }
    }

    private static void CheckCounting(Findings findings, Node component, List<Placeholder> placeholders)
    {
        HashSet<string> numbers = [.. placeholders.Where(static placeholder => placeholder.IsNumber).Select(static placeholder => placeholder.Name)];
        for (int number = 1; number <= numbers.Count; number++)
        {
            if (!numbers.Contains($"{number}"))
            {
                findings.Add(component, "text", "placeholder-gap", $"placeholders count from {{{{1}}}} without gaps: {{{{{number}}}}} is missing", $"{{{{{number}}}}}", string.Join(", ", numbers));
                return;
            }
        }
    }

    private static void CheckUnique(Findings findings, Node component, List<Placeholder> placeholders)
    {
        HashSet<string> seen = [];
        foreach (Placeholder placeholder in placeholders)
        {
            if (placeholder.IsWellFormed && !seen.Add(placeholder.Name))
            {
                findings.Add(component, "text", "unique", $"{Shown(placeholder)} stands here twice", 1, placeholder.Name);
            }
        }
    }

    /// <summary>The placeholder as it may stand in an error: cut, as braces that nobody closed take the text with them.</summary>
    private static string Shown(Placeholder placeholder) =>
        placeholder.Name.Length is > 0 and <= 40 ? $"{{{{{placeholder.Name}}}}}" : placeholder.Name.Length == 0 ? "{{" : $"{{{{{placeholder.Name.Substring(0, 40)}…";
}
