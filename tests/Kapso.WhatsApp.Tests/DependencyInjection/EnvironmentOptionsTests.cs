namespace Kapso.WhatsApp.Tests.DependencyInjection;

/// <summary>Options from environment variables.</summary>
public sealed class EnvironmentOptionsTests
{
    [Fact]
    public void The_key_alone_is_enough()
    {
        KapsoWhatsAppOptions options = Read(("KAPSO_API_KEY", "key"), ("KAPSO_API_BASE_URL", " "), ("META_GRAPH_VERSION", ""));

        options.ApiKey.Should().Be("key");
        options.BaseAddress.Should().Be(KapsoWhatsAppOptions.DefaultBaseAddress);
        options.GraphVersion.Should().BeNull();
    }

    [Fact]
    public void Address_and_version_are_read()
    {
        KapsoWhatsAppOptions options = Read(
            ("KAPSO_API_KEY", "key"), ("KAPSO_API_BASE_URL", "http://localhost:1"), ("KAPSO_META_BASE_URL", "http://localhost:1/meta/whatsapp"), ("META_GRAPH_VERSION", "v23.0"));

        options.BaseAddress.Should().Be(new Uri("http://localhost:1/meta/whatsapp"));
        options.GraphVersion.Should().Be("v23.0");
        Read(("KAPSO_API_KEY", "key"), ("KAPSO_API_BASE_URL", "http://localhost:1")).BaseAddress.Should().Be(new Uri("http://localhost:1"));
    }

    [Fact]
    public void Each_wrong_variable_is_named()
    {
        KapsoValidationException refused = FluentActions.Invoking(() => Read(("KAPSO_API_BASE_URL", "api.kapso.ai"))).Should().Throw<KapsoValidationException>().Which;

        refused.Problems.Select(problem => problem.Path).Should().Equal("KAPSO_API_KEY", "KAPSO_API_BASE_URL");
    }

    [Fact]
    public void Two_hosts_are_refused() =>
        FluentActions.Invoking(() => Read(("KAPSO_API_KEY", "key"), ("KAPSO_API_BASE_URL", "https://a.example"), ("KAPSO_META_BASE_URL", "https://b.example")))
            .Should().Throw<KapsoValidationException>().Which.Problems.Should().ContainSingle(problem => problem.Rule == "one-host");

    private static KapsoWhatsAppOptions Read(params (string Name, string Value)[] variables) =>
        EnvironmentOptions.Read(name => Array.Find(variables, variable => variable.Name == name).Value);
}
