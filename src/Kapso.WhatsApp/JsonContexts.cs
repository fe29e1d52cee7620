using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Kapso.WhatsApp.Agents;
using Kapso.WhatsApp.BlockedUsers;
using Kapso.WhatsApp.Broadcasts;
using Kapso.WhatsApp.BusinessProfiles;
using Kapso.WhatsApp.Calls;
using Kapso.WhatsApp.Contacts;
using Kapso.WhatsApp.ConversationalComponents;
using Kapso.WhatsApp.Conversations;
using Kapso.WhatsApp.Customers;
using Kapso.WhatsApp.DisplayNames;
using Kapso.WhatsApp.Flows;
using Kapso.WhatsApp.Functions;
using Kapso.WhatsApp.Funding;
using Kapso.WhatsApp.Groups;
using Kapso.WhatsApp.InboxEmbeds;
using Kapso.WhatsApp.Logs;
using Kapso.WhatsApp.MediaFiles;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Notifications;
using Kapso.WhatsApp.OfficialBusinessAccounts;
using Kapso.WhatsApp.PhoneNumbers;
using Kapso.WhatsApp.ProjectEvents;
using Kapso.WhatsApp.ProjectFindings;
using Kapso.WhatsApp.ProviderModels;
using Kapso.WhatsApp.QrCodes;
using Kapso.WhatsApp.SetupLinks;
using Kapso.WhatsApp.Templates;
using Kapso.WhatsApp.Usernames;
using Kapso.WhatsApp.Users;
using Kapso.WhatsApp.Webhooks;
using Kapso.WhatsApp.Workflows;

namespace Kapso.WhatsApp;

/// <summary>
/// The JSON contexts of all rooms, for the few places that are handed a model of any kind. Whatever knows its model uses its own room's context, so that an
/// application which never comes here carries only the rooms that it uses.
/// </summary>
internal static class JsonContexts
{
    public static IReadOnlyList<JsonSerializerContext> All { get; } =
    [
        AgentsJson.Default,
        BlockedUsersJson.Default,
        BroadcastsJson.Default,
        BusinessProfilesJson.Default,
        CallsJson.Default,
        ContactsJson.Default,
        ConversationsJson.Default,
        ConversationalComponentsJson.Default,
        CustomersJson.Default,
        DisplayNamesJson.Default,
        FindingsJson.Default,
        FlowJsonContext.Default,
        FlowsJson.Default,
        FunctionsJson.Default,
        FundingJson.Default,
        GroupsJson.Default,
        OfficialBusinessAccountsJson.Default,
        QrCodesJson.Default,
        InboxEmbedsJson.Default,
        InboxStateJson.Default,
        LogsJson.Default,
        MessagesJson.Default,
        MediaJson.Default,
        NotificationsJson.Default,
        PhoneNumbersJson.Default,
        ProjectEventsJson.Default,
        ProviderModelsJson.Default,
        SendingJson.Default,
        SetupLinksJson.Default,
        TemplatesJson.Default,
        UsernamesJson.Default,
        UsersJson.Default,
        WebhookEventsJson.Default,
        WebhooksJson.Default,
        WorkflowsJson.Default,
    ];

    /// <summary>How a model is read and written; null when it is only ever a part of another one.</summary>
    public static JsonTypeInfo? TypeInfo(Type model)
    {
        foreach (JsonSerializerContext context in All)
        {
            if (context.GetTypeInfo(model) is { } known)
            {
                return known;
            }
        }

        return null;
    }
}
