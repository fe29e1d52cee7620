using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Workflows;

/// <summary>Has an AI agent converse with the customer until it has completed its task.</summary>
public sealed record AgentConfig : WorkflowNodeConfig
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override WorkflowNodeType NodeType => WorkflowNodeType.Agent;

    /// <summary>Gets the instructions of the agent.</summary>
    public string? SystemPrompt { get; init; }

    /// <summary>Gets the id of the language model, a UUID.</summary>
    public string? ProviderModelId { get; init; }

    /// <summary>Gets the name of the language model.</summary>
    public string? ProviderModelName { get; init; }

    /// <summary>Gets how much the language model varies its answers; the default when null.</summary>
    public double? Temperature { get; init; }

    /// <summary>Gets how many turns the agent has at most; the default when null.</summary>
    public int? MaxIterations { get; init; }

    /// <summary>Gets the most tokens of an answer; the default when null.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Gets how much the model reasons before it answers; the default when null.</summary>
    public ReasoningEffort? ReasoningEffort { get; init; }

    /// <summary>Gets how long the provider caches the prompt; five minutes when null.</summary>
    public PromptCacheLifetime? PromptCacheTtl { get; init; }

    /// <summary>Gets what the agent does where the workflow only observes the conversation.</summary>
    public AgentObserverMode? ObserverPromptMode { get; init; }

    /// <summary>Gets which texts of the agent reach the customer; all of them when null.</summary>
    public AgentMessageDelivery? MessageDeliveryMode { get; init; }

    /// <summary>Gets the names of the built-in tools that the agent may use, for example <c>complete_task</c>; the default ones when null.</summary>
    public IReadOnlyList<string>? EnabledDefaultTools { get; init => field = value.WithoutNulls(); }

    /// <summary>Gets settings of the built-in tools by their names, a JSON object.</summary>
    public JsonElement? DefaultToolConfigs { get; init; }

    /// <summary>Gets the functions that the agent can call as tools.</summary>
    [JsonPropertyName("flow_agent_function_tools")]
    public IReadOnlyList<AgentFunctionTool>? FunctionTools { get; init => field = value.WithoutNulls(); }

    /// <summary>Gets the HTTP addresses that the agent can call as tools.</summary>
    [JsonPropertyName("flow_agent_webhooks")]
    public IReadOnlyList<AgentWebhookTool>? Webhooks { get; init => field = value.WithoutNulls(); }

    /// <summary>Gets the texts in which the agent can look things up.</summary>
    [JsonPropertyName("flow_agent_knowledge_bases")]
    public IReadOnlyList<AgentKnowledgeBase>? KnowledgeBases { get; init => field = value.WithoutNulls(); }

    /// <summary>Gets the MCP servers whose tools the agent can call.</summary>
    [JsonPropertyName("flow_agent_mcp_servers")]
    public IReadOnlyList<AgentMcpServer>? McpServers { get; init => field = value.WithoutNulls(); }

    /// <summary>Gets the repositories that the agent can read.</summary>
    [JsonPropertyName("flow_agent_resources")]
    public IReadOnlyList<AgentResource>? Resources { get; init => field = value.WithoutNulls(); }

    internal override IEnumerable<string?> Secrets =>
    [
        .. Webhooks?.SelectMany(static webhook => webhook.Headers?.Values ?? []) ?? [],
        .. McpServers?.SelectMany(static server => server.Headers?.Values ?? []) ?? [],
        .. Resources?.Select(static resource => resource.Pat) ?? [],
    ];

    internal override void Check(Rules rules)
    {
        for (int i = 0; i < Resources?.Count; i++)
        {
            using (rules.In("resources", i))
            {
                Resources[i].Check(rules);
            }
        }
    }
}

/// <summary>A function that an agent can call as a tool.</summary>
public sealed record AgentFunctionTool : KapsoModel
{
    /// <summary>Gets the name of the tool.</summary>
    public string? Name { get; init; }

    /// <summary>Gets what the tool is for, in words for the agent.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the id of the function, a UUID.</summary>
    public string? FunctionId { get; init; }

    /// <summary>Gets the name of the function, which the server adds.</summary>
    public string? FunctionName { get; init; }

    /// <summary>Gets the JSON schema of what the function is given.</summary>
    public JsonElement? InputSchema { get; init; }
}

/// <summary>An HTTP address that an agent can call as a tool.</summary>
public sealed record AgentWebhookTool : KapsoModel
{
    /// <summary>Gets the name of the tool.</summary>
    public string? Name { get; init; }

    /// <summary>Gets what the tool is for, in words for the agent.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the address to call.</summary>
    public string? Url { get; init; }

