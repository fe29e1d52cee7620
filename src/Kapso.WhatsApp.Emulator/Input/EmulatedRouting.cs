namespace Kapso.WhatsApp.Emulator;

/// <summary>How a number is shared with other applications (conversation routing); see <see cref="KapsoEmulator.ShareNumber"/>.</summary>
public sealed record EmulatedRouting
{
    /// <summary>The role of Kapso on the number, for example <c>customer_service</c>; with <c>escalation</c> it may take any conversation.</summary>
    public string Role { get; init; } = "customer_service";

    /// <summary>
    /// Whether Kapso is the primary application of the Call entry point, which alone may start, take, reject and end calls; the others are refused with code 138038. True by default.
    /// </summary>
    public bool HasCalls { get; init; } = true;

    /// <summary>Whether Meta Business Agent answers on the number: it gets every conversation that nobody holds.</summary>
    public bool HasBusinessAgent { get; init; }
}
