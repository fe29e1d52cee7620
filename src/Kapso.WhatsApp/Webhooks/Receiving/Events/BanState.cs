using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>The state of a business account: disabled, reinstated or to be disabled.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<BanState>))]
public readonly record struct BanState(string Value) : IOpenEnum<BanState>
{
    /// <summary>Meta has disabled the account.</summary>
    public static BanState Disabled { get; } = new("DISABLE");

    /// <summary>Meta has reinstated the account after it was disabled.</summary>
    public static BanState Reinstated { get; } = new("REINSTATE");

    /// <summary>Meta will disable the account at a later date.</summary>
    public static BanState ScheduledForDisabling { get; } = new("SCHEDULE_FOR_DISABLE");

    /// <inheritdoc/>
    public static IReadOnlyList<BanState> Known { get; } = [Disabled, Reinstated, ScheduledForDisabling];

    static BanState IOpenEnum<BanState>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
