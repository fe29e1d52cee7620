namespace Kapso.WhatsApp.Http;

/// <summary>What is known about a call besides its operation and arguments.</summary>
internal readonly record struct CallDetails
{
    /// <summary>The callback data that status webhooks return, for messages.</summary>
    public string? CallbackData { get; init; }

    /// <summary>The id of the number that a message is sent from.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>The phone number that the call is about, so that it can be hidden in texts that the server echoes.</summary>
    public string? Phone { get; init; }

    /// <summary>Secrets in the body, so that they can be hidden in texts that the server echoes.</summary>
    public IReadOnlyList<string?>? Secrets { get; init; }

    /// <summary>What names the request to the server, so that a repetition returns what the first one did (<c>Idempotency-Key</c>); null for operations that take none.</summary>
    public string? IdempotencyKey { get; init; }
}
