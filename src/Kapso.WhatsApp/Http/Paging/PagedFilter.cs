namespace Kapso.WhatsApp;

/// <summary>The base of the filters of lists whose number of items a page can be chosen.</summary>
public abstract record PagedFilter : ListFilter
{
    /// <summary>The most items that a page can be asked for. A filter with another limit has a constant of the same name.</summary>
    public const int MaxPageSize = 100;

    private protected PagedFilter()
    {
    }

    /// <summary>Gets how many items a page has, from one to the <c>MaxPageSize</c> of the filter; the server's default when null.</summary>
    public int? PageSize { get; init; }

    internal sealed override int? Size => PageSize;

    /// <summary>The most items that a page of this list can be asked for.</summary>
    private protected virtual int SizeLimit => MaxPageSize;

    internal override void Check(Rules rules) => rules.OptionalRange(PageSize, 1, SizeLimit, "pageSize");
}
