using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kapso.WhatsApp.IntegrationTests.Documentation;

/// <summary>
/// Every C# block of the documentation compiles with nothing but what its page shows: its own lines, and the usings, variables and types of the blocks above it. A block may name anew
/// what an earlier one has named. Not written out are only the usings that the project has by default, whose template the page names.
/// </summary>
public sealed class SnippetTests
{
    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http;
        global using System.Threading; global using System.Threading.Tasks;
        """;

    private const string ImplicitWebUsings = ImplicitUsings + """
        global using System.Net.Http.Json; global using Microsoft.AspNetCore.Builder; global using Microsoft.AspNetCore.Hosting; global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing; global using Microsoft.Extensions.Configuration; global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting; global using Microsoft.Extensions.Logging;
        """;

    private static readonly Lazy<MetadataReference[]> References = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))]);

    // What a page calls the things that stand on most pages.
    private static readonly Dictionary<string, string> CommonNames = new(StringComparer.Ordinal)
    {
        ["Kapso.WhatsApp.KapsoWhatsAppClient"] = "kapso",
        ["Kapso.WhatsApp.Emulator.KapsoEmulator"] = "emulator",
        ["Microsoft.AspNetCore.Builder.WebApplicationBuilder"] = "builder",
        ["Microsoft.AspNetCore.Builder.WebApplication"] = "app",
    };

    public static TheoryData<string> Pages
    {
        get
        {
            TheoryData<string> pages = [];
            foreach (string name in DocumentationPage.Names.Where(name => new DocumentationPage(name).Blocks.Count > 0))
            {
                pages.Add(name);
            }

            return pages;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_blocks_of_a_page_compile_one_after_another_and_give_common_things_their_common_names(string page)
    {
        List<string> errors = [];
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        Compile(new DocumentationPage(page), (compilation, locals) =>
        {
            errors.AddRange(compilation
                .GetDiagnostics()
                .Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error)
                .Select(error => $"{error.Location.GetMappedLineSpan()}: {error.GetMessage(CultureInfo.InvariantCulture)}"));
            foreach (ILocalSymbol local in locals.OrderBy(local => local.Locations[0].SourceSpan.Start))
            {
                names.TryAdd(local.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(), local.Name);
            }
        });

        errors.Should().BeEmpty();
        names.Where(name => CommonNames.TryGetValue(name.Key, out string? common) && common != name.Value).Should().BeEmpty();
    }

    [Fact]
    public void What_a_page_does_not_show_is_not_there()
    {
        DocumentationPage.Snippet[] blocks = [new(1, "using System.Text;\nStringBuilder text = new();"), new(5, "text.Append(1); string kapso = phoneNumberId;")];
        List<string> errors = [];

        Compile("page.md", blocks, ImplicitUsings, (compilation, _) => errors.AddRange(compilation.GetDiagnostics().Where(found => found.Severity is DiagnosticSeverity.Error).Select(found => found.Id)));

        errors.Should().Equal("CS0103");
    }

    [Fact]
    public void The_documentation_has_snippets() => Pages.Count.Should().BeGreaterThan(20);

    private static void Compile(DocumentationPage page, Action<CSharpCompilation, ILocalSymbol[]> check) =>
        Compile(page.Name, page.Blocks, page.Lines.Any(line => line.StartsWith("dotnet new web ", StringComparison.Ordinal)) ? ImplicitWebUsings : ImplicitUsings, check);

    private static void Compile(string page, IReadOnlyList<DocumentationPage.Snippet> blocks, string implicitUsings, Action<CSharpCompilation, ILocalSymbol[]> check)
    {
        string usings = "";
        Dictionary<string, string> variables = new(StringComparer.Ordinal);
        Dictionary<string, string> types = new(StringComparer.Ordinal);
        foreach (DocumentationPage.Snippet block in blocks)
        {
            // The variables above are fields, which a block's own variables may hide.
            string above = $"static class Above {{ {string.Concat(variables.Select(variable => $"public static {variable.Value} {variable.Key} = default!; "))} }}\n"
                + string.Concat(types.Where(type => !block.Types.ContainsKey(type.Key)).Select(type => type.Value + "\n"));
            SyntaxTree tree = CSharpSyntaxTree.ParseText($"#line hidden\n{usings}\nusing static Above;\n{block.Marked(page)}");
            CSharpCompilation compilation = CSharpCompilation.Create(
                "Snippet",
                [CSharpSyntaxTree.ParseText(implicitUsings), CSharpSyntaxTree.ParseText($"{usings}\n{above}"), tree],
                References.Value,
                new CSharpCompilationOptions(HasStatements(tree) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
            ILocalSymbol[] locals = Locals(compilation.GetSemanticModel(tree));

            check(compilation, locals);

            usings += block.Usings + "\n";
            foreach (ILocalSymbol local in locals)
            {
                variables[local.Name] = local.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier));
            }

            foreach ((string name, string declaration) in block.Types)
            {
                types[name] = declaration;
            }
        }
    }

    private static bool HasStatements(SyntaxTree tree) => tree.GetCompilationUnitRoot().Members.Any(member => member is GlobalStatementSyntax);

    private static ILocalSymbol[] Locals(SemanticModel model) =>
        model.SyntaxTree.GetRoot().ChildNodes().OfType<GlobalStatementSyntax>().FirstOrDefault() is { } statement
            ? [.. model.LookupSymbols(statement.SpanStart).OfType<ILocalSymbol>().Where(local => local.CanBeReferencedByName)]
            : [];
}
