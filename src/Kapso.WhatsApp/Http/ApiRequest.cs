using System.Text.Json;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp;

/// <summary>
/// A call that this version of the SDK has no method for. It takes the path of every other call: credential, retries by its replay class, the guard against a second send,
/// typed exceptions and telemetry. Send it with <see cref="KapsoWhatsAppClient.SendAsync(ApiRequest, CancellationToken)"/>.
/// </summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">
/// The path below the surface's base, without a slash at its beginning, for example <c>customers/7c2d…</c>. Ids in it are escaped by the caller (<see cref="Uri.EscapeDataString(string)"/>).
/// </param>
/// <param name="Replay">What may be done when it is not known whether the server took the call.</param>
public sealed record ApiRequest(HttpMethod Method, string Path, Replay Replay) : KapsoRecord
{
    private const int MaxPathLength = 2048;

    /// <summary>Gets the surface that the path belongs to; <see cref="ApiSurface.WhatsApp"/> by default.</summary>
    public ApiSurface Surface { get; init; }

    /// <summary>Gets the query: names and values, unescaped, in their order; a name can stand several times. A dictionary can be given, too.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>>? Query { get; init; }

    /// <summary>Gets the JSON body; none when null. <c>JsonSerializer.SerializeToElement(value, typeInfo)</c> makes it of a value.</summary>
    public JsonElement? Body { get; init; }

    /// <summary>Gets what the call is named in exceptions, logs, spans and metrics, best the operation's name in Kapso's API reference; <c>apiRequest</c> by default. It must not hold ids.</summary>
    public string Name { get; init; } = "apiRequest";

    /// <summary>Returns method, surface and name, without the path, whose ids can be phone numbers, and without query and body.</summary>
    private protected override string Describe() => $"{nameof(ApiRequest)} {{ {Method} {Surface} {Name} }}";

    /// <summary>Whom a message goes to that is sent this way; null when it is no message, or names nobody.</summary>
    internal Recipient? Recipient => Replay is Replay.Send && IsMessage && Body is { } payload ? Recipient.Read(payload) : null;

    // The same path takes marks of messages as read; no other status makes a body anything but a message.
    private bool IsMessage =>
        Method == HttpMethod.Post && Path is { } path && Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]) is "messages" or "marketing_messages" && TextOf("status") is not "read";

    internal void Check(Rules rules)
    {
        rules.Text(Name, 100, "name");
        rules.Defined(Surface, "surface");
        rules.Defined(Replay, "replay");
        if (Replay is Replay.Safe && IsMessage)
        {
            rules.Add("replay", "message", "must be Send, because a message that is sent again can reach a person twice", nameof(Replay.Send), nameof(Replay.Safe));
        }

        if (!rules.Required(Path, "path"))
        {
            return;
        }

        rules.MaxLength(Path, MaxPathLength, "path");
        if (Path[0] == '/' || Path.AsSpan().IndexOfAny("?#\\") >= 0 || Path.Any(character => char.IsControl(character) || char.IsWhiteSpace(character))
            || Path.Split('/').Any(segment => segment.Length == 0 || Uri.UnescapeDataString(segment) is "." or ".."))
        {
            rules.Add("path", "path", "must be a path below the surface's base: no slash at its beginning, no empty segment, no dots as a segment, no query and no white space");
        }
        else if (Surface is ApiSurface.WhatsApp)
        {
            rules.Id(Uri.UnescapeDataString(Path.Split('/')[0]), "path");
        }
    }

    internal Query ToQuery()
    {
        Query query = new();
        foreach ((string name, string value) in Query ?? [])
        {
            query.Add(Uri.EscapeDataString(name), value);
        }

        return query;
    }

    /// <summary>What settles an unknown outcome, for a message that is sent this way.</summary>
    internal CallDetails ToDetails() => Replay is not Replay.Send ? default : new CallDetails
    {
        CallbackData = TextOf("biz_opaque_callback_data"),
        Phone = TextOf("to"),
        PhoneNumberId = Path.Split('/') is [{ } phoneNumberId, ..] ? Uri.UnescapeDataString(phoneNumberId) : null,
    };

    private string? TextOf(string member) =>
        Body is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty(member, out JsonElement value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
