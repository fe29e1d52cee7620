using System.Globalization;
using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Pagination;

/// <summary>A page as the numbered-page operations of the Platform API answer it. The number of the next page serves as its cursor.</summary>
internal sealed record OffsetPage<T>
{
    [JsonRequired]
    public required IReadOnlyList<T> Data { get => field ?? []; init; }

    public OffsetMeta? Meta { get; init; }

    public Page<T> ToPage()
    {
        int? page = Meta?.Page ?? Meta?.CurrentPage;
        return new()
        {
            Items = Data.Present(),
            NextCursor = page < Meta?.TotalPages ? Cursor(page.Value + 1) : null,
            PreviousCursor = page > 1 ? Cursor(page.Value - 1) : null,
            TotalCount = Meta?.TotalCount,
        };
    }

    private static string Cursor(int page) => page.ToString(CultureInfo.InvariantCulture);
}

internal sealed record OffsetMeta
{
    public int? Page { get; init; }

    /// <summary>What the page's number is called in the answers of a few operations.</summary>
    public int? CurrentPage { get; init; }

    public int? TotalPages { get; init; }

    public int? TotalCount { get; init; }
}
