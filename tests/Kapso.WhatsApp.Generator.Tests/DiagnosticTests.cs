using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;

namespace Kapso.WhatsApp.Generator.Tests;

/// <summary>What is wrong with a file is told at its line, and nothing else suffers; what has not changed is not done again.</summary>
public sealed class DiagnosticTests(ITestOutputHelper output)
{
    private static readonly string Good = Body("good", "en", "Hello.");

    public static TheoryData<string, string, string> Broken => new()
    {
        { "", "KAPSO001 1:1", "a value is missing" },
        { "[]", "KAPSO001 1:1", "an object with name" },
        { "{\n  \"name\": \"a\",\n  oops\n}", "KAPSO001 3:3", "in double quotes" },
        { "{\"name\":\"a\"} x", "KAPSO001 1:14", "nothing may follow" },
        { "{\"name\":\"\\ud800\"}", "KAPSO001 1:10", "half a surrogate pair" },
        { new string('[', 100_000), "KAPSO001 1:65", "deep" },
        { new string(' ', 300_000), "KAPSO001 1:1", "at most 262144" },
        { "{\n  \"name\": \"Not Good\",\n  \"language\": \"en\",\n  \"category\": \"UTILITY\",\n  \"components\": [{ \"type\": \"BODY\", \"text\": \"x\" }]\n}", "KAPSO002 2:11", "lower-case letters" },
        { "{\n  \"name\": \"a\",\n  \"language\": \"en\",\n  \"category\": \"UTILITY\",\n  \"components\": [\n    { \"type\": \"BODY\",\n      \"text\": \"{{1}} is here.\",\n      \"example\": { \"body_text\": [[\"x\"]] } }]\n}", "KAPSO002 7:15", "must not begin with a placeholder" },
        { Body("a", "xx_YY", "x"), "KAPSO003 1:24", "xx_YY" },
        { """{"name":"a","language":"en","category":"UTILITY","library_template_name":"lib"}""", "KAPSO001 1:1", "must be known" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_file_is_reported_at_its_line(string json, string expected, string message)
    {
        Generation generation = Generation.Of(("broken.template.json", json), ("good.template.json", Good));

        Diagnostic diagnostic = generation.Diagnostics.Should().ContainSingle().Subject;
        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        $"{diagnostic.Id} {span.StartLinePosition.Line + 1}:{span.StartLinePosition.Character + 1}".Should().Be(expected);
        span.Path.Should().Be("broken.template.json");
        diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Should().Contain(message);
        generation.Sources.Should().Contain(source => source.Contains("class Good", StringComparison.Ordinal));
        generation.Errors.Where(error => !error.Contains("KAPSO", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Fact]
    public void All_broken_rules_of_a_file_are_reported() =>
        Generation.Of(("a.template.json", """{"name":"A","language":"e","category":"NEWS","components":[]}""")).Diagnostics.Select(diagnostic => diagnostic.Id).Should()
            .HaveCount(4).And.OnlyContain(id => id == "KAPSO002");

    [Fact]
    public void Languages_that_need_other_values_are_reported()
    {
        Generation generation = Generation.Of(("a.template.json", Body("a", "de", "Hallo.")), ("b.template.json", Body("a", "en", "Hello {{1}}!", "x")));

        generation.Diagnostics.Should().ContainSingle().Which.ToString().Should().Contain("b.template.json").And.Contain("KAPSO004").And.Contain("body with {{1}}");
        generation.Sources.Should().ContainSingle();
    }

    [Fact]
    public void The_same_template_twice_is_reported() =>
        Generation.Of(("a.template.json", Good), ("b.template.json", Good)).Diagnostics.Should().ContainSingle().Which.ToString().Should().Contain("b.template.json").And.Contain("KAPSO005").And.Contain("a.template.json");

    [Fact]
    public void Two_templates_with_one_class_name_are_reported() =>
        Generation.Of(("a.template.json", Body("a_b", "en", "x")), ("b.template.json", Body("a__b", "en", "x"))).Diagnostics.Should().ContainSingle().Which.Id.Should().Be("KAPSO006");

    [Fact]
    public void Other_files_and_no_files_come_to_nothing() => Generation.Of(("settings.json", "{")).Result.GeneratedSources.Should().BeEmpty();

    [Fact]
    public void Only_what_has_changed_is_done_again()
    {
        AdditionalText first = Generation.Text("a.template.json", Body("a", "en", "x"));
        AdditionalText second = Generation.Text("b.template.json", Body("b", "en", "x"));
        Generation start = Generation.Of().After(driver => driver.AddAdditionalTexts([first, second]));

        Generation code = start.After(driver => driver, "class Other;");
        Reasons(code, TemplateGenerator.ReadStep).Should().OnlyContain(reason => reason == IncrementalStepRunReason.Cached);
        Outputs(code).Should().OnlyContain(reason => reason == IncrementalStepRunReason.Cached);

        Generation file = code.After(driver => driver.ReplaceAdditionalText(second, Generation.Text("b.template.json", Body("b", "en", "y"))));
        Reasons(file, TemplateGenerator.ReadStep).Should().BeEquivalentTo([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified]);
        Reasons(file, TemplateGenerator.ClassesStep).Should().BeEquivalentTo([IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Modified]);
    }

    [Fact]
    public void Two_hundred_templates_cost_little()
    {
        (string, string)[] files = [.. Enumerable.Range(0, 200).Select(i => ($"t{i}.template.json", Body($"template_{i}", "en", "Hi {{1}}, this is it.", "x")))];
        Generation.Of(files[0]);
        Stopwatch watch = Stopwatch.StartNew();

        Generation generation = Generation.Of(files);

        output.WriteLine($"200 templates: {watch.Elapsed.TotalMilliseconds:F0} ms in the generator and the compiler that takes its code.");
        generation.Result.GeneratedSources.Should().HaveCount(200);
        generation.Diagnostics.Should().BeEmpty();
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(Generation generation, string step) =>
        generation.Result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(result => result.Reason);

    private static IEnumerable<IncrementalStepRunReason> Outputs(Generation generation) =>
        generation.Result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).Select(result => result.Reason);

    private static string Body(string name, string language, string text, string? example = null) =>
        $$"""{"name":"{{name}}","language":"{{language}}","category":"UTILITY","components":[{"type":"BODY","text":"{{text}}"{{(example is null ? "" : $$""","example":{"body_text":[["{{example}}"]]}""")}}}]}""";
}
