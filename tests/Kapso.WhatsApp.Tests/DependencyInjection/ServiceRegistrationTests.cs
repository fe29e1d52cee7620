using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NSubstitute;
using static Kapso.WhatsApp.Tests.Support.ScriptedTransport;

namespace Kapso.WhatsApp.Tests.DependencyInjection;

/// <summary>What an application gets from its container, and as whom it then calls.</summary>
public sealed class ServiceRegistrationTests : IDisposable
{
    private readonly ScriptedTransport _transport = new(KapsoUnderTest.Sent);

    public void Dispose() => _transport.Dispose();

    [Fact]
    public async Task A_client_and_its_parts_can_be_injected()
    {
        await using ServiceProvider services = Provider(services => services.AddKapsoWhatsApp(options => options.ApiKey = "key-a").ConfigurePrimaryHttpMessageHandler(() => _transport));

        MessagesClient messages = services.GetRequiredService<MessagesClient>();
        await Send(messages);

        messages.Should().BeSameAs(services.GetRequiredService<KapsoWhatsAppClient>().Messages);
        KeysSeen().Should().Equal("key-a");
    }

    [Theory]
    [InlineData("")]
    [InlineData("tenant-b")]
    public async Task Every_part_of_the_client_can_be_injected(string key)
    {
        await using ServiceProvider services = Provider(services => _ = key.Length == 0 ? services.AddKapsoWhatsApp(options => options.ApiKey = "key-a") : services.AddKapsoWhatsApp(key, options => options.ApiKey = "key-b"));
        object Find(Type type) => key.Length == 0 ? services.GetRequiredService(type) : services.GetRequiredKeyedService(type, key);
        KapsoWhatsAppClient client = (KapsoWhatsAppClient)Find(typeof(KapsoWhatsAppClient));
        using KapsoWhatsAppClient standalone = new("key-c");

        System.Reflection.PropertyInfo[] parts = [.. typeof(KapsoWhatsAppClient).GetProperties().Where(property => property.PropertyType.Name.EndsWith("Client", StringComparison.Ordinal))];

        parts.Should().HaveCountGreaterThan(9);
        foreach (System.Reflection.PropertyInfo part in parts)
        {
            Find(part.PropertyType).Should().BeSameAs(part.GetValue(client), part.Name);
            part.GetValue(standalone).Should().NotBeNull(part.Name);
        }
    }

    [Fact]
    public async Task Every_option_binds_from_configuration()
    {
        IConfigurationSection section = Section(
            ("ApiKey", "key-a"), ("BaseAddress", "http://localhost:1"), ("GraphVersion", "v23.0"), ("AttemptTimeout", "00:00:05"), ("TotalTimeout", "00:00:20"),
            ("GenerateCallbackData", "false"), ("Retry:Enabled", "false"), ("Retry:MaxRetries", "2"), ("Retry:Delay", "00:00:00.1"), ("Retry:MaxDelay", "00:00:01"),
            ("Retry:MaxRetryAfter", "00:00:03"), ("Retry:TreatTooManyRequestsAsRefused", "false"));
        await using ServiceProvider services = Provider(services => services.AddKapsoWhatsApp(section).ConfigurePrimaryHttpMessageHandler(() => _transport));

        services.GetRequiredService<IOptions<KapsoWhatsAppOptions>>().Value.Should().BeEquivalentTo(new KapsoWhatsAppOptions
        {
            ApiKey = "key-a",
            BaseAddress = new Uri("http://localhost:1"),
            GraphVersion = "v23.0",
            AttemptTimeout = TimeSpan.FromSeconds(5),
            TotalTimeout = TimeSpan.FromSeconds(20),
            GenerateCallbackData = false,
            Retry = new KapsoRetryOptions
            {
                Enabled = false,
                MaxRetries = 2,
                Delay = TimeSpan.FromSeconds(0.1),
                MaxDelay = TimeSpan.FromSeconds(1),
                MaxRetryAfter = TimeSpan.FromSeconds(3),
                TreatTooManyRequestsAsRefused = false,
            },
        });
        await Send(services.GetRequiredService<MessagesClient>());
        _transport.Requests.Single().Uri.Should().Be(new Uri($"http://localhost:1/meta/whatsapp/v23.0/{KapsoUnderTest.PhoneNumberId}/messages"));
        _transport.Requests.Single().Body.Should().NotContain("biz_opaque_callback_data");
    }

    [Fact]
    public async Task Clients_under_two_keys_call_as_two_projects()
    {
        await using ServiceProvider services = Provider(services =>
        {
            services.AddKapsoWhatsApp("a", options => options.ApiKey = "key-a").ConfigurePrimaryHttpMessageHandler(() => _transport);
            services.AddKapsoWhatsApp("b", Section(("ApiKey", "key-b"))).ConfigurePrimaryHttpMessageHandler(() => _transport);
        });

        await Send(services.GetRequiredKeyedService<KapsoWhatsAppClient>("a").Messages);
        await Send(services.GetRequiredKeyedService<MessagesClient>("b"));

        KeysSeen().Should().Equal("key-a", "key-b");
        _transport.Requests.Select(request => request.Body).Should().OnlyHaveUniqueItems();
        services.GetService<KapsoWhatsAppClient>().Should().BeNull();
    }

