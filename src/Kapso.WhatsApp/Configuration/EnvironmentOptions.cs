namespace Kapso.WhatsApp;

/// <summary>Options from the environment variables that Kapso's own tools read.</summary>
internal static class EnvironmentOptions
{
    private const string ApiKey = "KAPSO_API_KEY";
    private const string ApiBase = "KAPSO_API_BASE_URL";
    private const string MetaBase = "KAPSO_META_BASE_URL";
    private const string GraphVersion = "META_GRAPH_VERSION";

    public static KapsoWhatsAppOptions Read(Func<string, string?> variable)
    {
        Rules rules = Rules.Start();
        string? key = variable(ApiKey);
        rules.Required(key, ApiKey);
        Uri? api = Address(rules, variable, ApiBase);
        Uri? meta = Address(rules, variable, MetaBase);
        if (api is not null && meta is not null && api.GetLeftPart(UriPartial.Authority) != meta.GetLeftPart(UriPartial.Authority))
        {
            rules.Add(MetaBase, "one-host", $"names another host than {ApiBase}; one client calls one host", api.Host, meta.Host);
        }

        rules.ThrowIfBroken();
        return new KapsoWhatsAppOptions
        {
            ApiKey = key,
            BaseAddress = meta ?? api ?? KapsoWhatsAppOptions.DefaultBaseAddress,
            GraphVersion = NullIfBlank(variable(GraphVersion)),
        };
    }

    private static Uri? Address(Rules rules, Func<string, string?> variable, string name)
    {
        string? text = NullIfBlank(variable(name));
        if (text is null)
        {
            return null;
        }

        rules.WebAddress(text, name);
        return Uri.TryCreate(text, UriKind.Absolute, out Uri? address) ? address : null;
    }

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
