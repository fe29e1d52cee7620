using System.Text.Json;
using Kapso.WhatsApp.Templates;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Corpus;

/// <summary>The templates in tests/Corpus/templates: which rules each breaks, and what creating it sends.</summary>
public sealed class CorpusTemplateTests
{
    private const string Folder = "templates";

    public static TheoryData<string> Ids => CorpusCase.Ids(Folder);

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task What_comes_of_a_template(string id)
    {
        TemplateCase given = CorpusCase.Read<TemplateCase>(Folder, id);

        given.ShouldHold(await CreateAsync(TemplateDefinition.Parse(given.Template.GetRawText())));
    }

    private static async Task<TemplateResult> CreateAsync(TemplateDefinition definition)
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(System.Net.HttpStatusCode.OK, """{"id":"7","status":"PENDING","category":"UTILITY"}"""));
        try
        {
            await kapso.Client.Templates.CreateAsync("5511", definition);
            return new TemplateResult(JsonElement.Parse(kapso.Transport.Requests.Single().Body!), definition.FindProblems());
        }
        catch (KapsoValidationException)
        {
            kapso.Transport.Requests.Should().BeEmpty();
            return new TemplateResult(null, definition.FindProblems());
        }
    }

    private sealed record TemplateCase : CorpusCase
    {
        public required JsonElement Template { get; init; }
    }

    /// <summary>What came of a template: the body of the request that creates it, or why there was none.</summary>
    private sealed record TemplateResult(JsonElement? Sent, IReadOnlyList<ValidationProblem> Problems);
}
