using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Workflows;

/// <summary>What an agent does in a workflow that only observes a conversation.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<AgentObserverMode>))]
public readonly record struct AgentObserverMode(string Value) : IOpenEnum<AgentObserverMode>
{
    /// <summary>The agent analyses the conversation.</summary>
    public static AgentObserverMode AnalysisOnly { get; } = new("analysis_only");

    /// <summary>The agent takes part in the conversation.</summary>
    public static AgentObserverMode InteractiveChat { get; } = new("interactive_chat");

    /// <inheritdoc/>
    public static IReadOnlyList<AgentObserverMode> Known { get; } = [AnalysisOnly, InteractiveChat];

    static AgentObserverMode IOpenEnum<AgentObserverMode>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}

/// <summary>Which texts of an agent reach the customer.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<AgentMessageDelivery>))]
public readonly record struct AgentMessageDelivery(string Value) : IOpenEnum<AgentMessageDelivery>
{
    /// <summary>Every text of the agent is sent; the default.</summary>
    public static AgentMessageDelivery AutoSendAssistantText { get; } = new("auto_send_assistant_text");

    /// <summary>Only what the agent sends with its tool reaches the customer.</summary>
    public static AgentMessageDelivery ToolOnly { get; } = new("tool_only");

    /// <inheritdoc/>
    public static IReadOnlyList<AgentMessageDelivery> Known { get; } = [AutoSendAssistantText, ToolOnly];

    static AgentMessageDelivery IOpenEnum<AgentMessageDelivery>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}

/// <summary>The kind of a resource that an agent can read.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<AgentResourceType>))]
public readonly record struct AgentResourceType(string Value) : IOpenEnum<AgentResourceType>
{
    /// <summary>The resource is a repository on GitHub.</summary>
    public static AgentResourceType GitHubRepository { get; } = new("github_repository");

    /// <inheritdoc/>
    public static IReadOnlyList<AgentResourceType> Known { get; } = [GitHubRepository];

    static AgentResourceType IOpenEnum<AgentResourceType>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}

/// <summary>How an agent authenticates for a resource.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<AgentResourceAuthType>))]
public readonly record struct AgentResourceAuthType(string Value) : IOpenEnum<AgentResourceAuthType>
{
    /// <summary>With a personal access token.</summary>
    public static AgentResourceAuthType PersonalAccessToken { get; } = new("pat");

    /// <summary>With an installation of a GitHub App.</summary>
    public static AgentResourceAuthType GitHubApp { get; } = new("github_app");

    /// <summary>Not at all: the repository is public. Stored credentials are deleted.</summary>
    public static AgentResourceAuthType Public { get; } = new("public");

    /// <inheritdoc/>
    public static IReadOnlyList<AgentResourceAuthType> Known { get; } = [PersonalAccessToken, GitHubApp, Public];

    static AgentResourceAuthType IOpenEnum<AgentResourceAuthType>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
