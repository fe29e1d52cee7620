namespace Kapso.WhatsApp;

/// <summary>Something that tells who holds a conversation: a webhook, or the result of a call.</summary>
public sealed record ControlSignal : KapsoRecord
{
    /// <summary>Gets the id of the WhatsApp number of the conversation.</summary>
    public required string PhoneNumberId { get; init; }

    /// <summary>Gets the customer's WhatsApp id (the digits of the phone number), or null when it is not known.</summary>
    public string? WaId { get; init; }

    /// <summary>Gets the customer's business-scoped user id (BSUID), or null when it is not known.</summary>
    public string? UserId { get; init; }

    /// <summary>Gets who holds the conversation since.</summary>
    public required ConversationHolder Holder { get; init; }

    /// <summary>Gets the role of the application that holds it, or null where nothing names one.</summary>
    public RoutingRole? Role { get; init; }

    /// <summary>Gets when it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gets whether it is a message of the customer's, which keeps the conversation from becoming idle for another 24 hours.</summary>
    public bool IsFromCustomer { get; init; }

    /// <summary>Returns the signal; of the customer's phone number only the last digits.</summary>
    private protected override string Describe() =>
        $"{nameof(ControlSignal)} {{ {PhoneNumberId}, {(WaId is null ? UserId : PhoneMask.MaskDigits(WaId))}, {Holder}{(Role is null ? "" : $" ({Role})")}, {At:O} }}";
}
