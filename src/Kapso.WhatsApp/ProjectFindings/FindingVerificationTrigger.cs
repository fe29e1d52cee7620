using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.ProjectFindings;

/// <summary>What started the verification of a finding.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FindingVerificationTrigger>))]
public readonly record struct FindingVerificationTrigger(string Value) : IOpenEnum<FindingVerificationTrigger>
{
    /// <summary>A new version of the workflow was published.</summary>
    public static FindingVerificationTrigger WorkflowVersion { get; } = new("workflow_version");

    /// <summary>The signal got worse again.</summary>
    public static FindingVerificationTrigger Regression { get; } = new("regression");

    /// <summary>A person or an API call marked or dismissed the finding.</summary>
    public static FindingVerificationTrigger Manual { get; } = new("manual");

    /// <inheritdoc/>
    public static IReadOnlyList<FindingVerificationTrigger> Known { get; } = [WorkflowVersion, Regression, Manual];

    static FindingVerificationTrigger IOpenEnum<FindingVerificationTrigger>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
