using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Calls;

/// <summary>The status of a call.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<CallStatus>))]
public readonly record struct CallStatus(string Value) : IOpenEnum<CallStatus>
{
    /// <summary>The call was started and does not ring yet.</summary>
    public static CallStatus Initiated { get; } = new("initiated");

    /// <summary>The call is ringing on the other side.</summary>
    public static CallStatus Ringing { get; } = new("ringing");

    /// <summary>The call was answered and is going on.</summary>
    public static CallStatus Answered { get; } = new("answered");

    /// <summary>The call was answered and has ended.</summary>
    public static CallStatus Completed { get; } = new("completed");

    /// <summary>The call ended without an answer: rejected, missed, or not connected.</summary>
    public static CallStatus Failed { get; } = new("failed");

    /// <inheritdoc/>
    public static IReadOnlyList<CallStatus> Known { get; } = [Initiated, Ringing, Answered, Completed, Failed];

    static CallStatus IOpenEnum<CallStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
