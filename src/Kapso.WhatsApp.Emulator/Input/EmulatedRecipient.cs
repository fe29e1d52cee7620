namespace Kapso.WhatsApp.Emulator;

/// <summary>How one customer behaves, set with <see cref="KapsoEmulator.SetRecipient"/>.</summary>
public sealed record EmulatedRecipient
{
    /// <summary>The customer: a phone number in any notation, or a business-scoped user id.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// Whether the customer stopped marketing messages: marketing templates are refused with 422 <c>marketing_preference_stopped</c>.
    /// </summary>
    public bool HasStoppedMarketing { get; init; }

    /// <summary>
    /// Whether messages are accepted and then fail: the Meta error code the <c>failed</c> status carries, such as 131026; null delivers
    /// them.
    /// </summary>
    public int? DeliveryError { get; init; }

    /// <summary>Whether the customer's WhatsApp cannot show address messages: they are refused with 422 and code 1026.</summary>
    public bool CannotShowAddressMessages { get; init; }
}
