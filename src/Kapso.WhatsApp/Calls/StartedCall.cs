using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Calls;

/// <summary>A call that the business has begun; webhooks tell how it goes on.</summary>
public sealed record StartedCall : KapsoModel
{
    /// <summary>Gets WhatsApp's id of the call (wacid).</summary>
    [JsonPropertyName("id")]
    public required string CallId { get; init; }

    /// <summary>Gets the text that comes back in the call's webhooks as <c>biz_opaque_callback_data</c>.</summary>
    [JsonPropertyName("biz_opaque_callback_data")]
    public string? CallbackData { get; init; }
}

/// <summary>The calls that a request began: a list of one.</summary>
internal sealed record StartedCalls : KapsoModel
{
    public IReadOnlyList<StartedCall> Calls { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Says nothing but which product the API is for.</summary>
    [JsonIgnore]
    public string? MessagingProduct { get; init; }

    /// <exception cref="JsonException">No call is named.</exception>
    public StartedCall TheOnly()
    {
        StartedCall call = Calls is [{ CallId.Length: > 0 } first, ..] ? first : throw new JsonException("It names no call.");
        call.Keep(ExtensionData);
        return call;
    }
}
