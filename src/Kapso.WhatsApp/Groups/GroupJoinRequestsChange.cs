using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Groups;

/// <summary>What came of approving or rejecting join requests: it may succeed for some and fail for others.</summary>
public sealed record GroupJoinRequestsChange : KapsoModel
{
    /// <summary>Gets the ids of the requests that were approved.</summary>
    [JsonPropertyName("approved_join_requests")]
    public IReadOnlyList<string> Approved { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Gets the ids of the requests that were rejected.</summary>
    [JsonPropertyName("rejected_join_requests")]
    public IReadOnlyList<string> Rejected { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Gets the requests for which it failed, and why.</summary>
    [JsonPropertyName("failed_join_requests")]
    public IReadOnlyList<FailedJoinRequest> Failed { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Gets the errors of the call as a whole, for example 131201 when it succeeded for some only.</summary>
    public IReadOnlyList<MessageError> Errors { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Whether the response names any request, so that a refusal is a partial one.</summary>
    [JsonIgnore]
    internal bool NamesRequests => Approved.Count + Rejected.Count + Failed.Count > 0;
}

/// <summary>A join request that could not be approved or rejected.</summary>
public sealed record FailedJoinRequest : KapsoModel
{
    /// <summary>Gets the id of the join request.</summary>
    [JsonPropertyName("join_request_id")]
    public string? Id { get; init; }

    /// <summary>Gets the errors for this request, as the server reports them.</summary>
    public IReadOnlyList<MessageError> Errors { get => field ?? []; init => field = value.WithoutNulls(); }
}
