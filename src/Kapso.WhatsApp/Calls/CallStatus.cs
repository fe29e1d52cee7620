using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Calls;

/// <summary>How far a call got.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<CallStatus>))]
public readonly record struct CallStatus(string Value) : IOpenEnum<CallStatus>
{
    /// <summary>It was begun and does not ring yet.</summary>
    public static CallStatus Initiated { get; } = new("initiated");

    /// <summary>It rings.</summary>
    public static CallStatus Ringing { get; } = new("ringing");

    /// <summary>People talk.</summary>
    public static CallStatus Answered { get; } = new("answered");

    /// <summary>People talked, and it is over.</summary>
    public static CallStatus Completed { get; } = new("completed");

    /// <summary>It is over without an answer: rejected, not taken, or not connected.</summary>
    public static CallStatus Failed { get; } = new("failed");

    /// <inheritdoc/>
    public static IReadOnlyList<CallStatus> Known { get; } = [Initiated, Ringing, Answered, Completed, Failed];

    static CallStatus IOpenEnum<CallStatus>.Create(string value) => new(value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value ?? "";
}
