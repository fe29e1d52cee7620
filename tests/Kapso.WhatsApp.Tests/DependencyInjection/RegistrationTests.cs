using System.Net;
using System.Reflection;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using NSubstitute;

namespace Kapso.WhatsApp.Tests.DependencyInjection;

/// <summary>Registration, options and where calls go.</summary>
public sealed class RegistrationTests
{
    [Fact]
    public void A_configuration_section_sets_every_option()
    {
        IConfigurationRoot configuration = Configuration(
            ("Kapso:ApiKey", "k"), ("Kapso:BaseAddress", "https://example.com"), ("Kapso:GraphVersion", "v25.0"), ("Kapso:AttemptTimeout", "00:00:05"), ("Kapso:TotalTimeout", "00:01:00"),
            ("Kapso:GenerateCallbackData", "false"), ("Kapso:MaxConcurrentCalls", "50"), ("Kapso:Retry:Enabled", "false"), ("Kapso:Retry:MaxRetries", "5"), ("Kapso:Retry:Delay", "00:00:01"), ("Kapso:Retry:MaxDelay", "00:00:02"),
            ("Kapso:Retry:MaxRetryAfter", "00:00:30"), ("Kapso:Retry:TreatTooManyRequestsAsRefused", "false"));
        ServiceCollection services = [];
        services.AddKapsoWhatsApp(configuration.GetSection("Kapso"));

        services.BuildServiceProvider().GetRequiredService<IOptions<KapsoWhatsAppOptions>>().Value.Should().BeEquivalentTo(new KapsoWhatsAppOptions
        {
            ApiKey = "k",
            BaseAddress = new Uri("https://example.com"),
            GraphVersion = "v25.0",
            AttemptTimeout = TimeSpan.FromSeconds(5),
            TotalTimeout = TimeSpan.FromMinutes(1),
            GenerateCallbackData = false,
            MaxConcurrentCalls = 50,
            Retry = new() { Enabled = false, MaxRetries = 5, Delay = TimeSpan.FromSeconds(1), MaxDelay = TimeSpan.FromSeconds(2), MaxRetryAfter = TimeSpan.FromSeconds(30), TreatTooManyRequestsAsRefused = false },
        });
    }

    [Fact]
    public async Task Keyed_clients_send_their_own_keys_and_resource_clients_come_by_themselves()
    {
        ScriptedTransport transport = new(KapsoUnderTest.Sent);
        ServiceCollection services = [];
        services.AddKapsoWhatsApp(options => options.ApiKey = "key-0").ConfigurePrimaryHttpMessageHandler(() => transport);
        services.AddKapsoWhatsApp("a", options => options.ApiKey = "key-a").ConfigurePrimaryHttpMessageHandler(() => transport);
        services.AddKapsoWhatsApp("b", options => options.ApiKey = "key-b").ConfigurePrimaryHttpMessageHandler(() => transport);
        using ServiceProvider provider = services.BuildServiceProvider();

        await provider.GetRequiredService<MessagesClient>().SendTextAsync("1", KapsoUnderTest.To, "Hi");
        await provider.GetRequiredKeyedService<KapsoWhatsAppClient>("a").Messages.SendTextAsync("1", KapsoUnderTest.To, "Hi");
        await provider.GetRequiredKeyedService<MessagesClient>("b").SendTextAsync("1", KapsoUnderTest.To, "Hi");

        transport.Requests.Select(request => request.Headers["X-API-Key"]).Should().Equal("key-0", "key-a", "key-b");
        provider.GetRequiredService<KapsoWhatsAppClient>().Should().BeSameAs(provider.GetRequiredService<KapsoWhatsAppClient>());
    }

    [Fact]
    public void Resource_clients_are_made_on_first_use_and_once()
    {
        ServiceCollection services = [];
        services.AddKapsoWhatsApp(options => options.ApiKey = "k");
        using ServiceProvider provider = services.BuildServiceProvider();
        KapsoWhatsAppClient kapso = provider.GetRequiredService<KapsoWhatsAppClient>();
        FieldInfo[] kept = [.. typeof(KapsoWhatsAppClient).GetFields(BindingFlags.Instance | BindingFlags.NonPublic).Where(field => field.FieldType.Name.EndsWith("Client", StringComparison.Ordinal))];
        PropertyInfo[] resources = [.. typeof(KapsoWhatsAppClient).GetProperties().Where(property => property.PropertyType.Name.EndsWith("Client", StringComparison.Ordinal))];

        kept.Should().HaveSameCount(resources).And.OnlyContain(field => field.GetValue(kapso) == null);
        MessagesClient[] asked = new MessagesClient[64];
        Parallel.For(0, asked.Length, i => asked[i] = kapso.Messages);

        kept.Where(field => field.GetValue(kapso) is not null).Should().ContainSingle().Which.FieldType.Should().Be<MessagesClient>();
        asked.Should().OnlyContain(messages => ReferenceEquals(messages, asked[0]));
        foreach (PropertyInfo resource in resources)
        {
            provider.GetRequiredService(resource.PropertyType).Should().BeSameAs(resource.GetValue(kapso), resource.Name);
        }
    }

