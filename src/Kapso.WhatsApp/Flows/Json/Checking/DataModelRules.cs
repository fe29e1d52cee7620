using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp.Flows.Checking;

/// <summary>The data that a screen declares: types, examples, items.</summary>
internal sealed class DataModelRules(Findings findings, FlowOutline flow)
{
    private const string Error = "INVALID_SCREEN_DATA";

    private static readonly string[] Types = ["string", "number", "boolean", "object", "array"];

    public void Check(ScreenOutline screen)
    {
        if (screen.Node["data"] is { IsObject: false } data)
        {
            findings.Add(data, "INVALID_PROPERTY_TYPE", "data must be an object.");
        }

        foreach (Node field in screen.Data)
        {
            Schema(field);
            if (!field.IsObject)
            {
                continue;
            }

            if (field["__example__"] is not { } example)
            {
                findings.Add(field, "__example__", Error, $"{field.Name} needs an __example__.");
            }
            else if (field.TextOf("type") is { } type && Types.Contains(type) && TypeOf(example) != type)
            {
                findings.Add(example, Error, $"The __example__ of {field.Name} must be of type {type}.");
            }
        }
    }

    /// <summary>The type of a fixed value.</summary>
    public static string? TypeOf(Node value) => value.Kind switch
    {
        NodeKind.Text => "string",
        NodeKind.Number => "number",
        NodeKind.Flag => "boolean",
        NodeKind.Object => "object",
        NodeKind.List => "array",
        _ => null,
    };

    private void Schema(Node schema)
    {
        if (!schema.IsObject)
        {
            findings.Add(schema, Error, $"{schema.Name} must be an object with a type.");
            return;
        }

        if (schema.TextOf("type") is not { } type)
        {
            findings.Add(schema, "type", Error, $"{schema.Name} needs a type.");
        }
        else if (!Types.Contains(type) && !flow.IsNewer)
        {
            findings.Add(schema, "type", Error, $"A type is one of {string.Join(", ", Types)}.");
        }
        else if (type is "array" && schema["items"] is null)
        {
            findings.Add(schema, "items", Error, $"The list {schema.Name} needs items.");
        }

        if (schema["items"] is { IsFlag: false } items)
        {
            Inner(items);
        }

        foreach (Node property in schema.MembersOf("properties"))
        {
            Inner(property);
        }
    }

    private void Inner(Node schema)
    {
        Schema(schema);
        if (schema["__example__"] is { } example)
        {
            findings.Add(example, Error, "An __example__ stands at the top of a field only.");
        }
    }
}
