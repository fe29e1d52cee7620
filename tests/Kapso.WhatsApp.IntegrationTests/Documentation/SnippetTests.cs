using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kapso.WhatsApp.IntegrationTests.Documentation;

/// <summary>Every C# block of the documentation compiles as it stands.</summary>
public sealed class SnippetTests
{
    private const string Fence = "```";

    private const string Usings = """
        using System; using System.Collections.Generic; using System.IO; using System.Linq; using System.Net; using System.Net.Http; using System.Text.Json;
        using System.Threading; using System.Threading.Tasks; using Kapso.WhatsApp; using Kapso.WhatsApp.Emulator;
        using Kapso.WhatsApp.Agents; using Kapso.WhatsApp.BlockedUsers; using Kapso.WhatsApp.Broadcasts; using Kapso.WhatsApp.BusinessProfiles; using Kapso.WhatsApp.Calls; using Kapso.WhatsApp.Contacts; using Kapso.WhatsApp.Conversations; using Kapso.WhatsApp.Customers; using Kapso.WhatsApp.DisplayNames; using Kapso.WhatsApp.Flows; using Kapso.WhatsApp.Functions; using Kapso.WhatsApp.InboxEmbeds;
        using Kapso.WhatsApp.MediaFiles; using Kapso.WhatsApp.Messages; using Kapso.WhatsApp.PhoneNumbers; using Kapso.WhatsApp.SetupLinks; using Kapso.WhatsApp.Templates; using Kapso.WhatsApp.Usernames; using Kapso.WhatsApp.Users;
        using Kapso.WhatsApp.AspNetCore; using Kapso.WhatsApp.Webhooks; using Kapso.WhatsApp.Workflows; using StackExchange.Redis;
        using Microsoft.AspNetCore.Builder; using Microsoft.Extensions.Configuration; using Microsoft.Extensions.DependencyInjection; using NSubstitute; using Xunit;
        """;

    // What a reader takes for granted in a snippet.
    private const string Given = """
        KapsoWhatsAppClient kapso = null!; string phoneNumberId = ""; string to = ""; CancellationToken ct = default;
        WebApplicationBuilder builder = null!; IServiceCollection services = null!; KapsoEmulator emulator = null!;
        """;

    private static readonly Lazy<MetadataReference[]> References = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))]);

    public static TheoryData<string, int> Snippets
    {
        get
        {
            TheoryData<string, int> snippets = [];
            foreach (string file in Pages())
            {
                foreach (int line in StartsIn(File.ReadAllLines(file)))
                {
                    snippets.Add(Path.GetRelativePath(Root(), file), line);
                }
            }

            return snippets;
        }
    }

    [Theory]
    [MemberData(nameof(Snippets))]
    public void A_snippet_compiles(string page, int line)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Root(), page));
        string code = string.Join('\n', lines.Skip(line).TakeWhile(text => text.Trim() != Fence));
        string marked = string.Create(CultureInfo.InvariantCulture, $"{Usings}\n{Given}\n#line {line + 1} \"{page.Replace('\\', '/')}\"\n{code}\n");

        IEnumerable<Diagnostic> errors = CSharpCompilation
            .Create("Snippet", [CSharpSyntaxTree.ParseText(marked)], References.Value, new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable))
            .GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error);

        errors.Select(error => $"{error.Location.GetMappedLineSpan()}: {error.GetMessage(CultureInfo.InvariantCulture)}").Should().BeEmpty();
    }

    [Fact]
    public void The_documentation_has_snippets() => Snippets.Count.Should().BeGreaterThan(20);

    private static IEnumerable<string> Pages() =>
    [
        Path.Combine(Root(), "README.md"),
        .. Directory.EnumerateFiles(Path.Combine(Root(), "docs"), "*.md"),
        .. Directory.EnumerateFiles(Path.Combine(Root(), "src"), "README.md", SearchOption.AllDirectories),
    ];

    private static IEnumerable<int> StartsIn(string[] lines) =>
        Enumerable.Range(0, lines.Length).Where(line => lines[line].Trim() == Fence + "csharp").Select(line => line + 1);

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Kapso.WhatsApp.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
