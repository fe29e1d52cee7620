using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Flows;

/// <summary>Something that is wrong with a flow's JSON, found by the server or before the upload. A flow with problems can be a draft; it cannot be published.</summary>
public sealed record FlowValidationError : KapsoModel
{
    /// <summary>Meta's name for it, for example <c>INVALID_PROPERTY_VALUE</c>.</summary>
    public string? Error { get; init; }

    /// <summary>What kind of problem it is, for example <c>FLOW_JSON_ERROR</c>.</summary>
    public string? ErrorType { get; init; }

    /// <summary>The problem in a sentence.</summary>
    public string? Message { get; init; }

    /// <summary>The line where the problem begins, from 1; null when the flow did not come from text.</summary>
    public int? LineStart { get; init; }

    /// <summary>The line it ends in, from 1.</summary>
    public int? LineEnd { get; init; }

    /// <summary>The column where the problem begins, from 1.</summary>
    public int? ColumnStart { get; init; }

    /// <summary>The column it ends at, from 1.</summary>
    public int? ColumnEnd { get; init; }

    /// <summary>The places in the JSON.</summary>
    public IReadOnlyList<FlowErrorLocation> Pointers { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Returns the first place and the <see cref="Message"/>.</summary>
    private protected override string Describe() => Pointers is [{ Path: { } path }, ..] ? $"{path}: {Message}" : Message ?? Error ?? "";
}

/// <summary>A place in a flow's JSON.</summary>
public sealed record FlowErrorLocation : KapsoModel
{
    /// <summary>The way there, for example <c>screens[0].layout.children[1]</c>.</summary>
    public string? Path { get; init; }

    /// <summary>The line where the value begins, from 1.</summary>
    public int? LineStart { get; init; }

    /// <summary>The line it ends in, from 1.</summary>
    public int? LineEnd { get; init; }

    /// <summary>The column where the value begins, from 1.</summary>
    public int? ColumnStart { get; init; }

    /// <summary>The column it ends at, from 1.</summary>
    public int? ColumnEnd { get; init; }
}
