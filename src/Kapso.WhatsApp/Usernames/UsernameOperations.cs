using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Usernames;

internal static class UsernameOperations
{
    public static readonly Operation Get = new("getUsername", HttpMethod.Get, "{phone_number_id}/username", Api.WhatsApp, Replay.Safe)
    {
        ClientMethod = "Usernames.GetAsync",
        OnMeta = true,
    };

    public static readonly Operation Set = new("setUsername", HttpMethod.Post, "{phone_number_id}/username", Api.WhatsApp, Replay.Safe)
    {
        ClientMethod = "Usernames.SetAsync",
        OnMeta = true,
    };

    public static readonly Operation Delete = new("deleteUsername", HttpMethod.Delete, "{phone_number_id}/username", Api.WhatsApp, Replay.Safe)
    {
        ClientMethod = "Usernames.DeleteAsync",
        OnMeta = true,
    };

    public static readonly Operation GetSuggestions = new("getUsernameSuggestions", HttpMethod.Get, "{phone_number_id}/username_suggestions", Api.WhatsApp, Replay.Safe)
    {
        ClientMethod = "Usernames.GetSuggestionsAsync",
        OnMeta = true,
    };
}
