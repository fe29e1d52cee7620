namespace Kapso.WhatsApp.Emulator;

/// <summary>A charge for <see cref="KapsoEmulator.AddCharge"/>, which usage then tells of.</summary>
public sealed record EmulatedCharge
{
    /// <summary>The amount in US dollars, to a millionth; a correction is negative.</summary>
    public required decimal Usd { get; init; }

    /// <summary>The kind of usage: <c>messaging</c> or <c>calling</c>.</summary>
    public string UsageKind { get; init; } = "messaging";

    /// <summary>How many messages it is for; only for messages.</summary>
    public int BillableMessages { get; init; } = 1;

    /// <summary>The WhatsApp business account that it is for; null for that of the emulator's first number.</summary>
    public string? BusinessAccountId { get; init; }
}
