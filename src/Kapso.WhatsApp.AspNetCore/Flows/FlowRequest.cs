using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Kapso.WhatsApp.AspNetCore;

/// <summary>A request of a flow to its endpoint, decrypted and with its signature verified.</summary>
public sealed class FlowRequest
{
    internal FlowRequest()
    {
    }

    /// <summary>The version of the endpoint's protocol, as the flow's <c>data_api_version</c> says.</summary>
    public required string Version { get; init; }

    /// <summary>The action that the flow asks for.</summary>
    public required FlowRequestAction Action { get; init; }

    /// <summary>
    /// The screen that the user is on; null when the flow is being opened. With <see cref="FlowRequestAction.Back"/> it may be the one that was left or the one before it.
    /// </summary>
    public string? Screen { get; init; }

    /// <summary>What the screen's action carries; an empty object when there is nothing. The names are those of the flow.</summary>
    public required JsonElement Data { get; init; }

    /// <summary>The token that the flow was sent with; null where WhatsApp leaves it out, as on some iPhones.</summary>
    public string? FlowToken { get; init; }

    /// <summary>
    /// Whether WhatsApp has signed <see cref="FlowToken"/> under the app's secret; null when there is no signature. WhatsApp signs with version 4.0 of the protocol
    /// and Flow JSON 7.3 or later.
    /// </summary>
    public bool? IsFlowTokenSigned { get; init; }

    /// <summary>The id of the flow at Kapso, where Kapso passes the request on; null where it comes from WhatsApp.</summary>
    public string? FlowId { get; init; }

    /// <summary>The id of the flow at Meta, where Kapso passes the request on; null where it comes from WhatsApp.</summary>
    public string? MetaFlowId { get; init; }

    /// <summary>
    /// The name of the flow in the endpoint's path, where that has a parameter <c>flow</c>, as in <c>/flows/{flow}</c>; null elsewhere. WhatsApp signs the body, not the path.
    /// </summary>
    public string? FlowName { get; internal set; }

    /// <summary>Reads <see cref="Data"/> as a type of one's own.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="type">How it is read.</param>
    /// <exception cref="JsonException">The data is not of the type.</exception>
    public T ReadData<T>(JsonTypeInfo<T> type) => Data.Deserialize(type ?? throw new ArgumentNullException(nameof(type))) ?? throw new JsonException("The data is null.");

    /// <summary>Returns the action and the screen, nothing that the user has entered.</summary>
    public override string ToString() => $"{Action} {Screen}".TrimEnd();
}

/// <summary>WhatsApp's notification that it could not use a response.</summary>
/// <param name="Key">What kind of error it is, for example <c>invalid-screen-transition</c> or <c>payload-schema-error</c>.</param>
/// <param name="Message">The error in a sentence.</param>
/// <param name="Request">The request that tells it.</param>
public sealed record FlowErrorNotification(string Key, string? Message, FlowRequest Request);
