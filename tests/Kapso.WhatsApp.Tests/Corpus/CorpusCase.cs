using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Tests.Conventions;

namespace Kapso.WhatsApp.Tests.Corpus;

/// <summary>One case of the corpus: a file that says what goes in and what must come of it. The format is described in tests/Corpus/README.md.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal abstract record CorpusCase
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { NumberHandling = JsonNumberHandling.Strict, PropertyNameCaseInsensitive = false };

    /// <summary>The name of the case, which is the name of its file.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>The public report that it comes from, as <c>owner/repository#number</c>, or <c>own</c>.</summary>
    public required string Source { get; init; }

    public required IReadOnlyList<string> Expect { get; init; }

    public static string Root => Path.Combine(Repository.Root, "tests", "Corpus");

    /// <summary>The ids of all cases of a folder, for a theory.</summary>
    public static TheoryData<string> Ids(string folder) => [.. Directory.GetFiles(Path.Combine(Root, folder), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    public static TCase Read<TCase>(string folder, string id)
        where TCase : CorpusCase
    {
        TCase read = JsonSerializer.Deserialize<TCase>(File.ReadAllText(Path.Combine(Root, folder, id + ".json")), Options)!;
        read.Id.Should().Be(id, "a case has the name of its file");
        read.Title.Should().NotBeNullOrWhiteSpace();
        read.Source.Should().MatchRegex(@"^(own|[\w.-]+/[\w.-]+#\d+)$", "the source is a public report or the project's own");
        read.Expect.Should().NotBeEmpty("a case that expects nothing cannot fail");
        return read;
    }

    /// <summary>Fails with every line that does not hold.</summary>
    /// <param name="result">What came; the paths of the lines begin at its public properties.</param>
    public void ShouldHold(object result) => Expect.Select(line => Expectation.Parse(line).Check(result)).Where(problem => problem is not null).Should().BeEmpty("{0}", Title);
}
