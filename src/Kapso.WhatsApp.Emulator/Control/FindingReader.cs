using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Control;

/// <summary>Reads a finding: <c>{"signal_name":"order.cancelled","direction":"rising"}</c>.</summary>
internal static class FindingReader
{
    public static EmulatedFinding Read(Field body) => new()
    {
        SignalName = body.Object()["signal_name"].Text(),
        Direction = body["direction"].OptionalOneOf("rising", "falling", "recurring") ?? "rising",
        Status = body["status"].OptionalOneOf("candidate", "open", "quiet") ?? "open",
        Group = body["group"].OptionalText(),
        InvestigationFails = body["investigation_fails"].Flag(false),
        EvidenceIsUnreadable = body["evidence_is_unreadable"].Flag(false),
    };
}
