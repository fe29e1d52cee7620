using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Calls;

/// <summary>Whether a customer has permitted the business to call.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<CallPermissionStatus>))]
public readonly record struct CallPermissionStatus(string Value) : IOpenEnum<CallPermissionStatus>
{
    /// <summary>There is no permission: the customer was not asked, did not answer, refused, or the permission has ended.</summary>
    public static CallPermissionStatus NoPermission { get; } = new("no_permission");

    /// <summary>The customer may be called until <see cref="CallPermission.ExpirationTime"/>.</summary>
    public static CallPermissionStatus Temporary { get; } = new("temporary");

    /// <summary>The customer may be called without a time limit.</summary>
    public static CallPermissionStatus Permanent { get; } = new("permanent");

    /// <summary>The customer may be called, in Meta's own words.</summary>
    public static CallPermissionStatus Granted { get; } = new("granted");

    /// <summary>The customer was asked and has not answered, in Meta's own words.</summary>
    public static CallPermissionStatus Pending { get; } = new("pending");

    /// <summary>The customer refused, in Meta's own words.</summary>
    public static CallPermissionStatus Denied { get; } = new("denied");

    /// <summary>The permission has ended, in Meta's own words.</summary>
    public static CallPermissionStatus Expired { get; } = new("expired");

    /// <inheritdoc/>
    public static IReadOnlyList<CallPermissionStatus> Known { get; } = [NoPermission, Temporary, Permanent, Granted, Pending, Denied, Expired];

    static CallPermissionStatus IOpenEnum<CallPermissionStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
