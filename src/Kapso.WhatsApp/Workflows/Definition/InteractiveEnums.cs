using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Workflows;

/// <summary>The kind of an interactive message that a node sends.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<InteractiveNodeType>))]
public readonly record struct InteractiveNodeType(string Value) : IOpenEnum<InteractiveNodeType>
{
    /// <summary>Up to three reply buttons.</summary>
    public static InteractiveNodeType Button { get; } = new("button");

    /// <summary>A list of rows in sections.</summary>
    public static InteractiveNodeType List { get; } = new("list");

    /// <summary>A button that opens an address.</summary>
    public static InteractiveNodeType CtaUrl { get; } = new("cta_url");

    /// <summary>A button that opens a flow.</summary>
    public static InteractiveNodeType Flow { get; } = new("flow");

    /// <summary>One product of a catalog.</summary>
    public static InteractiveNodeType Product { get; } = new("product");

    /// <summary>Several products of a catalog.</summary>
    public static InteractiveNodeType ProductList { get; } = new("product_list");

    /// <summary>A button that opens the catalog.</summary>
    public static InteractiveNodeType CatalogMessage { get; } = new("catalog_message");

    /// <summary>A button that asks for the location.</summary>
    public static InteractiveNodeType LocationRequest { get; } = new("location_request_message");

    /// <inheritdoc/>
    public static IReadOnlyList<InteractiveNodeType> Known { get; } = [Button, List, CtaUrl, Flow, Product, ProductList, CatalogMessage, LocationRequest];

    static InteractiveNodeType IOpenEnum<InteractiveNodeType>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}

/// <summary>The kind of the header of an interactive message.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<InteractiveHeaderType>))]
public readonly record struct InteractiveHeaderType(string Value) : IOpenEnum<InteractiveHeaderType>
{
    /// <summary>The message has no header.</summary>
    public static InteractiveHeaderType None { get; } = new("none");

    /// <summary>The header is a text.</summary>
    public static InteractiveHeaderType Text { get; } = new("text");

    /// <summary>The header is an image.</summary>
    public static InteractiveHeaderType Image { get; } = new("image");

    /// <summary>The header is a video.</summary>
    public static InteractiveHeaderType Video { get; } = new("video");

    /// <summary>The header is a document.</summary>
    public static InteractiveHeaderType Document { get; } = new("document");

    /// <inheritdoc/>
    public static IReadOnlyList<InteractiveHeaderType> Known { get; } = [None, Text, Image, Video, Document];

    static InteractiveHeaderType IOpenEnum<InteractiveHeaderType>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
