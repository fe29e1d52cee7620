using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.SetupLinks;

/// <summary>What can be chosen about a setup link, at its creation and later.</summary>
internal sealed partial record SetupLinkSettings
{
    public const string Coexistence = "coexistence";
    public const string Dedicated = "dedicated";

    private static readonly string[] Languages = ["en", "es", "pt", "hi", "id", "ar"];

    private static readonly string[] Colors =
    [
        "primary_color", "primary_foreground_color", "background_color", "text_color", "muted_text_color", "card_color", "muted_color",
        "border_color", "secondary_color", "secondary_foreground_color", "destructive_color", "destructive_foreground_color",
    ];

    public string? SuccessRedirectUrl { get; init; }

    public string? FailureRedirectUrl { get; init; }

    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    public IReadOnlyList<string> ConnectionTypes { get; init; } = [Coexistence, Dedicated];

    public bool Provision { get; init; }

    public string? AreaCode { get; init; }

    public IReadOnlyList<string> Countries { get; init; } = ["US"];

    public string? Language { get; init; }

    public JsonObject? Theme { get; init; }

    /// <summary>These settings with what a request body mentions; the rest stays.</summary>
    public SetupLinkSettings With(Field body) => this with
    {
        SuccessRedirectUrl = Or(body["success_redirect_url"], SuccessRedirectUrl, field => field.OptionalWebAddress()),
        FailureRedirectUrl = Or(body["failure_redirect_url"], FailureRedirectUrl, field => field.OptionalWebAddress()),
        AllowedOrigins = Or(body["allowed_origins"], AllowedOrigins, ReadOrigins),
        ConnectionTypes = Or(body["allowed_connection_types"], ConnectionTypes, ReadConnectionTypes),
        Provision = body["provision_phone_number"].Flag(Provision),
        AreaCode = Or(body["phone_number_area_code"], AreaCode, field => field.OptionalMatch(AreaCodeForm(), "must be a US area code")),
        Countries = Or(body["phone_number_country_isos"], Countries, ReadCountries),
        Language = Or(body["language"], Language, field => field.OptionalOneOf(Languages)),
        Theme = Or(body["theme_config"], Theme, ReadTheme),
    };

    private static T Or<T>(Field field, T current, Func<Field, T> read) => field.IsMentioned ? read(field) : current;

    private static IReadOnlyList<string> ReadOrigins(Field field) =>
        [.. field.OptionalItems(100).Select(origin => origin.OptionalMatch(OriginForm(), "must be an https origin")!)];

    private static IReadOnlyList<string> ReadConnectionTypes(Field field) => [.. field.Items(1, 2).Select(type => type.OneOf(Coexistence, Dedicated))];

    private static IReadOnlyList<string> ReadCountries(Field field) =>
        [.. field.OptionalItems(250).Select(country => country.OptionalMatch(CountryForm(), "must be two capital letters")!)];

    private static JsonObject? ReadTheme(Field field)
    {
        if (!field.Exists)
        {
            return null;
        }

        Field theme = field.Object();
        foreach (string color in Colors)
        {
            theme[color].OptionalMatch(ColorForm(), "must be a colour as #RRGGBB");
        }

        return (JsonObject?)theme.ToNode();
    }

    [GeneratedRegex(@"^https://[^/?#\s]+/?\z")]
    private static partial Regex OriginForm();

    [GeneratedRegex(@"^[0-9]{3}\z")]
    private static partial Regex AreaCodeForm();

    [GeneratedRegex(@"^[A-Z]{2}\z")]
    private static partial Regex CountryForm();

    [GeneratedRegex(@"^#[0-9A-Fa-f]{6}\z")]
    private static partial Regex ColorForm();
}
