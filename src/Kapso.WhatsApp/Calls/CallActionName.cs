using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Calls;

/// <summary>An action that concerns the permission to call a customer.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<CallActionName>))]
public readonly record struct CallActionName(string Value) : IOpenEnum<CallActionName>
{
    /// <summary>Requesting the permission from the customer, with an interactive message.</summary>
    public static CallActionName SendCallPermissionRequest { get; } = new("send_call_permission_request");

    /// <summary>Starting a call to the customer.</summary>
    public static CallActionName StartCall { get; } = new("start_call");

    /// <inheritdoc/>
    public static IReadOnlyList<CallActionName> Known { get; } = [SendCallPermissionRequest, StartCall];

    static CallActionName IOpenEnum<CallActionName>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
