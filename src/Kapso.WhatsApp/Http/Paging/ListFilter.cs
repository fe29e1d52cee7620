using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp;

/// <summary>What the filters of all lists have in common: how many items a page has.</summary>
public abstract record ListFilter : KapsoRecord
{
    /// <summary>The most items a page can have.</summary>
    public const int MaxPageSize = 100;

    private protected ListFilter()
    {
    }

    /// <summary>How many items a page has, 1 to <see cref="MaxPageSize"/>; the server's default (20) when null.</summary>
    public int? PageSize { get; init; }

    /// <summary>Checks what can be known before the call.</summary>
    internal virtual void Check(Rules rules)
    {
        rules.OptionalRange(PageSize, 1, MaxPageSize, "pageSize");
    }

    /// <summary>Writes what is set, but for the size of the pages.</summary>
    internal virtual void Write(Query query)
    {
    }
}
