using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Conversations;

internal static class ConversationOperations
{
    private const string One = "whatsapp/conversations/{conversation_id}";

    public static readonly Operation Search = new("listWhatsappConversations", HttpMethod.Get, "whatsapp/conversations", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Conversations.Search",
    };

    public static readonly Operation Find = new("getWhatsappConversation", HttpMethod.Get, One, Api.Platform, Replay.Safe)
    {
        ClientMethod = "Conversations.FindAsync",
    };

    public static readonly Operation SetStatus = new("updateWhatsappConversation", HttpMethod.Patch, One, Api.Platform, Replay.Safe)
    {
        ClientMethod = "Conversations.SetStatusAsync",
    };

    public static readonly Operation List = new("listConversations", HttpMethod.Get, "{phone_number_id}/conversations", Api.WhatsApp, Replay.Safe)
    {
        ClientMethod = "Conversations.List",
    };

    public static readonly Operation Get = new("getConversation", HttpMethod.Get, "{phone_number_id}/conversations/{conversation_id}", Api.WhatsApp, Replay.Safe)
    {
        ClientMethod = "Conversations.GetAsync",
    };

    public static readonly Operation ListAssignments = new("listConversationAssignments", HttpMethod.Get, One + "/assignments", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Conversations.ListAssignments",
    };

    /// <summary>A second try would find the conversation assigned, and be refused.</summary>
    public static readonly Operation Assign = new("createConversationAssignment", HttpMethod.Post, One + "/assignments", Api.Platform, Replay.Never)
    {
        ClientMethod = "Conversations.AssignAsync",
    };

    public static readonly Operation GetAssignment = new("getConversationAssignment", HttpMethod.Get, One + "/assignments/{id}", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Conversations.GetAssignmentAsync",
    };

    public static readonly Operation UpdateAssignment = new("updateConversationAssignment", HttpMethod.Patch, One + "/assignments/{id}", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Conversations.UpdateAssignmentAsync",
    };

    public static readonly Operation ListWorkflowExecutions = new("listConversationFlowExecutions", HttpMethod.Get, One + "/flow_executions", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Conversations.ListWorkflowExecutions",
    };
}
