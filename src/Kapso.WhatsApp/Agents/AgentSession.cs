using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Agents;

/// <summary>A session with the agent: runs that continue each other.</summary>
public sealed record AgentSession : KapsoModel
{
    /// <summary>Gets the id of the session, a UUID; give it to a new run to continue the session.</summary>
    public required string ConversationId { get; init; }

    /// <summary>Gets the title of the session; null when it has none yet.</summary>
    public string? Title { get; init; }

    /// <summary>Gets the status of the session.</summary>
    public AgentSessionStatus? Status { get; init; }

    /// <summary>Gets when the session began.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Gets how many runs the session has that were started through the API.</summary>
    public int? RunCount { get; init; }

    /// <summary>Gets the id, the status and the time of the latest run; null when there is none.</summary>
    public AgentRun? LatestRun { get; init; }

    /// <summary>Gets when something last happened in the session.</summary>
    public DateTimeOffset? LastActivityAt { get; init; }
}

/// <summary>A session with a page of its runs, as the server answers it.</summary>
internal sealed record AgentSessionDetail : KapsoModel
{
    public required AgentSession Session { get; init; }

    /// <summary>The runs are read by <see cref="AgentsClient.ListRuns"/>.</summary>
    [JsonIgnore]
    public object? Runs { get; init; }

    public AgentSession ToSession()
    {
        Session.Keep(ExtensionData);
        return Session;
    }
}

/// <summary>How to list the sessions of a mode.</summary>
public sealed record AgentSessionFilter : PagedFilter;

/// <summary>How to list the runs of a session.</summary>
public sealed record AgentRunFilter : PagedFilter;
