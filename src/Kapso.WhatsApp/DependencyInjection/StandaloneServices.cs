using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kapso.WhatsApp;

/// <summary>The services behind a client that is made with <c>new</c>: exactly those of a registered one.</summary>
internal static class StandaloneServices
{
    public static ServiceProvider Build(KapsoWhatsAppOptions options, HttpMessageHandler? transport)
    {
        ArgumentNullException.ThrowIfNull(options);
        KapsoWhatsAppOptionsValidator.Check(options).ThrowIfBroken();

        ServiceCollection services = [];
        IKapsoWhatsAppBuilder builder = services.AddKapsoWhatsApp();
        services.AddSingleton<IOptionsFactory<KapsoWhatsAppOptions>>(new FixedOptions(options));
        if (transport is not null)
        {
            builder.ConfigurePrimaryHttpMessageHandler(() => transport);
        }

        return services.BuildServiceProvider();
    }

    private sealed class FixedOptions(KapsoWhatsAppOptions options) : IOptionsFactory<KapsoWhatsAppOptions>
    {
        public KapsoWhatsAppOptions Create(string name) => options;
    }
}

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
