using FluentAssertions.Collections;
using Kapso.WhatsApp.Flows;

namespace Kapso.WhatsApp.Tests.Flows.Json;

internal static class FlowProblemAssertions
{
    /// <summary>Exactly these problems, each written as error and path, with bars between them.</summary>
    public static void BeProblems(this GenericCollectionAssertions<FlowValidationError> problems, string expected) =>
        string.Join('|', problems.Subject.Select(problem => $"{problem.Error} {problem.Pointers[0].Path}")).Should().Be(expected, "{0}", string.Join('|', problems.Subject.Select(problem => problem.Message)));
}
