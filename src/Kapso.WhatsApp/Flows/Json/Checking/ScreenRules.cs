using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp.Flows.Checking;

/// <summary>The rules of a screen itself: its id, its end, and how much it can hold.</summary>
internal sealed class ScreenRules(Findings findings, FlowOutline flow, SchemaRules schema)
{
    private static readonly PropertyRule[] Properties =
    [
        PropertyRule.Text("id").Needed().Fixed(), PropertyRule.Text("title"), PropertyRule.Flag("terminal").Fixed(), PropertyRule.Flag("success").Fixed().From(3, 1), new("data", ValueShape.Any),
        PropertyRule.Flag("refresh_on_back").Fixed(), PropertyRule.Texts("sensitive").Fixed().From(5, 1), new("layout", ValueShape.Map) { IsRequired = true, IsDynamic = false },
    ];

    private static readonly (string[] Types, int Max, string Error, string What)[] Counts =
    [
        (["EmbeddedLink"], FlowLimits.Links, "MAX_EMBEDDED_LINK_PER_SCREEN", "links"),
        (["OptIn"], FlowLimits.OptIns, "MAX_OPT_IN_PER_SCREEN", "opt-ins"),
        (["Image"], FlowLimits.Images, "MAX_IMAGE_PER_SCREEN", "images"),
        (["NavigationList"], FlowLimits.NavigationLists, "INVALID_PROPERTY_VALUE", "navigation lists"),
        (["ImageCarousel"], FlowLimits.Carousels, "INVALID_PROPERTY_VALUE", "image carousels"),
        (["PhotoPicker", "DocumentPicker"], FlowLimits.Pickers, "INVALID_PROPERTY_VALUE", "photo or document pickers"),
    ];

    public void Check(ScreenOutline screen)
    {
        schema.Members(screen.Node, "A screen", Properties);
        Id(screen);
        Layout(screen);
        End(screen);
        Count(screen);
        if (screen.Node.IsTrue("refresh_on_back") && !flow.HasEndpoint)
        {
            findings.Add(screen.Node, "refresh_on_back", "INVALID_PROPERTY_VALUE", "refresh_on_back needs data_api_version.");
        }

        foreach (Node name in screen.Node.ItemsOf("sensitive").Where(name => name.IsText && !screen.Inputs.ContainsKey(name.Text!)))
        {
            findings.Add(name, "INVALID_PROPERTY_VALUE", $"{screen.Id} has no input {name.Text}.");
        }
    }

    private void Id(ScreenOutline screen)
    {
        if (screen.Id is not { } id)
        {
            return;
        }

        if (id.Length == 0 || !id.All(static letter => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_'))
        {
            findings.Add(screen.Node, "id", "PATTERN_MISMATCH", "A screen's id has letters and underscores only.");
        }
        else if (string.Equals(id, "success", StringComparison.OrdinalIgnoreCase))
        {
            findings.Add(screen.Node, "id", "SCREEN_ID_IS_RESERVED_KEYWORD", "No screen can be called SUCCESS.");
        }
        else if (flow.Find(id) != screen)
        {
            findings.Add(screen.Node, "id", "DUPLICATE_SCREEN_IDS", $"Another screen is called {id} too.");
        }
    }

    private void Layout(ScreenOutline screen)
    {
        if (screen.Node["layout"] is not { IsObject: true } layout)
        {
            return;
        }

        schema.Members(layout, "layout", [PropertyRule.Word("type", "SingleColumnLayout").Needed().Fixed(), new("children", ValueShape.Components) { IsRequired = true, IsDynamic = false }]);
        if (screen.Components.Count > FlowLimits.ComponentsOfScreen)
        {
            findings.Add(layout, "children", "INVALID_PROPERTY_VALUE", $"A screen has at most {FlowLimits.ComponentsOfScreen} components, {screen.Components.Count} given.");
        }
    }

    private void End(ScreenOutline screen)
    {
        if (screen.IsTerminal && !screen.Of("Footer").Any())
        {
            findings.Add(screen.Node, "MISSING_FOOTER_ON_TERMINAL_SCREEN", "A terminal screen needs a footer.");
        }

        if (!screen.IsTerminal && screen.Node["success"] is { } success)
        {
            findings.Add(success, "NOT_KEYWORD_SCHEMA_VALIDATION_FAILED", "success belongs on terminal screens only.");
        }
    }

    private void Count(ScreenOutline screen)
    {
        if (FootersAtOnce(screen.Node["layout"]?.ItemsOf("children") ?? []) > FlowLimits.Footers)
        {
            findings.Add(screen.Node, "MAX_FOOTER_PER_SCREEN", "A screen shows one footer.");
        }

        foreach ((string[] types, int max, string error, string what) in Counts)
        {
            int count = screen.Of(types).Count();
            if (count > max)
            {
                findings.Add(screen.Node, error, $"A screen has at most {max} {what}, {count} given; those in branches count too.");
            }
        }

        if (screen.Of("NavigationList").FirstOrDefault() is { } list)
        {
            if (screen.IsTerminal)
            {
                findings.Add(list.Node, "INVALID_PROPERTY_VALUE", "A terminal screen has no NavigationList.");
            }

            if (screen.Components.Find(static other => other.Type is not "NavigationList") is { } other)
            {
                findings.Add(other.Node, "INVALID_PROPERTY_VALUE", "Beside a NavigationList nothing else can stand.");
            }
        }

        if (screen.Of("RichText").Any() && screen.Components.Count > 1 && !(flow.Version >= new FlowVersion(6, 3) && screen.Components.TrueForAll(static component => component.Type is "RichText" or "Footer")))
        {
            findings.Add(screen.Of("RichText").First().Node, "INVALID_PROPERTY_VALUE", "A RichText stands alone; from Flow JSON 6.3 on with a footer.");
        }
    }

    /// <summary>How many footers can be seen at the same time: of branches only one is shown.</summary>
    private static int FootersAtOnce(IReadOnlyList<Node> components) => components.Where(static node => node.IsObject).Sum(static node =>
    {
        ComponentOutline component = new(node, null, 0, null);
        return component.Type is "Footer" ? 1 : FootersAtOnce(node.ItemsOf("children")) + component.Branches.Select(FootersAtOnce).DefaultIfEmpty().Max();
    });
}
