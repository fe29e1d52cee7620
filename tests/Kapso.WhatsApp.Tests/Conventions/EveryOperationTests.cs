using System.Net;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Kapso.WhatsApp.Agents;
using Kapso.WhatsApp.Broadcasts;
using Kapso.WhatsApp.BusinessProfiles;
using Kapso.WhatsApp.Contacts;
using Kapso.WhatsApp.Conversations;
using Kapso.WhatsApp.Customers;
using Kapso.WhatsApp.Flows;
using Kapso.WhatsApp.Functions;
using Kapso.WhatsApp.Groups;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.InboxEmbeds;
using Kapso.WhatsApp.Logs;
using Kapso.WhatsApp.MediaFiles;
using Kapso.WhatsApp.Notifications;
using Kapso.WhatsApp.PhoneNumbers;
using Kapso.WhatsApp.ProjectEvents;
using Kapso.WhatsApp.ProjectFindings;
using Kapso.WhatsApp.SetupLinks;
using Kapso.WhatsApp.Templates;
using Kapso.WhatsApp.Tests.Support;
using Kapso.WhatsApp.Workflows;

namespace Kapso.WhatsApp.Tests.Conventions;

/// <summary>What holds for every operation: a refusal becomes a typed exception, and no id leads to another path.</summary>
public sealed class EveryOperationTests
{
    private static readonly string PublicKey = NewPublicKey();

