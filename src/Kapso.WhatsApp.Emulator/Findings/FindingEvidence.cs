using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Findings;

/// <summary>Shows the evidence for a finding: the events of the project that have its name, and what else happened in their conversations.</summary>
internal sealed class FindingEvidence(EmulatedProject project, IProjectEvents events, FindingStore findings)
{
    private const int MaxEvents = 100;
    private const int MaxAffected = 50;
    private const int MaxComparison = 20;
    private const int MaxCoOccurring = 20;
    private const int MaxGrouped = 25;

    public JsonObject Show(Finding finding)
    {
        if (finding.Input.EvidenceIsUnreadable)
        {
            return new JsonObject { ["error"] = "The evidence cannot be read", ["source_type"] = "project_event", ["source_key"] = finding.Input.SignalName };
        }

        IReadOnlyList<IProjectEvent> own = findings.EventsOf(finding);
        Conversation[] affected = Affected(own);
        Conversation[] comparison = project.Conversations.Except(affected).Take(MaxComparison).ToArray();
        Finding[] related = findings.RelatedTo(finding).Take(MaxGrouped).ToArray();
        JsonObject evidence = Group(finding);
        evidence["coverage"] = new JsonObject
        {
            ["source_event_count"] = own.Count,
            ["source_events_returned"] = Math.Min(own.Count, MaxEvents),
            ["affected_conversations_returned"] = Math.Min(affected.Length, MaxAffected),
            ["comparison_conversations_returned"] = comparison.Length,
            ["source_event_limit"] = MaxEvents,
            ["affected_conversation_limit"] = MaxAffected,
            ["comparison_conversation_limit"] = MaxComparison,
            ["note"] = null,
        };
        evidence["workflow"] = null;
        evidence["comparison_conversation_ids"] = Json.Texts(comparison.Select(known => known.Id));
        evidence["grouped_findings"] = new JsonArray([.. related.Select(known => known.OfEvidence(findings.NumbersOf(known)))]);
        evidence["evidence_by_finding"] = new JsonArray([.. related.Select(Group)]);
        return evidence;
    }

    /// <summary>The part of the evidence that each finding of a group has.</summary>
    private JsonObject Group(Finding finding)
    {
        IReadOnlyList<IProjectEvent> own = findings.EventsOf(finding);
        Conversation[] affected = Affected(own);
        IEnumerable<IProjectEvent> others = events.Events.Where(known => known.Name != finding.Input.SignalName && affected.Contains(known.Conversation));
        return new JsonObject
        {
            ["finding"] = finding.OfEvidence(findings.NumbersOf(finding)),
            ["event_definition"] = Definition(finding.Input.SignalName),
            ["daily_history"] = new JsonArray([.. own.GroupBy(known => DateOnly.FromDateTime(known.OccurredAt.UtcDateTime)).OrderBy(day => day.Key).Select(Day)]),
            ["source_events"] = new JsonArray([.. own.Take(MaxEvents).Select(Source)]),
            ["affected_conversation_ids"] = Json.Texts(affected.Take(MaxAffected).Select(known => known.Id)),
            ["co_occurring_events"] = new JsonArray([.. others.GroupBy(known => known.Name).Take(MaxCoOccurring).Select(CoOccurring)]),
        };
    }

    private JsonObject? Definition(string name) => events.ShowDefinition(name) is not { } definition ? null : new JsonObject
    {
        ["id"] = definition["id"]?.DeepClone(),
        ["name"] = name,
        ["display_name"] = null,
        ["description"] = definition["description"]?.DeepClone(),
        ["property_schema"] = definition["property_schema"]?.DeepClone(),
    };

    private JsonObject Source(IProjectEvent known) => new()
    {
        ["id"] = known.Id,
        ["name"] = known.Name,
        ["observed_at"] = Json.Time(known.ObservedAt),
        ["occurred_at"] = Json.Time(known.OccurredAt),
        ["conversation_id"] = known.Conversation?.Id,
        ["properties"] = known.Properties.DeepClone(),
        ["whatsapp_config"] = known.Conversation is { } conversation && project.FindNumber(conversation.Number.Id) is { } number ? Number(number) : null,
        ["source_workflow"] = null,
    };

    private static JsonObject Number(ConnectedNumber number) => new()
    {
        ["id"] = number.InternalId,
        ["kind"] = number.Number.IsSandbox ? "sandbox" : "production",
        ["name"] = number.Name,
        ["business_phone_number"] = number.Number.DisplayPhoneNumber,
        ["meta_phone_number_id"] = number.Number.Id,
    };

    private static Conversation[] Affected(IEnumerable<IProjectEvent> own) => [.. own.Select(known => known.Conversation).OfType<Conversation>().Distinct()];

    private static JsonObject Day(IGrouping<DateOnly, IProjectEvent> day) => new()
    {
        ["bucket_on"] = day.Key.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        ["event_count"] = day.Count(),
        ["conversation_count"] = Affected(day).Length,
    };

    private static JsonObject CoOccurring(IGrouping<string, IProjectEvent> others) => new() { ["name"] = others.Key, ["event_count"] = others.Count() };
}
