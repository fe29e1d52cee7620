using System.Text.Json;
using System.Text.Unicode;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.AspNetCore;

/// <summary>
/// Reads what a flow asks, leniently: everything but the action may be missing, empty or null, and what a person has entered may be cut in the middle of an emoji.
/// </summary>
internal static class FlowRequestReader
{
    private const string DefaultVersion = "3.0";

    private static readonly JsonElement NoData = JsonDocument.Parse("{}").RootElement;

    // Errors that WhatsApp is known to tell. An answer of the flow's own could be called "error", too.
    private static readonly string[] KnownErrors =
    [
        "timeout_error", "missing_capability", "cannot_be_served", "no_http_response_error", "unexpected_http_status_code", "public-key-missing", "public-key-signiture-verification",
        "response-decryption-error", "invalid-screen-transition", "payload-schema-error", "business-decryption-error",
    ];

    /// <summary>Reads a request as WhatsApp sends it, decrypted.</summary>
    /// <exception cref="JsonException">It is not a request of a flow.</exception>
    public static FlowRequest Read(ReadOnlyMemory<byte> json, IEnumerable<string> appSecrets)
    {
        using JsonDocument document = Parse(json);
        return Read(document.RootElement, default, appSecrets);
    }

    /// <summary>Reads a request as Kapso passes it to functions.</summary>
    /// <param name="json">The body.</param>
    /// <param name="appSecrets">The secrets of the app at Meta.</param>
    /// <param name="isSigned">Whether Kapso found WhatsApp's signature to be right.</param>
    /// <exception cref="JsonException">It is not a request of a flow.</exception>
    public static FlowRequest ReadForwarded(ReadOnlyMemory<byte> json, IEnumerable<string> appSecrets, out bool isSigned)
    {
        using JsonDocument document = Parse(json);
        JsonElement root = document.RootElement;
        if (root.ValueKind is not JsonValueKind.Object || !root.TryGetProperty("data_exchange", out JsonElement exchange))
        {
            throw new JsonException("There is no data_exchange.");
        }

        isSigned = root.TryGetProperty("signature_valid", out JsonElement valid) && valid.ValueKind is JsonValueKind.True;
        return Read(exchange, root, appSecrets);
    }

    /// <summary>The error that a request reports; null when it asks for something.</summary>
    public static FlowErrorNotification? ErrorOf(FlowRequest request)
    {
        string? message = TextOf(request.Data, "error_message");
        string? key = TextOf(request.Data, "error_key") ?? TextOf(request.Data, "error");
        return key is not null && (message is not null || KnownErrors.Contains(key)) ? new FlowErrorNotification(key, message, request) : null;
    }

    // Texts are only looked at by handlers, which must not fail on half a character; what is not UTF-8 at all is not a request.
    private static JsonDocument Parse(ReadOnlyMemory<byte> json) =>
        Utf8.IsValid(json.Span) ? JsonDocument.Parse(LoneSurrogates.Replace(json)) : throw new JsonException("The request is not valid UTF-8.");

    private static FlowRequest Read(JsonElement json, JsonElement wrapper, IEnumerable<string> appSecrets)
    {
        if (json.ValueKind is not JsonValueKind.Object)
        {
            throw new JsonException("A request is an object.");
        }

        string? token = TextOf(json, "flow_token");
        string? signature = TextOf(json, "flow_token_signature");
        JsonElement flow = wrapper.ValueKind is JsonValueKind.Object && wrapper.TryGetProperty("flow", out JsonElement found) ? found : default;
        return new FlowRequest
        {
            Version = TextOf(json, "version") ?? DefaultVersion,
            Action = new FlowRequestAction(TextOf(json, "action") ?? throw new JsonException("There is no action.")),
            Screen = TextOf(json, "screen"),
            Data = json.TryGetProperty("data", out JsonElement data) && data.ValueKind is JsonValueKind.Object ? data.Clone() : NoData,
            FlowToken = token,
            IsFlowTokenSigned = signature is null ? null : FlowTokenSignature.IsValid(signature, token, appSecrets),
            FlowId = TextOf(flow, "id") ?? TextOf(wrapper, "flow_id"),
            MetaFlowId = TextOf(flow, "meta_flow_id"),
        };
    }

    /// <summary>A member that is a text with something in it.</summary>
    private static string? TextOf(JsonElement json, string name)
    {
        try
        {
            return json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out JsonElement value) && value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
        }
        catch (InvalidOperationException broken)
        {
            throw new JsonException("A text is not valid.", broken);
        }
    }
}
