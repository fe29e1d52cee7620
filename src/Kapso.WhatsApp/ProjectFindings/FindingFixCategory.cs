using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.ProjectFindings;

/// <summary>Where a suggested fix is to be made.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FindingFixCategory>))]
public readonly record struct FindingFixCategory(string Value) : IOpenEnum<FindingFixCategory>
{
    /// <summary>The fix changes a workflow.</summary>
    public static FindingFixCategory Workflow { get; } = new("workflow");

    /// <summary>The fix changes code, for example that of a function.</summary>
    public static FindingFixCategory Code { get; } = new("code");

    /// <summary>The fix changes how results are evaluated.</summary>
    public static FindingFixCategory Evaluation { get; } = new("evaluation");

    /// <summary>The fix changes a configuration.</summary>
    public static FindingFixCategory Configuration { get; } = new("configuration");

    /// <inheritdoc/>
    public static IReadOnlyList<FindingFixCategory> Known { get; } = [Workflow, Code, Evaluation, Configuration];

    static FindingFixCategory IOpenEnum<FindingFixCategory>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
