using System.Text.RegularExpressions;

namespace Kapso.WhatsApp.SetupLinks;

/// <summary>What is known about setup links before the call, for new ones and for updates.</summary>
internal static partial class SetupLinkRules
{
    private const string UnitedStates = "US";

    public static void Check(
        Rules rules, string? successRedirectUrl, string? failureRedirectUrl, IReadOnlyList<string>? allowedOrigins, IReadOnlyList<ConnectionType>? allowedConnectionTypes)
    {
        OptionalAddress(rules, successRedirectUrl, "successRedirectUrl");
        OptionalAddress(rules, failureRedirectUrl, "failureRedirectUrl");
        for (int i = 0; i < allowedOrigins?.Count; i++)
        {
            CheckOrigin(rules, allowedOrigins[i], i);
        }

        if (allowedConnectionTypes is not null)
        {
            rules.Count(allowedConnectionTypes.Count, 1, ConnectionType.Known.Count, "allowedConnectionTypes", "connection types");
            rules.Unique(allowedConnectionTypes, type => type.Value, "allowedConnectionTypes");
        }
    }

    public static void CheckProvisioning(Rules rules, string? areaCode, IReadOnlyList<string>? countries)
    {
        for (int i = 0; i < countries?.Count; i++)
        {
            using (rules.In("phoneNumberCountryIsos", i))
            {
                rules.Country(countries[i], "");
            }
        }

        if (areaCode is null)
        {
            return;
        }

        rules.Pattern(areaCode, AreaCodeForm(), "phoneNumberAreaCode", "must be a US area code: three digits");
        if (countries is not null && !countries.Contains(UnitedStates))
        {
            rules.Add("phoneNumberAreaCode", "us-only", "an area code requires US among the countries", UnitedStates, string.Join(',', countries.Take(8)));
        }
    }

    public static void CheckTheme(Rules rules, SetupLinkTheme? theme)
    {
        using (rules.In("theme"))
        {
            theme?.Check(rules);
        }
    }

    public static void CheckReconnect(Rules rules, string? phoneNumber, bool? provision)
    {
        if (phoneNumber is null)
        {
            return;
        }

        if (rules.Required(phoneNumber, "reconnectPhoneNumber") && !NumberForm().IsMatch(phoneNumber))
        {
            rules.Add("reconnectPhoneNumber", "digits", "must be the number with country code in digits only, without + or spaces", "7-15 digits", PhoneMask.MaskDigits(phoneNumber));
        }

        if (provision is true)
        {
            rules.Add("provisionPhoneNumber", "reconnect", "must be false when a number is connected again", "false", "true");
        }
    }

    private static void OptionalAddress(Rules rules, string? address, string path)
    {
        if (address is not null)
        {
            rules.WebAddress(address, path);
        }
    }

    private static void CheckOrigin(Rules rules, string? origin, int index)
    {
        using (rules.In("allowedOrigins", index))
        {
            if (rules.Required(origin, "")
                && !(Uri.TryCreate(origin, UriKind.Absolute, out Uri? uri) && uri.Scheme == Uri.UriSchemeHttps && uri.PathAndQuery == "/" && uri.Fragment.Length == 0 && uri.UserInfo.Length == 0))
            {
                rules.Add("", "origin", "must be an https origin: scheme and host, no path", "https://host", Rules.Shown(origin!));
            }
        }
    }

    [GeneratedRegex(@"^[2-9][0-9]{2}\z")]
    private static partial Regex AreaCodeForm();

    [GeneratedRegex(@"^[1-9][0-9]{6,14}\z")]
    private static partial Regex NumberForm();
}
