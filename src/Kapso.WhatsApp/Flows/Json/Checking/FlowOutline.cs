using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp.Flows.Checking;

/// <summary>The facts about a whole flow that its rules need.</summary>
internal sealed class FlowOutline
{
    private readonly Dictionary<string, ScreenOutline> _byId = [];

    public FlowOutline(Node document)
    {
        Document = document;
        Version = FlowVersion.Read(document.TextOf("version")) ?? FlowVersion.Latest;
        Screens = [.. document.ItemsOf("screens").Where(static screen => screen.IsObject).Select(static screen => new ScreenOutline(screen))];
        foreach (ScreenOutline screen in Screens)
        {
            _byId.TryAdd(screen.Id ?? "", screen);
        }
    }

    public Node Document { get; }

    public FlowVersion Version { get; }

    /// <summary>Whether it is written in a version that came after this SDK, which may allow more than the SDK knows.</summary>
    public bool IsNewer => Version > FlowVersion.Latest;

    public IReadOnlyList<ScreenOutline> Screens { get; }

    public bool HasEndpoint => Document["data_api_version"] is not null;

    public ScreenOutline? Find(string id) => _byId.GetValueOrDefault(id);
}

/// <summary>The facts about a screen that its rules need.</summary>
internal sealed class ScreenOutline
{
    public ScreenOutline(Node node)
    {
        Node = node;
        Collect(node["layout"]?.ItemsOf("children") ?? [], form: null, ifDepth: 0, parent: null);
    }

    public Node Node { get; }

    public string? Id => Node.TextOf("id");

    public bool IsTerminal => Node.IsTrue("terminal");

    /// <summary>All components, those in forms and branches too.</summary>
    public List<ComponentOutline> Components { get; } = [];

    /// <summary>The components with an answer, by name.</summary>
    public Dictionary<string, ComponentOutline> Inputs { get; } = [];

    public IReadOnlyList<Node> Data => Node.MembersOf("data");

    public IEnumerable<ComponentOutline> Of(params string[] types) => Components.Where(component => types.Contains(component.Type));

    private void Collect(IReadOnlyList<Node> nodes, Node? form, int ifDepth, Node? parent)
    {
        foreach (Node node in nodes.Where(static node => node.IsObject))
        {
            ComponentOutline component = new(node, form, ifDepth, parent);
            Components.Add(component);
            if (component.IsInput && node.TextOf("name") is { } name)
            {
                Inputs.TryAdd(name, component);
            }

            Collect(node.ItemsOf("children"), component.Type is "Form" ? node : form, ifDepth, node);
            foreach (IReadOnlyList<Node> branch in component.Branches)
            {
                Collect(branch, form, component.Type is "If" ? ifDepth + 1 : ifDepth, node);
            }
        }
    }
}

/// <summary>A component and its position in the screen.</summary>
/// <param name="Node">Its JSON.</param>
/// <param name="Form">The form it stands in.</param>
/// <param name="IfDepth">How many If stand around it.</param>
/// <param name="Parent">The component it stands in.</param>
internal sealed record ComponentOutline(Node Node, Node? Form, int IfDepth, Node? Parent)
{
    public string? Type { get; } = Node.TextOf("type");

    public bool IsPicker => Type is "PhotoPicker" or "DocumentPicker";

    public bool IsInput => IsPicker || Type is "TextInput" or "TextArea" or "CheckboxGroup" or "RadioButtonsGroup" or "Dropdown" or "ChipsSelector" or "DatePicker" or "CalendarPicker" or "OptIn";

    /// <summary>The lists of components of which one is shown.</summary>
    public IReadOnlyList<IReadOnlyList<Node>> Branches => Type switch
    {
        "If" => [Node.ItemsOf("then"), Node.ItemsOf("else")],
        "Switch" => [.. Node.MembersOf("cases").Select(static branch => branch.Children)],
        _ => [],
    };

    /// <summary>The kind of the answer; null when it depends.</summary>
    public string? AnswerType => Type switch
    {
        "CheckboxGroup" or "ChipsSelector" => "array",
        "OptIn" => "boolean",
        "RadioButtonsGroup" or "Dropdown" or "TextArea" or "DatePicker" => "string",
        _ => null,
    };

    public IEnumerable<(string Trigger, Node Action)> Actions =>
        Node.Children.Where(static member => member is { IsObject: true, Name: "on-click-action" or "on-select-action" or "on-unselect-action" })
            .Select(static member => (member.Name!, member))
            .Concat(Node.ItemsOf("data-source").Concat(Node.ItemsOf("list-items")).SelectMany(static item => item.Children)
                .Where(static member => member is { IsObject: true, Name: "on-click-action" or "on-select-action" or "on-unselect-action" })
                .Select(static member => ($"item.{member.Name}", member)));
}
