using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp.Flows.Checking;

/// <summary>Tells findings as the server tells the problems of a flow.</summary>
internal static class FlowProblems
{
    /// <param name="findings">The findings, whose rules have Meta's names.</param>
    /// <param name="source">The text that the flow was read from; null when it has no lines.</param>
    public static IReadOnlyList<FlowValidationError> Of(Findings findings, FlowSource? source) => [.. findings.All.Select(finding => Of(finding, source))];

    private static FlowValidationError Of(Finding finding, FlowSource? source)
    {
        (int line, int column)? start = source?.PlaceOf(finding.Node.Start);
        (int line, int column)? end = source?.PlaceOf(finding.Node.End);
        FlowErrorLocation pointer = new() { Path = finding.Path, LineStart = start?.line, ColumnStart = start?.column, LineEnd = end?.line, ColumnEnd = end?.column };
        return new FlowValidationError
        {
            Error = finding.Rule,
            ErrorType = "FLOW_JSON_ERROR",
            Message = finding.Message,
            LineStart = pointer.LineStart,
            ColumnStart = pointer.ColumnStart,
            LineEnd = pointer.LineEnd,
            ColumnEnd = pointer.ColumnEnd,
            Pointers = [pointer],
        };
    }
}
