using System.Globalization;
using System.Text.Json.Nodes;

namespace Kapso.WhatsApp.Emulator.Http;

/// <summary>One page of a newest-first list of the Platform API whose pages are numbered.</summary>
internal static class NumberedPage
{
    /// <summary>Reads <c>page</c> and <c>per_page</c> from the query and answers that page.</summary>
    /// <param name="request">The request whose query is read.</param>
    /// <param name="newestFirst">Everything that the filters let through.</param>
    /// <param name="show">How an item is shown.</param>
    /// <param name="pageName">What the answer calls the page's number.</param>
    public static Reply Answer<T>(EmulatorRequest request, IReadOnlyList<T> newestFirst, Func<T, JsonNode> show, string pageName = "page")
    {
        int size = QueryFilter.Limit(request, "per_page");
        int page = QueryFilter.Number(request, "page", int.MaxValue, 1);
        int pages = (newestFirst.Count + size - 1) / size;
        JsonObject body = new()
        {
            ["data"] = new JsonArray([.. newestFirst.Skip((int)Math.Min((page - 1L) * size, newestFirst.Count)).Take(size).Select(show)]),
            ["meta"] = new JsonObject
            {
                [pageName] = page,
                ["per_page"] = size,
                ["total_pages"] = pages,
                ["total_count"] = newestFirst.Count,
            },
        };
        return Reply.Ok(body) with
        {
            Headers = new Dictionary<string, string>
            {
                ["X-Total"] = Text(newestFirst.Count),
                ["X-Total-Pages"] = Text(pages),
                ["X-Per-Page"] = Text(size),
                ["X-Page"] = Text(page),
            },
        };
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
