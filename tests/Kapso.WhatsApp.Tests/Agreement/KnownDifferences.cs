namespace Kapso.WhatsApp.Tests.Agreement;

/// <summary>
/// Where the checks of the SDK and of the emulator differ on purpose, and why. The SDK refuses what it can know to fail; the emulator refuses as Meta and Kapso do, and takes what any of Kapso's own
/// tools and documents send, so that clients that work with the real server work with it.
/// </summary>
internal static class KnownDifferences
{
    private const string Message = "message";
    private const string Template = "template";
    private const string Flow = "flow";

    /// <summary>Rules that the SDK alone has: kind, rule, and why the emulator has it not.</summary>
    public static IReadOnlyList<(string Kind, string Rule, string Why)> OnlyInSdk { get; } =
    [
    ];

    /// <summary>Refusals that the emulator alone has: kind, a part of the refusal, and why the SDK leaves it to the server.</summary>
    public static IReadOnlyList<(string Kind, string Refusal, string Why)> OnlyInEmulator { get; } =
    [
    ];

    public static bool IsOnlyInSdk(string kind, string rule) => OnlyInSdk.Any(known => known.Kind == kind && known.Rule == rule);

    public static bool IsOnlyInEmulator(string kind, string refusal) => OnlyInEmulator.Any(known => known.Kind == kind && refusal.Contains(known.Refusal, StringComparison.Ordinal));
}
