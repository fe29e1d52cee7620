namespace Kapso.WhatsApp.Hosting;

/// <summary>
/// Keeps conversations between events: one record for each person and number, with a version for optimistic concurrency and a time at which it is due. What a record holds is
/// the engine's business; a store keeps its bytes. Several machines share their conversations by sharing a store.
/// </summary>
public interface IConversationStore
{
    /// <summary>Loads a record, or returns null when there is none or it has expired.</summary>
    /// <param name="key">The key of the record.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask<StoredConversation?> LoadAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>
    /// Saves a record, in one atomic step, when the stored one has the version before it: <see cref="StoredConversation.Version"/> minus one, where 0 stands for no record. A time that was
    /// claimed with <see cref="ClaimDueAsync"/> is replaced by <see cref="StoredConversation.DueAt"/>.
    /// </summary>
    /// <param name="conversation">The record with its new version.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when it was saved; false when the stored record has another version, which is then unchanged.</returns>
    ValueTask<bool> SaveAsync(StoredConversation conversation, CancellationToken cancellationToken = default);

    /// <summary>Deletes a record with its due time, when the stored one has the version.</summary>
    /// <param name="key">The key of the record.</param>
    /// <param name="version">The version that it must have.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when it was deleted; false when the stored record has another version or there is none.</returns>
    ValueTask<bool> DeleteAsync(string key, long version, CancellationToken cancellationToken = default);

    /// <summary>
    /// Claims records that are due, the earliest first: for the time of the lease they are due for nobody else. One that is not saved or deleted by then, because its machine died,
    /// is due again.
    /// </summary>
    /// <param name="now">The time up to which records are due.</param>
    /// <param name="lease">How long the records are claimed.</param>
    /// <param name="limit">How many records are claimed at most.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The keys of the claimed records, and when the next one is due.</returns>
    ValueTask<DueConversations> ClaimDueAsync(DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellationToken = default);

    /// <summary>Counts the records that are stored, expired ones that are still there included.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask<long> CountAsync(CancellationToken cancellationToken = default);
}

/// <summary>Records that were claimed because they are due.</summary>
/// <param name="Keys">The keys of the claimed records.</param>
/// <param name="NextAt">When the next record is due that was not claimed; null when no timer runs.</param>
public sealed record DueConversations(IReadOnlyList<string> Keys, DateTimeOffset? NextAt)
{
    /// <summary>Returns how many there are: their keys contain phone numbers.</summary>
    public override string ToString() => $"{nameof(DueConversations)} {{ Keys = {Keys.Count}, NextAt = {NextAt:O} }}";
}

/// <summary>A record of an <see cref="IConversationStore"/>.</summary>
public sealed class StoredConversation
{
    /// <summary>The key of the record. It contains a phone number or user id and must not be logged.</summary>
    public required string Key { get; init; }

    /// <summary>The version of the record: 1 when it is first saved, and one more with each save.</summary>
    public required long Version { get; init; }

    /// <summary>The content of the record, as UTF-8 JSON. It contains what the customer wrote.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>When the record is due to be claimed with <see cref="IConversationStore.ClaimDueAsync"/>; null when no timer runs.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When the record may be deleted because it is of no use any more; null when never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
