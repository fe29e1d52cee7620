using System.Text.Json;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Flows;
using Kapso.WhatsApp.Templates;
using Kapso.WhatsApp.Tests.Conventions;
using Kapso.WhatsApp.Tests.Flows.Json;
using Kapso.WhatsApp.Tests.Templates;

namespace Kapso.WhatsApp.Tests.Agreement;

/// <summary>
/// The SDK and the emulator say the same of every template and flow of the tests, the corpus and the samples. Messages are compared wherever a test looks at one
/// (<see cref="Support.OutgoingMessageAssertions"/>). Where they differ on purpose stands in <see cref="KnownDifferences"/>.
/// </summary>
public sealed class AgreementTests
{
    [Fact]
    public void On_templates()
    {
        string[] templates =
        [
            .. First(TemplateRuleTests.Broken), .. First(TemplateRuleTests.OnTheLimit), .. First(DefinitionJsonTests.Definitions),
            .. JsonOfFiles().Where(json => json["components"] is JsonArray && json["category"] is not null && json["name"] is not null).Select(json => json.ToJsonString()),
        ];

        templates.Length.Should().BeGreaterThan(150);
        Differences("template", templates, definition => [.. TemplateDefinition.Parse(definition).FindProblems().Select(problem => Agreement.RuleAt(problem.Path, problem.Rule))], definition => EmulatorChecks.Template(TemplateDefinition.Parse(definition).ToJson()))
            .Should().BeEmpty();
    }

    [Fact]
    public void On_flows()
    {
        string[] flows =
        [
            .. First(FlowRuleTests.Broken), .. First(FlowRuleTests.Kept), .. First(FlowDefinitionTests.Fixtures),
            .. JsonOfFiles().Where(json => json["screens"] is JsonArray && json["version"] is not null).Select(json => json.ToJsonString()),
        ];

        flows.Length.Should().BeGreaterThan(50);
        Differences("flow", flows, definition => [.. FlowDefinition.FindProblems(definition).Select(problem => problem.Error!)], EmulatorChecks.Flow).Should().BeEmpty();
    }

    [Fact]
    public void No_difference_is_listed_twice()
    {
        KnownDifferences.OnlyInSdk.Select(known => $"{known.Kind} {known.Rule}").Should().OnlyHaveUniqueItems();
        KnownDifferences.OnlyInEmulator.Select(known => $"{known.Kind} {known.Refusal}").Should().OnlyHaveUniqueItems();
    }

    private static string Differences(string kind, IEnumerable<string> payloads, Func<string, IReadOnlyList<string>> find, Func<string, string?> emulator)
    {
        List<string> differences = [];
        HashSet<string> met = [];
        foreach (string payload in payloads.Distinct())
        {
            (IReadOnlyList<string> broken, string? refusal) = (find(payload), emulator(payload));
            met.UnionWith(refusal is null ? broken : broken.Count == 0 ? KnownDifferences.OnlyInEmulator.Select(known => known.Refusal).Where(part => refusal.Contains(part, StringComparison.Ordinal)) : []);
            if (Agreement.Problem(kind, broken, refusal) is { } difference)
            {
                differences.Add($"{difference}: {(payload.Length > 400 ? payload[..400] : payload)}");
            }
        }

        IEnumerable<string> listed = KnownDifferences.OnlyInSdk.Where(known => known.Kind == kind).Select(known => known.Rule)
            .Concat(KnownDifferences.OnlyInEmulator.Where(known => known.Kind == kind).Select(known => known.Refusal));
        differences.AddRange(listed.Except(met).Select(known => $"{known} is listed as a difference, and no payload shows it"));
        return string.Join(Environment.NewLine, differences);
    }

    private static IEnumerable<string> First(System.Collections.IEnumerable rows) => rows.Cast<object[]>().Select(row => (string)row[0]);

    /// <summary>Every object in the JSON files of the tests and the samples, those inside of others too.</summary>
    private static IEnumerable<JsonObject> JsonOfFiles() =>
        new[] { "tests", "samples" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.json", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Objects(Parse(File.ReadAllText(file))));

    private static JsonNode? Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject json => json.Select(member => member.Value).SelectMany(Objects).Prepend(json),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };
}
