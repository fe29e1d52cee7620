using System.Text.Json.Serialization;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Usernames;

/// <summary>The username of a number, if it has one.</summary>
public sealed record UsernameState : KapsoModel
{
    /// <summary>Gets the username; null when the number has none.</summary>
    public string? Username { get; init; }

    /// <summary>Gets whether the username is in use or reserved for the number.</summary>
    public UsernameStatus? Status { get; init; }
}

/// <summary>A username to claim for a number.</summary>
internal sealed record NewUsername(string Username, UsernameTransfer? TransferAction) : ICheckable
{
    void ICheckable.Check(Rules rules)
    {
        if (rules.Required(Username, "") && (Username[0] == '@' || Username.Any(char.IsWhiteSpace)))
        {
            rules.Add("", "username", "is given without a leading @ and without white space", value: Rules.Shown(Username));
        }
    }
}

/// <summary>The usernames that Meta suggests for a number, because it has reserved them for the business.</summary>
public sealed record UsernameSuggestions : KapsoModel
{
    /// <summary>Gets the suggested usernames, without a leading <c>@</c>; empty when there are none.</summary>
    [JsonPropertyName("username_suggestions")]
    public IReadOnlyList<string> Names { get => field ?? []; init => field = value.WithoutNulls(); }
}
