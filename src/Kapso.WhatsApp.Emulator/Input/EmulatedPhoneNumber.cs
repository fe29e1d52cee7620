namespace Kapso.WhatsApp.Emulator;

/// <summary>A business phone number that the emulated project owns.</summary>
public sealed record EmulatedPhoneNumber
{
    /// <summary>The number an emulator has when nothing else is asked for.</summary>
    public static EmulatedPhoneNumber Default { get; } = new()
    {
        Id = "100000000000001",
        DisplayPhoneNumber = "+1 555-010-0001",
        BusinessAccountId = "200000000000001",
    };

    /// <summary>The phone number id that calls name.</summary>
    public required string Id { get; init; }

    /// <summary>The number as people write it.</summary>
    public required string DisplayPhoneNumber { get; init; }

    /// <summary>The WhatsApp business account (WABA) it belongs to.</summary>
    public required string BusinessAccountId { get; init; }

    /// <summary>Whether it is Kapso's sandbox number, which refuses templates and business-scoped user ids.</summary>
    public bool IsSandbox { get; init; }

    internal string WaId => string.Concat(DisplayPhoneNumber.Where(char.IsAsciiDigit));
}
