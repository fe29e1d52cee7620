using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Control;

/// <summary>Reads a charge: <c>{"usd":0.0125,"usage_kind":"messaging"}</c>.</summary>
internal static class ChargeReader
{
    private const double MaxUsd = 1_000_000;

    public static EmulatedCharge Read(Field body) => new()
    {
        Usd = (decimal)body.Object()["usd"].Number(-MaxUsd, MaxUsd),
        UsageKind = body["usage_kind"].OptionalOneOf("messaging", "calling") ?? "messaging",
        BillableMessages = body["billable_messages"].Exists ? (int)body["billable_messages"].Integer(0, int.MaxValue) : 1,
        BusinessAccountId = body["business_account_id"].OptionalText(),
    };
}
