using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kapso.WhatsApp.IntegrationTests.Documentation;

/// <summary>A page of the documentation and its C# blocks.</summary>
internal sealed partial class DocumentationPage
{
    private const string Fence = "```";

    private const string PackagesLine = "Packages: ";

    public DocumentationPage(string name)
    {
        Name = name.Replace('\\', '/');
        Lines = File.ReadAllLines(Path.Combine(Root, name));
        Blocks = [.. Enumerable.Range(1, Lines.Length).Where(line => Lines[line - 1].Trim().Split(' ')[0] == Fence + "csharp").Select(Read)];
    }

    public static string Root { get; } = FindRoot();

    /// <summary>Gets the pages by their path from the root: the readme, the docs and the readmes of packages and samples.</summary>
    public static IEnumerable<string> Names =>
        new[] { "README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md" }
            .Concat(new[] { "docs", "src", "samples", "tests" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.md", SearchOption.AllDirectories).Select(Relative)))
            .Where(name => !name.Contains("/bin/", StringComparison.Ordinal) && !name.Contains("/obj/", StringComparison.Ordinal));

    public string Name { get; }

    public string[] Lines { get; }

    public IReadOnlyList<Snippet> Blocks { get; }

    /// <summary>Gets the packages that the page's blocks need, as its line "Packages: …" and its commands <c>dotnet add package</c> name them.</summary>
    public IReadOnlyList<string> Packages =>
    [
        .. Lines
            .Where(line => line.StartsWith(PackagesLine, StringComparison.Ordinal))
            .SelectMany(line => Quoted().Matches(line))
            .Concat(Lines.SelectMany(line => AddPackage().Matches(line)))
            .Select(match => match.Groups["name"].Value)
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Gets whether the page begins with <c>dotnet new web</c>, whose projects have usings of their own.</summary>
    public bool MakesWebProject => Lines.Any(line => line.StartsWith("dotnet new web ", StringComparison.Ordinal));

    /// <summary>Gets whether the page's blocks belong in a project for ASP.NET Core.</summary>
    public bool IsWeb => MakesWebProject || Lines.Any(line => line.StartsWith(PackagesLine, StringComparison.Ordinal) && line.Contains("web project", StringComparison.Ordinal));

    [GeneratedRegex("`(?<name>[^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^\s*dotnet add package (?<name>\S+)")]
    private static partial Regex AddPackage();

    private static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Kapso.WhatsApp.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }

    private Snippet Read(int line) => new(line, string.Join('\n', Lines.Skip(line).TakeWhile(text => text.Trim() != Fence)));

    /// <summary>One C# block: the line of its fence and its text.</summary>
    internal sealed class Snippet
    {
        public Snippet(int line, string text)
        {
            Line = line;
            CompilationUnitSyntax unit = SyntaxFactory.ParseCompilationUnit(text);
            Usings = string.Concat(unit.Usings.Select(directive => directive.ToFullString()));
            Types = unit.Members.OfType<BaseTypeDeclarationSyntax>().ToDictionary(type => type.Identifier.Text, type => type.ToFullString(), StringComparer.Ordinal);
            Text = text;
        }

        public int Line { get; }

        public string Text { get; }

        public string Usings { get; }

        public IReadOnlyDictionary<string, string> Types { get; }

        /// <summary>The block as it stands in the page, so that errors name the page's lines.</summary>
        public string Marked(string page) => string.Create(CultureInfo.InvariantCulture, $"#line {Line + 1} \"{page}\"\n{Text}\n#line hidden\n");
    }
}
