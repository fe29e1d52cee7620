using System.Collections.ObjectModel;
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
/// <param name="endsWithoutLink">Whether a page that has no link to a next one is the last, as Meta's own API promises, even though it has a cursor.</param>
internal sealed class PageAnswer<T>(JsonTypeInfo<T> item, Paging paging, string? member, bool endsWithoutLink = false) : Answer<Page<T>>
{
    /// <summary>Gives an item what the response says once for all of them; null when it says nothing of the kind.</summary>
    public Func<T, IReadOnlyDictionary<string, JsonElement>, T>? Complete { get; init; }

    public override Page<T> ReadResult(ResponseBody response)
    {
        Utf8JsonReader reader = new(response.Bytes);
        if (response.Bytes.IsEmpty || !reader.Read() || reader.TokenType is not JsonTokenType.StartObject)
        {
            throw new UnexpectedAnswerException(response.Bytes.IsEmpty ? "is empty" : "is not a JSON object");
        }

        using TextPool.Scope texts = TextPool.Begin();
        using RepairBudget.Scope budget = RepairBudget.Begin();
        Items items = new(item);
        PageLinks links = default;
        bool hasData = false;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("data"u8))
            {
                reader.Read();
                hasData = true;
                ReadData(ref reader, items, ref links);
            }
            else if (paging is not Paging.None && reader.ValueTextEquals(paging is Paging.Numbers ? "meta"u8 : "paging"u8))
            {
                reader.Read();
                links = PageLinks.Read(ref reader, paging, endsWithoutLink);
            }
            else
            {
                items.KeepOther(ref reader);
            }
        }

        return hasData ? items.ToPage(links, Complete) : throw new UnexpectedAnswerException("holds no data");
    }

    private void ReadData(ref Utf8JsonReader reader, Items items, ref PageLinks links)
    {
        if (member is null || reader.TokenType is not JsonTokenType.StartObject)
        {
            items.Read(ref reader);
            return;
        }

        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(member))
            {
                reader.Read();
                items.Read(ref reader);
            }
            else if (reader.ValueTextEquals("pagination"u8))
            {
                reader.Read();
                links = PageLinks.Read(ref reader, paging, endsWithoutLink);
            }
            else if (reader.ValueTextEquals("total"u8))
            {
                reader.Read();
                links = links with { TotalCount = reader.TokenType is JsonTokenType.Number && reader.TryGetInt32(out int total) ? total : links.TotalCount };
                reader.Skip();
            }
            else
            {
                items.KeepOther(ref reader);
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
        private Dictionary<string, JsonElement>? _others;

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

        /// <summary>Keeps the member that the reader stands on, which is beside the items.</summary>
        public void KeepOther(ref Utf8JsonReader reader) => MemberReader.Keep(ref reader, ref _others);

        public Page<T> ToPage(PageLinks links, Func<T, IReadOnlyDictionary<string, JsonElement>, T>? complete) => new()
        {
            Items = complete is null || _others is null ? _items : [.. _items.Select(item => complete(item, _others))],
            NextCursor = links.Next.Cursor,
            PreviousCursor = links.Previous.Cursor,
            HasNextLink = links.Next.IsLinked,
            HasPreviousLink = links.Previous.IsLinked,
            TotalCount = links.TotalCount,
            Unreadable = _unreadable ?? [],
            AdditionalData = _others ?? (IReadOnlyDictionary<string, JsonElement>)ReadOnlyDictionary<string, JsonElement>.Empty,
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
}
