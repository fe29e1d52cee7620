using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Pagination;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Conversations;

/// <summary>Conversations with customers, who looks after them, and the workflows in them.</summary>
public class ConversationsClient
{
    private readonly KapsoPipeline _pipeline;

    internal ConversationsClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>For substitutes in tests.</summary>
    protected ConversationsClient() => _pipeline = null!;

    /// <summary>Lists the conversations of one number, the most recently active first. <c>GET /{phone_number_id}/conversations</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="filter">Which conversations, and which of Kapso's additions to them; all by default.</param>
    /// <returns>The conversations, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<Conversation> List(string phoneNumberId, ConversationFilter? filter = null)
    {
        string target = ConversationOperations.List.Target(phoneNumberId);
        filter ??= new ConversationFilter();
        ListFilter.CheckPageSize(filter.PageSize, "filter.pageSize");
        Rules.Check(nameof(filter), filter.Check);
        return _pipeline.ListByCursor(ConversationOperations.List, cursor => target + new Query()
            .Add("status", filter.Status)
            .Add("assigned_user_id", filter.AssignedUserId)
            .Add("unassigned", filter.Unassigned)
            .Add("last_active_since", filter.LastActiveSince)
            .Add("last_active_until", filter.LastActiveUntil)
            .Add("phone_number", filter.PhoneNumber)
            .Add("limit", filter.PageSize)
            .Add("after", cursor)
            .Add("fields", filter.Fields?.ToString()), KapsoJsonContext.Default.CursorPageConversation, filter.PhoneNumber);
    }

    /// <summary>Gets a conversation of a number. <c>GET /{phone_number_id}/conversations/{conversation_id}</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="conversationId">The conversation's id.</param>
    /// <param name="fields">Which of Kapso's additions to include; the server's default when null.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such conversation (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task<Conversation> GetAsync(string phoneNumberId, string conversationId, ConversationFields? fields = null, CancellationToken cancellationToken = default) =>
        _pipeline.SendAsync(
            ConversationOperations.Get,
            ConversationOperations.Get.Target(phoneNumberId, conversationId) + new Query().Add("fields", fields?.ToString()),
            KapsoJsonContext.Default.Conversation,
            cancellationToken);

    /// <summary>Lists the conversations of the whole project, the most recently active first. <c>GET /platform/v1/whatsapp/conversations</c></summary>
    /// <param name="filter">Which conversations; all by default.</param>
    /// <returns>The conversations, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<Conversation> Search(ConversationSearch? filter = null)
    {
        string target = ConversationOperations.Search.Target();
        filter ??= new ConversationSearch();
        ListFilter.CheckPageSize(filter.PageSize, "filter.pageSize");
        Rules.Check(nameof(filter), filter.Check);
        return _pipeline.ListByCursor(ConversationOperations.Search, cursor => target + new Query()
            .Add("phone_number_id", filter.PhoneNumberId)
            .Add("phone_number", filter.PhoneNumber)
            .Add("status", filter.Status)
            .Add("assigned_user_id", filter.AssignedUserId)
            .Add("unassigned", filter.Unassigned)
            .Add("created_after", filter.CreatedAfter)
            .Add("created_before", filter.CreatedBefore)
            .Add("last_active_after", filter.LastActiveAfter)
            .Add("last_active_before", filter.LastActiveBefore)
            .Add("limit", filter.PageSize)
            .Add("after", cursor), KapsoJsonContext.Default.CursorPageConversation, filter.PhoneNumber);
    }

    /// <summary>Gets a conversation of the project by its id alone. <c>GET /platform/v1/whatsapp/conversations/{conversation_id}</c></summary>
    /// <param name="conversationId">The conversation's id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such conversation (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task<Conversation> FindAsync(string conversationId, CancellationToken cancellationToken = default) =>
        _pipeline.SendForDataAsync(ConversationOperations.Find, ConversationOperations.Find.Target(conversationId), KapsoJsonContext.Default.EnvelopeConversation, cancellationToken);

    /// <summary>Ends a conversation or opens it again. It says nothing about the 24 hours after the customer's last message. <c>PATCH /platform/v1/whatsapp/conversations/{conversation_id}</c></summary>
    /// <param name="conversationId">The conversation's id.</param>
    /// <param name="status"><see cref="ConversationStatus.Ended"/> or <see cref="ConversationStatus.Active"/>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such conversation (404), the status is none (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task<Conversation> SetStatusAsync(string conversationId, ConversationStatus status, CancellationToken cancellationToken = default)
    {
        string target = ConversationOperations.SetStatus.Target(conversationId);
        Rules.Check(nameof(status), rules => rules.Required(status.Value, ""));
        return _pipeline.SendForDataAsync(
            ConversationOperations.SetStatus,
            target,
            KapsoJsonContext.Default.EnvelopeConversation,
            cancellationToken,
            JsonBody.From(new ConversationBody(new ConversationStatusChange(status)), KapsoJsonContext.Default.ConversationBody));
    }

