using System.Globalization;

namespace Kapso.WhatsApp.Http;

/// <summary>The position of a page: it begins at a cursor, or ends there when paging backwards.</summary>
/// <param name="Value">The cursor; null for the first page.</param>
/// <param name="IsBefore">Whether the page before it is meant.</param>
internal readonly record struct PageCursor(string? Value, bool IsBefore = false)
{
    /// <summary>The cursor as the number of a page, for lists whose pages are numbered.</summary>
    /// <exception cref="KapsoValidationException">It is none.</exception>
    public int? PageNumber()
    {
        if (Value is null)
        {
            return null;
        }

        if (int.TryParse(Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0)
        {
            return number;
        }

        Rules rules = Rules.Start();
        rules.Add("cursor", "page-number", "the pages of this list are numbered: take the cursor of one of its pages", "1-", Rules.Shown(Value));
        rules.ThrowIfBroken();
        return null;
    }
}
