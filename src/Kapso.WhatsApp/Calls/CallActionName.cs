using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Calls;

/// <summary>Something that a permission to call is needed or asked for.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<CallActionName>))]
public readonly record struct CallActionName(string Value) : IOpenEnum<CallActionName>
{
    /// <summary>Asking the customer for the permission, with an interactive message.</summary>
    public static CallActionName SendCallPermissionRequest { get; } = new("send_call_permission_request");

    /// <summary>Calling the customer.</summary>
    public static CallActionName StartCall { get; } = new("start_call");

    /// <inheritdoc/>
    public static IReadOnlyList<CallActionName> Known { get; } = [SendCallPermissionRequest, StartCall];

    static CallActionName IOpenEnum<CallActionName>.Create(string value) => new(value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value ?? "";
}
