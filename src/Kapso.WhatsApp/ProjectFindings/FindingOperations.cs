using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.ProjectFindings;

internal static class FindingOperations
{
    private const string One = "findings/{finding_id}";

    public static readonly ListOperation<FindingSummary> List =
        new("listFindings", "findings", ApiSurface.Platform, FindingsJson.Default.FindingSummary, Paging.Neighbours) { ClientMethod = "Findings.List" };

    public static readonly Operation<Finding> Get =
        new("getFinding", HttpMethod.Get, One, ApiSurface.Platform, Replay.Safe, Answer.Data(FindingsJson.Default.Finding)) { ClientMethod = "Findings.GetAsync" };

    public static readonly Operation<FindingEvidence> GetEvidence =
        new("getFindingEvidence", HttpMethod.Get, One + "/evidence", ApiSurface.Platform, Replay.Safe, Answer.Data(FindingsJson.Default.FindingEvidence)) { ClientMethod = "Findings.GetEvidenceAsync" };

    /// <summary>A second request would be refused because of the first.</summary>
    public static readonly Operation<FindingInvestigationState> StartInvestigation =
        new("startFindingInvestigation", HttpMethod.Post, One + "/start_investigation", ApiSurface.Platform, Replay.Never, Answer.Data(FindingsJson.Default.FindingInvestigationState))
        {
            ClientMethod = "Findings.StartInvestigationAsync",
        };

    /// <summary>A finding that is dismissed stays so.</summary>
    public static readonly Operation<FindingDismissal, FindingVerificationState> Dismiss =
        new("dismissFinding", HttpMethod.Post, One + "/dismiss", ApiSurface.Platform, Replay.Safe,
            Body.Json(FindingsJson.Default.FindingDismissal), Answer.Data(FindingsJson.Default.FindingVerificationState)) { ClientMethod = "Findings.DismissAsync" };

    /// <summary>Each request stores the numbers of its time as what later ones are compared with.</summary>
    public static readonly Operation<FindingVerificationState> MarkAddressed =
        new("markFindingAddressed", HttpMethod.Post, One + "/mark_addressed", ApiSurface.Platform, Replay.Never, Answer.Data(FindingsJson.Default.FindingVerificationState))
        {
            ClientMethod = "Findings.MarkAddressedAsync",
        };
}
