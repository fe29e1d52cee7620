using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Agents;

/// <summary>A run of the agent to start.</summary>
public sealed record NewAgentRun : KapsoRecord, ICheckable
{
    /// <summary>The slug of the mode, which must be open to the API (<see cref="AgentMode.AvailableInvocations"/>).</summary>
    public required string Mode { get; init; }

    /// <summary>The id of the session to continue (<see cref="AgentRun.ConversationId"/>), with the same API key and mode; a new session when null.</summary>
    public string? ConversationId { get; init; }

    /// <summary>What the agent is asked. Most modes need it.</summary>
    [JsonIgnore]
    public string? Prompt { get; init; }

    /// <summary>The id of the finding to investigate, a UUID. The mode <c>findings-investigator</c> needs it.</summary>
    [JsonIgnore]
    public string? FindingId { get; init; }

    /// <summary>Data of the application's own, a JSON object; it is kept with the run and comes back in webhooks.</summary>
    [JsonPropertyOrder(1)]
    public JsonElement? Metadata { get; init; }

    [JsonInclude]
    internal AgentRunInput Input => new(Prompt, FindingId);

    void ICheckable.Check(Rules rules)
    {
        rules.Required(Mode, "mode");
        rules.OptionalId(ConversationId, "conversationId");
        rules.OptionalRequired(Prompt, "prompt");
        rules.OptionalId(FindingId, "findingId");
        if (Metadata is { ValueKind: not JsonValueKind.Object } given)
        {
            rules.Add("metadata", "object", "must be a JSON object", "object", given.ValueKind.ToString());
        }
    }
}

/// <summary>What a run is given.</summary>
internal sealed record AgentRunInput(string? Prompt, string? FindingId);
