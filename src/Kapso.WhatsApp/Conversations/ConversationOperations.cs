using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Conversations;

internal static class ConversationOperations
{
    private const string One = "whatsapp/conversations/{conversation_id}";

    public static readonly ListOperation<Conversation> ListOfProject = new("listWhatsappConversations", "whatsapp/conversations", ApiSurface.Platform, ConversationsJson.Default.Conversation, Paging.Cursors)
    {
        ClientMethod = "Conversations.List",
    };

    public static readonly Operation<Conversation> GetOfProject =
        new("getWhatsappConversation", HttpMethod.Get, One, ApiSurface.Platform, Replay.Safe, Answer.Data(ConversationsJson.Default.Conversation))
        {
            ClientMethod = "Conversations.GetAsync",
        };

    public static readonly Operation<ConversationStatusChange, Conversation> SetStatus =
        new("updateWhatsappConversation", HttpMethod.Patch, One, ApiSurface.Platform, Replay.Safe,
            Body.Json(ConversationsJson.Default.ConversationStatusChange, "whatsapp_conversation"), Answer.Data(ConversationsJson.Default.Conversation))
        {
            ClientMethod = "Conversations.SetStatusAsync",
        };

    public static readonly ListOperation<Conversation> List = new("listConversations", "{phone_number_id}/conversations", ApiSurface.WhatsApp, ConversationsJson.Default.Conversation, Paging.Cursors)
    {
        ClientMethod = "Conversations.List",
        KapsoOnly = true,
    };

    public static readonly Operation<Conversation> Get =
        new("getConversation", HttpMethod.Get, "{phone_number_id}/conversations/{conversation_id}", ApiSurface.WhatsApp, Replay.Safe, Answer.Json(ConversationsJson.Default.Conversation))
        {
            ClientMethod = "Conversations.GetAsync",
            KapsoOnly = true,
        };

    public static readonly ListOperation<ConversationAssignment> ListAssignments =
        new("listConversationAssignments", One + "/assignments", ApiSurface.Platform, ConversationsJson.Default.ConversationAssignment, Paging.Numbers)
    {
        ClientMethod = "Conversations.ListAssignments",
    };

    /// <summary>A second try would find the conversation assigned, and be refused.</summary>
    public static readonly Operation<NewConversationAssignment, ConversationAssignment> Assign =
        new("createConversationAssignment", HttpMethod.Post, One + "/assignments", ApiSurface.Platform, Replay.Never,
            Body.Json(ConversationsJson.Default.NewConversationAssignment, "assignment"), Answer.Data(ConversationsJson.Default.ConversationAssignment))
        {
            ClientMethod = "Conversations.AssignAsync",
        };

    public static readonly Operation<ConversationAssignment> GetAssignment =
        new("getConversationAssignment", HttpMethod.Get, One + "/assignments/{id}", ApiSurface.Platform, Replay.Safe, Answer.Data(ConversationsJson.Default.ConversationAssignment))
        {
            ClientMethod = "Conversations.GetAssignmentAsync",
        };

    public static readonly Operation<ConversationAssignmentUpdate, ConversationAssignment> UpdateAssignment =
        new("updateConversationAssignment", HttpMethod.Patch, One + "/assignments/{id}", ApiSurface.Platform, Replay.Safe,
            Body.Json(ConversationsJson.Default.ConversationAssignmentUpdate, "assignment"), Answer.Data(ConversationsJson.Default.ConversationAssignment))
        {
            ClientMethod = "Conversations.UpdateAssignmentAsync",
        };

    public static readonly Operation<ThreadControlBody, ThreadControlResult> Take = Control("Conversations.TakeAsync");

    public static readonly Operation<ThreadControlBody, ThreadControlResult> Release = Control("Conversations.ReleaseAsync");

    public static readonly Operation<ThreadControlBody, ThreadControlResult> Pass = Control("Conversations.PassAsync");

    /// <summary>A second one could undo what others have done since the first.</summary>
    private static Operation<ThreadControlBody, ThreadControlResult> Control(string clientMethod) =>
        new("threadControl", HttpMethod.Post, "{phone_number_id}/thread_control", ApiSurface.WhatsApp, Replay.Never, ThreadControlBody.Body, Answer.Json(ConversationsJson.Default.ThreadControlResult))
        {
            ClientMethod = clientMethod,
        };
}
