using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Usernames;

/// <summary>The username of a number, if it has one.</summary>
public sealed record UsernameState : KapsoModel
{
    /// <summary>The username; null when the number has none.</summary>
    public string? Username { get; init; }

    /// <summary>Whether it is in use or kept for later.</summary>
    public UsernameStatus? Status { get; init; }
}

/// <summary>A username to claim.</summary>
internal sealed record UsernameBody(string Username)
{
    public UsernameTransfer? TransferAction { get; init; }
}

/// <summary>The answer of the suggestions: a list of objects, each with a list of names.</summary>
internal sealed record SuggestionsAnswer
{
    public IReadOnlyList<UsernameSuggestions> Data { get => field ?? []; init; }
}

internal sealed record UsernameSuggestions
{
    [JsonPropertyName("username_suggestions")]
    public IReadOnlyList<string> Names { get => field ?? []; init; }
}
