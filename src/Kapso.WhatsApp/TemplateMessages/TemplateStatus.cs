using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Templates;

/// <summary>The status of a template at Meta.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<TemplateStatus>))]
public readonly record struct TemplateStatus(string Value) : IOpenEnum<TemplateStatus>
{
    /// <summary>The template is approved and can be sent.</summary>
    public static TemplateStatus Approved { get; } = new("APPROVED");

    /// <summary>Meta has not decided yet.</summary>
    public static TemplateStatus Pending { get; } = new("PENDING");

    /// <summary>Meta refused it; it can be changed and is reviewed again.</summary>
    public static TemplateStatus Rejected { get; } = new("REJECTED");

    /// <summary>The template cannot be sent for a while, because of negative feedback.</summary>
    public static TemplateStatus Paused { get; } = new("PAUSED");

    /// <summary>The template can no longer be sent.</summary>
    public static TemplateStatus Disabled { get; } = new("DISABLED");

    /// <summary>Meta reviews its decision.</summary>
    public static TemplateStatus InAppeal { get; } = new("IN_APPEAL");

    /// <summary>The template is being deleted.</summary>
    public static TemplateStatus PendingDeletion { get; } = new("PENDING_DELETION");

    /// <summary>The template was deleted.</summary>
    public static TemplateStatus Deleted { get; } = new("DELETED");

    /// <summary>The template was archived after it was not used for long.</summary>
    public static TemplateStatus Archived { get; } = new("ARCHIVED");

    /// <summary>The account has too many templates.</summary>
    public static TemplateStatus LimitExceeded { get; } = new("LIMIT_EXCEEDED");

    /// <summary>The template cannot be changed.</summary>
    public static TemplateStatus Locked { get; } = new("LOCKED");

    /// <summary>The template will be disabled unless its quality improves.</summary>
    public static TemplateStatus Flagged { get; } = new("FLAGGED");

    /// <summary>The template can be sent again.</summary>
    public static TemplateStatus Reinstated { get; } = new("REINSTATED");

    /// <inheritdoc/>
    public static IReadOnlyList<TemplateStatus> Known { get; } =
    [
        Approved, Pending, Rejected, Paused, Disabled, InAppeal, PendingDeletion, Deleted, Archived, LimitExceeded, Locked, Flagged, Reinstated,
    ];

    static TemplateStatus IOpenEnum<TemplateStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
