namespace Kapso.WhatsApp.DisplayNames;

/// <summary>Which display name requests of a number to list. The server lists all of them, so there is only the size of the pages to choose.</summary>
public sealed record DisplayNameRequestFilter : PagedFilter;
