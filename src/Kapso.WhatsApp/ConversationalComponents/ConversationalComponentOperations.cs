using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.ConversationalComponents;

internal static class ConversationalComponentOperations
{
    /// <summary>They are a field of the number, which is left out when there are none.</summary>
    public static readonly Operation<ChatComponents> Get =
        new("getPhoneNumber", HttpMethod.Get, "{phone_number_id}", ApiSurface.WhatsApp, Replay.Safe,
            Answer.Json(ConversationalComponentsJson.Default.ConversationalAutomationAnswer).Select(static number => number.ConversationalAutomation ?? new ChatComponents()))
        {
            ClientMethod = "ConversationalComponents.GetAsync",
        };

    public static readonly Operation<ChatComponentsUpdate, Done> Update =
        new("configureConversationalAutomation", HttpMethod.Post, "{phone_number_id}/conversational_automation", ApiSurface.WhatsApp, Replay.Safe,
            Body.Json(ConversationalComponentsJson.Default.ChatComponentsUpdate), Answer.Done)
        {
            ClientMethod = "ConversationalComponents.UpdateAsync",
        };
}
