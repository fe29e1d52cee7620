using System.Globalization;
using Kapso.WhatsApp.Validation;
namespace Kapso.WhatsApp.Flows.Checking;

/// <summary>Holds every component to what is known of its kind: properties, types, limits, words and the versions that brought them.</summary>
internal sealed class SchemaRules(Findings findings, FlowOutline flow)
{
    public void Check(Node component)
    {
        if (!component.IsObject || component["type"] is not { } type)
        {
            findings.Add(component, "type", "MISSING_REQUIRED_TYPE_PROPERTY", "A component is an object with a type.");
            return;
        }

        if (type.Text is null || ComponentRules.Find(type.Text) is not { } rule)
        {
            if (!flow.IsNewer)
            {
                findings.Add(type, "INVALID_PROPERTY_VALUE", $"There is no component {type.Text}.");
            }

            return;
        }

        if (flow.Version < rule.Since)
        {
            findings.Add(type, "INVALID_PROPERTY_VALUE", $"{type.Text} needs Flow JSON {rule.Since}.");
        }

        Members(component, type.Text, rule.Properties, "type");
    }

    /// <summary>Holds the members of an object to their rules.</summary>
    public void Members(Node node, string owner, PropertyRule[] rules, string? alsoAllowed = null)
    {
        foreach (Node member in node.Children.Where(member => member.Name != alsoAllowed))
        {
            if (Array.Find(rules, rule => rule.Name == member.Name) is { } rule)
            {
                Member(member, owner, rule);
            }
            else if (!flow.IsNewer)
            {
                findings.Add(member, "INVALID_PROPERTY_KEY", $"{owner} has no property {member.Name}.");
            }
        }

        foreach (PropertyRule rule in rules.Where(rule => rule.IsRequired && node[rule.Name] is null))
        {
            findings.Add(node, rule.Name, "MISSING_REQUIRED_TYPE_PROPERTY", $"{owner} needs {rule.Name}.");
        }
    }

    private void Member(Node value, string owner, PropertyRule rule)
    {
        if (flow.Version < rule.Since)
        {
            findings.Add(value, "INVALID_PROPERTY_KEY", $"{owner}.{rule.Name} needs Flow JSON {rule.Since}.");
        }

        if (value.IsText && FlowExpression.IsOne(value.Text!) && rule.Shape is not (ValueShape.Grammar or ValueShape.Any))
        {
            // A calculation may stand nearly everywhere; a mere reference only where the value is dynamic.
            if (!rule.IsDynamic && (value.Text![0] is '$' || rule.Name is "name"))
            {
                findings.Add(value, "INVALID_PROPERTY_VALUE", $"{rule.Name} must be fixed.");
            }

            return;
        }

        if (!HasShape(value, rule.Shape))
        {
            findings.Add(value, "INVALID_PROPERTY_TYPE", $"{rule.Name} must be {Describe(rule.Shape)}.");
            return;
        }

        switch (rule.Shape)
        {
            case ValueShape.Text or ValueShape.Lines or ValueShape.Texts when rule.OneOf is not null:
                Words(value, rule);
                break;
            case ValueShape.Text or ValueShape.Lines:
                Length(value, rule);
                break;
            case ValueShape.DateTexts when value.IsObject:
                value.Children.Where(static end => end.IsText).ToList().ForEach(end => Length(end, rule));
                break;
            case ValueShape.DateTexts:
                Length(value, rule);
                break;
            case ValueShape.Whole:
                Number(value, rule);
                break;
            case ValueShape.Texts or ValueShape.Parts or ValueShape.Components:
                Items(value, rule);
                break;
            case ValueShape.Part:
                Members(value, rule.Name, rule.Parts);
                break;
        }
    }

    private void Words(Node value, PropertyRule rule)
    {
        foreach (Node word in value.IsText ? [value] : value.Children)
        {
            if (!flow.IsNewer && !rule.OneOf!.Contains(word.Text))
            {
                findings.Add(word, "INVALID_ENUM_VALUE", $"{rule.Name} is one of {string.Join(", ", rule.OneOf!)}.");
            }
        }
    }

