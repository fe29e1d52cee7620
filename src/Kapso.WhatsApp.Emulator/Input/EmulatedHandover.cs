namespace Kapso.WhatsApp.Emulator;

/// <summary>A conversation that another application passes to Kapso or takes from it.</summary>
public sealed record EmulatedHandover
{
    /// <summary>The customer: a phone number in any notation, or a business-scoped user id.</summary>
    public required string Customer { get; init; }

    /// <summary>The number of the conversation; null for the emulator's first.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>The role of the other application: <c>escalation</c>, <c>ai_agent</c>, <c>customer_service</c>, <c>marketing</c>, <c>utility</c> or <c>ctwa</c>.</summary>
    public string Role { get; init; } = "escalation";

    /// <summary>The text that comes with the handover; null for none.</summary>
    public string? Metadata { get; init; }

    /// <summary>A summary of the conversation that comes with the handover; null for none.</summary>
    public string? Summary { get; init; }
}
