namespace Kapso.WhatsApp.Emulator;

/// <summary>An approved message template that the emulator knows.</summary>
public sealed record EmulatedTemplate
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its language code, such as <c>en_US</c>.</summary>
    public required string Language { get; init; }

    /// <summary><c>MARKETING</c>, <c>UTILITY</c> or <c>AUTHENTICATION</c>.</summary>
    public required string Category { get; init; }
}
