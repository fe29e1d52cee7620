using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Http;

/// <summary>
/// Reads a page item by item: one that cannot be read is kept as it came and costs the others nothing, a null is skipped, and a page without data is empty.
/// </summary>
/// <param name="item">How an item is read.</param>
/// <param name="paging">How the pages follow each other.</param>
/// <param name="member">The member of <c>data</c> that holds the items; null when <c>data</c> does itself.</param>
internal sealed class PageAnswer<T>(JsonTypeInfo<T> item, Paging paging, string? member) : Answer<Page<T>>
{
    public override Page<T> Read(ResponseBody response)
    {
        Utf8JsonReader reader = new(response.Bytes);
        if (response.Bytes.IsEmpty || !reader.Read() || reader.TokenType is not JsonTokenType.StartObject)
        {
            throw new UnexpectedAnswerException(response.Bytes.IsEmpty ? "is empty" : "is not a JSON object");
        }

        using TextPool.Scope texts = TextPool.Begin();
        Items items = new(item);
        PageLinks links = default;
        bool hasData = false;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("data"u8))
            {
                reader.Read();
                hasData = true;
                ReadData(ref reader, items);
            }
            else if (reader.ValueTextEquals("meta"u8) || reader.ValueTextEquals("paging"u8))
            {
                reader.Read();
                links = PageLinks.Read(ref reader, paging);
            }
            else if (reader.ValueTextEquals("success"u8))
            {
                reader.Read();
                if (reader.TokenType is JsonTokenType.False)
                {
                    throw new UnexpectedAnswerException("says that it was not done (success: false)");
                }

                reader.Skip();
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return hasData ? items.ToPage(links) : throw new UnexpectedAnswerException("holds no data");
    }

    private void ReadData(ref Utf8JsonReader reader, Items items)
    {
        if (member is null || reader.TokenType is not JsonTokenType.StartObject)
        {
            items.Read(ref reader);
            return;
        }

        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            bool isList = reader.ValueTextEquals(member);
            reader.Read();
            if (isList)
            {
                items.Read(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    /// <summary>The items that were read so far.</summary>
    private sealed class Items(JsonTypeInfo<T> item)
    {
        /// <summary>A page with more of them is none of these items, and finding out what is wrong with each takes far longer than reading it.</summary>
        private const int MaxUnreadable = 1000;

        private readonly List<T> _items = [];
        private List<JsonElement>? _unreadable;

        /// <summary>Reads the list at the reader's position; anything else in its place is kept as one unreadable item.</summary>
        public void Read(ref Utf8JsonReader reader)
        {
            if (reader.TokenType is not JsonTokenType.StartArray)
            {
                ReadOne(ref reader);
                return;
            }

            while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
            {
                ReadOne(ref reader);
            }
        }

        public Page<T> ToPage(PageLinks links) => new()
        {
            Items = _items,
            NextCursor = links.Next,
            PreviousCursor = links.Previous,
            TotalCount = links.TotalCount,
            Unreadable = _unreadable ?? [],
        };

        private void ReadOne(ref Utf8JsonReader reader)
        {
            Utf8JsonReader start = reader;
            try
            {
                if (TolerantJson.Read(ref reader, item) is { } read)
                {
                    _items.Add(read);
                }
            }
            catch (JsonException)
            {
                reader = start;
                (_unreadable ??= []).Add(JsonElement.ParseValue(ref reader));
                if (_unreadable.Count > MaxUnreadable)
                {
                    throw new UnexpectedAnswerException($"holds more than {MaxUnreadable} items that cannot be read");
                }
            }
        }
    }

    /// <summary>The cursors of the next and the previous page, and the number of items.</summary>
    private readonly record struct PageLinks(string? Next, string? Previous, int? TotalCount)
    {
        public static PageLinks Read(ref Utf8JsonReader reader, Paging paging)
        {
            JsonElement json = JsonElement.ParseValue(ref reader);
            return (json.ValueKind, paging) switch
            {
                (JsonValueKind.Object, Paging.Numbers) => Numbered(json),
                (JsonValueKind.Object, Paging.Cursors) => WithCursors(json),
                _ => default,
            };
        }

        private static PageLinks Numbered(JsonElement meta)
        {
            // A few operations call the page's number otherwise.
            int? page = Number(meta, "page") ?? Number(meta, "current_page");
            return new PageLinks(
                page < Number(meta, "total_pages") ? Cursor(page.Value + 1) : null,
                page > 1 ? Cursor(page.Value - 1) : null,
                Number(meta, "total_count"));
        }

        private static PageLinks WithCursors(JsonElement pages) =>
            pages.TryGetProperty("cursors", out JsonElement cursors) && cursors.ValueKind is JsonValueKind.Object
                ? new PageLinks(Text(cursors, "after"), Text(cursors, "before"), null)
                : default;

        private static string Cursor(int page) => page.ToString(CultureInfo.InvariantCulture);

        private static string? Text(JsonElement json, string name) => !json.TryGetProperty(name, out JsonElement value) ? null : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };

        private static int? Number(JsonElement json, string name) => !json.TryGetProperty(name, out JsonElement value) ? null : value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetInt32(out int number) => number,
            JsonValueKind.String when int.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out int number) => number,
            _ => null,
        };
    }
}
