namespace Kapso.WhatsApp.Emulator;

/// <summary>An approved message template that the emulator knows.</summary>
public sealed record EmulatedTemplate
{
    /// <summary>The name of the template.</summary>
    public required string Name { get; init; }

    /// <summary>The language code of the template, such as <c>en_US</c>.</summary>
    public required string Language { get; init; }

    /// <summary><c>MARKETING</c>, <c>UTILITY</c> or <c>AUTHENTICATION</c>.</summary>
    public required string Category { get; init; }

    /// <summary><c>NAMED</c> or <c>POSITIONAL</c>; positional when null.</summary>
    public string? ParameterFormat { get; init; }

    /// <summary>Its components as a JSON array, as the API takes them. With them messages are compared with the template; without they are not.</summary>
    public string? Components { get; init; }
}
