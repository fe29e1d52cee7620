using System.Text.Json.Serialization;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Groups;

/// <summary>A group to create. It begins without participants, who join by its invite link.</summary>
public sealed record NewGroup : KapsoRecord, ICheckable
{
    /// <summary>The most characters that <see cref="Subject"/> can have.</summary>
    public const int MaxSubjectLength = 128;

    /// <summary>The most characters that <see cref="Description"/> can have.</summary>
    public const int MaxDescriptionLength = 2048;

    /// <summary>Gets the name of the group, 1 to <see cref="MaxSubjectLength"/> characters.</summary>
    public required string Subject { get; init; }

    /// <summary>Gets the description, at most <see cref="MaxDescriptionLength"/> characters, or null for none.</summary>
    public string? Description { get; init; }

    /// <summary>Gets whether people who open the invite link must be approved; they join at once when null.</summary>
    public GroupJoinApprovalMode? JoinApprovalMode { get; init; }

    /// <summary>The product's name, which Meta wants beside the members.</summary>
    [JsonInclude, JsonPropertyOrder(-1)]
    internal string MessagingProduct { get; } = "whatsapp";

    void ICheckable.Check(Rules rules)
    {
        rules.Text(Subject, MaxSubjectLength, "subject");
        rules.OptionalText(Description, MaxDescriptionLength, "description");
    }
}

/// <summary>What to change about a group. What is not mentioned stays as it is.</summary>
public sealed record GroupUpdate : KapsoRecord, ICheckable
{
    /// <summary>Gets the new name, 1 to <see cref="NewGroup.MaxSubjectLength"/> characters, or null to leave it.</summary>
    public string? Subject { get; init; }

    /// <summary>Gets the new description, at most <see cref="NewGroup.MaxDescriptionLength"/> characters, or null to leave it.</summary>
    public string? Description { get; init; }

    /// <summary>The product's name, which Meta wants beside the members.</summary>
    [JsonInclude, JsonPropertyOrder(-1)]
    internal string MessagingProduct { get; } = "whatsapp";

    void ICheckable.Check(Rules rules)
    {
        rules.Changes(this, new GroupUpdate());
        rules.OptionalText(Subject, NewGroup.MaxSubjectLength, "subject");
        rules.MaxLength(Description, NewGroup.MaxDescriptionLength, "description");
    }
}
