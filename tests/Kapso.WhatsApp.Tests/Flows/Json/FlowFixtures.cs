using System.Text.Json.Nodes;
using Kapso.WhatsApp.Tests.Conventions;

namespace Kapso.WhatsApp.Tests.Flows.Json;

/// <summary>Flows written by hand.</summary>
internal static class FlowFixtures
{
    public static string SignUp => Read("sign-up");

    public static string Booking => Read("booking");

    /// <summary>Every component, every action, nearly every property.</summary>
    public static string Everything => Read("everything");

    public static void ShouldBeJson(this string actual, string expected) =>
        JsonNode.DeepEquals(JsonNode.Parse(actual), JsonNode.Parse(expected)).Should().BeTrue("{0} should be {1}", actual, expected);

    private static string Read(string name) => File.ReadAllText(Path.Combine(Repository.Root, "tests", "Kapso.WhatsApp.Tests", "Flows", "Json", "Fixtures", $"{name}.json"));
}
