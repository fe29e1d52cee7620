using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp.Flows.Checking;

/// <summary>What references lead to: declared data, inputs of the screen, other screens.</summary>
internal sealed class ReferenceRules(Findings findings, FlowOutline flow)
{
    private const string Unknown = "INVALID_SCREEN_DYNAMIC_DATA";

    private static readonly FlowVersion GlobalReferences = new(4, 0);

    /// <summary>Reports a reference that leads nowhere.</summary>
    public void Check(Node value, ScreenOutline screen, FlowReference reference)
    {
        ScreenOutline? target = screen;
        if (reference.IsGlobal)
        {
            target = flow.Find(reference.ScreenId!);
            if (flow.Version < GlobalReferences)
            {
                findings.Add(value, Unknown, $"References to other screens need Flow JSON {GlobalReferences}.");
            }

            if (target is null)
            {
                findings.Add(value, Unknown, $"{reference.Text}: there is no screen {reference.ScreenId}.");
                return;
            }

            if (target == screen)
            {
                findings.Add(value, Unknown, $"{reference.Text} leads to its own screen: leave screen.{reference.ScreenId} out.");
            }
        }

        switch (reference.Source)
        {
            case "data" when reference.Name.Length > 0:
                if (FieldOf(target, reference) is null && !reference.IsLookup)
                {
                    findings.Add(value, Unknown, $"{reference.Text} is not declared in the data of {target.Id}.");
                }

                break;
            case "form" when reference.Name.Length > 0:
                if (!target.Inputs.ContainsKey(reference.Name))
                {
                    findings.Add(value, IsInPayload(value) ? "INVALID_ON_CLICK_ACTION_PAYLOAD" : Unknown, $"{reference.Text}: {target.Id} has no input {reference.Name}.");
                }

                break;
            default:
                findings.Add(value, Unknown, $"{reference.Text} must begin with data., form. or screen.");
                break;
        }
    }

    /// <summary>Reports a reference whose value is of another kind than its property.</summary>
    public void CheckType(Node value, ScreenOutline screen, FlowReference reference, ValueShape shape)
    {
        string[]? fitting = shape switch
        {
            ValueShape.Text => ["string", "number"],
            ValueShape.Lines => ["string", "number", "array"],
            ValueShape.Flag => ["boolean"],
            ValueShape.Whole or ValueShape.Number => ["number", "string"],
            ValueShape.Texts or ValueShape.Parts => ["array"],
            ValueShape.Part or ValueShape.Map => ["object"],
            _ => null,
        };
        if (fitting is not null && TypeOf(screen, reference) is { } type && !fitting.Contains(type))
        {
            findings.Add(value, "INVALID_SCREEN_DATA", $"{reference.Text} is of type {type}; {value.Name} takes {string.Join(" or ", fitting)}.");
        }
    }

    /// <summary>The type of what a reference leads to; null when it cannot be known.</summary>
    public string? TypeOf(ScreenOutline screen, FlowReference reference)
    {
        ScreenOutline? target = reference.IsGlobal ? flow.Find(reference.ScreenId!) : screen;
        if (target is null || reference.IsLookup)
        {
            return null;
        }

        return reference.Source switch
        {
            "data" => FieldOf(target, reference)?.TextOf("type"),
            "form" when !reference.Rest.Any() => target.Inputs.GetValueOrDefault(reference.Name)?.AnswerType,
            _ => null,
        };
    }

    private static Node? FieldOf(ScreenOutline screen, FlowReference reference)
    {
        Node? field = screen.Node["data"]?[reference.Name];
        foreach (string name in reference.Rest)
        {
            if (field?["properties"] is not { } properties)
            {
                // What is not described can hold anything; a text or a number can hold nothing.
                return field?.TextOf("type") is "object" or null ? field : null;
            }

            field = properties[name];
        }

        return field;
    }

    private static bool IsInPayload(Node value) => value.Path.Contains(".payload.", StringComparison.Ordinal);
}
