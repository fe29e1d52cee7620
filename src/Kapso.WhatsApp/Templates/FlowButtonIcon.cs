using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Templates;

/// <summary>The sign on a flow button.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FlowButtonIcon>))]
public readonly record struct FlowButtonIcon(string Value) : IOpenEnum<FlowButtonIcon>
{
    /// <summary>The icon of a document.</summary>
    public static FlowButtonIcon Document { get; } = new("DOCUMENT");

    /// <summary>The icon of a promotion, a megaphone.</summary>
    public static FlowButtonIcon Promotion { get; } = new("PROMOTION");

    /// <summary>The icon of a review, a star.</summary>
    public static FlowButtonIcon Review { get; } = new("REVIEW");

    /// <inheritdoc/>
    public static IReadOnlyList<FlowButtonIcon> Known { get; } = [Document, Promotion, Review];

    static FlowButtonIcon IOpenEnum<FlowButtonIcon>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
