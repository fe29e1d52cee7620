using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>The user's answer to a request for permission to call.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<CallPermissionResponse>))]
public readonly record struct CallPermissionResponse(string Value) : IOpenEnum<CallPermissionResponse>
{
    /// <summary>Calls are allowed.</summary>
    public static CallPermissionResponse Accept { get; } = new("accept");

    /// <summary>Calls are refused.</summary>
    public static CallPermissionResponse Reject { get; } = new("reject");

    /// <inheritdoc/>
    public static IReadOnlyList<CallPermissionResponse> Known { get; } = [Accept, Reject];

    static CallPermissionResponse IOpenEnum<CallPermissionResponse>.Create(string value) => new(value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value ?? "";
}
