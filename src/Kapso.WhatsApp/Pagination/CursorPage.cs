namespace Kapso.WhatsApp.Pagination;

/// <summary>A page as the cursor-paged operations of both surfaces answer it.</summary>
internal sealed record CursorPage<T>
{
    public required IReadOnlyList<T> Data { get => field ?? []; init; }

    public CursorPaging? Paging { get; init; }

    public Page<T> ToPage() => new() { Items = Data.Present(), NextCursor = Paging?.Cursors?.After, PreviousCursor = Paging?.Cursors?.Before };
}

/// <summary>What stands on a page.</summary>
internal static class PageItems
{
    /// <summary>The items without those that are null.</summary>
    public static IReadOnlyList<T> Present<T>(this IReadOnlyList<T> items) => items.Any(item => item is null) ? [.. items.Where(item => item is not null)] : items;
}

internal sealed record CursorPaging
{
    public PagingCursors? Cursors { get; init; }
}

internal sealed record PagingCursors
{
    public string? Before { get; init; }

    public string? After { get; init; }
}
