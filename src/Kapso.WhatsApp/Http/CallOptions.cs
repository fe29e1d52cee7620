using System.Text.RegularExpressions;

namespace Kapso.WhatsApp;

/// <summary>What holds for the calls of one view of a client; see <see cref="KapsoWhatsAppClient.With(CallOptions)"/>. What is null stays as the client has it.</summary>
public sealed partial record CallOptions : KapsoRecord
{
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Authorization", "Connection", "Content-Length", "Content-Type", "Cookie", "Host", "Transfer-Encoding", "User-Agent", "X-API-Key",
    };

    /// <summary>
    /// Gets how long a call may take with all its attempts and the waits between them, longer than zero. It shortens <see cref="KapsoWhatsAppOptions.TotalTimeout"/>
    /// and never lengthens it. A call that takes longer ends in a <see cref="KapsoTransportException"/> with <see cref="TransportFailure.TimedOut"/>.
    /// </summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Gets headers that each request carries besides those of the client. The headers that the client sets itself cannot be among them.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>Gets the credential that is used in place of the client's own.</summary>
    public KapsoCredential? Credential { get; init; }

    /// <summary>
    /// Gets what is called with what the server said about each call besides its result: status, request id, rate limit, attempts. It is called before the call returns or
    /// fails, once for each call that was answered; an exception that it throws is logged and changes nothing.
    /// </summary>
    public Action<ResponseInfo>? OnResponse { get; init; }

    /// <summary>Returns which options are set, and the names of the headers without their values.</summary>
    private protected override string Describe() =>
        $"{nameof(CallOptions)} {{ {nameof(Timeout)} = {Timeout}, {nameof(Headers)} = [{string.Join(", ", Headers?.Keys ?? [])}], {nameof(Credential)} = {Credential} }}";

    /// <summary>These options, and below them those of an outer view.</summary>
    internal CallOptions Over(CallOptions? outer) => outer is null ? this : new CallOptions
    {
        Timeout = Timeout ?? outer.Timeout,
        Headers = Headers is null || outer.Headers is null ? Headers ?? outer.Headers : new Dictionary<string, string>([.. outer.Headers.Where(header => !Headers.ContainsKey(header.Key)), .. Headers]),
        Credential = Credential ?? outer.Credential,
        OnResponse = OnResponse + outer.OnResponse,
    };

    internal void Check(Rules rules)
    {
        if (Timeout <= TimeSpan.Zero)
        {
            rules.Add("timeout", "range", "must be longer than zero", ">0", $"{Timeout}");
        }

        foreach ((string name, string? value) in Headers ?? new Dictionary<string, string>())
        {
            if (!NameForm().IsMatch(name))
            {
                rules.Add("headers", "header-name", "the name of a header holds letters, digits and a few signs, no spaces", value: Rules.Shown(name));
            }
            else if (Reserved.Contains(name))
            {
                rules.Add("headers", "reserved", "the client sets this header itself", value: name);
            }
            else if (value is null || value.Any(character => char.IsControl(character) && character != '\t'))
            {
                // The value may be a secret.
                rules.Add("headers", "header-value", "the value of a header is a text without control characters", value: name);
            }
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+.^_`|~\-]+\z")]
    private static partial Regex NameForm();
}
