using System.Text.RegularExpressions;

namespace Kapso.WhatsApp.Tests.Conventions;

/// <summary>What the workflows run is what was looked at: a tag can be moved, a commit cannot.</summary>
public sealed partial class WorkflowTests
{
    [Fact]
    public void Actions_are_pinned_by_commit()
    {
        string[] uses =
        [
            .. Directory.GetFiles(Path.Combine(Repository.Root, ".github", "workflows")).SelectMany(File.ReadAllLines).Where(line => line.Contains("uses:", StringComparison.Ordinal)),
        ];

        uses.Should().NotBeEmpty().And.OnlyContain(line => Pinned().IsMatch(line));
    }

    [GeneratedRegex(@"uses: [\w.-]+(/[\w.-]+)+@[0-9a-f]{40} # v\d+(\.\d+)*\z")]
    private static partial Regex Pinned();
}
