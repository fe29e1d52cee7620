using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Flows;

/// <summary>One of the screens of a flow.</summary>
public sealed record FlowScreen : KapsoModel
{
    /// <summary>The id of the screen: letters and underscores, unique, not <c>SUCCESS</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The title at the top of the screen.</summary>
    public FlowValue<string>? Title { get; init; }

    /// <summary>Whether the flow can end here; it then has a footer. It does not when null.</summary>
    public bool? Terminal { get; init; }

    /// <summary>Whether ending here is a success; it is when null. Terminal screens only.</summary>
    public bool? Success { get; init; }

    /// <summary>The data that the screen is given, by name; what is not declared here is dropped.</summary>
    public IReadOnlyDictionary<string, FlowDataSchema>? Data { get; init; }

    /// <summary>Whether going back from this screen asks the endpoint for the earlier one anew; it does not when null.</summary>
    [JsonPropertyName("refresh_on_back")]
    public bool? RefreshOnBack { get; init; }

    /// <summary>The names of inputs whose answers are masked in the summary. Flow JSON 5.1 and later.</summary>
    public IReadOnlyList<string>? Sensitive { get; init; }

    /// <summary>The layout with the components of the screen.</summary>
    public required FlowLayout Layout { get; init; }
}

/// <summary>The layout of a screen's components: one column.</summary>
public sealed record FlowLayout : KapsoModel
{
    /// <summary><c>SingleColumnLayout</c>, the only one.</summary>
    public string Type { get; init; } = "SingleColumnLayout";

    /// <summary>The components from top to bottom, at most 50.</summary>
    public IReadOnlyList<FlowComponent> Children { get => field ?? []; init => field = value.WithoutNulls(); }
}
