using System.Text.RegularExpressions;

namespace Kapso.WhatsApp.IntegrationTests.Documentation;

/// <summary>Links within the documentation lead to files and headings that are there.</summary>
public sealed partial class LinkTests
{
    // Where nuget.org and others find the files of this repository.
    private const string Repository = "https://github.com/kapso-whatsapp/kapso-whatsapp-dotnet/blob/main/";

    public static TheoryData<string> Pages
    {
        get
        {
            TheoryData<string> pages = [];
            foreach (string name in DocumentationPage.Names)
            {
                pages.Add(name);
            }

            return pages;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_lead_somewhere(string page) => LinksOf(page).Where(link => !Leads(page, link)).Should().BeEmpty();

    /// <summary>The readme of a package is shown by nuget.org, which has none of the files beside it.</summary>
    [Fact]
    public void Readmes_of_packages_have_absolute_links() =>
        DocumentationPage.Names.Where(page => page.StartsWith("src/", StringComparison.Ordinal))
            .SelectMany(LinksOf)
            .Where(link => !link.StartsWith("https://", StringComparison.Ordinal) && !link.StartsWith('#'))
            .Should().BeEmpty();

    [Fact]
    public void The_index_names_every_page() =>
        Directory.EnumerateFiles(Path.Combine(DocumentationPage.Root, "docs"), "*.md").Select(Path.GetFileName)
            .Except(LinksOf("docs/README.md"), StringComparer.Ordinal)
            .Should().Equal("README.md");

    private static List<string> LinksOf(string page) =>
        [.. Link().Matches(string.Join('\n', Prose(new DocumentationPage(page)))).Select(link => link.Groups["target"].Value)];

    private static bool Leads(string page, string link)
    {
        bool isOwn = link.StartsWith(Repository, StringComparison.Ordinal);
        if (!isOwn && link.Contains("://", StringComparison.Ordinal))
        {
            return true;
        }

        string[] parts = link.Split('#');
        string folder = isOwn ? "" : Path.GetDirectoryName(page)!;
        string file = isOwn ? parts[0][Repository.Length..] : parts[0];
        string target = file.Length == 0 ? page : Path.GetRelativePath(DocumentationPage.Root, Path.Combine(DocumentationPage.Root, folder, file));
        return File.Exists(Path.Combine(DocumentationPage.Root, target))
            ? parts.Length == 1 || Headings(target).Contains(parts[1])
            : parts.Length == 1 && Directory.Exists(Path.Combine(DocumentationPage.Root, target));
    }

    // As GitHub makes them: small letters, spaces as hyphens, nothing but letters, digits, hyphens and underscores.
    private static IEnumerable<string> Headings(string page) =>
        Prose(new DocumentationPage(page))
            .Where(line => line.StartsWith('#'))
            .Select(line => string.Concat(line.TrimStart('#').Trim().ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-'));

    private static IEnumerable<string> Prose(DocumentationPage page)
    {
        bool inBlock = false;
        foreach (string line in page.Lines)
        {
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                inBlock = !inBlock;
            }
            else if (!inBlock)
            {
                yield return line;
            }
        }
    }

    [GeneratedRegex(@"(?<!`[^`\n]*)\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();
}
