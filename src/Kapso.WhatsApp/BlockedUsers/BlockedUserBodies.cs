using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Pagination;

namespace Kapso.WhatsApp.BlockedUsers;

/// <summary>Whom to block or unblock.</summary>
internal sealed record BlockedUsersBody(IReadOnlyList<BlockedUsersBody.Entry> BlockUsers)
{
    [JsonPropertyOrder(-1)]
    public string MessagingProduct { get; } = "whatsapp";

    internal sealed record Entry(string User);
}

/// <summary>What the server says to it. Kapso's reference knows <c>success</c> only; Meta names everybody, also in a refusal, which then is one in part.</summary>
internal sealed record BlockedUsersAnswer : IPartialAnswer, IJsonOnDeserialized
{
    public bool? Success { get; init; }

    public BlockedUserLists? BlockUsers { get; init; }

    [JsonIgnore]
    public bool TellsWhatWasDone => BlockUsers is { AddedUsers.Count: > 0 } or { RemovedUsers.Count: > 0 } or { FailedUsers.Count: > 0 };

    public void OnDeserialized()
    {
        if (Success != true && BlockUsers is null)
        {
            throw new JsonException("The server neither said that it did it nor named anybody.");
        }
    }

    /// <param name="asked">Everybody who was given.</param>
    public BlockedUsersChange ToChange(IEnumerable<string> asked) => new()
    {
        Changed = BlockUsers is null ? [.. asked.Select(user => new ChangedUser { Input = user })] : (BlockUsers.AddedUsers ?? BlockUsers.RemovedUsers ?? []).Present(),
        Failed = (BlockUsers?.FailedUsers ?? []).Present(),
    };
}

/// <summary>For whom it was done and for whom it was not.</summary>
internal sealed record BlockedUserLists
{
    public IReadOnlyList<ChangedUser>? AddedUsers { get; init; }

    public IReadOnlyList<ChangedUser>? RemovedUsers { get; init; }

    public IReadOnlyList<FailedUser>? FailedUsers { get; init; }
}
