using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Webhooks;

/// <summary>What can be set about a webhook. Read as a whole, so that a refused update leaves everything as it was.</summary>
internal sealed record WebhookSettings
{
    private const string Kapso = "kapso";
    private const string Meta = "meta";
    private const int MaxListed = 100;
    private const int SecretLength = 64;

    public required string Url { get; init; }

    public required bool IsMeta { get; init; }

    public required string SecretKey { get; init; }

    public bool IsActive { get; init; } = true;

    public IReadOnlyList<string> Events { get; init; } = [];

    public bool BufferEnabled { get; init; }

    public int BufferSeconds { get; init; } = 5;

    public int MaxBufferSize { get; init; } = 50;

    public IReadOnlyList<string> BufferEvents { get; init; } = [];

    public int? InactivityMinutes { get; init; }

    public JsonObject? Headers { get; init; }

    public string Kind => IsMeta ? Meta : Kapso;

    public string? PayloadVersion => IsMeta ? null : "v2";

    /// <summary>Only received messages can be buffered, whatever else a webhook subscribes to.</summary>
    public bool Buffers(string eventName) => BufferEnabled && eventName == EventNames.MessageReceived;

    public static WebhookSettings ReadNew(Field body, bool isOfNumber)
    {
        WebhookSettings settings = new()
        {
            Url = ReadUrl(body["url"]) ?? throw body["url"].Missing(),
            IsMeta = body["kind"].OptionalOneOf(Kapso, Meta) == Meta,
            SecretKey = body["secret_key"].OptionalText() ?? RandomNumberGenerator.GetHexString(SecretLength, lowercase: true),
        };
        return settings.Change(body, isOfNumber);
    }

    public WebhookSettings ReadUpdate(Field body, bool isOfNumber)
    {
        if (body["kind"].OptionalOneOf(Kapso, Meta) is { } kind && kind != Kind)
        {
            throw body["kind"].NotAllowed("cannot be changed");
        }

        WebhookSettings settings = this with
        {
            Url = ReadUrl(body["url"]) ?? Url,
            SecretKey = body["secret_key"].OptionalText() ?? SecretKey,
        };
        return settings.Change(body, isOfNumber);
    }

    private WebhookSettings Change(Field body, bool isOfNumber)
    {
        CheckMeta(body);
        return this with
        {
            IsActive = body["active"].Flag(IsActive),
            Events = IsMeta ? [] : ReadEvents(body["events"], isOfNumber),
            BufferEnabled = body["buffer_enabled"].Flag(BufferEnabled),
            BufferSeconds = ReadNumber(body["buffer_window_seconds"], 60) ?? BufferSeconds,
            MaxBufferSize = ReadNumber(body["max_buffer_size"], 100) ?? MaxBufferSize,
            BufferEvents = body["buffer_events"].Exists ? ReadBufferEvents(body["buffer_events"]) : BufferEvents,
            InactivityMinutes = body["inactivity_minutes"] is { IsMentioned: true } minutes ? ReadNumber(minutes, int.MaxValue) : InactivityMinutes,
            Headers = body["headers"] is { IsMentioned: true } headers ? ReadHeaders(headers) : Headers,
        };
    }

    private void CheckMeta(Field body)
    {
        if (body["payload_version"].OptionalText() is { } version && (IsMeta || version != "v2"))
        {
            throw body["payload_version"].NotAllowed(IsMeta ? "is not for meta webhooks" : "must be v2: the emulator has no older payloads");
        }

        if (IsMeta && body["buffer_enabled"].Flag(false))
        {
            throw body["buffer_enabled"].NotAllowed("is not for meta webhooks");
        }

        if (IsMeta && body["buffer_events"].OptionalItems(MaxListed).Count > 0)
        {
            throw body["buffer_events"].NotAllowed("is not for meta webhooks");
        }
    }

    private static string? ReadUrl(Field field)
    {
        if (field.OptionalWebAddress() is not { } url)
        {
            return null;
        }

        return new Uri(url) is { Scheme: "https" } or { IsLoopback: true }
            ? url
            : throw field.Malformed("must be an https address; http only leads to this machine");
    }

    private IReadOnlyList<string> ReadEvents(Field field, bool isOfNumber)
    {
        if (!field.IsMentioned && Events.Count > 0)
        {
            return Events;
        }

        string[] events = [.. field.Items(1, MaxListed).Select(item => item.Text()).Distinct()];
        (IReadOnlyList<string> allowed, IReadOnlyList<string> excluded) = isOfNumber ? (EventNames.OfNumbers, EventNames.OfProject) : (EventNames.OfProject, EventNames.OfNumbers);
        Refuse("Events contains unsupported events", events.Except(allowed).Except(excluded));
        Refuse(isOfNumber ? "Events contains events of the project" : "Events contains events that need a phone_number_id", events.Intersect(excluded));
        return events;
    }

    private static string[] ReadBufferEvents(Field field)
    {
        string[] events = [.. field.Items(0, MaxListed).Select(item => item.Text()).Distinct()];
        Refuse("Buffer events contains unsupported events", events.Where(name => name != EventNames.MessageReceived));
        return events;
    }

    private static void Refuse(string sentence, IEnumerable<string> events)
    {
        string listed = string.Join(", ", events);
        if (listed.Length > 0)
        {
            throw new RefusalException(Reply.Error(422, $"{sentence}: \"{listed}\""));
        }
    }

    private static int? ReadNumber(Field field, int max) => field.Exists ? (int)field.Integer(1, max) : null;

    private static JsonObject? ReadHeaders(Field field)
    {
        if (!field.Exists)
        {
            return null;
        }

        JsonObject headers = (JsonObject)field.Object().ToNode()!;
        return headers.All(header => IsHeader(header.Key, TextOf(header.Value)))
            ? headers
            : throw field.NotAllowed("must have names and values that HTTP allows");
    }

    /// <summary>A header's value as it is sent: the server keeps whatever JSON it was given.</summary>
    public static string TextOf(JsonNode? value) =>
        value is JsonValue scalar && scalar.TryGetValue<string>(out string? text) ? text : value?.ToJsonString() ?? "";

    private static bool IsHeader(string name, string value) =>
        name.Length > 0
        && name.All(character => char.IsAsciiLetterOrDigit(character) || "!#$%&'*+-.^_`|~".Contains(character, StringComparison.Ordinal))
        && !value.Any(character => char.IsControl(character) && character != '\t');
}
