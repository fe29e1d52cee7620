using System.Collections.ObjectModel;
using System.Text.Json;

namespace Kapso.WhatsApp;

/// <summary>One page of a list, as the server returned it.</summary>
/// <typeparam name="T">What is listed.</typeparam>
public sealed record Page<T> : KapsoRecord
{
    /// <summary>The items of the page, in the order of the list.</summary>
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>
    /// The cursor of the next page; null on the last one. Give it to <see cref="PagedList{T}.GetPageAsync(string?, CancellationToken)"/>, also in a later
    /// process, to continue.
    /// </summary>
    public string? NextCursor { get; init; }

    /// <summary>Where the page before this one ends; null when there is none or the list does not say. Hand it to <see cref="PagedList{T}.GetPreviousPageAsync"/>.</summary>
    public string? PreviousCursor { get; init; }

    /// <summary>How many there are on all pages together; null when the list does not say.</summary>
    public int? TotalCount { get; init; }

    /// <summary>The items of this page that this version of the SDK could not read, as they came; they are missing from <see cref="Items"/>. Empty nearly always.</summary>
    public IReadOnlyList<JsonElement> Unreadable { get; init; } = [];

    /// <summary>Members of the response beside its items and its paging, by their name on the wire, for example <c>function_name</c> of a function's invocations. Empty for most lists.</summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalData { get; init; } = ReadOnlyDictionary<string, JsonElement>.Empty;

    /// <summary>Whether the server linked to the next page, besides stating its cursor.</summary>
    internal bool HasNextLink { get; init; }

    /// <summary>Whether the server linked to the previous page, besides stating its cursor.</summary>
    internal bool HasPreviousLink { get; init; }
}
