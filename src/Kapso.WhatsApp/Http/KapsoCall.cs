namespace Kapso.WhatsApp.Http;

/// <summary>Whether a call carries a file, which needs more time than anything else.</summary>
internal enum Transfer
{
    /// <summary>The call transfers no file.</summary>
    None,

    /// <summary>The call sends a file to the server.</summary>
    Upload,

    /// <summary>The call downloads a file, possibly from a host that must never see the credential.</summary>
    Download,
}

/// <summary>
/// What one call carries through every handler, stamped on the request before it is sent. Copies of the request that other
/// handlers make keep the stamp, so all attempts of one call share this one object.
/// </summary>
internal sealed class KapsoCall(Operation operation, Uri address, KapsoCredential credential)
{
    private static readonly HttpRequestOptionsKey<KapsoCall> Key = new("Kapso.WhatsApp.Call");

    private int _attempts;
    private int _attemptReserved;

    public Operation Operation { get; } = operation;

    /// <summary>Where the pipeline sends the call; always on the configured host, but for downloads.</summary>
    public Uri Address { get; } = address;

    public KapsoCredential Credential { get; } = credential;

    /// <summary>The address that the operation's path is added to; null for downloads, whose addresses are the server's.</summary>
    public string? Base { get; init; }

    /// <summary>The address with placeholders in place of ids, and without a query: what may be shown of it.</summary>
    public string Route => Base is null ? $"{Address.GetLeftPart(UriPartial.Authority)}/" : $"{Base}{Operation.Path}";

    /// <summary>What comes back in status webhooks and settles an unknown outcome; sends only.</summary>
    public string? CallbackData { get; init; }

    /// <summary>The number that a message is sent from, to settle an unknown outcome with; sends only.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>When the call was started.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>The body when it is JSON. What it says is hidden in texts that the server echoes.</summary>
    public JsonBody? Body { get; init; }

    /// <summary>The recipient's phone number, so that it can be hidden in texts that the server echoes.</summary>
    public string? Phone { get; init; }

    /// <summary>Secrets in the body, so that they can be hidden in texts that the server echoes.</summary>
    public IReadOnlyList<string?> Secrets { get; init; } = [];

    /// <summary>What names the request to the server (<c>Idempotency-Key</c>), the same in every attempt; null for operations that take none.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Whether a 429 answer proves that nothing happened; read before the call, so that options that break meanwhile cannot hide how it ended.</summary>
    public bool TooManyRequestsIsRefusal { get; init; } = true;

    /// <summary>How long an answer may take to be read that a handler of the application's own gave.</summary>
    public TimeSpan AttemptTimeout { get; init; }

    /// <summary>How long the call may take with all its attempts, where that is shorter than the client's own limit; null when it has no limit of its own.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Whether a file travels, and in which direction.</summary>
    public Transfer Transfer { get; init; }

    /// <summary>Whether the body can be sent a second time.</summary>
    public bool CanRepeat { get; init; } = true;

    /// <summary>The number of times that the request was handed to the transport.</summary>
    public int Attempts => Volatile.Read(ref _attempts);

    /// <summary>The answer that ended the one attempt of a send or create, kept for callers whose own handlers tried again.</summary>
    public RecordedAnswer? FirstAnswer { get; set; }

    /// <summary>How the one attempt of a send or create failed without an answer.</summary>
    public Exception? FirstFailure { get; set; }

    /// <summary>Whether a send or create was handed to the transport and not provably refused.</summary>
    public bool MayHaveHappened => Operation.HappensOnce && Volatile.Read(ref _attemptReserved) == 1;

    public static KapsoCall? Of(HttpRequestMessage? request) =>
        request is not null && request.Options.TryGetValue(Key, out KapsoCall? call) ? call : null;

    public void Stamp(HttpRequestMessage request) => request.Options.Set(Key, this);

    public void CountAttempt() => Interlocked.Increment(ref _attempts);

    /// <summary>Reserves the only attempt of the call; false when an earlier attempt has reserved it.</summary>
    public bool TryReserveAttempt() => Interlocked.CompareExchange(ref _attemptReserved, 1, 0) == 0;

    /// <summary>Releases the reservation: the attempt provably changed nothing.</summary>
    public void ReleaseAttempt() => Volatile.Write(ref _attemptReserved, 0);
}
