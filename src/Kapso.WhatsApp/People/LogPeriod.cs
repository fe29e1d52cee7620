using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp;

/// <summary>How far back a log is read: of API calls, of deliveries of webhooks, or all logs in a search.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<LogPeriod>))]
public readonly record struct LogPeriod(string Value) : IOpenEnum<LogPeriod>
{
    /// <summary>The last 24 hours; the server's default.</summary>
    public static LogPeriod Day { get; } = new("24h");

    /// <summary>The logs of the last seven days.</summary>
    public static LogPeriod Week { get; } = new("7d");

    /// <summary>The last 30 days; for API logs only, a search goes back seven days.</summary>
    public static LogPeriod Month { get; } = new("30d");

    /// <inheritdoc/>
    public static IReadOnlyList<LogPeriod> Known { get; } = [Day, Week, Month];

    static LogPeriod IOpenEnum<LogPeriod>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
