using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kapso.WhatsApp.Emulator.Flows;

/// <summary>What is asked of a flow's JSON, which may be anything.</summary>
internal static class FlowJson
{
    /// <summary>What a flow shows that was created without a definition.</summary>
    public static JsonObject DefaultDefinition() => JsonNode.Parse("""
        {"version":"7.3","screens":[{"id":"WELCOME","title":"Welcome","terminal":true,"layout":{"type":"SingleColumnLayout","children":[
        {"type":"TextHeading","text":"Hello"},{"type":"Footer","label":"Done","on-click-action":{"name":"complete","payload":{}}}]}}]}
        """)!.AsObject();

    /// <summary>A text as a JSON object; null when it is none.</summary>
    public static JsonObject? Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string? Text(JsonNode? node) => node is JsonValue value && value.GetValueKind() is JsonValueKind.String ? value.GetValue<string>() : null;

    public static bool IsTrue(JsonNode? node) => node?.GetValueKind() is JsonValueKind.True;

    public static IEnumerable<JsonObject> Objects(JsonNode? list) => list is JsonArray items ? items.OfType<JsonObject>() : [];

    public static IEnumerable<JsonObject> Screens(JsonObject flow) => Objects(flow["screens"]);

    public static JsonObject? Screen(JsonObject flow, string? id) => Screens(flow).FirstOrDefault(screen => Text(screen["id"]) == id);

    /// <summary>All components of a screen, those in forms and branches too.</summary>
    public static IEnumerable<JsonObject> Components(JsonObject screen) => Inside(Objects(screen["layout"]?["children"]));

    /// <summary>The components of a screen that a customer answers.</summary>
    public static IEnumerable<JsonObject> Inputs(JsonObject screen) =>
        Components(screen).Where(component => Text(component["name"]) is not null && Text(component["type"]) is not ("Form" or "NavigationList"));

    /// <summary>What every action of a component does.</summary>
    public static IEnumerable<JsonObject> Actions(JsonObject component) =>
        component.Where(member => member.Key.StartsWith("on-", StringComparison.Ordinal)).Select(member => member.Value).OfType<JsonObject>()
            .Concat(Objects(component["data-source"]).Concat(Objects(component["list-items"])).SelectMany(Actions));

    /// <summary>The screens that may follow a screen.</summary>
    public static IReadOnlyList<string> Next(JsonObject flow, string screen) =>
        flow["routing_model"] is JsonObject model && model[screen] is JsonArray next ? [.. next.Select(Text).OfType<string>()] : [];

    /// <summary>The screen that a flow begins with: the one that follows no other.</summary>
    public static string? Entry(JsonObject flow)
    {
        HashSet<string> followers = flow["routing_model"] is JsonObject model
            ? [.. model.Select(pair => pair.Value).OfType<JsonArray>().SelectMany(next => next).Select(Text).OfType<string>()]
            : [.. Screens(flow).SelectMany(Components).SelectMany(Actions).Where(action => Text(action["name"]) == "navigate").Select(action => Text(action["next"]?["name"])).OfType<string>()];
        return Screens(flow).Select(screen => Text(screen["id"])).FirstOrDefault(id => id is not null && !followers.Contains(id));
    }

    private static IEnumerable<JsonObject> Inside(IEnumerable<JsonObject> components) => components.SelectMany(component => Inside(Branches(component)).Prepend(component));

    private static IEnumerable<JsonObject> Branches(JsonObject component) =>
        Objects(component["children"]).Concat(Objects(component["then"])).Concat(Objects(component["else"]))
            .Concat(component["cases"] is JsonObject cases ? cases.SelectMany(branch => Objects(branch.Value)) : []);
}
