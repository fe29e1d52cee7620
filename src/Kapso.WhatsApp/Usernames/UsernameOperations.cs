using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Usernames;

internal static class UsernameOperations
{
    public static readonly Operation<UsernameState> Get =
        new("getUsername", HttpMethod.Get, "{phone_number_id}/username", ApiSurface.WhatsApp, Replay.Safe,
            Answer.Json(UsernamesJson.Default.UsernameState)) { ClientMethod = "Usernames.GetAsync" };

    public static readonly Operation<NewUsername, UsernameState> Set =
        new("setUsername", HttpMethod.Post, "{phone_number_id}/username", ApiSurface.WhatsApp, Replay.Safe, Body.Json(UsernamesJson.Default.NewUsername), Answer.Json(UsernamesJson.Default.UsernameState))
        {
            ClientMethod = "Usernames.SetAsync",
        };

    public static readonly Operation<Done> Delete =
        new("deleteUsername", HttpMethod.Delete, "{phone_number_id}/username", ApiSurface.WhatsApp, Replay.Safe, Answer.Done) { ClientMethod = "Usernames.DeleteAsync" };

    public static readonly Operation<UsernameSuggestions> GetSuggestions =
        new("getUsernameSuggestions", HttpMethod.Get, "{phone_number_id}/username_suggestions", ApiSurface.WhatsApp, Replay.Safe,
            new PageAnswer<UsernameSuggestions>(UsernamesJson.Default.UsernameSuggestions, Paging.None, member: null).Select(AllNames))
        {
            ClientMethod = "Usernames.GetSuggestionsAsync",
        };

    /// <summary>The server sends a list of such lists, which are one thing to the application.</summary>
    private static UsernameSuggestions AllNames(Page<UsernameSuggestions> page)
    {
        UsernameSuggestions all = new() { Names = [.. page.Items.SelectMany(suggestions => suggestions.Names)] };
        foreach (UsernameSuggestions suggestions in page.Items)
        {
            all.Keep(suggestions.AdditionalData);
        }

        all.Keep(page.AdditionalData);
        return all;
    }
}
