using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp.Flows.Checking;

/// <summary>How references and calculations are written, and that they lead somewhere, in every text of a screen.</summary>
internal sealed class ExpressionRules(Findings findings, FlowOutline flow, ReferenceRules references, ConditionRules conditions)
{
    private static readonly FlowVersion Calculations = new(6, 0);

    public void Check(ScreenOutline screen)
    {
        if (screen.Node["title"] is { } title)
        {
            Text(screen, title);
        }

        foreach (ComponentOutline component in screen.Components)
        {
            PropertyRule[] rules = component.Type is { } type ? ComponentRules.Find(type)?.Properties ?? [] : [];
            foreach (Node member in component.Node.Children.Where(static member => member.Name is not ("type" or "name" or "children" or "then" or "else" or "cases" or "pattern")))
            {
                PropertyRule? rule = Array.Find(rules, rule => rule.Name == member.Name);
                if (component.Type is "If" && member.Name is "condition")
                {
                    conditions.Check(screen, member);
                    continue;
                }

                if (component.Type is "Switch" && member is { Name: "value", IsText: true } && FlowReference.Whole(member.Text!) is null)
                {
                    findings.Add(member, "INVALID_PROPERTY_VALUE", "The value of a Switch is one reference.");
                    continue;
                }

                Texts(screen, member, rule);
            }
        }
    }

    private void Texts(ScreenOutline screen, Node value, PropertyRule? rule)
    {
        if (value.IsText)
        {
            Text(screen, value);
            if (rule is not null && FlowReference.Whole(value.Text!) is { } reference)
            {
                references.CheckType(value, screen, reference, rule.Shape);
            }
        }

        foreach (Node child in value.Children)
        {
            Texts(screen, child, Array.Find(rule?.Parts ?? [], part => part.Name == child.Name));
        }
    }

    private void Text(ScreenOutline screen, Node value)
    {
        if (value.Text is not { } text || !FlowExpression.IsOne(text))
        {
            if (value.Text?.Contains("${", StringComparison.Ordinal) is true)
            {
                Mixed(value);
            }

            return;
        }

        if (text[0] is '`')
        {
            Calculation(screen, value, text[1..^1]);
        }
        else if (FlowReference.Whole(text) is { } reference)
        {
            references.Check(value, screen, reference);
        }
        else
        {
            Mixed(value);
        }
    }

    private void Mixed(Node value) =>
        findings.Add(value, "PATTERN_MISMATCH", "A reference is the whole value; together with text write a calculation in backticks: `'text' ${data.name}`.");

    private void Calculation(ScreenOutline screen, Node value, string calculation)
    {
        if (flow.Version < Calculations)
        {
            findings.Add(value, "PATTERN_MISMATCH", $"Calculations in backticks need Flow JSON {Calculations}.");
        }

        // What stands between quotes is text, whatever it looks like.
        string[] parts = calculation.Replace("\\'", "", StringComparison.Ordinal).Split('\'');
        if (parts.Length % 2 == 0)
        {
            findings.Add(value, "PATTERN_MISMATCH", "A text in single quotes is not closed.");
            return;
        }

        foreach (FlowReference reference in FlowReference.AllIn(string.Concat(parts.Where(static (_, i) => i % 2 == 0))))
        {
            references.Check(value, screen, reference);
        }
    }
}
