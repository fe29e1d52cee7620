using System.Text.Json.Nodes;

namespace Kapso.WhatsApp.Emulator.Flows;

/// <summary>Something that is wrong with a flow's JSON, as Meta says it. The emulator keeps no text, so that lines are always the first.</summary>
internal sealed record FlowValidationError(string Error, string Message, string Path)
{
    public JsonObject Show() => new()
    {
        ["error"] = Error,
        ["error_type"] = "FLOW_JSON_ERROR",
        ["message"] = Message,
        ["line_start"] = 1,
        ["line_end"] = 1,
        ["column_start"] = 1,
        ["column_end"] = 1,
        ["pointers"] = new JsonArray(new JsonObject { ["path"] = Path, ["line_start"] = 1, ["line_end"] = 1, ["column_start"] = 1, ["column_end"] = 1 }),
    };
}

/// <summary>The rules of flows that people break most: versions, screens, ways and ends, endpoints and references. Meta has more.</summary>
internal sealed class FlowCheck
{
    private static readonly string[] Versions = ["5.1", "6.0", "6.1", "6.2", "6.3", "7.0", "7.1", "7.2", "7.3"];

    private static readonly string[] Types =
    [
        "TextHeading", "TextSubheading", "TextBody", "TextCaption", "RichText", "TextInput", "TextArea", "CheckboxGroup", "RadioButtonsGroup", "Dropdown", "ChipsSelector", "DatePicker", "CalendarPicker",
        "Footer", "EmbeddedLink", "OptIn", "Image", "ImageCarousel", "PhotoPicker", "DocumentPicker", "NavigationList", "Form", "If", "Switch",
    ];

    private readonly List<FlowValidationError> _problems = [];
    private readonly JsonObject _flow;
    private readonly JsonObject[] _screens;
    private readonly string?[] _ids;

    private FlowCheck(JsonObject flow)
    {
        _flow = flow;
        _screens = [.. FlowJson.Screens(flow)];
        _ids = [.. _screens.Select(screen => FlowJson.Text(screen["id"]))];
    }

    private bool HasEndpoint => _flow["data_api_version"] is not null;

    public static IReadOnlyList<FlowValidationError> Find(JsonObject flow)
    {
        FlowCheck check = new(flow);
        check.Document();
        for (int i = 0; i < check._screens.Length; i++)
        {
            check.Screen(check._screens[i], check._ids[i], $"screens[{i}]");
        }

        return check._problems;
    }

    private void Document()
    {
        string? version = FlowJson.Text(_flow["version"]);
        Require(version is not null, "MISSING_FLOW_JSON_VERSION", "The version is missing.", "version");
        Require(version is null || Versions.Contains(version), "UNSUPPORTED_FLOW_JSON_VERSION", $"Flow JSON {version} cannot be published.", "version");
        foreach (string own in new[] { "endpoint_uri", "data_channel_uri" })
        {
            Require(_flow[own] is null, "INVALID_PROPERTY_KEY", $"{own} is not allowed.", own);
        }

        Require(_screens.Length > 0, "MIN_ITEMS_REQUIRED", "A flow needs a screen.", "screens");
        Require(_screens.Length == 0 || _screens.Any(screen => FlowJson.IsTrue(screen["terminal"])), "MISSING_TERMINAL_SCREEN", "A flow needs a terminal screen.", "screens");
        Require(_ids.Distinct().Count() == _ids.Length, "DUPLICATE_SCREEN_IDS", "Two screens have one id.", "screens");
        Routing();
    }

    private void Routing()
    {
        if (!HasEndpoint)
        {
            return;
        }

        if (_flow["routing_model"] is not JsonObject model)
        {
            Require(false, "MISSING_REQUIRED_PROPERTY", "routing_model is missing.", "routing_model");
            return;
        }

        foreach (string id in _ids.OfType<string>())
        {
            Require(model.ContainsKey(id), "INVALID_ROUTING_MODEL", $"{id} is missing in the routing model.", "routing_model");
        }

        foreach ((string from, JsonNode? next) in model)
        {
            Require(_ids.Contains(from), "INVALID_ROUTING_MODEL", $"There is no screen {from}.", $"routing_model.{from}");
            foreach (string? to in next is JsonArray list ? list.Select(FlowJson.Text) : [])
            {
                Require(_ids.Contains(to) && to != from, "INVALID_ROUTING_MODEL", $"{to} cannot follow {from}.", $"routing_model.{from}");
            }
        }
    }

    private void Screen(JsonObject screen, string? id, string path)
    {
        Require(id is { Length: > 0 } && id.All(letter => char.IsAsciiLetter(letter) || letter == '_'), "PATTERN_MISMATCH", "An id has letters and underscores.", $"{path}.id");
        Require(!string.Equals(id, "success", StringComparison.OrdinalIgnoreCase), "SCREEN_ID_IS_RESERVED_KEYWORD", "SUCCESS is reserved.", $"{path}.id");
        Require(screen["layout"] is JsonObject, "MISSING_REQUIRED_TYPE_PROPERTY", "layout is missing.", $"{path}.layout");
        JsonObject[] components = [.. FlowJson.Components(screen)];
        Require(!FlowJson.IsTrue(screen["terminal"]) || components.Any(component => FlowJson.Text(component["type"]) == "Footer"), "MISSING_FOOTER_ON_TERMINAL_SCREEN", "A terminal screen needs a footer.", path);
        foreach (JsonObject component in components)
        {
            string? type = FlowJson.Text(component["type"]);
            Require(Types.Contains(type), "INVALID_PROPERTY_VALUE", $"There is no component {type}.", $"{path}.layout");
            foreach (JsonObject action in FlowJson.Actions(component))
            {
                Action(screen, action, $"{path}.layout");
            }
        }
    }

    private void Action(JsonObject screen, JsonObject action, string path)
    {
        switch (FlowJson.Text(action["name"]))
        {
            case "navigate":
                string? next = FlowJson.Text(action["next"]?["name"]);
                Require(_ids.Contains(next), "INVALID_NAVIGATE_ACTION_NEXT_SCREEN_NAME", $"There is no screen {next}.", path);
                break;
            case "data_exchange":
                Require(HasEndpoint, "MISSING_REQUIRED_PROPERTY", "data_exchange needs data_api_version.", path);
                break;
            case "complete":
                Require(FlowJson.IsTrue(screen["terminal"]), "INVALID_COMPLETE_ACTION", "A flow completes on a terminal screen.", path);
                break;
        }

        HashSet<string> inputs = [.. FlowJson.Components(screen).Select(component => FlowJson.Text(component["name"])).OfType<string>()];
        foreach (string reference in action["payload"] is JsonObject payload ? payload.Select(value => FlowJson.Text(value.Value)).OfType<string>() : [])
        {
            Require(!reference.StartsWith("${form.", StringComparison.Ordinal) || inputs.Contains(reference[7..^1]), "INVALID_ON_CLICK_ACTION_PAYLOAD", $"{reference} is no input.", path);
            Require(
                !reference.StartsWith("${data.", StringComparison.Ordinal) || screen["data"]?[reference[7..^1].Split('.')[0]] is not null, "INVALID_SCREEN_DYNAMIC_DATA", $"{reference} is not declared.", path);
        }
    }

    private void Require(bool holds, string error, string message, string path)
    {
        if (!holds)
        {
            _problems.Add(new FlowValidationError(error, message, path));
        }
    }
}
