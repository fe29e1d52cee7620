using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Workflows;

/// <summary>A workflow to create. It starts as a draft, which cannot be executed.</summary>
public sealed partial record NewWorkflow : KapsoRecord, ICheckable, IHasSecrets
{
    /// <summary>The name of the workflow, unique in the project.</summary>
    public required string Name { get; init; }

    /// <summary>The name in addresses, unique in the project: words of small letters and digits, joined by hyphens. Made from the name when null.</summary>
    public string? Slug { get; init; }

    /// <summary>The description of the workflow.</summary>
    public string? Description { get; init; }

    /// <summary>The first graph; see <see cref="WorkflowDefinition.Start"/>. Without one the workflow has none until it is updated.</summary>
    public WorkflowDefinition? Definition { get; init; }

    IReadOnlyList<string?> IHasSecrets.Secrets => Definition?.Secrets() ?? [];

    void ICheckable.Check(Rules rules)
    {
        rules.Required(Name, "name");
        CheckSlug(rules, Slug);
        Definition?.CheckIn(rules, "definition");
    }

    internal static void CheckSlug(Rules rules, string? slug)
    {
        if (slug is not null)
        {
            rules.Pattern(slug, SlugForm(), "slug", "must be words of small letters and digits, joined by hyphens");
        }
    }

    [GeneratedRegex(@"^[a-z0-9]+(?:-[a-z0-9]+)*\z")]
    private static partial Regex SlugForm();
}

/// <summary>What to change about a workflow. What is not mentioned stays as it is; executions that run go on with the graph that they started with.</summary>
public sealed record WorkflowUpdate : KapsoRecord, ICheckable, IHasSecrets
{
    /// <summary>The version that the change was made from; an older one is refused with 409, none skips the check.</summary>
    public int? LockVersion { get; init; }

    /// <summary>The new name, unique in the project; null leaves it.</summary>
    public string? Name { get; init; }

    /// <summary>The name in addresses, unique in the project; null leaves it.</summary>
    public string? Slug { get; init; }

    /// <summary>The description of the workflow; <c>null</c> removes it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> Description { get; init; }

    /// <summary>The new status; <see cref="WorkflowStatus.Active"/> makes the workflow executable.</summary>
    public WorkflowStatus? Status { get; init; }

    /// <summary>How long messages that follow each other quickly are gathered, in whole seconds; <c>null</c> restores the default of one second.</summary>
    [JsonPropertyName("message_debounce_seconds"), JsonConverter(typeof(OptionalSecondsConverter)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<TimeSpan?> MessageDebounce { get; init; }

    /// <summary>What a customer sees between a message and the reply; null leaves it.</summary>
    public InboundMessageReadMode? InboundMessageReadMode { get; init; }

    /// <summary>The whole new graph, which replaces nodes and edges; null leaves them.</summary>
    public WorkflowDefinition? Definition { get; init; }

    IReadOnlyList<string?> IHasSecrets.Secrets => Definition?.Secrets() ?? [];

    void ICheckable.Check(Rules rules)
    {
        rules.Changes(this, new WorkflowUpdate { LockVersion = LockVersion });
        rules.OptionalRequired(Name, "name");
        NewWorkflow.CheckSlug(rules, Slug);
        if (MessageDebounce.Value is { } debounce)
        {
            rules.WholeUnits(debounce, TimeSpan.FromSeconds(1), 0, int.MaxValue, "messageDebounce", "seconds");
        }

        Definition?.CheckIn(rules, "definition");
    }
}