    private void Length(Node value, PropertyRule rule)
    {
        string text = value.IsText ? value.Text! : string.Join('\n', value.Children.Select(static line => line.Text));
        if (text.Contains("${", StringComparison.Ordinal))
        {
            return;
        }

        if (rule.Min > 0 && string.IsNullOrWhiteSpace(text))
        {
            findings.Add(value, "MIN_CHARS_REQUIRED", $"{rule.Name} must not be blank.");
        }
        else if (text.Length > rule.Max)
        {
            findings.Add(value, "INVALID_PROPERTY_VALUE", $"{rule.Name} has at most {rule.Max} characters, {text.Length} given.");
        }
    }

    private void Number(Node value, PropertyRule rule)
    {
        if (WholeOf(value) is not { } number)
        {
            return;
        }

        if (number < rule.Min)
        {
            findings.Add(value, "MINIMUM_VALUE_REQUIRED", $"{rule.Name} is at least {rule.Min}.");
        }
        else if (number > rule.Max)
        {
            findings.Add(value, "MAXIMUM_VALUE_REQUIRED", $"{rule.Name} is at most {rule.Max}.");
        }
    }

    private void Items(Node value, PropertyRule rule)
    {
        if (value.Children.Count < (rule.Min ?? 0))
        {
            findings.Add(value, "MIN_ITEMS_REQUIRED", $"{rule.Name} has at least {rule.Min} items, {value.Children.Count} given.");
        }
        else if (value.Children.Count > (rule.Max ?? int.MaxValue))
        {
            findings.Add(value, "INVALID_PROPERTY_VALUE", $"{rule.Name} has at most {rule.Max} items, {value.Children.Count} given.");
        }

        foreach (Node item in rule.Parts.Length > 0 ? value.Children : [])
        {
            Members(item, rule.Name, rule.Parts);
        }
    }

    /// <summary>A whole number, also one that is written as a text.</summary>
    public static long? WholeOf(Node? node) => long.TryParse(node?.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;

    private static bool HasShape(Node value, ValueShape shape) => shape switch
    {
        ValueShape.Text or ValueShape.Grammar => value.IsText,
        ValueShape.Lines => value.IsText || (value.Kind is NodeKind.List && value.Children.All(static line => line.IsText)),
        ValueShape.Flag => value.IsFlag,
        ValueShape.Whole => WholeOf(value) is not null,
        ValueShape.Number => value.Kind is NodeKind.Number,
        ValueShape.Texts => value.Kind is NodeKind.List && value.Children.All(static item => item.IsText),
        ValueShape.Parts => value.Kind is NodeKind.List && value.Children.All(static item => item.IsObject),
        ValueShape.Components => value.Kind is NodeKind.List,
        ValueShape.Part or ValueShape.Map or ValueShape.Action => value.IsObject,
        ValueShape.DateTexts => value.IsText || IsRange(value, static end => end.IsText),
        ValueShape.DateFlags => value.IsFlag || IsRange(value, static end => end.IsText || end.IsFlag),
        _ => true,
    };

    private static bool IsRange(Node value, Func<Node, bool> isEnd) => value.IsObject && value.Children.All(end => end.Name is "start-date" or "end-date" && isEnd(end));

    private static string Describe(ValueShape shape) => shape switch
    {
        ValueShape.Lines => "a text or a list of lines",
        ValueShape.Flag => "true or false",
        ValueShape.Whole => "a whole number",
        ValueShape.Number => "a number",
        ValueShape.Texts => "a list of texts",
        ValueShape.Parts or ValueShape.Components => "a list of objects",
        ValueShape.Part or ValueShape.Map or ValueShape.Action => "an object",
        ValueShape.DateTexts or ValueShape.DateFlags => "one value, or an object with start-date and end-date",
        _ => "a text",
    };
}
