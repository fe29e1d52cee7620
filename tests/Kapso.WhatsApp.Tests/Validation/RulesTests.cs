using System.Globalization;

namespace Kapso.WhatsApp.Tests.Validation;

public sealed class RulesTests
{
    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(200)]
    public void A_problem_in_deeply_nested_parts_has_its_whole_path(int depth)
    {
        Rules rules = Rules.Start();
        Nest(rules, depth);

        KapsoValidationException refused = rules.Invoking(broken => broken.ThrowIfBroken()).Should().Throw<KapsoValidationException>().Which;

        refused.Problems.Should().ContainSingle().Which.Path
            .Should().Be(string.Join('.', Enumerable.Range(1, depth).Reverse().Select(level => string.Create(CultureInfo.InvariantCulture, $"part[{level}]"))) + ".title");
    }

    private static void Nest(Rules rules, int depth)
    {
        if (depth == 0)
        {
            rules.Required(" ", "title");
            return;
        }

        using (rules.In("part", depth))
        {
            Nest(rules, depth - 1);
        }
    }
}