    /// <summary>Lists who looks after a conversation and who did, newest first. <c>GET /platform/v1/whatsapp/conversations/{conversation_id}/assignments</c></summary>
    /// <param name="conversationId">The conversation's id.</param>
    /// <param name="pageSize">How many a page has, 1 to <see cref="ListFilter.MaxPageSize"/>; the server's default when null.</param>
    /// <returns>The assignments, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<ConversationAssignment> ListAssignments(string conversationId, int? pageSize = null)
    {
        string target = ConversationOperations.ListAssignments.Target(conversationId);
        ListFilter.CheckPageSize(pageSize, nameof(pageSize));
        return _pipeline.ListByNumber(
            ConversationOperations.ListAssignments, page => target + new Query().Add("per_page", pageSize).Add("page", page), KapsoJsonContext.Default.OffsetPageConversationAssignment);
    }

    /// <summary>Lets a member of the project look after a conversation that nobody looks after. <c>POST /platform/v1/whatsapp/conversations/{conversation_id}/assignments</c></summary>
    /// <param name="conversationId">The conversation's id.</param>
    /// <param name="assignment">Who.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">The user's id is blank.</exception>
    /// <exception cref="KapsoApiException">There is no such conversation (404), the user is no member or someone looks after it already (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer; <see cref="KapsoException.OutcomeUnknown"/> says whether it may be assigned.</exception>
    public virtual Task<ConversationAssignment> AssignAsync(string conversationId, NewConversationAssignment assignment, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(assignment);
        string target = ConversationOperations.Assign.Target(conversationId);
        Rules.Check(nameof(assignment), assignment.Check);
        return _pipeline.SendForDataAsync(
            ConversationOperations.Assign,
            target,
            KapsoJsonContext.Default.EnvelopeConversationAssignment,
            cancellationToken,
            JsonBody.From(new AssignmentBody<NewConversationAssignment>(assignment), KapsoJsonContext.Default.AssignmentBodyNewConversationAssignment));
    }

    /// <summary>Gets an assignment. <c>GET /platform/v1/whatsapp/conversations/{conversation_id}/assignments/{id}</c></summary>
    /// <param name="conversationId">The conversation's id.</param>
    /// <param name="assignmentId">The assignment's id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such assignment (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task<ConversationAssignment> GetAssignmentAsync(string conversationId, string assignmentId, CancellationToken cancellationToken = default) => _pipeline.SendForDataAsync(
        ConversationOperations.GetAssignment, ConversationOperations.GetAssignment.Target(conversationId, assignmentId), KapsoJsonContext.Default.EnvelopeConversationAssignment, cancellationToken);

    /// <summary>Hands a conversation to another member, changes the note, or ends the assignment. <c>PATCH /platform/v1/whatsapp/conversations/{conversation_id}/assignments/{id}</c></summary>
    /// <param name="conversationId">The conversation's id.</param>
    /// <param name="assignmentId">The assignment's id.</param>
    /// <param name="update">What to change.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">Nothing is to be changed, or the user's id is blank.</exception>
    /// <exception cref="KapsoApiException">There is no such assignment (404), the user is no member (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task<ConversationAssignment> UpdateAssignmentAsync(
        string conversationId, string assignmentId, ConversationAssignmentUpdate update, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(update);
        string target = ConversationOperations.UpdateAssignment.Target(conversationId, assignmentId);
        Rules.Check(nameof(update), update.Check);
        return _pipeline.SendForDataAsync(
            ConversationOperations.UpdateAssignment,
            target,
            KapsoJsonContext.Default.EnvelopeConversationAssignment,
            cancellationToken,
            JsonBody.From(new AssignmentBody<ConversationAssignmentUpdate>(update), KapsoJsonContext.Default.AssignmentBodyConversationAssignmentUpdate));
    }

    /// <summary>Lists the workflows that run or ran in a conversation, newest first. <c>GET /platform/v1/whatsapp/conversations/{conversation_id}/flow_executions</c></summary>
    /// <param name="conversationId">The conversation's id.</param>
    /// <param name="status">Only those that stand here.</param>
    /// <param name="pageSize">How many a page has, 1 to <see cref="ListFilter.MaxPageSize"/>; the server's default when null.</param>
    /// <returns>The executions, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<WorkflowExecution> ListWorkflowExecutions(string conversationId, WorkflowExecutionStatus? status = null, int? pageSize = null)
    {
        string target = ConversationOperations.ListWorkflowExecutions.Target(conversationId);
        ListFilter.CheckPageSize(pageSize, nameof(pageSize));
        return _pipeline.ListByCursor(
            ConversationOperations.ListWorkflowExecutions,
            cursor => target + new Query().Add("status", status).Add("limit", pageSize).Add("after", cursor),
            KapsoJsonContext.Default.CursorPageWorkflowExecution);
    }
}
