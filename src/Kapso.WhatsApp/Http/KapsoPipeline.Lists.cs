namespace Kapso.WhatsApp.Http;

/// <content>Lists, whose pages are calls of their own.</content>
internal sealed partial class KapsoPipeline
{
    /// <summary>Makes a list. Nothing is fetched before it is read.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="ids">The ids in its path, in their order.</param>
    /// <param name="filter">Which items; all when null.</param>
    /// <param name="details">What else is known about the calls.</param>
    /// <param name="argument">The name of the filter's argument.</param>
    /// <exception cref="KapsoValidationException">An id or the filter breaks a rule; the exception lists all of them.</exception>
    public PagedList<TItem> List<TItem>(ListOperation<TItem> operation, ReadOnlySpan<string> ids, ListFilter? filter, CallDetails details = default, string argument = "filter")
    {
        Rules rules = Rules.Start();
        string path = operation.Fill(rules, ids);
        details.Check?.Invoke(rules);
        if (filter is not null)
        {
            using (rules.In(argument))
            {
                filter.Check(rules);
                Written(filter).CheckIds(rules);
            }
        }

        rules.ThrowIfBroken();
        Answer<Page<TItem>> answer = operation.Answer ?? new PageAnswer<TItem>(operation.Item, operation.Paging, operation.Member, endsWithoutLink: _endpoints.IsMeta) { Complete = operation.Complete };
        details = details with { NumberId = operation.NumberOf(ids) };
        return new PagedList<TItem>(operation.Id, (cursor, cancellationToken) =>
            SendAsync(operation, path + PageQuery(operation, filter, cursor), null, answer, details, cancellationToken));
    }

    private static Query PageQuery<TItem>(ListOperation<TItem> operation, ListFilter? filter, PageCursor cursor)
    {
        Query query = filter is null ? new Query() : Written(filter);
        int? size = filter?.Size ?? operation.DefaultPageSize;
        switch (operation.Paging)
        {
            case Paging.Numbers:
                return query.Add("per_page", size).Add("page", cursor.PageNumber());
            case Paging.Cursors or Paging.Neighbours:
                return query.Add("limit", size).Add(cursor.IsBefore ? "before" : "after", cursor.Value);
            case Paging.NextCursor:
                return query.Add("limit", size).Add("cursor", cursor.ForwardOnly());
            default:
                cursor.OnlyPage();
                return query;
        }
    }

    private static Query Written(ListFilter filter)
    {
        Query query = new();
        filter.Write(query);
        return query;
    }
}