    /// <summary>Each operation, called with one id for every id that it takes. A space tells two methods of one operation apart.</summary>
    private static readonly Dictionary<string, Func<KapsoWhatsAppClient, string, Task>> Calls = new()
    {
        ["getCustomer"] = (kapso, id) => kapso.Customers.GetAsync(id),
        ["updateCustomer"] = (kapso, id) => kapso.Customers.UpdateAsync(id, new CustomerUpdate { Name = "A" }),
        ["deleteCustomer"] = (kapso, id) => kapso.Customers.DeleteAsync(id),
        ["listCustomerSetupLinks"] = (kapso, id) => kapso.SetupLinks.List(id).GetPageAsync(),
        ["createCustomerSetupLink"] = (kapso, id) => kapso.SetupLinks.CreateAsync(id),
        ["updateCustomerSetupLink"] = (kapso, id) => kapso.SetupLinks.UpdateAsync(id, id, new SetupLinkUpdate { Status = SetupLinkStatus.Active }),
        ["createCustomerWhatsappPhoneNumber"] = (kapso, id) => kapso.PhoneNumbers.ConnectAsync(id, new NewPhoneNumber { Name = "a", PhoneNumberId = "1", BusinessAccountId = "2", AccessToken = "t" }),
        ["getWhatsappPhoneNumber"] = (kapso, id) => kapso.PhoneNumbers.GetAsync(id),
        ["updateWhatsappPhoneNumber"] = (kapso, id) => kapso.PhoneNumbers.UpdateAsync(id, new PhoneNumberUpdate { Name = "a" }),
        ["deleteWhatsappPhoneNumber"] = (kapso, id) => kapso.PhoneNumbers.DeleteAsync(id),
        ["getWhatsappPhoneNumberHealth"] = (kapso, id) => kapso.PhoneNumbers.GetHealthAsync(id),
        ["listPhoneNumbers"] = (kapso, id) => kapso.PhoneNumbers.List(id).GetPageAsync(),
        ["getPhoneNumber"] = (kapso, id) => kapso.PhoneNumbers.GetFromMetaAsync(id),
        ["updatePhoneNumber"] = (kapso, id) => kapso.PhoneNumbers.SetPinAsync(id, "123456"),
        ["requestVerificationCode"] = (kapso, id) => kapso.PhoneNumbers.RequestCodeAsync(id, VerificationMethod.Sms),
        ["verifyPhoneNumberCode"] = (kapso, id) => kapso.PhoneNumbers.VerifyCodeAsync(id, "123456"),
        ["registerWhatsAppBusinessPhoneNumber"] = (kapso, id) => kapso.PhoneNumbers.RegisterAsync(id, "123456"),
        ["deregisterPhoneNumber"] = (kapso, id) => kapso.PhoneNumbers.DeregisterAsync(id),
        ["getPhoneNumberSettings"] = (kapso, id) => kapso.PhoneNumbers.GetSettingsAsync(id),
        ["updatePhoneNumberSettings"] = (kapso, id) => kapso.PhoneNumbers.UpdateSettingsAsync(id, new PhoneNumberSettingsUpdate { FallbackLanguage = "en" }),
        ["listWhatsappDisplayNameRequests"] = (kapso, id) => kapso.DisplayNames.List(id).GetPageAsync(),
        ["createWhatsappDisplayNameRequest"] = (kapso, id) => kapso.DisplayNames.CreateAsync(id, "Acme"),
        ["getWhatsappDisplayNameRequest"] = (kapso, id) => kapso.DisplayNames.GetAsync(id, id),
        ["getInboxEmbed"] = (kapso, id) => kapso.InboxEmbeds.GetAsync(id),
        ["updateInboxEmbed"] = (kapso, id) => kapso.InboxEmbeds.UpdateAsync(id, new InboxEmbedUpdate { Name = "a" }),
        ["deleteInboxEmbed"] = (kapso, id) => kapso.InboxEmbeds.DeleteAsync(id),
        ["getBusinessProfile"] = (kapso, id) => kapso.BusinessProfiles.GetAsync(id),
        ["updateBusinessProfile"] = (kapso, id) => kapso.BusinessProfiles.UpdateAsync(id, new BusinessProfileUpdate { About = "a" }),
        ["getUsername"] = (kapso, id) => kapso.Usernames.GetAsync(id),
        ["setUsername"] = (kapso, id) => kapso.Usernames.SetAsync(id, "acme"),
        ["deleteUsername"] = (kapso, id) => kapso.Usernames.DeleteAsync(id),
        ["getUsernameSuggestions"] = (kapso, id) => kapso.Usernames.GetSuggestionsAsync(id),
        ["getWhatsappBroadcast"] = (kapso, id) => kapso.Broadcasts.GetAsync(id),
        ["updateWhatsappBroadcastStatus"] = (kapso, id) => kapso.Broadcasts.StopAsync(id),
        ["listWhatsappBroadcastRecipients"] = (kapso, id) => kapso.Broadcasts.ListRecipients(id).GetPageAsync(),
        ["clearWhatsappBroadcastRecipients"] = (kapso, id) => kapso.Broadcasts.ClearRecipientsAsync(id),
        ["sendWhatsappBroadcast"] = (kapso, id) => kapso.Broadcasts.SendAsync(id),
        ["scheduleWhatsappBroadcast"] = (kapso, id) => kapso.Broadcasts.ScheduleAsync(id, DateTimeOffset.UnixEpoch),
        ["cancelWhatsappBroadcast"] = (kapso, id) => kapso.Broadcasts.CancelAsync(id),
        ["listCalls"] = (kapso, id) => kapso.Calls.List(id).GetPageAsync(),
        ["performCallAction"] = (kapso, id) => kapso.Calls.StartAsync(id, "+15551234567", "v=0"),
        ["performCallAction "] = (kapso, id) => kapso.Calls.PreAcceptAsync(id, "wacid.1", "v=0"),
        ["performCallAction  "] = (kapso, id) => kapso.Calls.AcceptAsync(id, "wacid.1", "v=0"),
        ["performCallAction   "] = (kapso, id) => kapso.Calls.RejectAsync(id, "wacid.1"),
        ["performCallAction    "] = (kapso, id) => kapso.Calls.TerminateAsync(id, "wacid.1"),
        ["getCallPermissions"] = (kapso, id) => kapso.Calls.GetPermissionsAsync(id, "+15551234567"),
        ["listBlockedUsers"] = (kapso, id) => kapso.BlockedUsers.List(id).GetPageAsync(),
        ["blockUsers"] = (kapso, id) => kapso.BlockedUsers.BlockAsync(id, ["+15551234567"]),
        ["unblockUsers"] = (kapso, id) => kapso.BlockedUsers.UnblockAsync(id, ["+15551234567"]),
        ["getActiveGroups"] = (kapso, id) => kapso.Groups.List(id).GetPageAsync(),
        ["createGroup"] = (kapso, id) => kapso.Groups.CreateAsync(id, new NewGroup { Subject = "a" }),
        ["getGroupInfo"] = (kapso, id) => kapso.Groups.GetAsync("647", id),
        ["updateGroupSettings"] = (kapso, id) => kapso.Groups.UpdateAsync("647", id, new GroupUpdate { Subject = "a" }),
        ["updateGroupSettings "] = (kapso, id) => kapso.Groups.SetPictureAsync("647", id, new byte[] { 0xFF, 0xD8, 0xFF }),
        ["deleteGroup"] = (kapso, id) => kapso.Groups.DeleteAsync("647", id),
        ["getGroupInviteLink"] = (kapso, id) => kapso.Groups.GetInviteLinkAsync("647", id),
        ["createGroupInviteLink"] = (kapso, id) => kapso.Groups.ResetInviteLinkAsync("647", id),
        ["deleteGroupInviteLink"] = (kapso, id) => kapso.Groups.DeleteInviteLinkAsync("647", id),
        ["getJoinRequests"] = (kapso, id) => kapso.Groups.ListJoinRequests("647", id).GetPageAsync(),
        ["approveJoinRequests"] = (kapso, id) => kapso.Groups.ApproveJoinRequestsAsync("647", id, ["a"]),
        ["rejectJoinRequests"] = (kapso, id) => kapso.Groups.RejectJoinRequestsAsync("647", id, ["a"]),
        ["addGroupParticipants"] = (kapso, id) => kapso.Groups.AddParticipantsAsync("647", id, ["+15551234567"]),
        ["removeGroupParticipants"] = (kapso, id) => kapso.Groups.RemoveParticipantsAsync("647", id, ["+15551234567"]),
        ["uploadMedia"] = (kapso, id) => kapso.Media.UploadAsync(id, MediaFile.FromBytes(new byte[] { 1 }, "a.png")),
        ["getMediaUrl"] = (kapso, id) => kapso.Media.GetAsync("647", id),
        ["deleteMedia"] = (kapso, id) => kapso.Media.DeleteAsync("647", id),
        ["getFunction"] = (kapso, id) => kapso.Functions.GetAsync(id),
        ["updateFunction"] = (kapso, id) => kapso.Functions.UpdateAsync(id, new FunctionUpdate { Name = "a" }),
        ["deleteFunction"] = (kapso, id) => kapso.Functions.DeleteAsync(id),
        ["deployFunction"] = (kapso, id) => kapso.Functions.DeployAsync(id),
        ["invokeFunction"] = (kapso, id) => kapso.Functions.InvokeAsync(id, JsonElement.Parse("{}")),
        ["listFunctionSecrets"] = (kapso, id) => kapso.Functions.ListSecrets(id).GetPageAsync(),
        ["createFunctionSecret"] = (kapso, id) => kapso.Functions.CreateSecretAsync(id, "A", "b"),
        ["deleteFunctionSecret"] = (kapso, id) => kapso.Functions.DeleteSecretAsync(id, id),
        ["listFunctionInvocations"] = (kapso, id) => kapso.Functions.ListInvocations(id).GetPageAsync(),
        ["getWhatsappConversation"] = (kapso, id) => kapso.Conversations.GetAsync(id),
        ["updateWhatsappConversation"] = (kapso, id) => kapso.Conversations.SetStatusAsync(id, ConversationStatus.Ended),
        ["listConversations"] = (kapso, id) => kapso.Conversations.List(id).GetPageAsync(),
        ["getConversation"] = (kapso, id) => kapso.Conversations.GetAsync(id, id),
        ["threadControl"] = (kapso, id) => kapso.Conversations.TakeAsync(id, "+15551234567"),
        ["threadControl "] = (kapso, id) => kapso.Conversations.ReleaseAsync(id, "+15551234567"),
        ["threadControl  "] = (kapso, id) => kapso.Conversations.PassAsync(id, "+15551234567"),
        ["listConversationAssignments"] = (kapso, id) => kapso.Conversations.ListAssignments(id).GetPageAsync(),
        ["createConversationAssignment"] = (kapso, id) => kapso.Conversations.AssignAsync(id, new NewConversationAssignment { UserId = "a" }),
        ["getConversationAssignment"] = (kapso, id) => kapso.Conversations.GetAssignmentAsync(id, id),
        ["updateConversationAssignment"] = (kapso, id) => kapso.Conversations.UpdateAssignmentAsync(id, id, new ConversationAssignmentUpdate { Active = false }),
        ["getWorkflow"] = (kapso, id) => kapso.Workflows.GetAsync(id),
        ["updateWorkflow"] = (kapso, id) => kapso.Workflows.UpdateAsync(id, new WorkflowUpdate { Name = "a" }),
        ["getWorkflowDefinition"] = (kapso, id) => kapso.Workflows.GetWithDefinitionAsync(id),
        ["getWorkflowVariables"] = (kapso, id) => kapso.Workflows.GetVariablesAsync(id),
        ["listWorkflowExecutions"] = (kapso, id) => kapso.Workflows.ListExecutions(id).GetPageAsync(),
        ["createWorkflowExecution"] = (kapso, id) => kapso.Workflows.StartAsync(id, new NewWorkflowExecution { To = "+15551234567" }),
        ["getWorkflowExecution"] = (kapso, id) => kapso.Workflows.GetExecutionAsync(id),
        ["updateWorkflowExecution"] = (kapso, id) => kapso.Workflows.SetExecutionStatusAsync(id, WorkflowExecutionStatus.Ended),
        ["listWorkflowExecutionEvents"] = (kapso, id) => kapso.Workflows.ListExecutionEvents(id).GetPageAsync(),
        ["resumeWorkflowExecution"] = (kapso, id) => kapso.Workflows.ResumeAsync(id, WorkflowInput.Text("yes")),
        ["listConversationFlowExecutions"] = (kapso, id) => kapso.Workflows.ListConversationExecutions(id).GetPageAsync(),
        ["listWorkflowTriggers"] = (kapso, id) => kapso.Workflows.ListTriggers(id).GetPageAsync(),
        ["createWorkflowTrigger"] = (kapso, id) => kapso.Workflows.CreateTriggerAsync(id, NewWorkflowTrigger.OnApiCall()),
        ["replaceWorkflowTriggers"] = (kapso, id) => kapso.Workflows.ReplaceTriggersAsync(id, []),
        ["updateWorkflowTrigger"] = (kapso, id) => kapso.Workflows.SetTriggerActiveAsync(id, false),
        ["deleteWorkflowTrigger"] = (kapso, id) => kapso.Workflows.DeleteTriggerAsync(id),
        ["getAgentMode"] = (kapso, id) => kapso.Agents.GetModeAsync(id),
        ["listAgentModeSessions"] = (kapso, id) => kapso.Agents.ListSessions(id).GetPageAsync(),
        ["getAgentSession"] = (kapso, id) => kapso.Agents.GetSessionAsync(id),
        ["getAgentSession "] = (kapso, id) => kapso.Agents.ListRuns(id).GetPageAsync(),
        ["getAgentRun"] = (kapso, id) => kapso.Agents.GetRunAsync(id),
        ["pauseAgentRun"] = (kapso, id) => kapso.Agents.PauseRunAsync(id),
        ["resumeAgentRun"] = (kapso, id) => kapso.Agents.ResumeRunAsync(id),
        ["cancelAgentRun"] = (kapso, id) => kapso.Agents.CancelRunAsync(id),
        ["approveAgentRunTool"] = (kapso, id) => kapso.Agents.ApproveToolAsync(id, id),
        ["rejectAgentRunTool"] = (kapso, id) => kapso.Agents.RejectToolAsync(id, id),
        ["getWhatsappContactPlatform"] = (kapso, id) => kapso.Contacts.GetAsync(id),
        ["updateWhatsappContactPlatform"] = (kapso, id) => kapso.Contacts.UpdateAsync(id, new ContactUpdate { DisplayName = "a" }),
        ["eraseWhatsappContact"] = (kapso, id) => kapso.Contacts.RequestErasureAsync(id),
        ["listWhatsappContactMarketingPreferences"] = (kapso, id) => kapso.Contacts.ListMarketingPreferences(id).GetPageAsync(),
        ["getWhatsappContactMarketingPreference"] = (kapso, id) => kapso.Contacts.FindMarketingPreferenceAsync(id, id),
        ["listContacts"] = (kapso, id) => kapso.Contacts.List(id).GetPageAsync(),
        ["getContact"] = (kapso, id) => kapso.Contacts.GetAsync(id, "15551234567"),
        ["getWhatsappFlow"] = (kapso, id) => kapso.Flows.GetAsync(id),
        ["publishWhatsappFlow"] = (kapso, id) => kapso.Flows.PublishAsync(id),
        ["setupWhatsappFlowEncryption"] = (kapso, id) => kapso.Flows.SetUpEncryptionAsync(id),
        ["listWhatsappFlowVersions"] = (kapso, id) => kapso.Flows.ListVersions(id).GetPageAsync(),
        ["createWhatsappFlowVersion"] = (kapso, id) => kapso.Flows.CreateVersionAsync(id, new FlowDefinition()),
        ["getWhatsappFlowVersion"] = (kapso, id) => kapso.Flows.GetVersionAsync(id, id),
        ["getWhatsappFlowDataEndpoint"] = (kapso, id) => kapso.Flows.GetDataEndpointAsync(id),
        ["createWhatsappFlowDataEndpoint"] = (kapso, id) => kapso.Flows.SetDataEndpointAsync(id, "a"),
        ["updateWhatsappFlowDataEndpoint"] = (kapso, id) => kapso.Flows.AttachDataEndpointAsync(id, "a"),
        ["deployWhatsappFlowDataEndpoint"] = (kapso, id) => kapso.Flows.DeployDataEndpointAsync(id),
        ["registerWhatsappFlowDataEndpoint"] = (kapso, id) => kapso.Flows.RegisterDataEndpointAsync(id),
        ["getWhatsappFlowFunctionLogs"] = (kapso, id) => kapso.Flows.ListFunctionLogs(id).GetPageAsync(),
        ["getWhatsappFlowFunctionInvocations"] = (kapso, id) => kapso.Flows.ListFunctionInvocations(id).GetPageAsync(),
        ["listWhatsappFlowResponses"] = (kapso, id) => kapso.Flows.ListResponses(id).GetPageAsync(),
        ["listFlows"] = (kapso, id) => kapso.MetaFlows.List(id).GetPageAsync(),
        ["listFlowsByPhoneNumber"] = (kapso, id) => kapso.MetaFlows.ListByPhoneNumber(id).GetPageAsync(),
        ["createFlow"] = (kapso, id) => kapso.MetaFlows.CreateAsync(id, new NewMetaFlow { Name = "a", Categories = [FlowCategory.Other] }),
        ["createFlowByPhoneNumber"] = (kapso, id) => kapso.MetaFlows.CreateByPhoneNumberAsync(id, new NewMetaFlow { Name = "a", Categories = [FlowCategory.Other] }),
        ["getFlow"] = (kapso, id) => kapso.MetaFlows.GetAsync("1", id),
        ["updateFlowMetadata"] = (kapso, id) => kapso.MetaFlows.UpdateAsync(id, new MetaFlowUpdate { Name = "a" }),
        ["getFlowAssets"] = (kapso, id) => kapso.MetaFlows.ListAssets(id).GetPageAsync(),
        ["uploadFlowAssets"] = (kapso, id) => kapso.MetaFlows.UploadAsync(id, new FlowDefinition()),
        ["publishFlow"] = (kapso, id) => kapso.MetaFlows.PublishAsync(id),
        ["deprecateFlow"] = (kapso, id) => kapso.MetaFlows.DeprecateAsync(id),
        ["deleteFlow"] = (kapso, id) => kapso.MetaFlows.DeleteAsync(id),
        ["getBusinessEncryptionPublicKey"] = (kapso, id) => kapso.MetaFlows.FindPublicKeyAsync(id),
        ["setBusinessEncryptionPublicKey"] = (kapso, id) => kapso.MetaFlows.SetPublicKeyAsync(id, PublicKey),
        ["listTemplates"] = (kapso, id) => kapso.Templates.List(id).GetPageAsync(),
        ["createOrUpdateTemplate"] = (kapso, id) => kapso.Templates.CreateAsync(id, TemplateDefinition.Utility("a", "en").Body("Hi.").Build()),
        ["createOrUpdateTemplate "] = (kapso, id) => kapso.Templates.UpdateAsync(id, id, new TemplateUpdate { MessageSendTtl = TimeSpan.FromSeconds(60) }),
        ["getTemplate"] = (kapso, id) => kapso.Templates.GetAsync(id, id),
        ["deleteTemplate"] = (kapso, id) => kapso.Templates.DeleteAsync(id, id),
        ["getProjectEventDefinition"] = (kapso, id) => kapso.ProjectEvents.GetDefinitionAsync(id),
        ["updateProjectEventDefinition"] = (kapso, id) => kapso.ProjectEvents.UpdateDefinitionAsync(id, new ProjectEventDefinitionUpdate { Archived = true }),
        ["deleteProjectEventDefinition"] = (kapso, id) => kapso.ProjectEvents.DeleteDefinitionAsync(id),
        ["deleteNotificationDestination"] = (kapso, id) => kapso.Notifications.DeleteDestinationAsync(id),
        ["deleteNotificationRoute"] = (kapso, id) => kapso.Notifications.DeleteRouteAsync(id),
        ["getFinding"] = (kapso, id) => kapso.Findings.GetAsync(id),
        ["getFindingEvidence"] = (kapso, id) => kapso.Findings.GetEvidenceAsync(id),
        ["startFindingInvestigation"] = (kapso, id) => kapso.Findings.StartInvestigationAsync(id),
        ["dismissFinding"] = (kapso, id) => kapso.Findings.DismissAsync(id, FindingDismissalReason.Other, "a"),
        ["markFindingAddressed"] = (kapso, id) => kapso.Findings.MarkAddressedAsync(id),
        ["getWhatsappAccountFunding"] = (kapso, id) => kapso.Funding.GetAsync(id),
        ["ensureWhatsappAccountFunding"] = (kapso, id) => kapso.Funding.EnsureAsync(id, "7"),
        ["getWhatsappAccountUsage"] = (kapso, id) => kapso.Funding.GetUsageAsync(id, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1)),
        ["listWhatsappPortfolioAccounts"] = (kapso, id) => kapso.Funding.ListPortfolioAccounts(id).GetPageAsync(),
        ["getWhatsappPortfolioUsage"] = (kapso, id) => kapso.Funding.GetPortfolioUsageAsync(id, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1)),
        ["revokeWhatsappPortfolioFunding"] = (kapso, id) => kapso.Funding.RevokePortfolioAsync(id, "key"),
        ["getWhatsappPortfolioFundingOperation"] = (kapso, id) => kapso.Funding.GetRevocationAsync(id, id),
        ["deleteTemplate "] = (kapso, id) => kapso.Templates.DeleteAllLanguagesAsync(id, id),
    };

    private static readonly Dictionary<string, Func<KapsoWhatsAppClient, Task>> CallsWithoutId = new()
    {
        ["listCustomers"] = kapso => kapso.Customers.List().GetPageAsync(),
        ["createCustomer"] = kapso => kapso.Customers.CreateAsync(new NewCustomer { Name = "A" }),
        ["listWhatsappPhoneNumbers"] = kapso => kapso.PhoneNumbers.List().GetPageAsync(),
        ["listUsers"] = kapso => kapso.Users.List().GetPageAsync(),
        ["listWhatsappBroadcasts"] = kapso => kapso.Broadcasts.List().GetPageAsync(),
        ["createWhatsappBroadcast"] = kapso => kapso.Broadcasts.CreateAsync(new NewBroadcast { Name = "a", PhoneNumberId = "1", TemplateId = "2" }),
        ["uploadWhatsappMedia"] = kapso => kapso.Media.IngestAsync(new NewMediaIngest { PhoneNumberId = "647", Source = "https://a.example/b.png" }),
        ["listWhatsappConversations"] = kapso => kapso.Conversations.List().GetPageAsync(),
        ["listWhatsappContactsPlatform"] = kapso => kapso.Contacts.List().GetPageAsync(),
        ["createWhatsappContactPlatform"] = kapso => kapso.Contacts.CreateAsync(new NewContact { Person = "+15551234567" }),
        ["listWhatsappFlows"] = kapso => kapso.Flows.List().GetPageAsync(),
        ["createWhatsappFlow"] = kapso => kapso.Flows.CreateAsync(new NewFlow { PhoneNumberId = "647" }),
        ["listFunctions"] = kapso => kapso.Functions.List().GetPageAsync(),
        ["createFunction"] = kapso => kapso.Functions.CreateAsync(new NewFunction { Name = "a", Code = "b", FunctionType = FunctionType.CloudflareWorker }),
        ["listWorkflows"] = kapso => kapso.Workflows.List().GetPageAsync(),
        ["createWorkflow"] = kapso => kapso.Workflows.CreateAsync(new NewWorkflow { Name = "a" }),
        ["listAgentModes"] = kapso => kapso.Agents.ListModes().GetPageAsync(),
        ["createAgentRun"] = kapso => kapso.Agents.StartRunAsync(new NewAgentRun { Mode = "assistant", Prompt = "a" }),
        ["listInboxEmbeds"] = kapso => kapso.InboxEmbeds.List().GetPageAsync(),
        ["listProjectEvents"] = kapso => kapso.ProjectEvents.List().GetPageAsync(),
        ["createProjectEvent"] = kapso => kapso.ProjectEvents.CreateAsync(new NewProjectEvent { Name = "a" }),
        ["listProjectEventDefinitions"] = kapso => kapso.ProjectEvents.ListDefinitions().GetPageAsync(),
        ["createProjectEventDefinition"] = kapso => kapso.ProjectEvents.CreateDefinitionAsync(new NewProjectEventDefinition { Name = "a" }),
        ["listNotificationEventTypes"] = kapso => kapso.Notifications.ListEventTypes().GetPageAsync(),
        ["listNotificationDestinations"] = kapso => kapso.Notifications.ListDestinations().GetPageAsync(),
        ["createNotificationDestination"] = kapso => kapso.Notifications.CreateDestinationAsync(new NewNotificationDestination { Address = "a@example.com" }),
        ["listNotificationRoutes"] = kapso => kapso.Notifications.ListRoutes().GetPageAsync(),
        ["upsertNotificationRoute"] = kapso => kapso.Notifications.SetRouteAsync("a", "b"),
        ["listFindings"] = kapso => kapso.Findings.List().GetPageAsync(),
        ["listApiLogs"] = kapso => kapso.Logs.ListApiLogs().GetPageAsync(),
        ["searchLogs"] = kapso => kapso.Logs.Search(new LogSearch { Text = "a" }).GetPageAsync(),
        ["searchLogsWithFilters"] = kapso => kapso.Logs.Search(new LogSearch { Filters = new Dictionary<string, ScalarValue> { ["a"] = "b" } }).GetPageAsync(),
        ["getLogSearchCatalog"] = kapso => kapso.Logs.FindCatalogAsync(),
        ["listProviderModels"] = kapso => kapso.ProviderModels.List().GetPageAsync(),
        ["createInboxEmbed"] = kapso => kapso.InboxEmbeds.CreateAsync(NewInboxEmbed.ForProject()),
    };

    /// <summary>The operations whose every method answers only that it was done.</summary>
    private static readonly HashSet<string> DoneMethods =
    [
        .. typeof(KapsoWhatsAppClient).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Operations", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public))
            .Where(field => field.FieldType.IsAssignableTo(typeof(Operation)))
            .GroupBy(field => ((Operation)field.GetValue(null)!).Id)
            .Where(methods => methods.All(field => field.FieldType.GenericTypeArguments.LastOrDefault() == typeof(Done)))
            .Select(methods => methods.Key),
    ];

    public static TheoryData<string> WithId => [.. Calls.Keys];

    public static TheoryData<string> DoneOnly => [.. Calls.Keys.Concat(CallsWithoutId.Keys).Where(operation => DoneMethods.Contains(operation.Trim()))];

    public static TheoryData<string> All => [.. Calls.Keys, .. CallsWithoutId.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_refusal_keeps_the_servers_text(string operation)
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.NotFound, """{"error":"Nothing of the kind"}"""));

        KapsoApiException refused = (await kapso.Client.Awaiting(client => Call(client, operation, "1")).Should().ThrowAsync<KapsoApiException>()).Which;

        (refused.OperationId, refused.Category, refused.ServerMessage).Should().Be((operation.Trim(), ErrorCategory.NotFound, "Nothing of the kind"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task An_answer_that_is_no_json_is_kept(string operation)
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.BadRequest, "<html>Bad</html>", "text/html"));

        (await kapso.Client.Awaiting(client => Call(client, operation, "1")).Should().ThrowAsync<KapsoApiException>()).Which.ResponseBody.Should().Be("<html>Bad</html>");
    }

    [Theory]
    [MemberData(nameof(DoneOnly))]
    public async Task What_answers_only_that_it_was_done_fails_when_it_says_that_it_was_not(string operation)
    {
        foreach (string done in new[] { "", "{}", """{"success":true}""", """{"message":"ok","details":{"success":false}}""", "OK" })
        {
            await Exchange.Make(done, client => Call(client, operation, "1"));
        }

        foreach (string notDone in new[] { """{"success":false}""", """{"success":"false"}""", """{"data":{"success":false}}""" })
        {
            await FluentActions.Awaiting(() => Exchange.Make(notDone, client => Call(client, operation, "1"))).Should().ThrowAsync<KapsoSerializationException>(notDone);
        }
    }

    [Theory]
    [MemberData(nameof(WithId))]
    public async Task A_bad_id_never_leads_anywhere(string operation)
    {
        foreach (string id in new[] { "", " ", ".", "..", "a\n", "\u0000", new string('a', 10_240) })
        {
            (await Exchange.Refused(client => Call(client, operation, id))).Should().NotBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(WithId))]
    public async Task An_id_stays_one_segment_of_the_path(string operation)
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.NotFound, """{"error":"no"}"""));
        string Path(string id) => kapso.Transport.Requests.Last().Uri.AbsolutePath.Replace(Uri.EscapeDataString(id), "*", StringComparison.Ordinal);

        await kapso.Client.Awaiting(client => Call(client, operation, "id-1")).Should().ThrowAsync<KapsoApiException>();
        string plain = Path("id-1");
        foreach (string id in new[] { "a/b", "../c", "%2e%2e", "a?b=c", "a#b", "ä" })
        {
            await kapso.Client.Awaiting(client => Call(client, operation, id)).Should().ThrowAsync<KapsoApiException>();
            Path(id).Should().Be(plain);
        }
    }

    /// <summary>Calls an operation by its key, with one id for every id that it takes.</summary>
    internal static Task Call(KapsoWhatsAppClient kapso, string operation, string id) =>
        Calls.TryGetValue(operation, out Func<KapsoWhatsAppClient, string, Task>? call) ? call(kapso, id) : CallsWithoutId[operation](kapso);

    private static string NewPublicKey()
    {
        using RSA rsa = RSA.Create(2048);
        return rsa.ExportSubjectPublicKeyInfoPem();
    }
}
