using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kapso.WhatsApp.IntegrationTests.Documentation;

/// <summary>
/// Every C# block of the documentation compiles with nothing but what its page shows: its own lines, the usings, variables and types of the blocks above it, and the packages that the page
/// names. A block may name anew what an earlier one has named. Not written out are only the usings that the project has by default, whose template the page names.
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

    // What a page calls the things that stand on most pages.
    private static readonly Dictionary<string, string> CommonNames = new(StringComparer.Ordinal)
    {
        ["Kapso.WhatsApp.KapsoWhatsAppClient"] = "kapso",
        ["Kapso.WhatsApp.Emulator.KapsoEmulator"] = "emulator",
        ["Microsoft.AspNetCore.Builder.WebApplicationBuilder"] = "builder",
        ["Microsoft.AspNetCore.Builder.WebApplication"] = "app",
    };

    // Its class comes from the generator: compiled with it in Kapso.WhatsApp.Generator.Tests.
    private const string TypedTemplates = "docs/typed-templates.md";

    public static TheoryData<string> Pages
    {
        get
        {
            TheoryData<string> pages = [];
            foreach (string name in DocumentationPage.Names.Where(name => name != TypedTemplates && new DocumentationPage(name).Blocks.Count > 0))
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
            errors.AddRange(Errors(compilation));
            foreach (ILocalSymbol local in locals.OrderBy(local => local.Locations[0].SourceSpan.Start))
            {
                names.TryAdd(local.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(), local.Name);
            }
        });

        errors.Should().BeEmpty();
        names.Where(name => CommonNames.TryGetValue(name.Key, out string? common) && common != name.Value).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_names_the_packages_that_its_blocks_need_and_no_others(string page)
    {
        DocumentationPage documentation = new(page);
        HashSet<string> used = new(StringComparer.Ordinal);

        Compile(documentation, (compilation, _) => used.UnionWith(compilation.GetUsedAssemblyReferences().Select(reference => Path.GetFileNameWithoutExtension(reference.Display!))));

        documentation.Packages.Should().NotBeEmpty("a reader has to know what to install");
        documentation.Packages.Where(package => !SnippetReferences.AssembliesOf(package).Any(used.Contains)).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_using_of_another_package_than_the_SDK_stands_in_the_block_that_needs_it(string page)
    {
        List<string> tooEarly = [];

        Compile(new DocumentationPage(page), (compilation, _) => tooEarly.AddRange(compilation
            .GetDiagnostics()
            .Where(diagnostic => diagnostic.Id == "CS8019" && diagnostic.Location.GetMappedLineSpan() is { HasMappedPath: true } place && place.Path == page)
            .Select(diagnostic => diagnostic.Location.SourceTree!.GetRoot().FindNode(diagnostic.Location.SourceSpan))
            .OfType<UsingDirectiveSyntax>()
            .Where(directive => IsOfAnotherPackage(directive.Name!.ToString()))
            .Select(directive => $"{directive.GetLocation().GetMappedLineSpan()}: {directive}")));

        tooEarly.Should().BeEmpty();
    }

    [Theory]
    [InlineData("using System.Text;\nStringBuilder text = new();", "text.Append(1); string kapso = phoneNumberId;", "CS0103")]
    [InlineData("using Kapso.WhatsApp;\nKapsoWhatsAppOptions options = new();", "using Kapso.WhatsApp.Emulator;\nKapsoEmulator? emulator = null;", "CS0234", "CS0246")]
    [InlineData("using Kapso.WhatsApp;\nKapsoWhatsAppOptions options = new();", "using Microsoft.AspNetCore.Builder;\nWebApplication? app = null;", "CS0234", "CS0246")]
    public void What_a_page_does_not_show_and_what_is_of_a_package_that_it_does_not_name_is_not_there(string first, string second, params string[] expected)
    {
        List<string> errors = [];

        Compile("page.md", [new(1, first), new(5, second)], ImplicitUsings, SnippetReferences.Of(["Kapso.WhatsApp"], isWeb: false), (compilation, _) =>
            errors.AddRange(compilation.GetDiagnostics().Where(found => found.Severity is DiagnosticSeverity.Error).Select(found => found.Id)));

        errors.Should().BeEquivalentTo(expected);
    }

    [Fact]
    public void The_documentation_has_snippets() => Pages.Count.Should().BeGreaterThan(20);

    private static IEnumerable<string> Errors(CSharpCompilation compilation) => compilation
        .GetDiagnostics()
        .Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error)
        .Select(error => $"{error.Location.GetMappedLineSpan()}: {error.GetMessage(CultureInfo.InvariantCulture)}");

    // The namespaces of the other packages are named like them; all others that begin with the SDK's name are the SDK's.
    private static bool IsOfAnotherPackage(string name) =>
        !name.StartsWith("System", StringComparison.Ordinal)
        && (!name.StartsWith("Kapso.WhatsApp", StringComparison.Ordinal) || (name != "Kapso.WhatsApp" && Directory.Exists(Path.Combine(DocumentationPage.Root, "src", name))));

    private static void Compile(DocumentationPage page, Action<CSharpCompilation, ILocalSymbol[]> check) =>
        Compile(page.Name, page.Blocks, page.MakesWebProject ? ImplicitWebUsings : ImplicitUsings, SnippetReferences.Of(page.Packages, page.IsWeb), check);

    private static void Compile(
        string page, IReadOnlyList<DocumentationPage.Snippet> blocks, string implicitUsings, MetadataReference[] references, Action<CSharpCompilation, ILocalSymbol[]> check)
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
                references,
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
