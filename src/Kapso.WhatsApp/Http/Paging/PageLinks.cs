using System.Globalization;
using System.Text.Json;

namespace Kapso.WhatsApp.Http;

/// <summary>The pages beside a page, and the number of items on all pages, as the server states them.</summary>
/// <param name="Next">The next page.</param>
/// <param name="Previous">The previous page.</param>
/// <param name="TotalCount">The number of items on all pages; null when the server does not state it.</param>
internal readonly record struct PageLinks(PageLink Next, PageLink Previous, int? TotalCount)
{
    /// <summary>Reads the member <c>meta</c> of numbered pages, <c>paging</c> of pages with cursors, or <c>pagination</c> beside the items.</summary>
    /// <param name="reader">Stands at the member's value.</param>
    /// <param name="paging">How the pages follow each other.</param>
    /// <param name="endsWithoutLink">Whether a page that has no link to a next one is the last even though it has a cursor.</param>
    public static PageLinks Read(ref Utf8JsonReader reader, Paging paging, bool endsWithoutLink)
    {
        JsonElement json = JsonElement.ParseValue(ref reader);
        return (json.ValueKind, paging) switch
        {
            (JsonValueKind.Object, Paging.Numbers) => Numbered(json),
            (JsonValueKind.Object, Paging.Cursors) => WithCursors(json, endsWithoutLink),
            (JsonValueKind.Object, Paging.Neighbours) => new PageLinks(PageLink.Member(json, "next"), PageLink.Member(json, "previous"), null),
            (JsonValueKind.Object, Paging.NextCursor) => WithNextCursor(json),
            _ => default,
        };
    }

    private static PageLinks Numbered(JsonElement meta)
    {
        // A few operations call the page's number otherwise.
        int? page = Number(meta, "page") ?? Number(meta, "current_page");
        return new PageLinks(
            page < Number(meta, "total_pages") ? PageLink.To(page.Value + 1) : default,
            page > 1 ? PageLink.To(page.Value - 1) : default,
            Number(meta, "total_count"));
    }

    private static PageLinks WithCursors(JsonElement paging, bool endsWithoutLink)
    {
        JsonElement cursors = paging.TryGetProperty("cursors", out JsonElement value) && value.ValueKind is JsonValueKind.Object ? value : default;
        return new PageLinks(PageLink.Read(paging, "next", cursors, "after", endsWithoutLink), PageLink.Read(paging, "previous", cursors, "before", endsWithoutLink), null);
    }

    private static PageLinks WithNextCursor(JsonElement pagination) =>
        pagination.TryGetProperty("has_more", out JsonElement more) && more.ValueKind is JsonValueKind.False ? default : new PageLinks(PageLink.Member(pagination, "next_cursor"), default, null);

    private static int? Number(JsonElement json, string name) => !json.TryGetProperty(name, out JsonElement value) ? null : value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetInt32(out int number) => number,
        JsonValueKind.String when int.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out int number) => number,
        _ => null,
    };
}

/// <summary>A page beside a page.</summary>
/// <param name="Cursor">Its cursor or number; null when there is no such page.</param>
/// <param name="IsLinked">Whether the server linked to it, by an address or by a cursor in the link's place. A server that does so leaves the link out where there is no such page.</param>
internal readonly record struct PageLink(string? Cursor, bool IsLinked)
{
    public static PageLink To(int page) => new(page.ToString(CultureInfo.InvariantCulture), IsLinked: false);

    /// <summary>Reads a member that is the cursor itself.</summary>
    public static PageLink Member(JsonElement holder, string name) => Text(holder, name) is { } cursor ? new PageLink(cursor, IsLinked: true) : default;

    /// <summary>Reads a link and the cursor beside it, each of which can be missing.</summary>
    /// <param name="paging">The member <c>paging</c>.</param>
    /// <param name="name">The name of the link.</param>
    /// <param name="cursors">The cursors; undefined when there are none.</param>
    /// <param name="cursorName">The name of the cursor, among the cursors and in the query of the link.</param>
    /// <param name="endsWithoutLink">Whether there is no such page when the link is missing, even though there is a cursor.</param>
    /// <exception cref="UnexpectedAnswerException">There is a link, and no cursor in it or beside it.</exception>
    public static PageLink Read(JsonElement paging, string name, JsonElement cursors, string cursorName, bool endsWithoutLink)
    {
        string? cursor = cursors.ValueKind is JsonValueKind.Object ? Text(cursors, cursorName) : null;
        if (!paging.TryGetProperty(name, out JsonElement link))
        {
            return new PageLink(endsWithoutLink ? null : cursor, IsLinked: false);
        }

        return link.ValueKind is not JsonValueKind.String || link.GetString() is not { Length: > 0 } target
            ? default
            : new PageLink(cursor ?? CursorIn(target, cursorName) ?? throw new UnexpectedAnswerException($"links to a {name} page without its cursor"), IsLinked: true);
    }

    private static string? Text(JsonElement json, string name) => !json.TryGetProperty(name, out JsonElement value) ? null : value.ValueKind switch
    {
        JsonValueKind.String when value.GetString() is { Length: > 0 } text => text,
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    /// <summary>The cursor in the query of an address; what is not an address is the cursor itself.</summary>
    private static string? CursorIn(string link, string name)
    {
        int query = link.IndexOf('?', StringComparison.Ordinal);
        if (query < 0)
        {
            return link.Contains("://", StringComparison.Ordinal) ? null : link;
        }

        foreach (string part in link[(query + 1)..].Split('#')[0].Split('&'))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && Uri.UnescapeDataString(part[..equals]) == name && part.Length > equals + 1)
            {
                // A plus sign stays one: base64 has it, and no cursor has a space.
                return Uri.UnescapeDataString(part[(equals + 1)..]);
            }
        }

        return null;
    }
}
