using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Tests.Http;

/// <summary>Which calls share a circuit breaker.</summary>
public sealed class CircuitTests
{
    private static readonly Operation Platform = new("a", HttpMethod.Get, "a", ApiSurface.Platform, Replay.Safe) { ClientMethod = "A.A" };
    private static readonly Operation WhatsApp = new("b", HttpMethod.Get, "b", ApiSurface.WhatsApp, Replay.Safe) { ClientMethod = "B.B" };

    [Fact]
    public void Each_surface_and_tenant_has_its_own()
    {
        Circuits circuits = new(tenants: 3);
        string[] names = [.. new[] { null, "ana", "ben" }.SelectMany(tenant => new[] { Of(circuits, Platform, tenant), Of(circuits, WhatsApp, tenant) })];

        names.Should().OnlyHaveUniqueItems();
        Of(circuits, WhatsApp, "ana").Should().Be(names[3]);
        names.Should().NotContain(name => name.Contains("ana"), "a name may be anybody's");
    }

    [Fact]
    public void A_newcomer_takes_the_one_of_the_tenant_that_has_not_called_for_the_longest_time()
    {
        Circuits circuits = new(tenants: 2);
        string ana = Of(circuits, WhatsApp, "ana");
        string ben = Of(circuits, WhatsApp, "ben");
        Of(circuits, WhatsApp, "ana").Should().Be(ana);

        Of(circuits, WhatsApp, "cem").Should().Be(ben);

        Of(circuits, WhatsApp, "ana").Should().Be(ana);
        Of(circuits, WhatsApp, "ben").Should().Be(ben, "cem has not called for longer than ana");
    }

    private static string Of(Circuits circuits, Operation operation, string? tenant) =>
        circuits.Of(new KapsoCall(operation, new Uri("https://api.kapso.ai/x"), KapsoCredential.FromApiKey("key", tenant)));
}
