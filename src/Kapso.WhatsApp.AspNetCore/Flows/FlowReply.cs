using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Kapso.WhatsApp.AspNetCore;

/// <summary>The response of an endpoint to a flow's request.</summary>
public sealed record FlowReply
{
    private FlowReply()
    {
    }

    /// <summary>
    /// Variables that Kapso keeps for later steps of a workflow: an object. Where WhatsApp asks the endpoint directly there is no one to keep them, and they are left out.
    /// </summary>
    public JsonElement? Variables
    {
        get;
        init => field = value is null or { ValueKind: JsonValueKind.Object } ? value : throw new ArgumentException($"Variables are a JSON object; {value.Value.ValueKind} was given.", nameof(value));
    }

    internal FlowReplyKind Kind { get; private init; }

    /// <summary>The screen, the error's sentence or the text beside an expired token.</summary>
    internal string? Text { get; private init; }

    /// <summary>The screen's data or the parameters.</summary>
    internal JsonElement Data { get; private init; }

    /// <summary>Shows a screen that needs no data.</summary>
    /// <param name="screen">Its id. The flow's routing model must know the way there.</param>
    public static FlowReply Show(string screen) => new() { Kind = FlowReplyKind.Screen, Text = ScreenId(screen) };

    /// <summary>Shows a screen with data given as JSON.</summary>
    /// <param name="screen">Its id. The flow's routing model must know the way there; staying on the same screen is allowed.</param>
    /// <param name="data">A JSON object with everything that the screen declares; what it does not declare is dropped.</param>
    public static FlowReply Show(string screen, JsonElement data) => new() { Kind = FlowReplyKind.Screen, Text = ScreenId(screen), Data = Object(data) };

    /// <inheritdoc cref="Show(string, JsonElement)"/>
    public static FlowReply Show(string screen, JsonObject data) => Show(screen, Element(data));

    /// <summary>Shows a screen with data given as an object.</summary>
    /// <typeparam name="T">The type of its data.</typeparam>
    /// <param name="screen">Its id. The flow's routing model must know the way there; staying on the same screen is allowed.</param>
    /// <param name="data">Everything that the screen declares; what it does not declare is dropped.</param>
    /// <param name="type">How the data is written: as a JSON object.</param>
    public static FlowReply Show<T>(string screen, T data, JsonTypeInfo<T> type) => Show(screen, JsonSerializer.SerializeToElement(data, type));

    /// <summary>Stays on the screen that asked and shows a short error there.</summary>
    /// <param name="errorMessage">What the user reads.</param>
    public static FlowReply Stay(string errorMessage) => new() { Kind = FlowReplyKind.Error, Text = Sentence(errorMessage) };

    /// <summary>Stays on the screen that asked and shows a short error there.</summary>
    /// <param name="errorMessage">What the user reads.</param>
    /// <param name="data">A JSON object with everything that the screen declares.</param>
    public static FlowReply Stay(string errorMessage, JsonElement data) => new() { Kind = FlowReplyKind.Error, Text = Sentence(errorMessage), Data = Object(data) };

    /// <inheritdoc cref="Stay(string, JsonElement)"/>
    public static FlowReply Stay(string errorMessage, JsonObject data) => Stay(errorMessage, Element(data));

    /// <summary>Stays on the screen that asked and shows a short error there.</summary>
    /// <typeparam name="T">The type of its data.</typeparam>
    /// <param name="errorMessage">What the user reads.</param>
    /// <param name="data">Everything that the screen declares.</param>
    /// <param name="type">How the data is written: as a JSON object.</param>
    public static FlowReply Stay<T>(string errorMessage, T data, JsonTypeInfo<T> type) => Stay(errorMessage, JsonSerializer.SerializeToElement(data, type));

    /// <summary>Ends the flow. The flow token comes back in the reply message; it is added here.</summary>
    public static FlowReply Complete() => new() { Kind = FlowReplyKind.Complete };

    /// <summary>Ends the flow with parameters given as JSON.</summary>
    /// <param name="parameters">A JSON object with what comes back in the reply message. The flow token is added to it.</param>
    public static FlowReply Complete(JsonElement parameters) => new() { Kind = FlowReplyKind.Complete, Data = Object(parameters) };

    /// <inheritdoc cref="Complete(JsonElement)"/>
    public static FlowReply Complete(JsonObject parameters) => Complete(Element(parameters));

    /// <summary>Ends the flow with parameters given as an object.</summary>
    /// <typeparam name="T">The type of the parameters.</typeparam>
    /// <param name="parameters">What comes back in the reply message. The flow token is added to it.</param>
    /// <param name="type">How the parameters are written: as a JSON object.</param>
    public static FlowReply Complete<T>(T parameters, JsonTypeInfo<T> type) => Complete(JsonSerializer.SerializeToElement(parameters, type));

    /// <summary>Refuses the flow's token (427): the message's button cannot be tapped any more.</summary>
    /// <param name="errorMessage">What the user reads; WhatsApp has a sentence of its own when null.</param>
    public static FlowReply TokenExpired(string? errorMessage = null) => new() { Kind = FlowReplyKind.TokenExpired, Text = errorMessage };

    /// <summary>Returns the kind of reply, nothing that the user reads or has entered.</summary>
    public override string ToString() => $"{nameof(FlowReply)} {{ {Kind} }}";

    private static string ScreenId(string screen)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(screen);
        return string.Equals(screen, "success", StringComparison.OrdinalIgnoreCase)
            ? throw new ArgumentException("SUCCESS is not a screen: end the flow with FlowReply.Complete.", nameof(screen))
            : screen;
    }

    private static string Sentence(string errorMessage)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(errorMessage);
        return errorMessage;
    }

    private static JsonElement Element(JsonObject data)
    {
        ArgumentNullException.ThrowIfNull(data);
        using JsonDocument written = JsonDocument.Parse(data.ToJsonString());
        return written.RootElement.Clone();
    }

    // Kept as a copy, so that a document may be disposed of.
    private static JsonElement Object(JsonElement data) =>
        data.ValueKind is JsonValueKind.Object ? data.Clone() : throw new ArgumentException($"The data is a JSON object; {data.ValueKind} was given.", nameof(data));
}

/// <summary>The kinds of answers.</summary>
internal enum FlowReplyKind
{
    Screen,
    Error,
    Complete,
    TokenExpired,
}
