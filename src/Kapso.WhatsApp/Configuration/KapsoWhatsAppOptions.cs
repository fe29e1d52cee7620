namespace Kapso.WhatsApp;

/// <summary>
/// Options of the client: base address, credential, time-outs and retries. Give exactly one of <see cref="ApiKey"/>, <see cref="AccessToken"/> and
/// <see cref="CredentialProvider"/>; everything else has a default that suits most applications. Checked when the application starts.
/// </summary>
public sealed class KapsoWhatsAppOptions
{
    /// <summary>The address of Kapso's API, which is used unless another one is configured.</summary>
    public static readonly Uri DefaultBaseAddress = new("https://api.kapso.ai");

    /// <summary>The version of Meta's Graph API that is asked for by default.</summary>
    public const string DefaultGraphVersion = "v24.0";

    /// <summary>The Kapso project's API key, sent as <c>X-API-Key</c> to the configured host only.</summary>
    public string? ApiKey { get; set; }

    /// <summary>An access token, sent as <c>Authorization: Bearer</c> to the configured host only; for example Meta's own, when <see cref="BaseAddress"/> is <c>https://graph.facebook.com</c>.</summary>
    public string? AccessToken { get; set; }

    /// <summary>Chooses the credential of each call, when one client serves several projects.</summary>
    public IKapsoCredentialProvider? CredentialProvider { get; set; }

    /// <summary>
    /// The host, <c>https://api.kapso.ai</c> by default. A trailing <c>/platform/v1</c> or <c>/meta/whatsapp/v24.0</c> is removed.
    /// With <c>https://graph.facebook.com</c> the client talks to Meta directly, and only the operations that Meta itself has can be called.
    /// Must be https, except on loopback.
    /// </summary>
    public Uri BaseAddress { get; set; } = DefaultBaseAddress;

    /// <summary>The version of Meta's Graph API in the path, <c>v24.0</c> by default (or the one that <see cref="BaseAddress"/> was pasted with).</summary>
    public string? GraphVersion { get; set; }

    /// <summary>Gets or sets the id (not the number) of the WhatsApp number that an injected <see cref="NumberClient"/> is bound to; null when there is none. It changes nothing else.</summary>
    public string? PhoneNumberId { get; set; }

    /// <summary>How long one attempt may take, from connecting to the last byte of the answer. 30 seconds by default.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a call may take with all its attempts and the waits between them. 120 seconds by default.</summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(120);

    /// <summary>
    /// The time-out of one upload attempt, and of one download attempt until the first byte. 5 minutes by default. After the first byte, a download fails when no
    /// data arrives for <see cref="AttemptTimeout"/>, or when it takes longer than <see cref="MediaTotalTimeout"/> in all.
    /// </summary>
    public TimeSpan MediaAttemptTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>As <see cref="TotalTimeout"/>, for files. 10 minutes by default.</summary>
    public TimeSpan MediaTotalTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How many calls the client makes at once; one more fails at once with <see cref="TransportFailure.TooManyConcurrentCalls"/>, and nothing of it is sent.
    /// Null by default: as many as the transport has connections for.
    /// </summary>
    public int? MaxConcurrentCalls { get; set; }

    /// <summary>The options for retries of a call.</summary>
    public KapsoRetryOptions Retry { get; set; } = new();

    /// <summary>Delays messages so that bursts stay below the rate limits: a <see cref="SendPacer"/>, or one of your own. None by default: messages are sent as they come.</summary>
    public ISendPacer? Pacer { get; set; }

    /// <summary>
    /// Whether a send without <c>biz_opaque_callback_data</c> of its own is given an id there, which comes back in status webhooks
    /// and settles whether a send with an unknown outcome happened. True by default.
    /// </summary>
    public bool GenerateCallbackData { get; set; } = true;
}

/// <summary>
/// When and how often a call is tried again. Reads are repeated after failures that pass; a message is only repeated when the
/// server provably refused it or was never reached, whatever is set here.
/// </summary>
public sealed class KapsoRetryOptions
{
    /// <summary>Whether calls are retried at all. True by default.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How often a call is tried again after its first attempt, 1 to 10. 3 by default.</summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>The wait before the first retry; it doubles with each further one, with jitter. 500 milliseconds by default.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait between two attempts that the client chooses itself. 10 seconds by default.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The longest <c>Retry-After</c> that is waited for; when the server asks for more, the call fails at once and the exception says
    /// how long to wait. 10 seconds by default (Kapso's own limiter asks for 60).
    /// </summary>
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether a 429 answer to a message counts as proof that it was not sent, so that it may be tried again. True by default.</summary>
    public bool TreatTooManyRequestsAsRefused { get; set; } = true;
}
