using Kapso.WhatsApp.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Kapso.WhatsApp.Tests.DependencyInjection;

/// <summary>What is wrong with the options is told when the application starts, and never with the key in it.</summary>
public sealed class OptionsValidationTests
{
    private const string Key = "test-key-1234567890";

    public static TheoryData<string, Action<KapsoWhatsAppOptions>, string> Wrong { get; } = new()
    {
        { "no credential", options => options.ApiKey = null, "credential: exactly one of ApiKey, AccessToken, CredentialProvider" },
        { "two credentials", options => options.AccessToken = Key, "credential: exactly one of ApiKey, AccessToken, CredentialProvider" },
        { "an empty key", options => options.ApiKey = "", "ApiKey: a value is required" },
        { "a blank key", options => options.ApiKey = "  ", "ApiKey: a value is required" },
        { "a key with a space", options => options.ApiKey = $" {Key}", "ApiKey: holds white space" },
        { "a key with a line break", options => options.ApiKey = $"{Key}\r\n", "ApiKey: holds white space" },
        { "a key with a letter that no key has", options => options.ApiKey = $"{Key}é", "ApiKey: holds white space, a line break or a character that no key has" },
        { "a token with a space", options => (options.ApiKey, options.AccessToken) = (null, $"{Key} x"), "AccessToken: holds white space" },
        { "a relative address", options => options.BaseAddress = new Uri("/platform/v1", UriKind.Relative), "BaseAddress: must be an absolute address" },
        { "no address", options => options.BaseAddress = null!, "BaseAddress: must be an absolute address" },
        { "another scheme", options => options.BaseAddress = new Uri("ftp://api.kapso.ai"), "BaseAddress: must be an absolute address" },
        { "http", options => options.BaseAddress = new Uri("http://api.kapso.ai"), "BaseAddress: must be https" },
        { "user-info", options => options.BaseAddress = new Uri($"https://me:{Key}@api.kapso.ai"), "BaseAddress: must not hold a user name or password" },
        { "another path", options => options.BaseAddress = new Uri("https://api.kapso.ai/v2"), "BaseAddress: must be a host" },
        { "a query", options => options.BaseAddress = new Uri("https://api.kapso.ai/?a=b"), "BaseAddress: must be a host" },
        { "a bad version", options => options.GraphVersion = "24.0", "GraphVersion: must look like v24.0" },
        { "a version with a line break", options => options.GraphVersion = "v24.0\n", "GraphVersion: must look like v24.0" },
        { "a time-out of nothing", options => options.AttemptTimeout = TimeSpan.Zero, "AttemptTimeout: must lie between 00:00:00.0100000 and 1.00:00:00" },
        { "an endless time-out", options => options.TotalTimeout = Timeout.InfiniteTimeSpan, "TotalTimeout: must lie between" },
        { "time-outs out of order", options => options.TotalTimeout = TimeSpan.FromSeconds(29), "TotalTimeout: must lie between 00:00:30" },
        { "delays out of order", options => options.Retry.MaxDelay = TimeSpan.FromMilliseconds(1), "Retry.MaxDelay: must lie between 00:00:00.5" },
        { "a delay below zero", options => options.Retry.Delay = TimeSpan.FromSeconds(-1), "Retry.Delay: must lie between" },
        { "a wait below zero", options => options.Retry.MaxRetryAfter = TimeSpan.FromSeconds(-1), "Retry.MaxRetryAfter: must lie between" },
        { "no calls at once", options => options.MaxConcurrentCalls = 0, "MaxConcurrentCalls: must lie between 1 and 2147483647, 0 was given" },
        { "no retries", options => options.Retry.MaxRetries = 0, "Retry.MaxRetries: must lie between 1 and 10, 0 was given" },
        { "no retry options", options => options.Retry = null!, "Retry: a value is required" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task The_host_does_not_start_with(string what, Action<KapsoWhatsAppOptions> configure, string expected)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddKapsoWhatsApp(options =>
        {
            options.ApiKey = Key;
            configure(options);
        });
        using IHost host = builder.Build();

        Exception refused = (await Record.ExceptionAsync(() => host.StartAsync()))!;

        // The retry options depend on these, so the same failure may be reported for both.
        IEnumerable<Exception> all = refused is AggregateException several ? several.InnerExceptions : [refused];
        all.Cast<OptionsValidationException>().SelectMany(failure => failure.Failures).Distinct()
            .Should().ContainSingle(what).Which.Should().StartWith($"KapsoWhatsAppOptions.{expected}");
        refused.ToString().Should().NotContain(Key);
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_client_is_not_made_with(string what, Action<KapsoWhatsAppOptions> configure, string expected)
    {
        KapsoWhatsAppOptions options = new() { ApiKey = Key };
        configure(options);

        KapsoValidationException refused = FluentActions.Invoking(() => new KapsoWhatsAppClient(options)).Should().Throw<KapsoValidationException>(what).Which;

        refused.Message.Should().StartWith(expected);
        refused.Problems.Should().OnlyContain(problem => $"{problem}{problem.Value}{problem.Limit}".Contains(Key) == false);
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        KapsoWhatsAppOptions options = new() { BaseAddress = new Uri("http://kapso.example"), GraphVersion = "24" };

        FluentActions.Invoking(() => new KapsoWhatsAppClient(options)).Should().Throw<KapsoValidationException>()
            .Which.Problems.Select(problem => problem.Path).Should().Equal("credential", "BaseAddress", "GraphVersion");
    }

    [Theory]
    [InlineData("https://api.kapso.ai", "https://api.kapso.ai/meta/whatsapp/v24.0/x")]
    [InlineData("https://api.kapso.ai/", "https://api.kapso.ai/meta/whatsapp/v24.0/x")]
    [InlineData("https://api.kapso.ai/platform/v1", "https://api.kapso.ai/meta/whatsapp/v24.0/x")]
    [InlineData("https://api.kapso.ai/platform/v1/", "https://api.kapso.ai/meta/whatsapp/v24.0/x")]
    [InlineData("https://api.kapso.ai/meta/whatsapp", "https://api.kapso.ai/meta/whatsapp/v24.0/x")]
    [InlineData("https://api.kapso.ai/meta/whatsapp/", "https://api.kapso.ai/meta/whatsapp/v24.0/x")]
    [InlineData("https://api.kapso.ai/meta/whatsapp/v23.0", "https://api.kapso.ai/meta/whatsapp/v23.0/x")]
    [InlineData("https://api.kapso.ai/meta/whatsapp/v23.0/", "https://api.kapso.ai/meta/whatsapp/v23.0/x")]
    [InlineData("http://localhost:8080/platform/v1", "http://localhost:8080/meta/whatsapp/v24.0/x")]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080/meta/whatsapp/v24.0/x")]
    [InlineData("https://graph.facebook.com", "https://graph.facebook.com/v24.0/x")]
    [InlineData("https://graph.facebook.com/v22.0", "https://graph.facebook.com/v22.0/x")]
    public void Common_forms_of_the_address_are_forgiven(string address, string expected)
    {
        KapsoWhatsAppOptions options = new() { ApiKey = Key, BaseAddress = new Uri(address) };

        KapsoWhatsAppOptionsValidator.Check(options).Problems.Should().BeEmpty();
        Endpoints endpoints = new(options);
        endpoints.For(Of(ApiSurface.WhatsApp), "x").Should().Be(new Uri(expected));
        endpoints.For(Of(ApiSurface.Platform), "x").Should().Be(new Uri($"{new Uri(address).GetLeftPart(UriPartial.Authority)}/platform/v1/x"));
    }

    [Fact]
    public void A_version_that_is_set_outweighs_the_pasted_one() =>
        new Endpoints(new KapsoWhatsAppOptions { BaseAddress = new Uri("https://api.kapso.ai/meta/whatsapp/v23.0"), GraphVersion = "v25.0" })
            .For(Of(ApiSurface.WhatsApp), "x").AbsolutePath.Should().Be("/meta/whatsapp/v25.0/x");

    private static Operation Of(ApiSurface api) => new("op", HttpMethod.Get, "x", api, Replay.Safe) { ClientMethod = "X" };
}
