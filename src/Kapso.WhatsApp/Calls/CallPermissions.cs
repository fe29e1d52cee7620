using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Calls;

/// <summary>Whether a customer may be called, and what can be done how often.</summary>
public sealed record CallPermissions : KapsoModel
{
    /// <summary>The permission.</summary>
    public CallPermission? Permission { get; init; }

    /// <summary>What can be done, and how often.</summary>
    public IReadOnlyList<CallAction> Actions { get => field ?? []; init; }

    /// <summary>Whether the customer can be called now. False also when the server does not say.</summary>
    [JsonIgnore]
    public bool CanStartCall => Can(CallActionName.StartCall);

    /// <summary>Whether the customer can be asked for the permission now. False also when the server does not say.</summary>
    [JsonIgnore]
    public bool CanRequestPermission => Can(CallActionName.SendCallPermissionRequest);

    private bool Can(CallActionName name) => Actions.Any(action => action.ActionName == name && action.CanPerformAction == true);
}

/// <summary>A customer's permission to be called.</summary>
public sealed record CallPermission : KapsoModel
{
    /// <summary>Whether the customer may be called.</summary>
    public CallPermissionStatus? Status { get; init; }

    /// <summary>Until when; null when there is no end, or no permission.</summary>
    public DateTimeOffset? ExpirationTime { get; init; }
}

/// <summary>Something that can be done about calling a customer.</summary>
public sealed record CallAction : KapsoModel
{
    /// <summary>What.</summary>
    public CallActionName? ActionName { get; init; }

    /// <summary>Whether it can be done now.</summary>
    public bool? CanPerformAction { get; init; }

    /// <summary>How often it can be done; empty when it cannot be done at all or is not limited.</summary>
    public IReadOnlyList<CallLimit> Limits { get => field ?? []; init; }
}

/// <summary>How often something can be done in a time.</summary>
public sealed record CallLimit : KapsoModel
{
    /// <summary>The time, for example <c>PT24H</c> or <c>P7D</c> (ISO 8601), or <c>24h</c>.</summary>
    public string? TimePeriod { get; init; }

    /// <summary>How often in that time.</summary>
    public int? MaxAllowed { get; init; }

    /// <summary>How often it was done.</summary>
    public int? CurrentUsage { get; init; }

    /// <summary>When it can be done again; null while it still can.</summary>
    public DateTimeOffset? LimitExpirationTime { get; init; }
}
