using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Calls;

/// <summary>A call that the business has begun; webhooks tell how it goes on.</summary>
public sealed record StartedCall
{
    /// <summary>WhatsApp's id of the call (wacid).</summary>
    public required string CallId { get; init; }

    /// <summary>What comes back in the call's webhooks as <c>biz_opaque_callback_data</c>.</summary>
    public string? CallbackData { get; init; }
}

/// <summary>The server's answer to a call that was begun.</summary>
internal sealed record StartedCallAnswer : IJsonOnDeserialized
{
    public IReadOnlyList<Started>? Calls { get; init; }

    public string CallId => Calls![0].Id!;

    public void OnDeserialized()
    {
        if (Calls is not [{ Id.Length: > 0 }, ..])
        {
            throw new JsonException("The answer to a call names no call.");
        }
    }

    internal sealed record Started
    {
        public string? Id { get; init; }
    }
}
