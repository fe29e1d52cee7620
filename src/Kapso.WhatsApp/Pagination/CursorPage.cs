namespace Kapso.WhatsApp.Pagination;

/// <summary>A page as the cursor-paged operations of both surfaces answer it.</summary>
internal sealed record CursorPage<T>
{
    public required IReadOnlyList<T> Data { get; init; }

    public CursorPaging? Paging { get; init; }

    public Page<T> ToPage() => new() { Items = Data, NextCursor = Paging?.Cursors?.After, PreviousCursor = Paging?.Cursors?.Before };
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
