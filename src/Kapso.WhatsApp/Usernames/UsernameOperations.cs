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

    public static readonly Operation<IReadOnlyList<string>> GetSuggestions =
        new("getUsernameSuggestions", HttpMethod.Get, "{phone_number_id}/username_suggestions", ApiSurface.WhatsApp, Replay.Safe,
            new PageAnswer<UsernameSuggestions>(UsernamesJson.Default.UsernameSuggestions, Paging.None, member: null).Select(AllNames))
        {
            ClientMethod = "Usernames.GetSuggestionsAsync",
        };

    private static IReadOnlyList<string> AllNames(Page<UsernameSuggestions> page) => [.. page.Items.SelectMany(suggestions => suggestions.Names)];
}
