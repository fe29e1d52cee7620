using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.BlockedUsers;

/// <summary>The users to block or unblock.</summary>
internal sealed class UsersToChange(IReadOnlyList<Person> users) : ICheckable, IHasSecrets
{
    /// <summary>The numbers are hidden in texts that the server echoes.</summary>
    IReadOnlyList<string?> IHasSecrets.Secrets => [.. users.Select(user => user.Value)];

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("messaging_product"u8, "whatsapp"u8);
        writer.WriteStartArray("block_users"u8);
        foreach (Person user in users)
        {
            writer.WriteStartObject();
            writer.WriteString("user"u8, user.Written);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    void ICheckable.Check(Rules rules)
    {
        rules.Count(users.Count, 1, BlockedUsersClient.MaxUsersPerRequest, "", "users");
        for (int i = 0; i < users.Count; i++)
        {
            using (rules.In("", i))
            {
                if (rules.NotNull(users[i], ""))
                {
                    users[i].CheckPhoneNumber(rules, "");
                }
            }
        }
    }
}

/// <summary>The response to it. Kapso's reference knows <c>success</c> only; Meta names every user, also in a refusal, which then is a partial one.</summary>
internal sealed record BlockUsersResponse : KapsoModel
{
    public BlockedUserLists? BlockUsers { get; init; }

    /// <summary>Says nothing but which product the API is for.</summary>
    [JsonIgnore]
    public string? MessagingProduct { get; init; }

    [JsonIgnore]
    public bool NamesUsers => BlockUsers is { AddedUsers.Count: > 0 } or { RemovedUsers.Count: > 0 } or { FailedUsers.Count: > 0 };

    /// <param name="asked">Everybody who was given.</param>
    public BlockedUsersChange ToChange(IEnumerable<Person> asked)
    {
        BlockedUsersChange change = new()
        {
            Changed = BlockUsers is null ? [.. asked.Select(user => new ChangedUser { Input = user.Written })] : BlockUsers.AddedUsers ?? BlockUsers.RemovedUsers ?? [],
            Failed = BlockUsers?.FailedUsers ?? [],
        };
        change.Keep(BlockUsers?.ExtensionData);
        change.Keep(ExtensionData);
        return change;
    }
}

/// <summary>For which users it was done and for which it was not.</summary>
internal sealed record BlockedUserLists : KapsoModel
{
    public IReadOnlyList<ChangedUser>? AddedUsers { get; init => field = value.WithoutNulls(); }

    public IReadOnlyList<ChangedUser>? RemovedUsers { get; init => field = value.WithoutNulls(); }

    public IReadOnlyList<FailedUser>? FailedUsers { get; init => field = value.WithoutNulls(); }
}
