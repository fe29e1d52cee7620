namespace Kapso.WhatsApp.SetupLinks;

/// <summary>
/// What the redirect after a setup says, whether it succeeded or failed. <b>It is not signed</b>: anybody can open the redirect's address with
/// any values. Before relying on it, ask the API for the number that it names (<c>PhoneNumbers.GetAsync</c>) and see that it belongs to the
/// customer that the link was made for.
/// </summary>
public sealed record SetupRedirect : KapsoRecord
{
    private const string Completed = "completed";

    /// <summary>The setup link that was used.</summary>
    public required string SetupLinkId { get; init; }

    /// <summary>Whether the redirect claims that a number was connected.</summary>
    public bool IsSuccess => Status == Completed && ErrorCode is null && PhoneNumberId is not null;

    /// <summary>The status as it came, <c>completed</c> after a success; null after a failure.</summary>
    public string? Status { get; init; }

    /// <summary>The WhatsApp number that was connected.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>The WhatsApp business account of the number.</summary>
    public string? BusinessAccountId { get; init; }

    /// <summary>The number that Kapso has provided, by its own id.</summary>
    public string? ProvisionedPhoneNumberId { get; init; }

    /// <summary>The number as people write it.</summary>
    public string? DisplayPhoneNumber { get; init; }

    /// <summary>Why the setup failed; null after a success.</summary>
    public SetupErrorCode? ErrorCode { get; init; }

    /// <summary>Every parameter that came, those with no property of their own too; of one that came twice, the first.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; private init; } = new Dictionary<string, string>();

    /// <summary>Reads the redirect's address.</summary>
    /// <param name="redirect">The address that was opened, absolute or relative.</param>
    /// <exception cref="KapsoValidationException">It names no setup link, so it is not a redirect of a setup.</exception>
    public static SetupRedirect Parse(Uri redirect)
    {
        ArgumentNullException.ThrowIfNull(redirect);
        return Parse(QueryOf(redirect.OriginalString));
    }

    /// <summary>Reads the redirect's query string.</summary>
    /// <param name="query">The query, with or without the question mark, for example <c>Request.QueryString.Value</c>.</param>
    /// <exception cref="KapsoValidationException">It names no setup link, so it is not a redirect of a setup.</exception>
    public static SetupRedirect Parse(string query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Parse(SetupRedirectQuery.Read(query));
    }

    /// <summary>Reads the redirect's parameters, already decoded.</summary>
    /// <param name="parameters">The parameters by name.</param>
    /// <exception cref="KapsoValidationException">They name no setup link, so this is not a redirect of a setup.</exception>
    public static SetupRedirect Parse(IEnumerable<KeyValuePair<string, string?>> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (Read(parameters) is { } redirect)
        {
            return redirect;
        }

        Rules rules = Rules.Start();
        rules.Add("setup_link_id", "required", "setup_link_id is missing", value: "absent");
        rules.ThrowIfBroken();
        throw new InvalidOperationException("A broken rule throws.");
    }

    /// <summary>Reads the redirect's query string, if it is one.</summary>
    /// <param name="query">The query, with or without the question mark; null is none.</param>
    /// <param name="redirect">What it says; null when it is none.</param>
    public static bool TryParse(string? query, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out SetupRedirect? redirect)
    {
        redirect = query is null ? null : Read(SetupRedirectQuery.Read(query));
        return redirect is not null;
    }

    private static SetupRedirect? Read(IEnumerable<KeyValuePair<string, string?>> parameters)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach ((string name, string? value) in parameters)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                values.TryAdd(name, value);
            }
        }

        return values.GetValueOrDefault("setup_link_id") is not { } link ? null : new SetupRedirect
        {
            SetupLinkId = link,
            Status = values.GetValueOrDefault("status"),
            PhoneNumberId = values.GetValueOrDefault("phone_number_id"),
            BusinessAccountId = values.GetValueOrDefault("business_account_id"),
            ProvisionedPhoneNumberId = values.GetValueOrDefault("provisioned_phone_number_id"),
            DisplayPhoneNumber = values.GetValueOrDefault("display_phone_number") is { } number ? SetupRedirectQuery.RestorePlus(number) : null,
            ErrorCode = values.GetValueOrDefault("error_code") is { } code ? new SetupErrorCode(code) : null,
            Parameters = values,
        };
    }

    private static string QueryOf(string address)
    {
        int fragment = address.IndexOf('#', StringComparison.Ordinal);
        string withoutFragment = fragment < 0 ? address : address[..fragment];
        int query = withoutFragment.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? "" : withoutFragment[query..];
    }
}

/// <summary>The query string of a redirect.</summary>
internal static class SetupRedirectQuery
{
    public static IEnumerable<KeyValuePair<string, string?>> Read(string query)
    {
        foreach (string pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = pair.IndexOf('=', StringComparison.Ordinal);
            yield return equals < 0 ? new(Decode(pair), null) : new(Decode(pair[..equals]), Decode(pair[(equals + 1)..]));
        }
    }

    /// <summary>A plus that was not escaped is read as a space; at the beginning of a number it can only have been a plus.</summary>
    public static string RestorePlus(string number) => number.Length > 1 && number[0] == ' ' && char.IsAsciiDigit(number[1]) ? $"+{number[1..]}" : number;

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
