using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.SetupLinks;

/// <summary>The status of the setup behind a link.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<SetupStatus>))]
public readonly record struct SetupStatus(string Value) : IOpenEnum<SetupStatus>
{
    /// <summary>The setup has not been started.</summary>
    public static SetupStatus Pending { get; } = new("pending");

    /// <summary>The setup is in progress.</summary>
    public static SetupStatus Processing { get; } = new("processing");

    /// <summary>A number was connected.</summary>
    public static SetupStatus Completed { get; } = new("completed");

    /// <summary>The setup failed; the link's setup error says why.</summary>
    public static SetupStatus Failed { get; } = new("failed");

    /// <inheritdoc/>
    public static IReadOnlyList<SetupStatus> Known { get; } = [Pending, Processing, Completed, Failed];

    static SetupStatus IOpenEnum<SetupStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
