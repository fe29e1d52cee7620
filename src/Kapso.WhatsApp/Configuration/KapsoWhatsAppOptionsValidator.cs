using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Kapso.WhatsApp;

/// <summary>Finds everything that is wrong with the options at once, when the application starts.</summary>
internal sealed partial class KapsoWhatsAppOptionsValidator : IValidateOptions<KapsoWhatsAppOptions>
{
    // The longest wait that a timer takes.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name, KapsoWhatsAppOptions options)
    {
        Rules rules = Check(options);
        string which = string.IsNullOrEmpty(name) ? $"{nameof(KapsoWhatsAppOptions)}." : $"{nameof(KapsoWhatsAppOptions)} of '{name}': ";
        return rules.Problems.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(rules.Problems.Select(problem => $"{which}{problem.Sentence}"));
    }

    /// <summary>Checks that a secret is a valid header value, without white space or line breaks.</summary>
    public static Rules CheckSecret(string? secret, string path)
    {
        Rules rules = Rules.Start();
        CheckSecret(rules, secret, path);
        return rules;
    }

    public static Rules Check(KapsoWhatsAppOptions options)
    {
        Rules rules = Rules.Start();
        rules.ExactlyOne(
            "credential",
            (nameof(options.ApiKey), options.ApiKey is not null),
            (nameof(options.AccessToken), options.AccessToken is not null),
            (nameof(options.CredentialProvider), options.CredentialProvider is not null));
        if (options.ApiKey is not null)
        {
            CheckSecret(rules, options.ApiKey, nameof(options.ApiKey));
        }

        if (options.AccessToken is not null)
        {
            CheckSecret(rules, options.AccessToken, nameof(options.AccessToken));
        }

        CheckBaseAddress(rules, options.BaseAddress);
        if (options.GraphVersion is not null)
        {
            rules.Pattern(options.GraphVersion, GraphVersionForm(), nameof(options.GraphVersion), "must look like v24.0");
        }

        if (options.PhoneNumberId is not null)
        {
            rules.Id(options.PhoneNumberId, nameof(options.PhoneNumberId));
        }

        if (options.MaxConcurrentCalls is int calls)
        {
            rules.Range(calls, 1, int.MaxValue, nameof(options.MaxConcurrentCalls));
        }

        CheckTimes(rules, options);
        return rules;
    }

    /// <summary>The part of an address after the host, when it is one that may be there; null otherwise.</summary>
    public static Match? Suffix(Uri address) =>
        KnownSuffix().Match(address.AbsolutePath) is { Success: true } match && address.Query.Length == 0 && address.Fragment.Length == 0 ? match : null;

    private static void CheckSecret(Rules rules, string? secret, string path)
    {
        if (rules.Required(secret, path) && secret.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            rules.Add(path, "secret", "holds white space, a line break or a character that no key has; was it pasted with something around it?", "visible ASCII characters");
        }
    }

    private static void CheckBaseAddress(Rules rules, Uri? address)
    {
        const string path = nameof(KapsoWhatsAppOptions.BaseAddress);
        if (address is not { IsAbsoluteUri: true } || address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp)
        {
            rules.Add(path, "absolute", "must be an absolute address such as https://api.kapso.ai", value: address?.OriginalString ?? "null");
        }
        else if (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
        {
            rules.Add(path, "https", "must be https, or the key would travel in the open; http is accepted on loopback only", "https", address.GetLeftPart(UriPartial.Authority));
        }
        else if (address.UserInfo.Length > 0)
        {
            rules.Add(path, "user-info", "must not hold a user name or password");
        }
        else if (Suffix(address) is null)
        {
            rules.Add(path, "host-only", "must be a host, optionally followed by /platform/v1 or /meta/whatsapp/v24.0", value: address.AbsolutePath);
        }
    }

    private static void CheckTimes(Rules rules, KapsoWhatsAppOptions options)
    {
        Time(options.AttemptTimeout, TimeSpan.FromMilliseconds(10), nameof(options.AttemptTimeout));
        Time(options.TotalTimeout, options.AttemptTimeout, nameof(options.TotalTimeout));
        Time(options.MediaAttemptTimeout, TimeSpan.FromMilliseconds(10), nameof(options.MediaAttemptTimeout));
        Time(options.MediaTotalTimeout, options.MediaAttemptTimeout, nameof(options.MediaTotalTimeout));
        if (options.Retry is null)
        {
            rules.Add(nameof(options.Retry), "required", "a value is required", value: "null");
            return;
        }

        rules.Range(options.Retry.MaxRetries, 1, 10, "Retry.MaxRetries");
        Time(options.Retry.Delay, TimeSpan.Zero, "Retry.Delay");
        Time(options.Retry.MaxDelay, options.Retry.Delay, "Retry.MaxDelay");
        Time(options.Retry.MaxRetryAfter, TimeSpan.Zero, "Retry.MaxRetryAfter");

        void Time(TimeSpan value, TimeSpan min, string path)
        {
            if (value < min || value > Longest)
            {
                rules.Add(path, "range", $"must lie between {min} and {Longest}, {value} was given", $"{min}-{Longest}", $"{value}");
            }
        }
    }

    [GeneratedRegex(@"^v\d{1,3}\.\d{1,2}\z")]
    internal static partial Regex GraphVersionForm();

    [GeneratedRegex(@"^/?(platform(/v1)?|(meta/whatsapp/?)?(?<version>v\d{1,3}\.\d{1,2})?)/?\z")]
    private static partial Regex KnownSuffix();
}
