namespace Kapso.WhatsApp.Http;

/// <summary>A result that names the message which a call has sent.</summary>
internal interface IIdentifiesMessage
{
    string? MessageId { get; }
}

/// <summary>What is known about a call besides its operation and arguments.</summary>
internal readonly record struct CallDetails
{
    /// <summary>The callback data that status webhooks return, for messages.</summary>
    public string? CallbackData { get; init; }

    /// <summary>The id of the number that a message is sent from.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>The id of the number that the call is about, for the log.</summary>
    public string? NumberId { get; init; }

    /// <summary>The phone number that the call is about, so that it can be hidden in texts that the server echoes.</summary>
    public string? Phone { get; init; }

    /// <summary>A header of Kapso's own that the request carries; none when its name is null. Meta does not know it.</summary>
    public (string? Name, string? Value) KapsoHeader { get; init; }

    /// <summary>Checks arguments that are neither in the path nor in the body, together with these; none when null.</summary>
    public Action<Rules>? Check { get; init; }

    /// <summary>Secrets in the body, so that they can be hidden in texts that the server echoes.</summary>
    public IReadOnlyList<string?>? Secrets { get; init; }
}
