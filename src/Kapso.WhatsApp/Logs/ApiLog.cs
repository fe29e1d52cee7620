using System.Text.Json.Serialization;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Logs;

/// <summary>A call of Kapso's API that was logged.</summary>
public sealed record ApiLog : KapsoModel
{
    /// <summary>Gets the id of the log entry, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the path that was called.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Gets the HTTP method of the call.</summary>
    public string? HttpMethod { get; init; }

    /// <summary>Gets the HTTP status of the response.</summary>
    public int? ResponseStatus { get; init; }

    /// <summary>Gets how long the server took to answer.</summary>
    [JsonPropertyName("response_time_ms"), JsonConverter(typeof(MillisecondsConverter))]
    public TimeSpan? Duration { get; init; }

    /// <summary>Gets the IP address that the call came from; null when it is not known.</summary>
    public string? IpAddress { get; init; }

    /// <summary>Gets the error that the call was answered with; null for a success.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>Gets when the call was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Gets the id of the API key that the call was made with, a UUID; null when it had none.</summary>
    public string? ApiKeyId { get; init; }

    /// <summary>Gets the name of the API key that the call was made with.</summary>
    public string? ApiKeyName { get; init; }
}

/// <summary>Which API calls to list.</summary>
public sealed record ApiLogFilter : PagedFilter
{
    /// <summary>Gets a part of the path that was called, for example <c>messages</c>; all paths when null.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Gets the HTTP status of the responses; all when null.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Gets whether only calls are listed that were answered with a status of 400 or above; all when null.</summary>
    public bool? ErrorsOnly { get; init; }

    /// <summary>Gets how far back calls are listed; the last 24 hours when null.</summary>
    public LogPeriod? Period { get; init; }

    internal override void Check(Rules rules)
    {
        base.Check(rules);
        rules.OptionalRange(StatusCode, 100, 599, "statusCode");
    }

    internal override void Write(Query query) => query
        .Add("endpoint", Endpoint)
        .Add("status_code", StatusCode)
        .Add("errors_only", ErrorsOnly)
        .Add("period", Period);
}
