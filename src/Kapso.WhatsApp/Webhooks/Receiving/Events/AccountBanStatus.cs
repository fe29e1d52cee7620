using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>The state of a business account: disabled, reinstated or to be disabled.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<AccountBanStatus>))]
public readonly record struct AccountBanStatus(string Value) : IOpenEnum<AccountBanStatus>
{
    /// <summary>Meta has disabled the account.</summary>
    public static AccountBanStatus Disabled { get; } = new("DISABLE");

    /// <summary>Meta has reinstated the account after it was disabled.</summary>
    public static AccountBanStatus Reinstated { get; } = new("REINSTATE");

    /// <summary>Meta will disable the account at a later date.</summary>
    public static AccountBanStatus ScheduledForDisabling { get; } = new("SCHEDULE_FOR_DISABLE");

    /// <inheritdoc/>
    public static IReadOnlyList<AccountBanStatus> Known { get; } = [Disabled, Reinstated, ScheduledForDisabling];

    static AccountBanStatus IOpenEnum<AccountBanStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
