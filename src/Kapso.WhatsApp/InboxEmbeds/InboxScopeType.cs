using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.InboxEmbeds;

/// <summary>The scope of an embedded inbox: whose conversations it shows.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<InboxScopeType>))]
public readonly record struct InboxScopeType(string Value) : IOpenEnum<InboxScopeType>
{
    /// <summary>All conversations of the project.</summary>
    public static InboxScopeType Project { get; } = new("project");

    /// <summary>The conversations of one customer's numbers.</summary>
    public static InboxScopeType Customer { get; } = new("customer");

    /// <summary>The conversations of one number.</summary>
    public static InboxScopeType PhoneNumber { get; } = new("phone_number");

    /// <inheritdoc/>
    public static IReadOnlyList<InboxScopeType> Known { get; } = [Project, Customer, PhoneNumber];

    static InboxScopeType IOpenEnum<InboxScopeType>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
