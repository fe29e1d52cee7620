using System.Text.Json;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Flows;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Messages.Validation;
using Kapso.WhatsApp.Emulator.Project;
using Kapso.WhatsApp.Emulator.Templates;
using EmulatedTemplate = Kapso.WhatsApp.Emulator.Templates.Template;

namespace Kapso.WhatsApp.Tests.Agreement;

/// <summary>The emulator's checks of form, each of which answers with its refusal; null when the payload is taken.</summary>
internal static class EmulatorChecks
{
    /// <param name="type">The type of the message.</param>
    /// <param name="content">The member of the request that has the type's name.</param>
    public static string? Message(string type, string content) =>
        Refusal(() => ContentRules.Check(Field.Root(JsonElement.Parse($$"""{"type":"{{type}}","{{type}}":{{content}}}""")), type, isGroup: false));

    /// <param name="to">The member <c>to</c> of the request.</param>
    public static string? Recipient(string to) => Identity.Read(to) is null ? "to must be a phone number with its country code" : null;

    /// <param name="definition">The template as the API returns it.</param>
    /// <param name="content">The member <c>template</c> of the request.</param>
    public static string? TemplateFit(JsonElement definition, string content)
    {
        EmulatedTemplate template = new(1, "1", null, "corpus", "es")
        {
            Category = definition.GetProperty("category").GetString()!,
            ParameterFormat = definition.TryGetProperty("parameter_format", out JsonElement format) ? format.GetString()! : EmulatedTemplate.Positional,
            Components = JsonNode.Parse(definition.GetProperty("components").GetRawText())!.AsArray(),
        };
        return Refusal(() => template.CheckParameters(Field.Root(JsonElement.Parse(content))));
    }

    /// <param name="definition">The body of a request that creates a template.</param>
    public static string? Template(string definition) => Refusal(() => CreationRules.Check(TemplateDraft.Read(Field.Root(JsonElement.Parse(definition)))));

    /// <param name="definition">Flow JSON.</param>
    public static string? Flow(string definition) =>
        JsonNode.Parse(definition) is JsonObject flow && FlowCheck.Find(flow) is [{ } first, ..] ? $"{first.Error} {first.Path}" : null;

    private static string? Refusal(Action check)
    {
        try
        {
            check();
            return null;
        }
        catch (InvalidFieldException refused)
        {
            return refused.Message;
        }
        catch (RefusalException refused)
        {
            return System.Text.Encoding.UTF8.GetString(refused.Reply.Body.Span);
        }
    }
}
