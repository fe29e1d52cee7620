using System.Globalization;
using System.Text.RegularExpressions;

namespace Kapso.WhatsApp.Tests.Conventions;

/// <summary>The layout of the source that no analyzer enforces.</summary>
public sealed partial class SourceTests
{
    [Fact]
    public void No_line_of_the_source_is_longer_than_the_editor_configuration_says()
    {
        string configuration = File.ReadAllText(Path.Combine(Repository.Root, ".editorconfig"));
        int limit = int.Parse(MaxLineLength().Match(configuration).Groups[1].Value, CultureInfo.InvariantCulture);
        string[] files = [.. Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories).Where(file => !BuildOutput().IsMatch(file))];

        files.Should().NotBeEmpty();
        files.SelectMany(file => File.ReadLines(file).Select((line, index) => (Place: $"{Path.GetRelativePath(Repository.Root, file)}:{index + 1}", line.Length)))
            .Where(line => line.Length > limit)
            .Should().BeEmpty();
    }

    [Fact]
    public void No_file_of_the_source_is_longer_than_three_hundred_lines()
    {
        IEnumerable<string> files = Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories).Where(file => !BuildOutput().IsMatch(file));

        files.Select(file => (File: Path.GetRelativePath(Repository.Root, file), Lines: File.ReadLines(file).Count())).Where(file => file.Lines > 300).Should().BeEmpty();
    }

    [GeneratedRegex(@"^max_line_length = (\d+)", RegexOptions.Multiline)]
    private static partial Regex MaxLineLength();

    [GeneratedRegex(@"[\\/](obj|bin)[\\/]")]
    private static partial Regex BuildOutput();
}
