using System.Globalization;
using System.Text.RegularExpressions;
using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp.Flows.Checking;

/// <summary>The rules of components that concern several of their properties, or their neighbours.</summary>
internal sealed class InputRules(Findings findings, FlowOutline flow)
{
    private static readonly (string Min, string Max)[] Pairs =
    [
        ("min-chars", "max-chars"), ("min-selected-items", "max-selected-items"), ("min-uploaded-photos", "max-uploaded-photos"), ("min-uploaded-documents", "max-uploaded-documents"), ("min-days", "max-days"),
    ];

    public void Check(ScreenOutline screen)
    {
        Names(screen);
        foreach (ComponentOutline component in screen.Components)
        {
            Bounds(component.Node);
            Required(component.Node);
            InForm(component);
            switch (component.Type)
            {
                case "TextInput":
                    Pattern(component.Node);
                    break;
                case "Footer":
                    Captions(component.Node);
                    break;
                case "CheckboxGroup" or "RadioButtonsGroup" or "Dropdown" or "ChipsSelector":
                    Options(component);
                    break;
                case "DatePicker" or "CalendarPicker":
                    Dates(component);
                    break;
                case "NavigationList":
                    NavigationList(component.Node);
                    break;
            }
        }
    }

    private void Names(ScreenOutline screen)
    {
        foreach (ComponentOutline component in screen.Components.Where(component => component.IsInput && component.Node.TextOf("name") is { } name && screen.Inputs[name] != component))
        {
            findings.Add(component.Node, "name", "DUPLICATE_FORM_COMPONENT_NAMES", $"Another input of the screen is called {component.Node.TextOf("name")} too; branches count.");
        }

        if (screen.Of("Form").Any())
        {
            foreach (ComponentOutline outside in screen.Components.Where(static component => component.IsInput && component.Form is null))
            {
                findings.Add(outside.Node, "COMPONENTS_OUTSIDE_FORM", "Where a Form stands, all inputs stand in it.");
            }
        }
        else if (flow.Version < new FlowVersion(4, 0) && screen.Components.Find(static component => component.IsInput) is { } input)
        {
            findings.Add(input.Node, "COMPONENTS_OUTSIDE_FORM", "Inputs without a Form need Flow JSON 4.0.");
        }
    }

    private void InForm(ComponentOutline component)
    {
        if (component.Form is null || !component.IsInput || component.IsPicker)
        {
            return;
        }

        foreach (Node own in component.Node.Children.Where(static member => member.Name is "init-value" or "error-message"))
        {
            findings.Add(own, "INVALID_PROPERTY_KEY", $"In a Form {own.Name} stands in the Form's {own.Name}s.");
        }
    }

    private void Bounds(Node node)
    {
        foreach ((string min, string max) in Pairs)
        {
            if (SchemaRules.WholeOf(node[min]) > SchemaRules.WholeOf(node[max]))
            {
                findings.Add(node, min, "MIN_VALUE_GREATER_THAN_MAX", $"{min} is greater than {max}.");
            }
        }
    }

    private void Required(Node node)
    {
        if (node.IsTrue("required") && node.IsFalse("visible"))
        {
            findings.Add(node, "visible", "INVALID_PROPERTY_VALUE", "A hidden input that is required cannot be answered.");
        }
    }

    private void Pattern(Node node)
    {
        if (node.TextOf("pattern") is not { } pattern)
        {
            return;
        }

        if (node["helper-text"] is null)
        {
            findings.Add(node, "pattern", "INVALID_DEPENDENCIES", "A pattern needs a helper-text that explains it.");
        }

        if (node.TextOf("input-type") is "email" or "phone")
        {
            findings.Add(node, "pattern", "INVALID_DEPENDENCIES", "A pattern goes with text, number, password and passcode.");
        }

        try
        {
            _ = new Regex(pattern, RegexOptions.ECMAScript);
        }
        catch (ArgumentException) when (!IsRegex(pattern))
        {
            findings.Add(node, "pattern", "INVALID_PROPERTY_VALUE", "The pattern is not a regular expression.");
        }
    }

