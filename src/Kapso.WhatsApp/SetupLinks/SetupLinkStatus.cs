using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.SetupLinks;

/// <summary>Whether a setup link can be used.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<SetupLinkStatus>))]
public readonly record struct SetupLinkStatus(string Value) : IOpenEnum<SetupLinkStatus>
{
    /// <summary>The link can be used.</summary>
    public static SetupLinkStatus Active { get; } = new("active");

    /// <summary>A number was connected with the link.</summary>
    public static SetupLinkStatus Used { get; } = new("used");

    /// <summary>The link has expired.</summary>
    public static SetupLinkStatus Expired { get; } = new("expired");

    /// <summary>The link was revoked, or replaced by a newer one of the same customer.</summary>
    public static SetupLinkStatus Revoked { get; } = new("revoked");

    /// <inheritdoc/>
    public static IReadOnlyList<SetupLinkStatus> Known { get; } = [Active, Used, Expired, Revoked];

    static SetupLinkStatus IOpenEnum<SetupLinkStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
