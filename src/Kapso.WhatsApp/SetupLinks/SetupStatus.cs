using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.SetupLinks;

/// <summary>How far the setup behind a link has come.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<SetupStatus>))]
public readonly record struct SetupStatus(string Value) : IOpenEnum<SetupStatus>
{
    /// <summary>Not begun.</summary>
    public static SetupStatus Pending { get; } = new("pending");

    /// <summary>Under way.</summary>
    public static SetupStatus Processing { get; } = new("processing");

    /// <summary>A number is connected.</summary>
    public static SetupStatus Completed { get; } = new("completed");

    /// <summary>It failed; the link's setup error says why.</summary>
    public static SetupStatus Failed { get; } = new("failed");

    /// <inheritdoc/>
    public static IReadOnlyList<SetupStatus> Known { get; } = [Pending, Processing, Completed, Failed];

    static SetupStatus IOpenEnum<SetupStatus>.Create(string value) => new(value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value ?? "";
}
