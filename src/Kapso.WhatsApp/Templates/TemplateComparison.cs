using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Templates;

/// <summary>How templates did in a period, side by side.</summary>
public sealed record TemplateComparison : KapsoModel
{
    /// <summary>The metrics that the templates are compared by.</summary>
    [JsonPropertyName("data")]
    public IReadOnlyList<TemplateMetric> Metrics { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>The ids of the templates, the one that was blocked least often first; empty when Meta does not tell.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> ByBlockRate => Of(TemplateMetricName.BlockRate)?.OrderByRelativeMetric ?? [];

    /// <summary>How often each template was sent; empty when Meta does not tell.</summary>
    [JsonIgnore]
    public IReadOnlyList<TemplateCount> Sends => Of(TemplateMetricName.MessageSends)?.NumberValues ?? [];

    /// <summary>Why each template was blocked most often; empty when Meta does not tell.</summary>
    [JsonIgnore]
    public IReadOnlyList<TemplateReason> TopBlockReasons => Of(TemplateMetricName.TopBlockReason)?.StringValues ?? [];

    private TemplateMetric? Of(TemplateMetricName name) => Metrics.FirstOrDefault(metric => metric.Metric == name);
}

/// <summary>A metric that templates are compared by; its type says which of the lists is filled.</summary>
public sealed record TemplateMetric : KapsoModel
{
    /// <summary>The name of the metric.</summary>
    public TemplateMetricName? Metric { get; init; }

    /// <summary>The form of the values: <c>RELATIVE</c>, <c>NUMBER_VALUES</c> or <c>STRING_VALUES</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The ids of the templates in the order of the metric, the smallest first.</summary>
    public IReadOnlyList<string> OrderByRelativeMetric { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>A number for each template.</summary>
    public IReadOnlyList<TemplateCount> NumberValues { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>A text for each template.</summary>
    public IReadOnlyList<TemplateReason> StringValues { get => field ?? []; init => field = value.WithoutNulls(); }
}

/// <summary>A number that belongs to a template.</summary>
public sealed record TemplateCount : KapsoModel
{
    /// <summary>The id of the template.</summary>
    [JsonPropertyName("key"), JsonConverter(typeof(LenientTextConverter))]
    public string? TemplateId { get; init; }

    /// <summary>The number, for example how often it was sent.</summary>
    public long? Value { get; init; }
}

/// <summary>A text that belongs to a template.</summary>
public sealed record TemplateReason : KapsoModel
{
    /// <summary>The id of the template.</summary>
    [JsonPropertyName("key"), JsonConverter(typeof(LenientTextConverter))]
    public string? TemplateId { get; init; }

    /// <summary>The text, for example the reason <c>NO_LONGER_NEEDED</c>.</summary>
    public string? Value { get; init; }
}

/// <summary>The name of a metric that templates are compared by.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<TemplateMetricName>))]
public readonly record struct TemplateMetricName(string Value) : IOpenEnum<TemplateMetricName>
{
    /// <summary>How often people block the business after the template.</summary>
    public static TemplateMetricName BlockRate { get; } = new("BLOCK_RATE");

    /// <summary>How often the template was sent.</summary>
    public static TemplateMetricName MessageSends { get; } = new("MESSAGE_SENDS");

    /// <summary>Why people blocked the business most often after the template.</summary>
    public static TemplateMetricName TopBlockReason { get; } = new("TOP_BLOCK_REASON");

    /// <inheritdoc/>
    public static IReadOnlyList<TemplateMetricName> Known { get; } = [BlockRate, MessageSends, TopBlockReason];

    static TemplateMetricName IOpenEnum<TemplateMetricName>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
