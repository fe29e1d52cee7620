using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Notifications;

/// <summary>A destination of notifications that a team shares: an email address or a Slack channel.</summary>
public sealed record NotificationDestination : KapsoModel
{
    /// <summary>Gets the id of the destination, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the kind of the destination.</summary>
    public NotificationDestinationKind? Kind { get; init; }

    /// <summary>Gets the name that is shown for the destination; for a Slack channel the name of the channel.</summary>
    public string? Label { get; init; }

    /// <summary>Gets whether notifications reach the destination.</summary>
    public NotificationDestinationStatus? Status { get; init; }

    /// <summary>Gets the channel over which the destination is reached.</summary>
    public NotificationChannel? Channel { get; init; }

    /// <summary>Gets the email address, or the id of the Slack channel.</summary>
    public string? Address { get; init; }

    /// <summary>Gets when the recipient confirmed the address; null when that has not happened.</summary>
    public DateTimeOffset? VerifiedAt { get; init; }

    /// <summary>Gets the id of the connection to the Slack channel; null for an email address, and for a channel that is connected for notifications only.</summary>
    public string? SlackChannelBindingId { get; init; }

    /// <summary>Gets the name of the Slack workspace; null for an email address.</summary>
    public string? WorkspaceName { get; init; }

    /// <summary>Gets the id of the member whom the destination belongs to; null for one that the team shares.</summary>
    public string? UserId { get; init; }

    /// <summary>Gets when the destination was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Gets when the destination was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}

/// <summary>A destination of notifications to create. The API creates email addresses only; a Slack channel is connected in Kapso's dashboard.</summary>
public sealed record NewNotificationDestination : KapsoRecord, ICheckable
{
    /// <summary>Gets the kind of the destination; an email address that the team shares by default.</summary>
    public NotificationDestinationKind Kind { get; init; } = NotificationDestinationKind.SharedEmail;

    /// <summary>Gets the email address, which must not be that of a member of the project.</summary>
    public required string Address { get; init; }

    /// <summary>Gets the name that is shown for the destination; the address when null.</summary>
    public string? Label { get; init; }

    void ICheckable.Check(Rules rules)
    {
        if (rules.Required(Address, "address") && Kind == NotificationDestinationKind.SharedEmail && !Address.Contains('@', StringComparison.Ordinal))
        {
            rules.Add("address", "email", "must be an email address", "…@…", "no @ in it");
        }

        rules.OptionalRequired(Label, "label");
    }
}
