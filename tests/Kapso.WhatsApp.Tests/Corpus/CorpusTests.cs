using System.Text.Json;
using Kapso.WhatsApp.Tests.Conventions;

namespace Kapso.WhatsApp.Tests.Corpus;

/// <summary>The corpus itself: no folder of cases goes unread, and what a case expects can fail.</summary>
public sealed class CorpusTests
{
    [Fact]
    public void Every_folder_is_run_by_the_class_that_is_named_after_it()
    {
        IEnumerable<string> folders = Directory.GetDirectories(CorpusCase.Root).Select(folder => Path.GetFileName(folder)!.TrimEnd('s'));

        string[] classes = [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "Corpus*Tests.cs", SearchOption.AllDirectories).Select(file => Path.GetFileNameWithoutExtension(file))];

        folders.Where(folder => !classes.Contains($"Corpus{folder}Tests", StringComparer.OrdinalIgnoreCase)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("Name == Ann")]
    [InlineData("Name != Bob")]
    [InlineData("Name contains nn")]
    [InlineData("Name lacks bob")]
    [InlineData("Nothing is null")]
    [InlineData("Json.none is null")]
    [InlineData("Name is not null")]
    [InlineData("Names.$count == 2")]
    [InlineData("Names[1] == b c")]
    [InlineData("Json.list[0].at[\"a b\"] == 1.50")]
    [InlineData("Json.$type == JsonElement")]
    [InlineData("Map[\"x\"] == true")]
    [InlineData("At == 2026-01-31T11:00:00Z")]
    [InlineData("Json == {\"none\":null,\"list\":[{\"at\":{\"a b\":1.50}}]}")]
    public void A_line_that_is_true_holds(string line) => Expectation.Parse(line).Check(new Sample()).Should().BeNull();

    [Theory]
    [InlineData("Name == ann")]
    [InlineData("Name != Ann")]
    [InlineData("Name contains bob")]
    [InlineData("Name lacks nn")]
    [InlineData("Name is null")]
    [InlineData("Nothing is not null")]
    [InlineData("Json.none is not null")]
    [InlineData("Names.$count == 3")]
    [InlineData("Names[2] is null")]
    [InlineData("Absent is null")]
    [InlineData("Nothing.Absent is null")]
    [InlineData("Json.absent is null")]
    [InlineData("Map[\"y\"] lacks x")]
    [InlineData("Name.$count == 3")]
    public void A_line_that_is_not_true_or_leads_nowhere_fails(string line) => Expectation.Parse(line).Check(new Sample()).Should().StartWith(line);

    [Theory]
    [InlineData("Name")]
    [InlineData("Name = Ann")]
    [InlineData("Name is nothing")]
    [InlineData("")]
    public void A_line_without_an_operator_is_refused(string line) => FluentActions.Invoking(() => Expectation.Parse(line)).Should().Throw<FormatException>();

    [Theory]
    [InlineData("Names[x] is null")]
    [InlineData("Name..Length is null")]
    [InlineData("Name() is null")]
    public void A_path_that_cannot_be_read_is_refused(string line) => FluentActions.Invoking(() => Expectation.Parse(line).Check(new Sample())).Should().Throw<FormatException>();

    private sealed record Sample
    {
        public string Name => "Ann";

        public string? Nothing => null;

        public IReadOnlyList<string> Names => ["a", "b c"];

        public IReadOnlyDictionary<string, bool> Map { get; } = new Dictionary<string, bool> { ["x"] = true };

        public DateTimeOffset At => new(2026, 1, 31, 12, 0, 0, TimeSpan.FromHours(1));

        public JsonElement Json { get; } = JsonElement.Parse("""{"none":null,"list":[{"at":{"a b":1.50}}]}""");
    }
}
