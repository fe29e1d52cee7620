using System.Text.Json.Serialization;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Serialization;
using Kapso.WhatsApp.Templates.Checking;
using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp.Templates;

/// <summary>
/// What to change about a template that is approved, rejected or paused; what is null stays. The template is reviewed again. An approved one can be
/// changed once a day and ten times in thirty days, and keeps its category.
/// </summary>
public sealed record TemplateUpdate : KapsoRecord, ICheckable
{
    /// <summary>The new category of the template; null leaves it.</summary>
    public TemplateCategory? Category { get; init; }

    /// <summary>All its parts, changed and unchanged.</summary>
    public IReadOnlyList<ComponentDefinition>? Components { get; init; }

    /// <summary>The time for which WhatsApp tries to deliver a message, see <see cref="TemplateDefinition.MessageSendTtl"/>; null leaves it.</summary>
    [JsonPropertyName("message_send_ttl_seconds"), JsonConverter(typeof(SecondsConverter))]
    public TimeSpan? MessageSendTtl { get; init; }

    /// <summary>The new max price, of a template that was created with one; null leaves it.</summary>
    public OptimizationSpec? OptimizationSpec { get; init; }

    /// <summary>What turns a template into this definition, all but its name and language.</summary>
    /// <param name="definition">What it is to become.</param>
    public static TemplateUpdate From(TemplateDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return new TemplateUpdate
        {
            Components = definition.Components,
            MessageSendTtl = definition.MessageSendTtl,
            OptimizationSpec = definition.OptimizationSpec,
        };
    }

    void ICheckable.Check(Rules rules)
    {
        rules.Changes(this, new TemplateUpdate());
        rules.Add(TemplateRules.CheckUpdate(NodeReader.Read(this, TemplatesJson.Default.TemplateUpdate)));
    }
}
