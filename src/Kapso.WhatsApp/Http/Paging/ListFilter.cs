using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp;

/// <summary>The base of the filters of all lists. A list that the server returns as one page takes a filter that derives from it directly, and has no page size.</summary>
public abstract record ListFilter : KapsoRecord
{
    private protected ListFilter()
    {
    }

    /// <summary>The size of a page to ask for; the server's default when null.</summary>
    internal virtual int? Size => null;

    /// <summary>Checks what can be known before the call.</summary>
    internal virtual void Check(Rules rules)
    {
    }

    /// <summary>Writes what is set, but for the size of the pages.</summary>
    internal virtual void Write(Query query)
    {
    }
}
