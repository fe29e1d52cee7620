using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Kapso.WhatsApp.Http;

/// <summary>One API operation as data; the pipeline, retry, telemetry, error texts, the documentation and its tests all read it.</summary>
/// <param name="Id">The operation's name in Kapso's API reference.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path below the surface's base, with <c>{placeholders}</c>.</param>
/// <param name="Surface">The surface.</param>
/// <param name="Replay">What may happen when the outcome is unknown.</param>
internal record Operation(string Id, HttpMethod Method, string Path, ApiSurface Surface, Replay Replay)
{
    private readonly PathTemplate _template = PathTemplate.Parse(Path);

    /// <summary>The C# method that calls it, as <c>Messages.SendAsync</c>; null for a call that an application describes itself.</summary>
    public string? ClientMethod { get; init; }

    /// <summary>Whether an operation of <see cref="ApiSurface.WhatsApp"/> is Kapso's own addition, which Meta's Cloud API does not have.</summary>
    public bool KapsoOnly { get; init; }

    /// <summary>Whether Meta's own Cloud API has it too, so that it works without Kapso in between.</summary>
    public bool OnMeta => Surface is ApiSurface.WhatsApp && !KapsoOnly;

    /// <summary>Whether doing it twice is not the same as doing it once: anything but a safe operation.</summary>
    public bool HappensOnce => Replay is not Replay.Safe;

    /// <summary>Fills the path's placeholders, in their order, with escaped ids.</summary>
    /// <param name="rules">Hears of ids that break a rule.</param>
    /// <param name="ids">The ids.</param>
    public string Fill(Rules rules, ReadOnlySpan<string> ids) => _template.Fill(rules, ids);

    /// <summary>The id of the number that a call is about; null when its path names none.</summary>
    /// <param name="ids">The ids in the path, in their order.</param>
    public string? NumberOf(ReadOnlySpan<string> ids) => _template.IndexOf("phoneNumberId") is var index and >= 0 ? ids[index] : null;
}

/// <summary>An operation whose request has no JSON body: the ids and the query say everything, or a file is uploaded.</summary>
/// <param name="Id">The operation's name in Kapso's API reference.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path below the surface's base, with <c>{placeholders}</c>.</param>
/// <param name="Surface">The surface.</param>
/// <param name="Replay">What may happen when the outcome is unknown.</param>
/// <param name="Answer">How the response becomes the result.</param>
internal sealed record Operation<TAnswer>(string Id, HttpMethod Method, string Path, ApiSurface Surface, Replay Replay, Answer<TAnswer> Answer) : Operation(Id, Method, Path, Surface, Replay);

/// <summary>An operation whose request has a JSON body.</summary>
/// <param name="Id">The operation's name in Kapso's API reference.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path below the surface's base, with <c>{placeholders}</c>.</param>
/// <param name="Surface">The surface.</param>
/// <param name="Replay">What may happen when the outcome is unknown.</param>
/// <param name="Body">How the body is written.</param>
/// <param name="Answer">How the response becomes the result.</param>
internal sealed record Operation<TBody, TAnswer>(string Id, HttpMethod Method, string Path, ApiSurface Surface, Replay Replay, Body<TBody> Body, Answer<TAnswer> Answer)
    : Operation(Id, Method, Path, Surface, Replay);

/// <summary>How the server divides a list into pages.</summary>
internal enum Paging
{
    /// <summary>They are numbered: <c>page</c>, <c>per_page</c> and <c>meta</c>.</summary>
    Numbers,

    /// <summary>Each names the cursors of its neighbours: <c>after</c>, <c>before</c>, <c>limit</c> and <c>paging</c>.</summary>
    Cursors,

    /// <summary>As <see cref="Cursors"/>, but <c>paging.next</c> and <c>paging.previous</c> are the cursors: those of the items are there on the last page too.</summary>
    Neighbours,

    /// <summary>Each names the next one: <c>cursor</c>, <c>limit</c>, and <c>pagination</c> beside the items.</summary>
    NextCursor,

    /// <summary>The server answers one page only.</summary>
    None,
}

/// <summary>An operation that lists.</summary>
/// <param name="Id">The operation's name in Kapso's API reference.</param>
/// <param name="Path">The path below the surface's base, with <c>{placeholders}</c>.</param>
/// <param name="Surface">The surface.</param>
/// <param name="Item">How an item is read.</param>
/// <param name="Paging">How the pages follow each other.</param>
internal sealed record ListOperation<TItem>(string Id, string Path, ApiSurface Surface, JsonTypeInfo<TItem> Item, Paging Paging)
    : Operation(Id, HttpMethod.Get, Path, Surface, Replay.Safe)
{
    /// <summary>The member of <c>data</c> that holds the items; null when <c>data</c> does itself.</summary>
    public string? Member { get; init; }

    /// <summary>Gives an item what the response says once for all of them; null when it says nothing of the kind.</summary>
    public Func<TItem, IReadOnlyDictionary<string, JsonElement>, TItem>? Complete { get; init; }

    /// <summary>How a page is read, where that is not as <see cref="Paging"/> says alone.</summary>
    public Answer<Page<TItem>>? Answer { get; init; }

    /// <summary>How many items a page has when the filter does not say; the server's default when null.</summary>
    public int? DefaultPageSize { get; init; }
}
