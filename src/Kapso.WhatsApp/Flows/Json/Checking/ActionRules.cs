using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp.Flows.Checking;

/// <summary>The rules for where an action is allowed and what it carries.</summary>
internal sealed class ActionRules(Findings findings, FlowOutline flow, ReferenceRules references)
{
    private static readonly Dictionary<string, FlowVersion> Since = new() { ["navigate"] = default, ["data_exchange"] = default, ["complete"] = default, ["open_url"] = new(6, 0), ["update_data"] = new(6, 0) };

    public void Check(ScreenOutline screen)
    {
        foreach (ComponentOutline component in screen.Components)
        {
            foreach ((string trigger, Node action) in component.Actions)
            {
                Check(screen, component, trigger, action);
            }
        }
    }

    private void Check(ScreenOutline screen, ComponentOutline component, string trigger, Node action)
    {
        if (action.TextOf("name") is not { } name)
        {
            findings.Add(action, "name", "MISSING_REQUIRED_TYPE_PROPERTY", "An action needs a name.");
            return;
        }

        if (!Since.TryGetValue(name, out FlowVersion since))
        {
            if (!flow.IsNewer)
            {
                findings.Add(action, "name", "INVALID_ENUM_VALUE", $"There is no action {name}.");
            }

            return;
        }

        Members(action, name);
        if (flow.Version < since)
        {
            findings.Add(action, "name", "INVALID_PROPERTY_VALUE", $"{name} needs Flow JSON {since}.");
        }

        if (Allowed(component.Type, trigger) is { } allowed && !allowed.Contains(name))
        {
            findings.Add(action, "name", name is "complete" ? "INVALID_COMPLETE_ACTION" : "INVALID_PROPERTY_VALUE", $"{component.Type} cannot {name} with {trigger}.");
            return;
        }

        switch (name)
        {
            case "navigate":
                Navigate(screen, component, action);
                break;
            case "data_exchange" when !flow.HasEndpoint:
                findings.Add(action, "MISSING_REQUIRED_PROPERTY", "data_exchange needs data_api_version.");
                break;
            case "complete" when !screen.IsTerminal:
                findings.Add(action, "INVALID_COMPLETE_ACTION", "A flow completes on a terminal screen only.");
                break;
            case "update_data":
                foreach (Node unknown in action.MembersOf("payload").Where(value => screen.Node["data"]?[value.Name!] is null))
                {
                    findings.Add(unknown, "INVALID_SCREEN_DATA", $"{unknown.Name} is not declared in the data of {screen.Id}.");
                }

                break;
        }
    }

    private void Members(Node action, string name)
    {
        string[] needed = name switch { "navigate" => ["next", "payload"], "open_url" => ["url"], _ => ["payload"] };
        foreach (string missing in needed.Where(member => action[member] is null))
        {
            findings.Add(action, missing, "MISSING_REQUIRED_TYPE_PROPERTY", $"{name} needs {missing}.");
        }

        foreach (Node member in action.Children.Where(member => member.Name is not "name"))
        {
            if (!needed.Contains(member.Name))
            {
                if (!flow.IsNewer)
                {
                    findings.Add(member, "INVALID_PROPERTY_KEY", $"{name} has no property {member.Name}.");
                }
            }
            else if (member.Name is "url" ? !member.IsText : !member.IsObject)
            {
                findings.Add(member, "INVALID_PROPERTY_TYPE", member.Name is "url" ? "url must be a text." : $"{member.Name} must be an object.");
            }
        }
    }

    private void Navigate(ScreenOutline screen, ComponentOutline component, Node action)
    {
        if (component.Type is "Footer" && screen.IsTerminal)
        {
            findings.Add(action, "INVALID_NAVIGATE_ACTION_NEXT_SCREEN_NAME", "The footer of a terminal screen cannot navigate.");
        }

        if (action["next"] is not { IsObject: true } next || next.TextOf("type") is "plugin")
        {
            return;
        }

        if (next.TextOf("name") is not { } id || flow.Find(id) is not { } target)
        {
            findings.Add(next, "name", "INVALID_NAVIGATE_ACTION_NEXT_SCREEN_NAME", $"There is no screen {next.TextOf("name")}.");
        }
        else if (target == screen)
        {
            findings.Add(next, "name", "INVALID_NAVIGATE_ACTION_NEXT_SCREEN_NAME", "A screen cannot navigate to itself.");
        }
        else if (action["payload"] is { IsObject: true } payload)
        {
            Payload(screen, target, payload);
        }
    }

    private void Payload(ScreenOutline screen, ScreenOutline target, Node payload)
    {
        const string error = "INVALID_NAVIGATE_ACTION_PAYLOAD";
        foreach (Node value in payload.Children)
        {
            if (target.Node["data"]?[value.Name!] is not { } field)
            {
                findings.Add(value, error, $"{value.Name} is not declared in the data of {target.Id}.");
            }
            else if (TypeOf(screen, value) is { } given && field.TextOf("type") is { } wanted && given != wanted)
            {
                findings.Add(value, error, $"{value.Name} is of type {given}; {target.Id} declares {wanted}.");
            }
        }

        foreach (Node missing in target.Data.Where(field => payload[field.Name!] is null))
        {
            findings.Add(payload, missing.Name!, error, $"{target.Id} declares {missing.Name}, which the payload does not have.");
        }
    }

    private string? TypeOf(ScreenOutline screen, Node value)
    {
        if (!value.IsText || !FlowExpression.IsOne(value.Text!))
        {
            return DataModelRules.TypeOf(value);
        }

        return FlowReference.Whole(value.Text!) is { } reference ? references.TypeOf(screen, reference) : null;
    }

    /// <summary>The actions that a trigger takes; null when that is not known.</summary>
    private static string[]? Allowed(string? type, string trigger) => (type, trigger) switch
    {
        ("Footer", "on-click-action") => ["navigate", "data_exchange", "complete"],
        ("EmbeddedLink", "on-click-action") => ["navigate", "data_exchange", "open_url", "update_data"],
        ("OptIn", "on-click-action") => ["navigate", "data_exchange", "open_url"],
        ("OptIn", "on-select-action" or "on-unselect-action") => ["update_data"],
        ("CheckboxGroup" or "RadioButtonsGroup" or "Dropdown" or "ChipsSelector", "on-select-action") => ["data_exchange", "update_data"],
        ("CheckboxGroup" or "RadioButtonsGroup" or "Dropdown" or "ChipsSelector", _) => ["update_data"],
        ("DatePicker" or "CalendarPicker", "on-select-action") => ["data_exchange"],
        ("NavigationList", _) => ["navigate", "data_exchange"],
        _ => null,
    };
}
