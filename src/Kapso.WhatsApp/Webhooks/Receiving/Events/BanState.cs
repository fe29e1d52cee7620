using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>Whether Meta has disabled a business account.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<BanState>))]
public readonly record struct BanState(string Value) : IOpenEnum<BanState>
{
    /// <summary>It has.</summary>
    public static BanState Disabled { get; } = new("DISABLE");

    /// <summary>It had, and no longer has.</summary>
    public static BanState Reinstated { get; } = new("REINSTATE");

    /// <summary>It will.</summary>
    public static BanState ScheduledForDisabling { get; } = new("SCHEDULE_FOR_DISABLE");

    /// <inheritdoc/>
    public static IReadOnlyList<BanState> Known { get; } = [Disabled, Reinstated, ScheduledForDisabling];

    static BanState IOpenEnum<BanState>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
