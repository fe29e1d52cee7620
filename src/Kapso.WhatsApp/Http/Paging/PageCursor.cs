using System.Globalization;

namespace Kapso.WhatsApp.Http;

/// <summary>The position of a page: it begins at a cursor, or ends there when paging backwards.</summary>
/// <param name="Value">The cursor; null for the first page.</param>
/// <param name="IsBefore">Whether the page before it is meant.</param>
internal readonly record struct PageCursor(string? Value, bool IsBefore = false)
{
    /// <summary>The cursor for lists that go in one direction only.</summary>
    /// <exception cref="KapsoValidationException">The page before it is meant.</exception>
    public string? ForwardOnly() => IsBefore ? throw Refused("no-way-back", "this list has no way back: its pages name only the one that follows") : Value;

    /// <summary>Makes sure that the first page is meant, for lists that have no other.</summary>
    /// <exception cref="KapsoValidationException">There is a cursor.</exception>
    public void OnlyPage()
    {
        if (Value is not null)
        {
            throw Refused("one-page", "this list has one page: it takes no cursor");
        }
    }

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

        throw Refused("page-number", "the pages of this list are numbered: take the cursor of one of its pages", "1-");
    }

    private KapsoValidationException Refused(string rule, string message, string? limit = null) =>
        new([new ValidationProblem { Path = "cursor", Rule = rule, Message = message, Limit = limit, Value = Rules.Shown(Value ?? "") }]);
}
