namespace Kapso.WhatsApp.Http;

/// <summary>Which of Kapso's two HTTP surfaces an operation belongs to.</summary>
internal enum Api
{
    /// <summary>The WhatsApp proxy: Meta's Cloud API with Kapso's history on top.</summary>
    WhatsApp,

    /// <summary>The Platform API.</summary>
    Platform,
}

/// <summary>What may happen when it is not known whether the server took a request. Never guessed from the verb.</summary>
internal enum Replay
{
    /// <summary>Reads and idempotent writes: doing it again changes nothing.</summary>
    Safe,

    /// <summary>Messages: doing it again could reach a person twice. 429 and "409 in flight" are refusals and may be tried again.</summary>
    Send,

    /// <summary>Other creates: doing it again could make a second one. Only 429 may be tried again.</summary>
    Never,
}

/// <summary>One API operation as data; retry, telemetry, error texts, the documentation and its tests all read it.</summary>
/// <param name="Id">The operation's name in Kapso's API reference.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path below the surface's base, with <c>{placeholders}</c>.</param>
/// <param name="Api">The surface.</param>
/// <param name="Replay">What may happen when the outcome is unknown.</param>
internal sealed record Operation(string Id, HttpMethod Method, string Path, Api Api, Replay Replay)
{
    private readonly PathTemplate _template = PathTemplate.Parse(Path);

    /// <summary>The C# method that calls it, as <c>Messages.SendAsync</c>.</summary>
    public required string ClientMethod { get; init; }

    /// <summary>Whether Meta's own Cloud API has it too, so that it works without Kapso in between.</summary>
    public bool OnMeta { get; init; }

    /// <summary>Whether the call is worth a word about an unknown outcome: anything but a safe operation.</summary>
    public bool HappensOnce => Replay is not Replay.Safe;

    /// <summary>Fills the path's placeholders, in their order, with escaped ids.</summary>
    public string Target() => _template.Fill([]);

    /// <inheritdoc cref="Target()"/>
    public string Target(string first) => _template.Fill([first]);

    /// <inheritdoc cref="Target()"/>
    public string Target(string first, string second) => _template.Fill([first, second]);
}
