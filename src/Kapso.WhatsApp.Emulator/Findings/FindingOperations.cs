using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Findings;

/// <summary>Findings in the events of the project, their investigation and what is done about them.</summary>
internal sealed class FindingOperations(EmulatedProject project, FindingStore findings, FindingEvidence evidence)
{
    private const int MaxLimit = 25;
    private const string One = "/findings/{finding_id}";

    public IEnumerable<Operation> All =>
    [
        new("listFindings", Surface.Platform, "GET", "/findings", List),
        new("getFinding", Surface.Platform, "GET", One, Get),
        new("getFindingEvidence", Surface.Platform, "GET", One + "/evidence", request => Reply.Ok(Json.Data(evidence.Show(Find(request))))),
        new("startFindingInvestigation", Surface.Platform, "POST", One + "/start_investigation", StartInvestigation),
        new("dismissFinding", Surface.Platform, "POST", One + "/dismiss", Dismiss),
        new("markFindingAddressed", Surface.Platform, "POST", One + "/mark_addressed", MarkAddressed),
    ];

    private Reply List(EmulatorRequest request)
    {
        CheckEnabled();
        if (request.Query("after") is not null && request.Query("before") is not null)
        {
            return Reply.Error(400, "after and before exclude each other");
        }

        try
        {
            CursorPage<Finding> page = CursorPage<Finding>.Cut(request, Surface.Platform, findings.NewestFirst(), finding => finding.IsListed, MaxLimit);
            return Reply.Ok(new JsonObject
            {
                ["data"] = new JsonArray([.. page.Items.Select(finding => finding.Summary(findings.NumbersOf(finding), findings.RelatedTo(finding).Count))]),
                ["paging"] = page.CursorsAndNeighbours(),
            });
        }
        catch (InvalidFieldException invalid)
        {
            return Reply.Error(400, invalid.Message);
        }
        catch (RefusalException refusal)
        {
            return refusal.Reply with { Status = 400 };
        }
    }

    private Reply Get(EmulatorRequest request)
    {
        Finding finding = Find(request);
        return Reply.Ok(Json.Data(finding.Detail(findings.NumbersOf(finding), findings.RelatedTo(finding).Select(known => known.Related(findings.NumbersOf(known))))));
    }

    private Reply StartInvestigation(EmulatorRequest request)
    {
        Finding finding = Find(request);
        if (finding.Investigation is { IsUnderWay: true })
        {
            return Reply.Error(409, "An investigation of this finding is in progress");
        }

        if (finding.Input.Status == "quiet" || finding.IsInvestigated(findings.NumbersOf(finding)))
        {
            return Reply.Error(422, "This finding cannot be investigated", "investigation_unavailable");
        }

        Investigation investigation = findings.Investigate(finding);
        return Reply.Json(202, Json.Data(new JsonObject { ["finding_id"] = finding.Id, ["investigation_id"] = investigation.Id, ["status"] = investigation.Status }));
    }

    private Reply Dismiss(EmulatorRequest request)
    {
        Finding finding = Find(request);
        Field body = request.JsonBody();
        body["reason"].OneOf("not_relevant", "expected_behavior", "already_fixed", "incorrect", "other");
        body["note"].Text();
        return Verify(finding, new Verification("dismissed", project.Now, project.Now));
    }

    private Reply MarkAddressed(EmulatorRequest request)
    {
        Finding finding = Find(request);
        return finding.IsInvestigated(findings.NumbersOf(finding))
            ? Verify(finding, new Verification("monitoring", project.Now, null))
            : Reply.Error(422, "The current evidence has no completed investigation");
    }

    private static Reply Verify(Finding finding, Verification verification)
    {
        finding.Verification = verification;
        return Reply.Ok(Json.Data(new JsonObject { ["finding_id"] = finding.Id, ["verification_id"] = verification.Id, ["status"] = verification.Status }));
    }

    private Finding Find(EmulatorRequest request)
    {
        CheckEnabled();
        return findings.Find(request.Route("finding_id")) ?? throw new RefusalException(Reply.Error(404, "Finding not found", "finding_not_found"));
    }

    private void CheckEnabled()
    {
        if (!project.Options.FindingsEnabled)
        {
            throw new RefusalException(Reply.Error(404, "Findings are not enabled for this project", "findings_not_enabled"));
        }
    }
}
