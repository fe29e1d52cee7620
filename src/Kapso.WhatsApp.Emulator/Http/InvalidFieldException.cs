namespace Kapso.WhatsApp.Emulator.Http;

/// <summary>What is wrong with one member of a request.</summary>
internal enum FieldProblem
{
    /// <summary>The member is required and missing.</summary>
    Missing,

    /// <summary>It has the wrong JSON type, is too long, too short, or should not be there.</summary>
    Malformed,

    /// <summary>It is well formed, but its value is not one that the server takes.</summary>
    NotAllowed,
}

/// <summary>A request broke a rule. Each surface words it in its own envelope.</summary>
internal sealed class InvalidFieldException(FieldProblem problem, string path, string rule) : Exception($"{path} {rule}")
{
    public FieldProblem Problem { get; } = problem;
}
