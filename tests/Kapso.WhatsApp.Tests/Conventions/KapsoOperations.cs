namespace Kapso.WhatsApp.Tests.Conventions;

/// <summary>The names of all operations of Kapso's API reference, and of those of Meta's that the proxy passes on. What is implemented is counted against them.</summary>
internal static class KapsoOperations
{
    private const string Platform = """
        listCustomers createCustomer getCustomer updateCustomer deleteCustomer listCustomerSetupLinks createCustomerSetupLink updateCustomerSetupLink
        listWhatsappProjectWebhooks createWhatsappProjectWebhook getWhatsappProjectWebhook updateWhatsappProjectWebhook deleteWhatsappProjectWebhook
        testWhatsappProjectWebhook listWhatsappPhoneNumbers createCustomerWhatsappPhoneNumber getWhatsappPhoneNumber updateWhatsappPhoneNumber
        deleteWhatsappPhoneNumber getWhatsappPhoneNumberHealth listWhatsappPhoneNumberWebhooks createWhatsappPhoneNumberWebhook
        getWhatsappPhoneNumberWebhook updateWhatsappPhoneNumberWebhook deleteWhatsappPhoneNumberWebhook listWhatsappBroadcasts
        createWhatsappBroadcast getWhatsappBroadcast updateWhatsappBroadcastStatus listWhatsappBroadcastRecipients addWhatsappBroadcastRecipients
        clearWhatsappBroadcastRecipients sendWhatsappBroadcast scheduleWhatsappBroadcast cancelWhatsappBroadcast listWhatsappMessages
        getWhatsappMessage listWhatsappConversations getWhatsappConversation updateWhatsappConversation listConversationAssignments
        createConversationAssignment getConversationAssignment updateConversationAssignment listWhatsappDisplayNameRequests
        createWhatsappDisplayNameRequest getWhatsappDisplayNameRequest uploadWhatsappMedia listWhatsappContactsPlatform createWhatsappContactPlatform
        getWhatsappContactPlatform updateWhatsappContactPlatform eraseWhatsappContact listWhatsappContactMarketingPreferences
        getWhatsappContactMarketingPreference listUsers listWebhookDeliveries listProjectEventDefinitions createProjectEventDefinition
        getProjectEventDefinition updateProjectEventDefinition deleteProjectEventDefinition listProjectEvents createProjectEvent listApiLogs
        searchLogs searchLogsWithFilters getLogSearchCatalog listProviderModels listInboxEmbeds createInboxEmbed getInboxEmbed updateInboxEmbed
        deleteInboxEmbed listWhatsappFlows createWhatsappFlow getWhatsappFlow publishWhatsappFlow setupWhatsappFlowEncryption
        listWhatsappFlowVersions createWhatsappFlowVersion getWhatsappFlowVersion getWhatsappFlowDataEndpoint createWhatsappFlowDataEndpoint
        updateWhatsappFlowDataEndpoint deployWhatsappFlowDataEndpoint registerWhatsappFlowDataEndpoint getWhatsappFlowFunctionLogs
        getWhatsappFlowFunctionInvocations listFindings getFinding getFindingEvidence startFindingInvestigation dismissFinding markFindingAddressed
        listNotificationEventTypes listNotificationDestinations createNotificationDestination deleteNotificationDestination listNotificationRoutes
        upsertNotificationRoute deleteNotificationRoute getWhatsappAccountFunding ensureWhatsappAccountFunding getWhatsappAccountUsage
        listWhatsappPortfolioAccounts getWhatsappPortfolioUsage revokeWhatsappPortfolioFunding getWhatsappPortfolioFundingOperation
        """;

    private const string WhatsApp = """
        listMessages sendMessage sendMarketingMessage getUsername setUsername deleteUsername getUsernameSuggestions getMessage listConversations
        getConversation threadControl listContacts getContact listCalls performCallAction uploadMedia getMediaUrl deleteMedia downloadMedia listTemplates
        createOrUpdateTemplate deleteTemplate getTemplate getBusinessProfile updateBusinessProfile getCallPermissions listBlockedUsers blockUsers
        unblockUsers listFlows createFlow listFlowsByPhoneNumber createFlowByPhoneNumber getFlowAssets uploadFlowAssets getFlow updateFlowMetadata
        deleteFlow publishFlow deprecateFlow listPhoneNumbers getPhoneNumber updatePhoneNumber
        """;

    private const string Workflows = """
        listWorkflows createWorkflow getWorkflow updateWorkflow getWorkflowDefinition getWorkflowVariables listWorkflowExecutions
        createWorkflowExecution getWorkflowExecution updateWorkflowExecution listWorkflowExecutionEvents resumeWorkflowExecution listWorkflowTriggers
        createWorkflowTrigger replaceWorkflowTriggers updateWorkflowTrigger deleteWorkflowTrigger listFunctions createFunction getFunction
        updateFunction deleteFunction deployFunction invokeFunction listFunctionSecrets createFunctionSecret deleteFunctionSecret
        listFunctionInvocations listConversationFlowExecutions
        """;

    private const string Agents = """
        listAgentModes getAgentMode listAgentModeSessions getAgentSession createAgentRun getAgentRun pauseAgentRun resumeAgentRun cancelAgentRun
        approveAgentRunTool rejectAgentRunTool
        """;

    private const string PassedOnToMeta = """
        requestVerificationCode verifyPhoneNumberCode registerWhatsAppBusinessPhoneNumber deregisterPhoneNumber getPhoneNumberSettings updatePhoneNumberSettings
        getBusinessEncryptionPublicKey setBusinessEncryptionPublicKey
        getActiveGroups createGroup getGroupInfo updateGroupSettings deleteGroup getGroupInviteLink createGroupInviteLink deleteGroupInviteLink getJoinRequests
        approveJoinRequests rejectJoinRequests addGroupParticipants removeGroupParticipants
        listAllQrCodes createOrUpdateQrCode getIndividualQrCode deleteIndividualQrCode configureConversationalAutomation requestOfficialBusinessAccount
        listTemplateLibrary compareTemplates migrateTemplates estimateReach
        """;

    // Kapso's own tools call it; its reference does not describe it.
    private const string Undescribed = "listWhatsappFlowResponses";

    public static IReadOnlyList<(string Name, IReadOnlyList<string> Operations)> Groups { get; } =
    [
        ("Platform", Words(Platform)),
        ("WhatsApp", Words(WhatsApp)),
        ("WhatsApp, passed on to Meta", Words(PassedOnToMeta)),
        ("Workflows and functions", Words(Workflows)),
        ("Agents", Words(Agents)),
        ("Platform, not in its reference", Words(Undescribed)),
    ];

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