    /// <summary>Gets the HTTP method of the call.</summary>
    public string? HttpMethod { get; init; }

    /// <summary>Gets the headers of the request.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>Gets the body of the request, any JSON.</summary>
    public JsonElement? Body { get; init; }

    /// <summary>Gets the JSON schema of the body.</summary>
    public JsonElement? BodySchema { get; init; }

    /// <summary>Gets the JMESPath expression that is applied to the response; null for none.</summary>
    public string? JmespathQuery { get; init; }

    /// <summary>Gets which parts of the request a language model writes, a JSON object; null for none.</summary>
    public JsonElement? AiFieldConfig { get; init; }

    /// <summary>Returns the name of the tool, without address, headers and body, which can hold secrets.</summary>
    private protected override string Describe() =>
        $"{nameof(AgentWebhookTool)} {{ {nameof(Name)} = {Name}, {nameof(Description)} = {Description}, {nameof(HttpMethod)} = {HttpMethod}, {nameof(JmespathQuery)} = {JmespathQuery} }}";
}

/// <summary>A text in which an agent can look things up.</summary>
public sealed record AgentKnowledgeBase : KapsoModel
{
    /// <summary>Gets the name of the knowledge base.</summary>
    public string? Name { get; init; }

    /// <summary>Gets what the knowledge base is about, in words for the agent.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the text of the knowledge base.</summary>
    public string? KnowledgeBaseText { get; init; }
}

/// <summary>An MCP server whose tools an agent can call.</summary>
public sealed record AgentMcpServer : KapsoModel
{
    /// <summary>Gets the name of the server.</summary>
    public string? Name { get; init; }

    /// <summary>Gets what the server is for, in words for the agent.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the address of the server.</summary>
    public string? Url { get; init; }

    /// <summary>Gets the headers of requests to the server.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>Returns the name of the server, without address and headers, which can hold secrets.</summary>
    private protected override string Describe() => $"{nameof(AgentMcpServer)} {{ {nameof(Name)} = {Name}, {nameof(Description)} = {Description} }}";
}

/// <summary>A repository that an agent can read.</summary>
public sealed record AgentResource : KapsoModel
{
    /// <summary>Gets the id that Kapso gave the resource, a UUID; null for a new one.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the kind of the resource.</summary>
    public AgentResourceType? ResourceType { get; init; }

    /// <summary>Gets the address of the repository, for example <c>https://github.com/org/repo</c>.</summary>
    public string? RepoUrl { get; init; }

    /// <summary>Gets the owner of the repository, which the server adds.</summary>
    public string? Owner { get; init; }

    /// <summary>Gets the name of the repository, which the server adds.</summary>
    public string? RepoName { get; init; }

    /// <summary>Gets the branch; the repository's default one when null.</summary>
    public string? Branch { get; init; }

    /// <summary>Gets how the agent authenticates.</summary>
    public AgentResourceAuthType? AuthType { get; init; }

    /// <summary>Gets the personal access token to store; the server never returns it.</summary>
    public string? Pat { get; init; }

    /// <summary>Gets whether the server has a personal access token stored.</summary>
    public bool? HasPat { get; init; }

    /// <summary>Gets the id of the GitHub App connection, a UUID, which must be active in the project and have access to the repository.</summary>
    public string? GithubAppInstallationId { get; init; }

    /// <summary>Gets whether the resource uses a GitHub App connection.</summary>
    public bool? HasGithubApp { get; init; }

    /// <summary>Gets whether an import named a token that it did not bring along.</summary>
    public bool? ImportedMissingPat { get; init; }

    /// <summary>Gets whether an import found no usable GitHub App connection.</summary>
    public bool? ImportedMissingGithubApp { get; init; }

    /// <summary>Returns the repository, without the token.</summary>
    private protected override string Describe() =>
        $"{nameof(AgentResource)} {{ {nameof(Id)} = {Id}, {nameof(GithubAppInstallationId)} = {GithubAppInstallationId}, "
        + $"{nameof(RepoUrl)} = {RepoUrl}, {nameof(Owner)} = {Owner}, {nameof(RepoName)} = {RepoName}, {nameof(Branch)} = {Branch} }}";

    internal void Check(Rules rules)
    {
        if (AuthType == AgentResourceAuthType.PersonalAccessToken && HasPat is not true && ImportedMissingPat is not true)
        {
            rules.Required(Pat, "pat");
        }

        if (AuthType == AgentResourceAuthType.GitHubApp && ImportedMissingGithubApp is not true)
        {
            rules.RequiredId(GithubAppInstallationId, "githubAppInstallationId");
        }
    }
}
