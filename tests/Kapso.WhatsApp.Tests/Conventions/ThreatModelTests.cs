using System.Text.RegularExpressions;

namespace Kapso.WhatsApp.Tests.Conventions;

/// <summary>The threat model names the tests that hold its promises.</summary>
public sealed partial class ThreatModelTests
{
    [Fact]
    public void Each_test_class_that_it_names_exists()
    {
        HashSet<string> files = [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories).Select(file => Path.GetFileNameWithoutExtension(file))];
        string[] rows = [.. File.ReadLines(Path.Combine(Repository.Root, "SECURITY.md")).Where(line => line.StartsWith('|')).Skip(2)];

        rows.Should().NotBeEmpty().And.OnlyContain(row => TestClass().IsMatch(row));
        rows.SelectMany(row => TestClass().Matches(row)).Select(match => match.Groups[1].Value).Should().BeSubsetOf(files);
    }

    [GeneratedRegex("`(\\w+Tests)`")]
    private static partial Regex TestClass();
}