    // What only one of the two grammars takes (look-behind, Unicode classes) is left to the server.
    private static bool IsRegex(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private void Captions(Node node)
    {
        bool left = node["left-caption"] is not null;
        bool right = node["right-caption"] is not null;
        if (left != right)
        {
            findings.Add(node, left ? "left-caption" : "right-caption", "INVALID_DEPENDENCIES", "left-caption and right-caption go together.");
        }

        if (node["center-caption"] is { } center && (left || right))
        {
            findings.Add(center, "NOT_KEYWORD_SCHEMA_VALIDATION_FAILED", "center-caption goes without the other captions.");
        }
    }

    private void Options(ComponentOutline component)
    {
        if (component.Type is "CheckboxGroup" or "RadioButtonsGroup" && component.Node["label"] is null && flow.Version >= new FlowVersion(4, 0))
        {
            findings.Add(component.Node, "label", "MISSING_REQUIRED_TYPE_PROPERTY", $"{component.Type} needs label.");
        }

        IReadOnlyList<Node> options = component.Node.ItemsOf("data-source");
        if (component.Type is "Dropdown" && options.Count is > FlowLimits.OptionsWithImages and <= 200 && options.Any(static option => option["image"] is not null))
        {
            findings.Add(component.Node, "data-source", "INVALID_PROPERTY_VALUE", $"With pictures a Dropdown has at most {FlowLimits.OptionsWithImages} options, {options.Count} given.");
        }

        foreach (Node option in options)
        {
            Image(option, flow.Version < new FlowVersion(6, 0) ? FlowLimits.OldImageBytes : FlowLimits.ImageBytes);
            if (option.TextOf("color") is { } color && !FlowExpression.IsOne(color) && !IsColor(color))
            {
                findings.Add(option, "color", "PATTERN_MISMATCH", "A color has six hexadecimal digits.");
            }
        }
    }

    private void Image(Node node, int max)
    {
        if (node.TextOf("image") is { } image && !FlowExpression.IsOne(image) && image.Length / 4L * 3 - image.AsSpan().Count('=') > max)
        {
            findings.Add(node, "image", "INVALID_PROPERTY_VALUE", $"A picture in a list has at most {max / 1024} KB.");
        }
    }

    private void Dates(ComponentOutline component)
    {
        if (component.Type is "DatePicker" && flow.Version < new FlowVersion(5, 0))
        {
            return;
        }

        Node node = component.Node;
        IEnumerable<Node> dates = node.Children.Where(static member => member.Name is "min-date" or "max-date" or "init-value").Concat(node["init-value"]?.Children ?? []).Concat(node.ItemsOf("unavailable-dates"));
        foreach (Node date in dates.Where(static date => date.IsText && !FlowExpression.IsOne(date.Text!)
                && !DateOnly.TryParseExact(date.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)))
        {
            findings.Add(date, "INVALID_PROPERTY_VALUE", "A date is written YYYY-MM-DD.");
        }

        foreach (Node day in node.ItemsOf("include-days").Where(static day => day.IsText && day.Text is not ("Mon" or "Tue" or "Wed" or "Thu" or "Fri" or "Sat" or "Sun") && !FlowExpression.IsOne(day.Text!)))
        {
            findings.Add(day, "INVALID_ENUM_VALUE", "A day is one of Mon, Tue, Wed, Thu, Fri, Sat, Sun.");
        }

        if (component.Type is "CalendarPicker" && node["mode"] is null or { Text: "single" })
        {
            foreach (Node member in node.Children.Where(static member => member.Name is "title" or "description" or "min-days" or "max-days"))
            {
                findings.Add(member, "INVALID_DEPENDENCIES", $"{member.Name} belongs to the mode range.");
            }
        }
    }

    private void NavigationList(Node node)
    {
        IReadOnlyList<Node> items = node.ItemsOf("list-items");
        Node[] acting = [.. items.Where(static item => item["on-click-action"] is not null)];
        if (node["on-click-action"] is not null && acting.Length > 0)
        {
            findings.Add(acting[0], "on-click-action", "NOT_KEYWORD_SCHEMA_VALIDATION_FAILED", "The list or its items have an on-click-action, not both.");
        }
        else if (node["on-click-action"] is null && items.Count > 0 && acting.Length < items.Count)
        {
            findings.Add(node, "on-click-action", "MISSING_REQUIRED_TYPE_PROPERTY", "The list or every item needs an on-click-action.");
        }

        if (items.Count(static item => item["badge"] is not null) > 1)
        {
            findings.Add(node, "list-items", "INVALID_PROPERTY_VALUE", "One item of a list has a badge.");
        }

        foreach (Node item in items)
        {
            if (item["start"] is { } start)
            {
                Image(start, FlowLimits.ImageBytes);
            }

            if (item["end"] is { } end && node.TextOf("media-size") is "large")
            {
                findings.Add(end, "NOT_KEYWORD_SCHEMA_VALIDATION_FAILED", "With large pictures an item has no end.");
            }

            foreach (Node tag in item.ItemsOf("tags").Where(static tag => tag.Text?.Length > 15))
            {
                findings.Add(tag, "INVALID_PROPERTY_VALUE", "A tag has at most 15 characters.");
            }
        }
    }

    private static bool IsColor(string color) => color.TrimStart('#') is { Length: 6 } digits && digits.All(char.IsAsciiHexDigit);
}
