using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Calls;

/// <summary>Whether a customer may be called, and which actions are possible how often.</summary>
public sealed record CallPermissions : KapsoModel
{
    /// <summary>Gets the customer's permission to be called.</summary>
    public CallPermission? Permission { get; init; }

    /// <summary>Gets the actions that are possible, and how often.</summary>
    public IReadOnlyList<CallAction> Actions { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Gets whether the customer can be called now. False also when the server does not say.</summary>
    [JsonIgnore]
    public bool CanStartCall => Can(CallActionName.StartCall);

    /// <summary>Gets whether the customer can be asked for the permission now. False also when the server does not say.</summary>
    [JsonIgnore]
    public bool CanRequestPermission => Can(CallActionName.SendCallPermissionRequest);

    private bool Can(CallActionName name) => Actions.Any(action => action.ActionName == name && action.CanPerformAction == true);
}

/// <summary>A customer's permission to be called.</summary>
public sealed record CallPermission : KapsoModel
{
    /// <summary>Gets whether the customer may be called.</summary>
    public CallPermissionStatus? Status { get; init; }

    /// <summary>Gets when the permission expires; null when it does not, or when there is none.</summary>
    public DateTimeOffset? ExpirationTime { get; init; }
}

/// <summary>An action that concerns calling a customer.</summary>
public sealed record CallAction : KapsoModel
{
    /// <summary>Gets the name of the action.</summary>
    public CallActionName? ActionName { get; init; }

    /// <summary>Gets whether the action is possible now.</summary>
    public bool? CanPerformAction { get; init; }

    /// <summary>Gets how often the action is possible; empty when it is not possible at all or not limited.</summary>
    public IReadOnlyList<CallLimit> Limits { get => field ?? []; init => field = value.WithoutNulls(); }
}

/// <summary>The limit of how often an action is possible in a period.</summary>
public sealed record CallLimit : KapsoModel
{
    /// <summary>Gets the period in which the action is limited, for example 24 hours or seven days.</summary>
    [JsonConverter(typeof(CallPeriodConverter))]
    public TimeSpan? TimePeriod { get; init; }

    /// <summary>Gets how often the action is possible in the period.</summary>
    public int? MaxAllowed { get; init; }

    /// <summary>Gets how often the action was used in the period.</summary>
    public int? CurrentUsage { get; init; }

    /// <summary>Gets when the action is possible again; null while it still is.</summary>
    public DateTimeOffset? LimitExpirationTime { get; init; }
}
