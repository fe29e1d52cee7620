using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Flows.Checking;
using Kapso.WhatsApp.Serialization;
using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp.Flows;

/// <summary>What a flow is made of: its Flow JSON. Start one with <see cref="Static"/> or <see cref="Dynamic"/>, or read one with <see cref="Parse"/>.</summary>
public sealed record FlowDefinition : KapsoModel
{
    /// <summary>The version of Flow JSON that is written when none is given.</summary>
    public const string LatestVersion = FlowLimits.LatestVersion;

    /// <summary>The version of the endpoint's protocol that Kapso asks for.</summary>
    public const string DefaultDataApiVersion = "3.0";

    /// <summary>The version of Flow JSON.</summary>
    public string Version { get; init; } = LatestVersion;

    /// <summary>The version of the endpoint's protocol; with it the flow has an endpoint.</summary>
    [JsonPropertyName("data_api_version")]
    public string? DataApiVersion { get; init; }

    /// <summary>Which screens can follow each screen, for flows with an endpoint. Moves back are not listed, nor is <c>SUCCESS</c>.</summary>
    [JsonPropertyName("routing_model")]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? RoutingModel { get; init; }

    /// <summary>The endpoint's address, in Flow JSON before 3.0; Kapso sets it itself.</summary>
    [JsonPropertyName("data_channel_uri")]
    public string? DataChannelUri { get; init; }

    /// <summary>The screens, 1 to 100; the first without a way to it is the entry.</summary>
    public IReadOnlyList<FlowScreen> Screens { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Starts a flow that needs no endpoint: what is answered arrives with its last screen.</summary>
    public static FlowDefinitionBuilder Static() => new();

    /// <summary>Starts a flow whose screens are filled by an endpoint.</summary>
    /// <param name="dataApiVersion">The version of the endpoint's protocol.</param>
    public static FlowDefinitionBuilder Dynamic(string dataApiVersion = DefaultDataApiVersion) => new(dataApiVersion);

    /// <summary>Reads a flow. Components, actions and members that are unknown or broken are kept as they came.</summary>
    /// <param name="json">The Flow JSON.</param>
    /// <exception cref="JsonException">It is not JSON, or not that of a flow.</exception>
    public static FlowDefinition Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);

        // Texts that cannot be written again (half a surrogate pair) are refused here, not when the flow is sent.
        NodeReader.Read(json);
        return JsonSerializer.Deserialize(json, FlowJsonContext.Default.FlowDefinition) ?? throw new JsonException("A flow is an object.");
    }

    /// <summary>Writes the flow as Flow JSON.</summary>
    public string ToJson() => SetAside.ToJson(this, FlowJsonContext.Default.FlowDefinition);

    /// <summary>Checks every rule that can be known before the upload. Lines and columns are null; the places are in <see cref="FlowValidationError.Pointers"/>.</summary>
    /// <param name="forKapso">Whether what Kapso sets itself (the endpoint's address) is a problem.</param>
    /// <returns>The problems, with Meta's names for them; empty when there is none.</returns>
    public IReadOnlyList<FlowValidationError> FindProblems(bool forKapso = true) => FlowRules.Check(NodeReader.Read(ToJson()), forKapso, source: null);

    /// <summary>Checks a flow's text, with the line and the column of each problem. Text that is not JSON is a problem too.</summary>
    /// <param name="json">The Flow JSON.</param>
    /// <param name="forKapso">Whether what Kapso sets itself (the endpoint's address) is a problem.</param>
    /// <returns>The problems, with Meta's names for them; empty when there is none.</returns>
    public static IReadOnlyList<FlowValidationError> FindProblems(string json, bool forKapso = true)
    {
        ArgumentNullException.ThrowIfNull(json);
        return FlowRules.Check(json, forKapso);
    }
}
