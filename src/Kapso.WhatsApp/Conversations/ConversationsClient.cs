using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Conversations;

/// <summary>Conversations with customers, their assignments, and the application that holds them.</summary>
public partial class ConversationsClient
{
    private readonly KapsoPipeline _pipeline;

    internal ConversationsClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>Creates an instance for mocking in tests.</summary>
    protected ConversationsClient() => _pipeline = null!;

    /// <summary>Lists the conversations of one number, the most recently active first. <c>GET /{phone_number_id}/conversations</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="filter">Which conversations, and which of Kapso's additions to them; all by default.</param>
    /// <returns>The conversations, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<Conversation> List(string phoneNumberId, ConversationFilter? filter = null) =>
        _pipeline.List(ConversationOperations.List, [phoneNumberId], filter, new CallDetails { Phone = filter?.Person?.PhoneNumber });

    /// <summary>Gets a conversation of a number. <c>GET /{phone_number_id}/conversations/{conversation_id}</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="conversationId">The conversation's id.</param>
    /// <param name="fields">Which of Kapso's additions to include; the server's default when null.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such conversation (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<Conversation> GetAsync(string phoneNumberId, string conversationId, ConversationFields? fields = null, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(ConversationOperations.Get, [phoneNumberId, conversationId], cancellationToken, new Query().Add("fields", fields?.ToString()));

    /// <summary>Lists the conversations of the whole project, the most recently active first. <c>GET /platform/v1/whatsapp/conversations</c></summary>
    /// <param name="filter">Which conversations; all by default.</param>
    /// <returns>The conversations, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<Conversation> List(ProjectConversationFilter? filter = null) =>
        _pipeline.List(ConversationOperations.ListOfProject, [], filter, new CallDetails { Phone = filter?.PhoneNumberContains });

    /// <summary>Gets a conversation of the project by its id alone. <c>GET /platform/v1/whatsapp/conversations/{conversation_id}</c></summary>
    /// <param name="conversationId">The conversation's id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such conversation (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<Conversation> GetAsync(string conversationId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(ConversationOperations.GetOfProject, [conversationId], cancellationToken);

    /// <summary>Ends a conversation or opens it again. It says nothing about the 24 hours after the customer's last message. <c>PATCH /platform/v1/whatsapp/conversations/{conversation_id}</c></summary>
    /// <param name="conversationId">The conversation's id.</param>
    /// <param name="status"><see cref="ConversationStatus.Ended"/> or <see cref="ConversationStatus.Active"/>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such conversation (404), the status is none (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<Conversation> SetStatusAsync(string conversationId, ConversationStatus status, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(ConversationOperations.SetStatus, [conversationId], new ConversationStatusChange(status), cancellationToken, argument: null);

    /// <summary>Lists who looks after a conversation and who did, newest first. <c>GET /platform/v1/whatsapp/conversations/{conversation_id}/assignments</c></summary>
    /// <param name="conversationId">The conversation's id.</param>
    /// <param name="filter">How many a page has; the server's default when null.</param>
    /// <returns>The assignments, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<ConversationAssignment> ListAssignments(string conversationId, ConversationAssignmentFilter? filter = null) =>
        _pipeline.List(ConversationOperations.ListAssignments, [conversationId], filter);

    /// <summary>Assigns an unassigned conversation to a member of the project. <c>POST /platform/v1/whatsapp/conversations/{conversation_id}/assignments</c></summary>
    /// <param name="conversationId">The conversation's id.</param>
    /// <param name="assignment">Who.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">The user's id is blank.</exception>
    /// <exception cref="KapsoApiException">There is no such conversation (404), the user is not a member or someone looks after it already (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether it may be assigned.</exception>
    public virtual Task<ConversationAssignment> AssignAsync(string conversationId, NewConversationAssignment assignment, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(ConversationOperations.Assign, [conversationId], assignment, cancellationToken);

    /// <summary>Gets an assignment. <c>GET /platform/v1/whatsapp/conversations/{conversation_id}/assignments/{id}</c></summary>
    /// <param name="conversationId">The conversation's id.</param>
    /// <param name="assignmentId">The assignment's id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such assignment (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<ConversationAssignment> GetAssignmentAsync(string conversationId, string assignmentId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(ConversationOperations.GetAssignment, [conversationId, assignmentId], cancellationToken);

    /// <summary>Hands a conversation to another member, changes the note, or ends the assignment. <c>PATCH /platform/v1/whatsapp/conversations/{conversation_id}/assignments/{id}</c></summary>
    /// <param name="conversationId">The conversation's id.</param>
    /// <param name="assignmentId">The assignment's id.</param>
    /// <param name="update">What to change.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">Nothing is to be changed, or the user's id is blank.</exception>
    /// <exception cref="KapsoApiException">There is no such assignment (404), the user is not a member (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<ConversationAssignment> UpdateAssignmentAsync(
        string conversationId, string assignmentId, ConversationAssignmentUpdate update, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(ConversationOperations.UpdateAssignment, [conversationId, assignmentId], update, cancellationToken);
}