    [Fact]
    public async Task Registering_twice_registers_nothing_twice_and_the_later_options_win()
    {
        ScriptedTransport refusing = new(Answer(HttpStatusCode.Conflict, """{"error":"later"}"""));
        await using ServiceProvider services = Provider(services =>
        {
            services.AddSingleton<TimeProvider>(new ImpatientClock());
            services.AddKapsoWhatsApp(options => options.ApiKey = "key-a");
            services.AddKapsoWhatsApp(options => options.ApiKey = "key-b").ConfigurePrimaryHttpMessageHandler(() => refusing);
        });

        await FluentActions.Awaiting(() => Send(services.GetRequiredService<MessagesClient>())).Should().ThrowAsync<KapsoApiException>();

        refusing.Requests.Should().HaveCount(4, "one attempt and three retries, not sixteen");
        refusing.Requests.Should().OnlyContain(request => request.Headers["X-API-Key"] == "key-b");
        services.GetServices<KapsoWhatsAppClient>().Should().ContainSingle();
    }

    [Fact]
    public async Task A_key_that_is_rotated_in_the_configuration_is_used_by_the_next_call()
    {
        IConfigurationRoot configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Kapso:ApiKey", "key-old")]).Build();
        await using ServiceProvider services = Provider(
            services => services.AddKapsoWhatsApp(configuration.GetSection("Kapso")).ConfigurePrimaryHttpMessageHandler(() => _transport));
        MessagesClient messages = services.GetRequiredService<MessagesClient>();
        await Send(messages);

        configuration["Kapso:ApiKey"] = "key-new";
        configuration.Reload();
        await Send(messages);

        KeysSeen().Should().Equal("key-old", "key-new");
    }

    [Fact]
    public async Task A_provider_chooses_the_credential_of_each_call()
    {
        await using ServiceProvider services = Provider(
            services => services.AddKapsoWhatsApp().WithCredentialProvider<Tenants>().ConfigurePrimaryHttpMessageHandler(() => _transport));
        MessagesClient messages = services.GetRequiredService<MessagesClient>();
        Tenants tenants = services.GetRequiredService<Tenants>();

        foreach (string tenant in new[] { "one", "two" })
        {
            tenants.Current = tenant;
            await Send(messages);
        }

        KeysSeen().Should().Equal("key-of-one", "key-of-two");
    }

