using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Agents;

/// <summary>A mode of the agent: what it is asked to do, and what it may use for it.</summary>
public sealed record AgentMode : KapsoModel
{
    /// <summary>Gets the slug of the mode, by which runs name it.</summary>
    [JsonPropertyName("mode")]
    public required string Slug { get; init; }

    /// <summary>Gets who has made the mode.</summary>
    public AgentModeKind? Kind { get; init; }

    /// <summary>Gets whether the mode is switched on.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Gets whether the mode was put away.</summary>
    public bool? Archived { get; init; }

    /// <summary>Gets the name of the mode.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the name that is shown to people.</summary>
    public string? Label { get; init; }

    /// <summary>Gets the description of the mode.</summary>
    public string? Description { get; init; }

    /// <summary>Gets whether new runs are held back.</summary>
    public bool? DispatchPaused { get; init; }

    /// <summary>Gets the names of what the mode can do.</summary>
    public IReadOnlyList<string> Capabilities { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Gets what the capabilities are assigned to, as JSON.</summary>
    public IReadOnlyList<JsonElement> CapabilityAssignments { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Gets the id of the language model; null for the default one.</summary>
    public string? ProviderModelId { get; init; }

    /// <summary>Gets the name of the language model; null for the default one.</summary>
    public string? Model { get; init; }

    /// <summary>Gets how much the model reasons before it answers; null for the default.</summary>
    public string? ReasoningEffort { get; init; }

    /// <summary>Gets the surfaces from which the mode can be invoked; runs need <see cref="AgentInvocation.Api"/>.</summary>
    public IReadOnlyList<AgentInvocation> AvailableInvocations { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Gets the instructions of a custom mode.</summary>
    public string? Instructions { get; init; }

    /// <summary>Gets whether a custom mode has a sandbox in which it runs programs.</summary>
    public bool? SandboxEnabled { get; init; }

    /// <summary>Gets how the sandbox of a custom mode is run.</summary>
    public string? SandboxExecution { get; init; }

    /// <summary>Gets the command that sets up the sandbox of a custom mode.</summary>
    public string? SandboxSetupCommand { get; init; }

    /// <summary>Gets which part of the network the sandbox of a custom mode can reach.</summary>
    public string? SandboxNetworkMode { get; init; }

    /// <summary>Gets the hosts that the sandbox of a custom mode can reach; null when they are not limited to a list.</summary>
    public IReadOnlyList<string>? SandboxAllowedOutboundHosts { get; init => field = value.WithoutNulls(); }

    /// <summary>Gets which tools of a custom mode need approval, as JSON.</summary>
    public JsonElement? ApprovalPolicy { get; init; }
}
