namespace Kapso.WhatsApp;

/// <summary>Something that tells who holds a conversation: a webhook, or the result of a call.</summary>
public sealed record ControlSignal : KapsoRecord
{
    /// <summary>Gets the id of the WhatsApp number of the conversation.</summary>
    public required string PhoneNumberId { get; init; }

    /// <summary>Gets the customer by all that is known of them: the phone number, the business-scoped user id (BSUID), or both. A signal without either is ignored.</summary>
    public required IReadOnlyList<Person> Customer { get; init; }

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
        $"{nameof(ControlSignal)} {{ {PhoneNumberId}, {string.Join(" = ", Customer)}, {Holder}{(Role is null ? "" : $" ({Role})")}, {At:O} }}";
}