    [Fact]
    public async Task A_provider_that_returns_no_credential_is_named()
    {
        await using ServiceProvider services = Provider(
            services => services.AddKapsoWhatsApp().WithCredentialProvider<Forgetful>().ConfigurePrimaryHttpMessageHandler(() => _transport));

        KapsoValidationException refused = (await services.GetRequiredService<MessagesClient>().Awaiting(Send).Should().ThrowAsync<KapsoValidationException>()).Which;

        refused.Message.Should().Be("CredentialProvider: Forgetful returned null in place of a credential for this call");
        _transport.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_call_ends_by_the_options_that_it_began_with()
    {
        IConfigurationRoot configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Kapso:Retry:TreatTooManyRequestsAsRefused", "false")]).Build();
        ScriptedTransport throttling = new(Answer(HttpStatusCode.TooManyRequests, """{"error":"Rate limit exceeded"}"""));
        await using ServiceProvider services = Provider(services =>
        {
            services.AddSingleton(new Changing(() =>
            {
                configuration["Kapso:Retry:TreatTooManyRequestsAsRefused"] = "true";
                configuration.Reload();
            }));
            services.AddKapsoWhatsApp(configuration.GetSection("Kapso")).WithCredentialProvider<Changing>().ConfigurePrimaryHttpMessageHandler(() => throttling);
        });

        KapsoApiException throttled = (await services.GetRequiredService<MessagesClient>().Awaiting(Send).Should().ThrowAsync<KapsoApiException>()).Which;

        throttled.OutcomeUnknown.Should().BeTrue();
    }

    [Fact]
    [Trait("Category", "Load")]
    public async Task However_many_tenants_call_the_circuits_that_are_kept_for_them_stay_few()
    {
        const string name = "however many tenants";
        const int tenants = Circuits.Tenants + 200;
        ConcurrentDictionary<string, int> circuits = [];
        using MeterListener listener = new()
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == "resilience.polly.pipeline.duration")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) =>
        {
            Dictionary<string, object?> found = tags.ToArray().ToDictionary();
            if ($"{found.GetValueOrDefault("pipeline.name")}".Contains(name, StringComparison.Ordinal))
            {
                circuits.AddOrUpdate($"{found.GetValueOrDefault("pipeline.instance")}", 1, (_, seen) => seen + 1);
            }
        });
        listener.Start();
        await using ServiceProvider services = Provider(
            services => services.AddKapsoWhatsApp(name).WithCredentialProvider<Tenants>().ConfigurePrimaryHttpMessageHandler(() => _transport));
        Tenants current = services.GetRequiredService<Tenants>();

        for (int tenant = 0; tenant < tenants; tenant++)
        {
            current.Current = $"{tenant}";
            await Send(services.GetRequiredKeyedService<MessagesClient>(name));
        }

        circuits.Values.Sum().Should().Be(tenants);
        circuits.Should().HaveCount(Circuits.Tenants);
        circuits.Keys.Should().OnlyContain(circuit => circuit.StartsWith("whatsapp/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_access_token_goes_as_bearer_and_not_as_key()
    {
        using KapsoWhatsAppClient client = new(new KapsoWhatsAppOptions { AccessToken = "token" }, _transport);

        await Send(client.Messages);

        SeenRequest request = _transport.Requests.Single();
        request.Headers["Authorization"].Should().Be("Bearer token");
        request.Headers.Should().NotContainKey("X-API-Key");
        request.Headers["User-Agent"].Should().StartWith("Kapso.WhatsApp/");
    }

    [Fact]
    public async Task A_client_that_is_made_by_hand_has_the_same_pipeline()
    {
        ScriptedTransport transport = new(Fail(HttpRequestError.ConnectionError), KapsoUnderTest.Sent);
        using KapsoWhatsAppClient client = new(new KapsoWhatsAppOptions { ApiKey = "key-a", Retry = { Delay = TimeSpan.Zero } }, transport);

        (await Send(client.Messages)).CallbackData.Should().NotBeNullOrEmpty();

        transport.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task Against_meta_itself_messages_are_sent_and_kapsos_own_operations_are_refused_before_the_call()
    {
        using KapsoWhatsAppClient client = new(new KapsoWhatsAppOptions { AccessToken = "token", BaseAddress = new Uri("https://graph.facebook.com") }, _transport);

        await Send(client.Messages);
        _transport.Requests.Single().Uri.Should().Be(new Uri($"https://graph.facebook.com/v24.0/{KapsoUnderTest.PhoneNumberId}/messages"));

        foreach (Func<Task> call in new Func<Task>[]
        {
            () => client.Messages.List("1").GetPageAsync(), () => client.Messages.List().GetPageAsync(), () => client.Messages.GetAsync("1", "w"), () => client.Messages.GetAsync("w"),
        })
        {
            (await call.Should().ThrowAsync<KapsoValidationException>()).Which.Message.Should().Contain("an operation of Kapso's own").And.Contain("graph.facebook.com");
        }

        _transport.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Substitutes_stand_in_for_the_clients()
    {
        KapsoWhatsAppClient client = Substitute.For<KapsoWhatsAppClient>();
        MessagesClient messages = Substitute.For<MessagesClient>();
        client.Messages.Returns(messages);
        messages.SendTextAsync("1", Arg.Any<Recipient>(), "Hi").ReturnsForAnyArgs(new SentMessage { Id = "wamid.S" });
        messages.List("1").ReturnsForAnyArgs(PagedList.Create(new Message { Id = "wamid.L", Content = new TextContent() }));

        (await Send(client.Messages)).Id.Should().Be("wamid.S");
        (await client.Messages.List("1").GetPageAsync()).Items.Single().Id.Should().Be("wamid.L");
    }

    [Fact]
    public void A_credential_never_shows_its_secret()
    {
        KapsoCredential.FromApiKey("secret", "ana").ToString().Should().Be("API key of ana");
        KapsoCredential.FromAccessToken("secret").ToString().Should().Be("access token");
        FluentActions.Invoking(() => KapsoCredential.FromApiKey("sec ret")).Should().Throw<KapsoValidationException>().Which.Message.Should().NotContain("ret;").And.StartWith("apiKey:");
    }

    private static Task<SentMessage> Send(MessagesClient messages) => messages.SendTextAsync(KapsoUnderTest.PhoneNumberId, KapsoUnderTest.To, "Hello");

    private static ServiceProvider Provider(Action<IServiceCollection> register)
    {
        ServiceCollection services = [];
        register(services);
        return services.BuildServiceProvider();
    }

    private static IConfigurationSection Section(params (string Name, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(value => KeyValuePair.Create($"Kapso:{value.Name}", (string?)value.Value))).Build().GetSection("Kapso");

    private IEnumerable<string> KeysSeen() => _transport.Requests.Select(request => request.Headers["X-API-Key"]);

    private sealed class Forgetful : IKapsoCredentialProvider
    {
        public ValueTask<KapsoCredential> GetCredentialAsync(CancellationToken cancellationToken) => new((KapsoCredential)null!);
    }

    /// <summary>While it is asked, the options change.</summary>
    private sealed class Changing(Action change) : IKapsoCredentialProvider
    {
        public ValueTask<KapsoCredential> GetCredentialAsync(CancellationToken cancellationToken)
        {
            change();
            return new(KapsoCredential.FromApiKey("key"));
        }
    }

    private sealed class Tenants : IKapsoCredentialProvider
    {
        public string Current { get; set; } = "";

        public ValueTask<KapsoCredential> GetCredentialAsync(CancellationToken cancellationToken) => new(KapsoCredential.FromApiKey($"key-of-{Current}", Current));
    }
}
