namespace Kapso.WhatsApp.Flows.Checking;

/// <summary>Collects the problems of a flow.</summary>
internal sealed class FlowFindings(FlowSource? source)
{
    private readonly List<FlowProblem> _problems = [];

    public IReadOnlyList<FlowProblem> Problems => _problems;

    /// <summary>Reports a problem with a value.</summary>
    public void Add(FlowNode node, string error, string message) => Add(node.Path, node.Place, error, message);

    /// <summary>Reports a member, which may be missing.</summary>
    public void Add(FlowNode node, string member, string error, string message) =>
        Add(FlowNode.Join(node.Path, member), (node[member] ?? node).Place, error, message);

    public void Add(string path, Range place, string error, string message)
    {
        (int line, int column)? start = source?.PlaceOf(place.Start.Value);
        (int line, int column)? end = source?.PlaceOf(place.End.Value);
        FlowPointer pointer = new() { Path = path, LineStart = start?.line, ColumnStart = start?.column, LineEnd = end?.line, ColumnEnd = end?.column };
        _problems.Add(new FlowProblem
        {
            Error = error,
            ErrorType = "FLOW_JSON_ERROR",
            Message = message,
            LineStart = pointer.LineStart,
            ColumnStart = pointer.ColumnStart,
            LineEnd = pointer.LineEnd,
            ColumnEnd = pointer.ColumnEnd,
            Pointers = [pointer],
        });
    }
}
