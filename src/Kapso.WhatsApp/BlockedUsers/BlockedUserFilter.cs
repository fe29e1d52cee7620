namespace Kapso.WhatsApp.BlockedUsers;

/// <summary>Which blocked users of a number to list. The server lists all of them, so there is only the size of the pages to choose.</summary>
public sealed record BlockedUserFilter : PagedFilter;
