namespace Kapso.WhatsApp.Users;

/// <summary>Which members of the project to list. The server lists all of them, so there is only the size of the pages to choose.</summary>
public sealed record UserFilter : PagedFilter;