    public static TheoryData<string, Action<KapsoWhatsAppOptions>, string> Wrong => new()
    {
        { "no credential", o => o.ApiKey = null, "exactly one of" },
        { "two credentials", o => o.AccessToken = "t", "exactly one of" },
        { "empty key", o => o.ApiKey = "", "ApiKey: a value is required" },
        { "key with a space", o => o.ApiKey = "secret secret", "ApiKey: holds white space" },
        { "key with a line break", o => o.ApiKey = "secret\n", "ApiKey: holds white space" },
        { "relative address", o => o.BaseAddress = new Uri("/kapso", UriKind.Relative), "BaseAddress: must be an absolute address" },
        { "no address", o => o.BaseAddress = null!, "BaseAddress: must be an absolute address" },
        { "http", o => o.BaseAddress = new Uri("http://api.kapso.ai"), "BaseAddress: must be https" },
        { "password", o => o.BaseAddress = new Uri("https://u:secret@api.kapso.ai"), "BaseAddress: must not hold a user name" },
        { "a path", o => o.BaseAddress = new Uri("https://api.kapso.ai/other"), "BaseAddress: must be a host" },
        { "version", o => o.GraphVersion = "24", "GraphVersion: must look like v24.0" },
        { "attempt", o => o.AttemptTimeout = TimeSpan.Zero, "AttemptTimeout: must lie between" },
        { "total", o => o.TotalTimeout = TimeSpan.FromSeconds(1), "TotalTimeout: must lie between" },
        { "retries", o => o.Retry.MaxRetries = 0, "Retry.MaxRetries: must lie between 1 and 10" },
        { "no retry", o => o.Retry = null!, "Retry: a value is required" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_told_at_the_start(string what, Action<KapsoWhatsAppOptions> spoil, string told)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddKapsoWhatsApp(options =>
        {
            options.ApiKey = "secret";
            spoil(options);
        });
        using IHost host = builder.Build();

        OptionsValidationException refused = (await host.Awaiting(h => h.StartAsync()).Should().ThrowAsync<OptionsValidationException>(what)).Which;

        refused.Message.Should().Contain($"KapsoWhatsAppOptions.{(told.StartsWith("exactly", StringComparison.Ordinal) ? "credential: " : "")}{told}").And.NotContain("secret");
        KapsoWhatsAppOptions options = new() { ApiKey = "secret" };
        spoil(options);
        FluentActions.Invoking(() => new KapsoWhatsAppClient(options)).Should().Throw<KapsoValidationException>();
    }

    [Theory]
    [InlineData("https://api.kapso.ai", "https://api.kapso.ai/meta/whatsapp/v24.0/1/messages")]
    [InlineData("https://api.kapso.ai/", "https://api.kapso.ai/meta/whatsapp/v24.0/1/messages")]
    [InlineData("https://api.kapso.ai/platform/v1", "https://api.kapso.ai/meta/whatsapp/v24.0/1/messages")]
    [InlineData("https://api.kapso.ai/platform/v1/", "https://api.kapso.ai/meta/whatsapp/v24.0/1/messages")]
    [InlineData("https://api.kapso.ai/meta/whatsapp", "https://api.kapso.ai/meta/whatsapp/v24.0/1/messages")]
    [InlineData("https://api.kapso.ai/meta/whatsapp/v23.0", "https://api.kapso.ai/meta/whatsapp/v23.0/1/messages")]
    [InlineData("http://localhost:4010", "http://localhost:4010/meta/whatsapp/v24.0/1/messages")]
    public async Task A_pasted_suffix_is_forgiven(string address, string expected)
    {
        using KapsoUnderTest kapso = new(options => options.BaseAddress = new Uri(address), KapsoUnderTest.Sent);

        await kapso.Client.Messages.SendTextAsync("1", KapsoUnderTest.To, "Hi");

        kapso.Transport.Requests.Single().Uri.AbsoluteUri.Should().Be(expected);
    }

    [Fact]
    public async Task A_rotated_key_is_used_by_the_next_call()
    {
        ScriptedTransport transport = new(KapsoUnderTest.Sent);
        IConfigurationRoot configuration = Configuration(("Kapso:ApiKey", "old"));
        ServiceCollection services = [];
        services.AddKapsoWhatsApp(configuration.GetSection("Kapso")).ConfigurePrimaryHttpMessageHandler(() => transport);
        using ServiceProvider provider = services.BuildServiceProvider();
        MessagesClient messages = provider.GetRequiredService<MessagesClient>();

        await messages.SendTextAsync("1", KapsoUnderTest.To, "Hi");
        configuration["Kapso:ApiKey"] = "new";
        configuration.Reload();
        await messages.SendTextAsync("1", KapsoUnderTest.To, "Hi");

        transport.Requests.Select(request => request.Headers["X-API-Key"]).Should().Equal("old", "new");
    }

    [Fact]
    public async Task A_provider_chooses_the_key_of_each_call()
    {
        ScriptedTransport transport = new(KapsoUnderTest.Sent);
        ServiceCollection services = [];
        services.AddKapsoWhatsApp().WithCredentialProvider<Tenants>().ConfigurePrimaryHttpMessageHandler(() => transport);
        using ServiceProvider provider = services.BuildServiceProvider();
        Tenants tenants = provider.GetRequiredService<Tenants>();

        foreach (string tenant in new[] { "a", "b", "a" })
        {
            tenants.Current = tenant;
            await provider.GetRequiredService<MessagesClient>().SendTextAsync("1", KapsoUnderTest.To, "Hi");
        }

        transport.Requests.Select(request => request.Headers["X-API-Key"]).Should().Equal("key-of-a", "key-of-b", "key-of-a");
        KapsoCredential.FromApiKey("secret", "a").ToString().Should().NotContain("secret");
    }

    [Fact]
    public async Task Meta_is_called_directly_with_a_bearer_token_and_what_only_Kapso_has_is_refused_before_the_call()
    {
        ScriptedTransport transport = new(KapsoUnderTest.Sent);
        using KapsoWhatsAppClient meta = new(new KapsoWhatsAppOptions { AccessToken = "EAAG", BaseAddress = new Uri("https://graph.facebook.com") }, transport);

        await meta.Messages.SendTextAsync("1", KapsoUnderTest.To, "Hi");
        KapsoValidationException refused = (await meta.Messages.Awaiting(m => m.List("1").GetPageAsync()).Should().ThrowAsync<KapsoValidationException>()).Which;

        SeenRequest request = transport.Requests.Should().ContainSingle().Which;
        request.Uri.AbsoluteUri.Should().Be("https://graph.facebook.com/v24.0/1/messages");
        request.Headers["Authorization"].Should().Be("Bearer EAAG");
        request.Headers.Should().NotContainKey("X-API-Key");
        refused.Message.Should().Contain("Kapso's own").And.Contain("graph.facebook.com");
        await meta.Messages.Awaiting(m => m.GetAsync("w")).Should().ThrowAsync<KapsoValidationException>();
        await meta.Messages.Awaiting(m => m.GetAsync("1", "w")).Should().ThrowAsync<KapsoValidationException>();
    }

    [Fact]
    public void The_environment_of_Kapsos_own_tools_is_read()
    {
        EnvironmentOptions.Read(Variables(("KAPSO_API_KEY", "k"), ("KAPSO_META_BASE_URL", "https://api.kapso.ai/meta/whatsapp"), ("META_GRAPH_VERSION", "v23.0")))
            .Should().BeEquivalentTo(new { ApiKey = "k", BaseAddress = new Uri("https://api.kapso.ai/meta/whatsapp"), GraphVersion = "v23.0" });
        EnvironmentOptions.Read(Variables(("KAPSO_API_KEY", "k"))).BaseAddress.Should().Be(KapsoWhatsAppOptions.DefaultBaseAddress);
        FluentActions.Invoking(() => EnvironmentOptions.Read(Variables())).Should().Throw<KapsoValidationException>().WithMessage("KAPSO_API_KEY: a value is required");
        FluentActions.Invoking(() => EnvironmentOptions.Read(Variables(("KAPSO_API_KEY", "k"), ("KAPSO_API_BASE_URL", "https://a.example"), ("KAPSO_META_BASE_URL", "https://b.example"))))
            .Should().Throw<KapsoValidationException>().WithMessage("KAPSO_META_BASE_URL: names another host*");
    }

    [Fact]
    public async Task Substitutes_stand_in_for_clients()
    {
        MessagesClient messages = Substitute.For<MessagesClient>();
        messages.SendTextAsync(default!, default!, default!).ReturnsForAnyArgs(new SentMessage { Id = "wamid.1" });
        KapsoWhatsAppClient kapso = Substitute.For<KapsoWhatsAppClient>();
        kapso.Messages.Returns(messages);

        (await kapso.Messages.SendTextAsync("1", "+15551234567", "Hi")).Id.Should().Be("wamid.1");
    }

    private static Func<string, string?> Variables(params (string Name, string Value)[] variables) => name => variables.FirstOrDefault(variable => variable.Name == name).Value;

    private static IConfigurationRoot Configuration(params (string Key, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(value => KeyValuePair.Create(value.Key, (string?)value.Value))).Build();

    private sealed class Tenants : IKapsoCredentialProvider
    {
        public string Current { get; set; } = "";

        public ValueTask<KapsoCredential> GetCredentialAsync(CancellationToken cancellationToken) => new(KapsoCredential.FromApiKey($"key-of-{Current}", Current));
    }
}
