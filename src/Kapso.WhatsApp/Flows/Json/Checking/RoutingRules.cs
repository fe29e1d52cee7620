using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp.Flows.Checking;

/// <summary>The ways from screen to screen: those of the routing model, or those of the navigations when there is none.</summary>
internal sealed class RoutingRules(Findings findings, FlowOutline flow)
{
    private const string Error = "INVALID_ROUTING_MODEL";

    public void Check()
    {
        Node? model = flow.Document["routing_model"];
        if (model is null && flow.HasEndpoint)
        {
            findings.Add(flow.Document, "routing_model", "MISSING_REQUIRED_PROPERTY", "A flow with data_api_version needs a routing_model.");
            return;
        }

        if (model is null)
        {
            Shape(flow.Document["screens"] ?? flow.Document, Navigations());
        }
        else if (!model.IsObject || model.Children.Any(static next => next.Kind is not NodeKind.List || next.Children.Any(static id => !id.IsText)))
        {
            findings.Add(model, "INVALID_PROPERTY_TYPE", "routing_model must be an object with a list of screen ids for each screen.");
        }
        else
        {
            Model(model);
        }
    }

    private void Model(Node model)
    {
        bool isWhole = true;
        foreach (Node unknown in model.Children.Where(key => flow.Find(key.Name!) is null).Concat(model.Children.SelectMany(static key => key.Children).Where(next => flow.Find(next.Text!) is null)))
        {
            isWhole = false;
            string id = unknown.Name ?? unknown.Text!;
            findings.Add(unknown, Error, string.Equals(id, "success", StringComparison.OrdinalIgnoreCase) ? "SUCCESS is not a screen and does not belong into the routing model." : $"There is no screen {id}.");
        }

        foreach (ScreenOutline screen in flow.Screens.Where(screen => screen.Id is { } id && model[id] is null))
        {
            isWhole = false;
            findings.Add(model, Error, $"Screen {screen.Id} is missing in the routing model; a screen that nothing follows has an empty list.");
        }

        Dictionary<string, HashSet<string>> edges = [];
        foreach (Node from in model.Children)
        {
            edges[from.Name!] = [.. from.Children.Select(static next => next.Text!)];
        }

        foreach (Node from in model.Children)
        {
            foreach (Node to in from.Children)
            {
                Edge(from.Name!, to, edges);
            }

            if (from.Children.Count > FlowLimits.Branches)
            {
                findings.Add(from, Error, $"At most {FlowLimits.Branches} screens can follow a screen.");
            }
        }

        foreach ((ScreenOutline screen, Node next) in Targets().Where(move => flow.Find(move.Next.Text!) is not null && !(edges.TryGetValue(move.Screen.Id!, out HashSet<string>? to) && to.Contains(move.Next.Text!))))
        {
            findings.Add(next, Error, $"The routing model has no way from {screen.Id} to {next.Text}.");
        }

        if (isWhole)
        {
            Shape(model, edges);
        }
    }

    private void Edge(string from, Node to, Dictionary<string, HashSet<string>> edges)
    {
        if (to.Text == from)
        {
            findings.Add(to, Error, $"{from} cannot follow itself; staying on a screen needs no way.");
        }
        else if (edges.TryGetValue(to.Text!, out HashSet<string>? back) && back.Contains(from) && string.CompareOrdinal(from, to.Text) > 0)
        {
            findings.Add(to, Error, $"{from} and {to.Text} follow each other; the way back needs no mention.");
        }
    }

    /// <summary>An entry, one whole, no loops, and an end to every path.</summary>
    private void Shape(Node node, Dictionary<string, HashSet<string>> edges)
    {
        string[] ids = [.. flow.Screens.Select(static screen => screen.Id).OfType<string>().Distinct()];
        if (ids.Length == 0)
        {
            return;
        }

        HashSet<string> followed = [.. edges.Where(static edge => edge.Value.Count > 0).SelectMany(static edge => edge.Value.Where(to => to != edge.Key))];
        bool hasEntry = !ids.All(followed.Contains);
        if (!hasEntry)
        {
            findings.Add(node, Error, "There is no entry: every screen follows another one.");
        }

        if (Reached(ids[0], id => Next(edges, id).Concat(ids.Where(other => Next(edges, other).Contains(id)))).Count < ids.Length)
        {
            findings.Add(node, Error, "The screens are not connected.");
        }

        foreach (string id in ids.Where(id => Next(edges, id).Count == 0 && flow.Find(id) is { IsTerminal: false }))
        {
            findings.Add(node, Error, $"The path ends at {id}, which is not terminal.");
        }

        // Without an entry there is a loop in any case, and two screens that follow each other have been reported by then.
        if (hasEntry && ids.Any(id => Next(edges, id).Where(next => next != id && !Next(edges, next).Contains(id)).Any(next => Reached(next, at => Next(edges, at)).Contains(id))))
        {
            findings.Add(node, Error, "The screens form a loop.");
        }
    }

    private static HashSet<string> Next(Dictionary<string, HashSet<string>> edges, string id) => edges.GetValueOrDefault(id) ?? [];

    private static HashSet<string> Reached(string from, Func<string, IEnumerable<string>> next)
    {
        HashSet<string> reached = [from];
        Queue<string> open = new([from]);
        while (open.TryDequeue(out string? id))
        {
            foreach (string to in next(id).Where(reached.Add))
            {
                open.Enqueue(to);
            }
        }

        return reached;
    }

    private Dictionary<string, HashSet<string>> Navigations() =>
        Targets().GroupBy(static move => move.Screen.Id!).ToDictionary(static moves => moves.Key, static moves => moves.Select(static move => move.Next.Text!).ToHashSet());

    private IEnumerable<(ScreenOutline Screen, Node Next)> Targets() =>
        flow.Screens.Where(static screen => screen.Id is not null).SelectMany(TargetsOf, static (screen, next) => (screen, next));

    /// <summary>The screens that a screen navigates to.</summary>
    public static IEnumerable<Node> TargetsOf(ScreenOutline screen) =>
        from component in screen.Components
        from action in component.Actions
        where action.Action.TextOf("name") is "navigate" && action.Action["next"]?.TextOf("type") is not "plugin"
        let next = action.Action["next"]?["name"]
        where next is { IsText: true }
        select next;
}
