using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp.Flows.Checking;

/// <summary>Photos and documents: where their answers can go, and how many.</summary>
internal sealed class PickerRules(Findings findings, FlowOutline flow)
{
    public void Check(ScreenOutline screen)
    {
        foreach (Node value in screen.Of("Form").SelectMany(static form => form.Node.MembersOf("init-values")).Where(value => screen.Inputs.GetValueOrDefault(value.Name!)?.IsPicker is true))
        {
            findings.Add(value, "NATIVE_COMPONENT_IN_FORM_INIT_VALUES", "Photos and documents have no initial value.");
        }

        foreach (Node action in screen.Components.SelectMany(static component => component.Actions).Select(static action => action.Action))
        {
            if (action.TextOf("name") is { } name && action["payload"] is { IsObject: true } payload)
            {
                Payload(screen, name, payload);
            }
        }
    }

    private void Payload(ScreenOutline screen, string action, Node payload)
    {
        long files = 0;
        foreach (Node value in payload.Children)
        {
            if (PickerOf(screen, value) is { } picker)
            {
                files += SchemaRules.WholeOf(picker["max-uploaded-photos"] ?? picker["max-uploaded-documents"]) ?? 30;
                if (action is "navigate")
                {
                    findings.Add(value, "INVALID_ON_CLICK_ACTION_PAYLOAD", "Photos and documents cannot be passed in a payload; refer to them with ${screen.ID.form.name}.");
                }
            }

            foreach (Node inner in Inside(value).Where(inner => PickerOf(screen, inner) is not null))
            {
                findings.Add(inner, "INVALID_ACTION_PAYLOAD_PROPERTY", "Photos and documents stand at the top of a payload only.");
            }
        }

        int most = flow.Version < new FlowVersion(5, 0) ? 1 : FlowLimits.CompletionFiles;
        if (action is "complete" && files > most)
        {
            findings.Add(payload, "INVALID_ON_CLICK_ACTION_PAYLOAD", $"A completed flow carries at most {most} files; these pickers allow {files}.");
        }
    }

    private Node? PickerOf(ScreenOutline screen, Node value)
    {
        if (value.Text is not { } text || FlowReference.Whole(text) is not { Source: "form" } reference)
        {
            return null;
        }

        ScreenOutline? target = reference.IsGlobal ? flow.Find(reference.ScreenId!) : screen;
        return target?.Inputs.GetValueOrDefault(reference.Name) is { IsPicker: true } picker ? picker.Node : null;
    }

    private static IEnumerable<Node> Inside(Node value) => value.Children.SelectMany(static child => Inside(child).Prepend(child));
}
