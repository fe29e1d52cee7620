using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>What a notice by WhatsApp is about.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<SystemMessageType>))]
public readonly record struct SystemMessageType(string Value) : IOpenEnum<SystemMessageType>
{
    /// <summary>The user has a new phone number.</summary>
    public static SystemMessageType UserChangedNumber { get; } = new("user_changed_number");

    /// <summary>The user has a new business-scoped user id.</summary>
    public static SystemMessageType UserChangedUserId { get; } = new("user_changed_user_id");

    /// <summary>The user's identity key changed; see <see cref="Message.Identity"/>.</summary>
    public static SystemMessageType CustomerIdentityChanged { get; } = new("customer_identity_changed");

    /// <summary>The user has a new phone number; the older name of <see cref="UserChangedNumber"/>.</summary>
    public static SystemMessageType CustomerChangedNumber { get; } = new("customer_changed_number");

    /// <inheritdoc/>
    public static IReadOnlyList<SystemMessageType> Known { get; } = [UserChangedNumber, UserChangedUserId, CustomerIdentityChanged, CustomerChangedNumber];

    static SystemMessageType IOpenEnum<SystemMessageType>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
