using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>The user's answer to a request for permission to call.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<CallPermissionResponse>))]
public readonly record struct CallPermissionResponse(string Value) : IOpenEnum<CallPermissionResponse>
{
    /// <summary>The customer allows calls.</summary>
    public static CallPermissionResponse Accept { get; } = new("accept");

    /// <summary>The customer refuses calls.</summary>
    public static CallPermissionResponse Reject { get; } = new("reject");

    /// <inheritdoc/>
    public static IReadOnlyList<CallPermissionResponse> Known { get; } = [Accept, Reject];

    static CallPermissionResponse IOpenEnum<CallPermissionResponse>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
