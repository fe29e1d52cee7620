namespace Kapso.WhatsApp.Emulator.Http;

/// <summary>The filter on the time of creation that many lists have.</summary>
internal sealed record CreatedBetween(DateTimeOffset? After, DateTimeOffset? Before)
{
    public static CreatedBetween Read(EmulatorRequest request) => new(QueryFilter.Time(request, "created_after"), QueryFilter.Time(request, "created_before"));

    public bool Allows(DateTimeOffset createdAt) => (After is null || createdAt > After) && (Before is null || createdAt < Before);
}
