using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Groups;

/// <summary>
/// WhatsApp groups of a number: creating, inviting, join requests, participants and settings. Meta does most of it after the call and tells the result in a webhook
/// (<c>group_lifecycle_update</c>, <c>group_participants_update</c>, <c>group_settings_update</c>). Messages go to a group with <see cref="Recipient.FromGroupId"/>.
/// </summary>
public class GroupsClient
{
    /// <summary>The greatest number of participants in one request, and in a group without the business.</summary>
    public const int MaxParticipantsPerRequest = 8;

    /// <summary>The most bytes of a group's picture.</summary>
    public const int MaxPictureBytes = 5 * 1024 * 1024;

    private const string Fields = "subject,description,participants,join_approval_mode,suspended,creation_timestamp,total_participant_count";

    private readonly KapsoPipeline _pipeline;

    internal GroupsClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>Creates an instance for mocking in tests.</summary>
    protected GroupsClient() => _pipeline = null!;

    /// <summary>Lists the active groups of a number. <c>GET /{phone_number_id}/groups</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="filter">The size of the pages; the server's default when null.</param>
    /// <returns>The groups with id, subject and time of creation, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<WhatsAppGroup> List(string phoneNumberId, GroupFilter? filter = null) => _pipeline.List(GroupOperations.List, [phoneNumberId], filter);

