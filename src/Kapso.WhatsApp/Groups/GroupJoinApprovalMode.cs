using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Groups;

/// <summary>Whether people who open the invite link of a group must be approved before they join.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<GroupJoinApprovalMode>))]
public readonly record struct GroupJoinApprovalMode(string Value) : IOpenEnum<GroupJoinApprovalMode>
{
    /// <summary>Whoever opens the invite link joins at once; the server's default.</summary>
    public static GroupJoinApprovalMode AutoApprove { get; } = new("auto_approve");

    /// <summary>Whoever opens the invite link sends a join request, which the business approves or rejects.</summary>
    public static GroupJoinApprovalMode ApprovalRequired { get; } = new("approval_required");

    /// <inheritdoc/>
    public static IReadOnlyList<GroupJoinApprovalMode> Known { get; } = [AutoApprove, ApprovalRequired];

    static GroupJoinApprovalMode IOpenEnum<GroupJoinApprovalMode>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
