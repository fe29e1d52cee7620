using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp.Flows.Checking;

/// <summary>What can stand in branches, how deep they go, and where their footers are.</summary>
internal sealed class BranchRules(Findings findings, FlowOutline flow)
{
    private static readonly string[] Allowed =
    [
        "TextHeading", "TextSubheading", "TextBody", "TextCaption", "CheckboxGroup", "DatePicker", "Dropdown", "EmbeddedLink", "Footer", "Image", "OptIn", "RadioButtonsGroup", "TextArea", "TextInput",
    ];

    public void Check(ScreenOutline screen)
    {
        foreach (ComponentOutline component in screen.Of("If", "Switch"))
        {
            if (component is { Type: "If", IfDepth: >= FlowLimits.IfDepth })
            {
                findings.Add(component.Node, "INVALID_PROPERTY_VALUE", $"If can be nested {FlowLimits.IfDepth} levels deep.");
            }

            Children(component);
            Footers(component);
            if (component.Type is "Switch")
            {
                Cases(component.Node);
            }
        }
    }

    private void Children(ComponentOutline component)
    {
        foreach (Node child in component.Branches.SelectMany(static branch => branch))
        {
            if (child.TextOf("type") is { } type && ComponentRules.Find(type) is not null && !IsAllowed(component.Type!, type))
            {
                findings.Add(child, "INVALID_PROPERTY_VALUE", $"{type} cannot stand in {component.Type}.");
            }
        }
    }

    private bool IsAllowed(string branch, string type) =>
        Allowed.Contains(type) || (type is "ChipsSelector" && flow.Version >= new FlowVersion(7, 1)) || (branch is "If" && type is "If" or "Switch") || flow.IsNewer;

    private void Footers(ComponentOutline component)
    {
        int with = component.Branches.Count(HasFooter);
        if (with == 0)
        {
            return;
        }

        if (component.IfDepth > 0)
        {
            findings.Add(component.Node, "INVALID_PROPERTY_VALUE", "A footer can stand in an If or a Switch of the first level only.");
        }

        if (with < component.Branches.Count)
        {
            findings.Add(component.Node, component.Type is "If" ? "MISSING_FOOTER_IN_IF_ELSE_BRANCHES" : "MISSING_FOOTER_IN_SWITCH_BRANCHES", "A footer stands in every branch or in none.");
        }
    }

    private void Cases(Node node)
    {
        if (node["cases"] is not { IsObject: true } cases)
        {
            return;
        }

        if (cases.Children.Count == 0)
        {
            findings.Add(cases, "MIN_ITEMS_REQUIRED", "A Switch needs a case.");
        }

        foreach (Node branch in cases.Children.Where(static branch => branch.Kind is not NodeKind.List))
        {
            findings.Add(branch, "INVALID_PROPERTY_TYPE", "A case is a list of components.");
        }
    }

    private static bool HasFooter(IReadOnlyList<Node> branch) => branch.Any(static child => child.TextOf("type") is "Footer");
}