    /// <summary>
    /// Creates a group. Its id and invite link arrive in a <c>group_lifecycle_update</c> webhook. The number must have an official business account or a sufficient messaging limit; it
    /// can have 10,000 groups. <c>POST /{phone_number_id}/groups</c>
    /// </summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="group">The group.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The id of the request, which the webhook repeats.</returns>
    /// <exception cref="KapsoValidationException">A member breaks a rule; nothing was created.</exception>
    /// <exception cref="KapsoApiException">The number is not eligible for groups (131215) or has too many (131211), or Meta refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether the group may exist.</exception>
    public virtual Task<GroupCreation> CreateAsync(string phoneNumberId, NewGroup group, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(GroupOperations.Create, [phoneNumberId], group, cancellationToken);

    /// <summary>Gets a group with its settings and participants. <c>GET /{group_id}</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number that the group belongs to.</param>
    /// <param name="groupId">The id of the group.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The group with all members that Meta knows.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    /// <exception cref="KapsoApiException">There is no such group (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<WhatsAppGroup> GetAsync(string phoneNumberId, string groupId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(GroupOperations.Get, [groupId], cancellationToken, OfNumber(phoneNumberId, new Query().Add("fields", Fields)));

    /// <summary>Changes the name or the description of a group. The result arrives in a <c>group_settings_update</c> webhook. <c>POST /{group_id}</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number that the group belongs to.</param>
    /// <param name="groupId">The id of the group.</param>
    /// <param name="update">What to change.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    /// <exception cref="KapsoApiException">There is no such group (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task UpdateAsync(string phoneNumberId, string groupId, GroupUpdate update, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(GroupOperations.Update, [groupId], update, cancellationToken, OfNumber(phoneNumberId));

    /// <summary>Changes the picture of a group. The result arrives in a <c>group_settings_update</c> webhook. <c>POST /{group_id}</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number that the group belongs to.</param>
    /// <param name="groupId">The id of the group.</param>
    /// <param name="jpeg">The picture: a square JPEG of at least 192 by 192 pixels and at most <see cref="MaxPictureBytes"/> bytes. Its size in pixels is checked by Meta.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    /// <exception cref="KapsoApiException">There is no such group (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task SetPictureAsync(string phoneNumberId, string groupId, ReadOnlyMemory<byte> jpeg, CancellationToken cancellationToken = default)
    {
        HttpContent form = MultipartForm.Create([("messaging_product", "whatsapp")], ("file", "picture.jpg", "image/jpeg", jpeg));
        return _pipeline.UploadAsync(GroupOperations.SetPicture, [groupId], form, cancellationToken, OfNumber(phoneNumberId), rules =>
        {
            using (rules.In(nameof(jpeg)))
            {
                CheckPicture(rules, jpeg.Span);
            }
        });
    }

    /// <summary>Deletes a group and removes all participants, the business too. <c>DELETE /{group_id}</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number that the group belongs to.</param>
    /// <param name="groupId">The id of the group.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    /// <exception cref="KapsoApiException">There is no such group (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task DeleteAsync(string phoneNumberId, string groupId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(GroupOperations.Delete, [groupId], cancellationToken, OfNumber(phoneNumberId));

    /// <summary>Gets the link by which people join a group. <c>GET /{group_id}/invite_link</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number that the group belongs to.</param>
    /// <param name="groupId">The id of the group.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The address of the link. A secret: who has it can join.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    /// <exception cref="KapsoApiException">There is no such group (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<string> GetInviteLinkAsync(string phoneNumberId, string groupId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(GroupOperations.GetInviteLink, [groupId], cancellationToken, OfNumber(phoneNumberId));

    /// <summary>Makes a new invite link for a group. The one before no longer works. <c>POST /{group_id}/invite_link</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number that the group belongs to.</param>
    /// <param name="groupId">The id of the group.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The address of the new link. A secret: who has it can join.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    /// <exception cref="KapsoApiException">There is no such group (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether it may have been done.</exception>
    public virtual Task<string> ResetInviteLinkAsync(string phoneNumberId, string groupId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(GroupOperations.ResetInviteLink, [groupId], new ProductName(), cancellationToken, OfNumber(phoneNumberId));

    /// <summary>Deletes the invite link of a group, so that nobody can join by it. <c>DELETE /{group_id}/invite_link</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number that the group belongs to.</param>
    /// <param name="groupId">The id of the group.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    /// <exception cref="KapsoApiException">There is no such group (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task DeleteInviteLinkAsync(string phoneNumberId, string groupId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(GroupOperations.DeleteInviteLink, [groupId], new ProductName(), cancellationToken, OfNumber(phoneNumberId));

    /// <summary>Lists the open join requests of a group that requires approval. <c>GET /{group_id}/join_requests</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number that the group belongs to.</param>
    /// <param name="groupId">The id of the group.</param>
    /// <param name="filter">The size of the pages; the server's default when null.</param>
    /// <returns>The requests, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<GroupJoinRequest> ListJoinRequests(string phoneNumberId, string groupId, GroupJoinRequestFilter? filter = null) =>
        _pipeline.List(
            GroupOperations.ListJoinRequests,
            [groupId],
            (filter ?? new GroupJoinRequestFilter()) with { PhoneNumberId = phoneNumberId },
            new CallDetails { Check = rules => rules.RequiredId(phoneNumberId, nameof(phoneNumberId)) });

    /// <summary>
    /// Approves join requests. It may succeed for some and fail for others: look at <see cref="GroupJoinRequestsChange.Failed"/>. <c>POST /{group_id}/join_requests</c>
    /// </summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number that the group belongs to.</param>
    /// <param name="groupId">The id of the group.</param>
    /// <param name="joinRequestIds">The ids of the join requests, at least one.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Which requests were approved, and for which it failed.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    /// <exception cref="KapsoApiException">There is no such group (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether it may have been done.</exception>
    public virtual Task<GroupJoinRequestsChange> ApproveJoinRequestsAsync(
        string phoneNumberId, string groupId, IReadOnlyList<string> joinRequestIds, CancellationToken cancellationToken = default) =>
        DecideAsync(GroupOperations.ApproveJoinRequests, phoneNumberId, groupId, joinRequestIds, cancellationToken);

    /// <summary>
    /// Rejects join requests. It may succeed for some and fail for others: look at <see cref="GroupJoinRequestsChange.Failed"/>. <c>DELETE /{group_id}/join_requests</c>
    /// </summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number that the group belongs to.</param>
    /// <param name="groupId">The id of the group.</param>
    /// <param name="joinRequestIds">The ids of the join requests, at least one.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Which requests were rejected, and for which it failed.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    /// <exception cref="KapsoApiException">There is no such group (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether it may have been done.</exception>
    public virtual Task<GroupJoinRequestsChange> RejectJoinRequestsAsync(
        string phoneNumberId, string groupId, IReadOnlyList<string> joinRequestIds, CancellationToken cancellationToken = default) =>
        DecideAsync(GroupOperations.RejectJoinRequests, phoneNumberId, groupId, joinRequestIds, cancellationToken);

    /// <summary>
    /// Adds people to a group. The result for each arrives in a <c>group_participants_update</c> webhook. Meta describes the operation, and says elsewhere that people join by invite
    /// link only: expect refusals. <c>POST /{group_id}/participants</c>
    /// </summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number that the group belongs to.</param>
    /// <param name="groupId">The id of the group.</param>
    /// <param name="participants">The people, 1 to <see cref="MaxParticipantsPerRequest"/>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    /// <exception cref="KapsoApiException">There is no such group (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task AddParticipantsAsync(string phoneNumberId, string groupId, IReadOnlyList<Person> participants, CancellationToken cancellationToken = default) =>
        ChangeAsync(GroupOperations.AddParticipants, phoneNumberId, groupId, participants, cancellationToken);

    /// <summary>
    /// Removes people from a group; they cannot join again by its invite link. The result for each arrives in a <c>group_participants_update</c> webhook.
    /// <c>DELETE /{group_id}/participants</c>
    /// </summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number that the group belongs to.</param>
    /// <param name="groupId">The id of the group.</param>
    /// <param name="participants">The people, 1 to <see cref="MaxParticipantsPerRequest"/>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    /// <exception cref="KapsoApiException">There is no such group (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task RemoveParticipantsAsync(string phoneNumberId, string groupId, IReadOnlyList<Person> participants, CancellationToken cancellationToken = default) =>
        ChangeAsync(GroupOperations.RemoveParticipants, phoneNumberId, groupId, participants, cancellationToken);

    private static void CheckPicture(Rules rules, ReadOnlySpan<byte> jpeg)
    {
        if (!jpeg.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            rules.Add("", "jpeg", "must be a JPEG picture");
        }

        rules.Range(jpeg.Length, 1, MaxPictureBytes, "");
    }

    /// <summary>Kapso finds the account of a group by the number, which the path does not name.</summary>
    private static Query OfNumber(string phoneNumberId, Query? query = null) => (query ?? new Query()).AddRequiredId("phone_number_id", phoneNumberId);

    private Task<GroupJoinRequestsChange> DecideAsync(
        Operation<JoinRequestIds, GroupJoinRequestsChange> operation, string phoneNumberId, string groupId, IReadOnlyList<string> joinRequestIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(joinRequestIds);
        return _pipeline.CallAsync(operation, [groupId], new JoinRequestIds(joinRequestIds), cancellationToken, OfNumber(phoneNumberId), argument: nameof(joinRequestIds));
    }

    private Task<Done> ChangeAsync(
        Operation<ParticipantsToChange, Done> operation, string phoneNumberId, string groupId, IReadOnlyList<Person> participants, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(participants);
        return _pipeline.CallAsync(operation, [groupId], new ParticipantsToChange(participants), cancellationToken, OfNumber(phoneNumberId), argument: nameof(participants));
    }
}
