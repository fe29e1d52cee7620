using Kapso.WhatsApp.Emulator.Agents;
using Kapso.WhatsApp.Emulator.BlockedUsers;
using Kapso.WhatsApp.Emulator.Broadcasts;
using Kapso.WhatsApp.Emulator.Calls;
using Kapso.WhatsApp.Emulator.Contacts;
using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Conversations;
using Kapso.WhatsApp.Emulator.Customers;
using Kapso.WhatsApp.Emulator.DisplayNames;
using Kapso.WhatsApp.Emulator.Findings;
using Kapso.WhatsApp.Emulator.Flows;
using Kapso.WhatsApp.Emulator.Functions;
using Kapso.WhatsApp.Emulator.Funding;
using Kapso.WhatsApp.Emulator.Groups;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.InboxEmbeds;
using Kapso.WhatsApp.Emulator.Logs;
using Kapso.WhatsApp.Emulator.MediaFiles;
using Kapso.WhatsApp.Emulator.Messages;
using Kapso.WhatsApp.Emulator.Notifications;
using Kapso.WhatsApp.Emulator.PhoneNumbers;
using Kapso.WhatsApp.Emulator.Profiles;
using Kapso.WhatsApp.Emulator.Project;
using Kapso.WhatsApp.Emulator.ProjectEvents;
using Kapso.WhatsApp.Emulator.ProviderModels;
using Kapso.WhatsApp.Emulator.QrCodes;
using Kapso.WhatsApp.Emulator.Routing;
using Kapso.WhatsApp.Emulator.SetupLinks;
using Kapso.WhatsApp.Emulator.Templates;
using Kapso.WhatsApp.Emulator.Users;
using Kapso.WhatsApp.Emulator.Webhooks;
using Kapso.WhatsApp.Emulator.Workflows;

namespace Kapso.WhatsApp.Emulator;

/// <summary>
/// Puts the rooms together: each is given the project, its own store and the contracts that it needs of others. This is the one place that knows them all;
/// a room knows the core and no other room.
/// </summary>
internal sealed class EmulatorRooms : IAsyncDisposable
{
    public EmulatorRooms(EmulatedProject project)
    {
        WebhookStore webhooks = project.Register(new WebhookStore());
        Dispatcher = project.Register(new WebhookDispatcher(project));
        MessageBuffer buffer = project.Register(new MessageBuffer(project, webhooks, Dispatcher));
        WebhookPublisher webhookPublisher = new(project, webhooks, Dispatcher, buffer);
        PublishedEvents publisher = new(webhookPublisher);

        CustomerStore customers = project.Register(new CustomerStore());
        ContactStore contacts = project.Register(new ContactStore(project, publisher));
        Marketing = new MarketingPreferences(project, contacts, publisher);
        ContactDirectory directory = new(contacts, Marketing);
        Media = project.Register(new MediaStore(project));
        MediaMessages mediaMessages = new(project, Media);
        Templates = project.Register(new TemplateStore(project, publisher));
        Functions = project.Register(new FunctionStore(project));
        FlowStore flows = project.Register(new FlowStore(project));
        FlowMessages flowMessages = new(project, flows);
        CallPermissions permissions = project.Register(new CallPermissions(project));
        Calls = project.Register(new CallStore(project, permissions, publisher, Media));

        Threads = project.Register(new ThreadStore(project));

        project.Observers.AddRange([directory, mediaMessages, permissions, flowMessages, Threads, webhookPublisher]);
        project.SendRules.AddRange([mediaMessages, new TemplateMessages(Templates, directory), flowMessages, Threads, new ConversationRule(project), permissions]);

        MessagePayloads payloads = new(project);
        MessageEvents messageEvents = new(publisher, payloads);
        MessageDelivery delivery = new(project, messageEvents);
        Receiver = new MessageReceiver(project, messageEvents);
        FlowRunner = new FlowRunner(project, flows, Functions, Receiver);

        AssignmentStore assignments = project.Register(new AssignmentStore());
        ListStore<Broadcast> broadcasts = project.Register(new ListStore<Broadcast>());
        MessageSender messageSender = new(project, delivery);
        BroadcastSender broadcastSender = new(project, messageSender, directory);
        OtherApplications = new OtherApplications(project, Threads, messageSender, publisher);
        SetupLinkStore setupLinks = project.Register(new SetupLinkStore(customers));
        ListStore<QrCode> qrCodes = project.Register(new ListStore<QrCode>());
        ListStore<InboxEmbed> inboxEmbeds = project.Register(new ListStore<InboxEmbed>());
        ListStore<DisplayNameRequest> displayNames = project.Register(new ListStore<DisplayNameRequest>());
        HealthChecks healthChecks = project.Register(new HealthChecks());
        ProjectEventStore projectEvents = project.Register(new ProjectEventStore(project, publisher));
        Findings = project.Register(new FindingStore(project, projectEvents));
        Funding = project.Register(new FundingStore(project));
        Groups = project.Register(new GroupStore(project, publisher));
        Notifications = project.Register(new NotificationStore(project));
        ApiCalls = project.Register(new ApiCallLog());
        ApiLogs apiLogs = new(ApiCalls);
        Agents = project.Register(new AgentStore());
        Workflows = project.Register(new WorkflowStore());
        WorkflowRunner workflowRunner = new(project, Workflows, new NodeActions(project, Workflows, messageSender, Templates, Functions), publisher);
        project.Register(new SeededHistory(project));

        Webhooks = new WebhookOperations(project, webhooks, Dispatcher, new SampleEvents(project, payloads));
        Operations =
        [
            .. new SendOperations(project, delivery).All,
            .. new ReadOperations(project).All,
            .. new ConversationOperations(project, assignments, publisher).All,
            .. new ThreadControlOperations(project, Threads).All,
            .. new ContactOperations(project, contacts, customers).All,
            .. new CustomerOperations(project, customers).All,
            .. new SetupLinkOperations(project, setupLinks, customers).All,
            .. new PhoneNumberOperations(project, customers).All,
            .. new HealthOperations(project, healthChecks).All,
            .. new GroupOperations(project, Groups).All,
            .. new MetaOperations(project).All,
            .. new DisplayNameOperations(project, displayNames).All,
            .. new UserOperations(project).All,
            .. new InboxEmbedOperations(project, inboxEmbeds, customers).All,
            .. new BusinessProfileOperations(project).All,
            .. new UsernameOperations(project).All,
            .. new ConversationalComponentOperations(project).All,
            .. new OfficialBusinessAccountOperations(project).All,
            .. new QrCodeOperations(project, qrCodes).All,
            .. new BlockedUserOperations(project).All,
            .. new BroadcastOperations(project, broadcasts, broadcastSender, Templates, directory).All,
            .. new CallOperations(project, Calls, permissions, Threads).All,
            .. new FlowOperations(project, flows, Functions).All,
            .. new MetaFlowOperations(project, flows).All,
            .. new FunctionOperations(project, Functions).All,
            .. new TemplateOperations(project, Templates).All,
            .. new TemplateMetaOperations(project, Templates).All,
            .. new MediaOperations(project, Media).All,
            .. new FileHostOperations(Media).All,
            .. new IngestOperations(project, Media).All,
            .. Webhooks.All,
            .. new DeliveryOperations(project, Dispatcher).All,
            .. new ProjectEventOperations(project, projectEvents).All,
            .. new FindingOperations(project, Findings, new FindingEvidence(project, projectEvents, Findings)).All,
            .. new NotificationOperations(project, Notifications).All,
            .. new LogOperations(project, ApiCalls, apiLogs, [apiLogs, new ReceivedMessages(project), new DeliveryLog(Dispatcher)]).All,
            .. ProviderModelOperations.All,
            .. new FundingOperations(project, Funding).All,
            .. new AgentOperations(project, Agents, new AgentRunner(project, Agents, publisher)).All,
            .. new WorkflowOperations(project, Workflows).All,
            .. new ExecutionOperations(project, Workflows, workflowRunner).All,
        ];
        Pages = [new SetupPages(project, setupLinks), new InboxPages(project, inboxEmbeds)];
    }

    public IReadOnlyList<Operation> Operations { get; }

    public IReadOnlyList<IHostedPage> Pages { get; }

    public MessageReceiver Receiver { get; }

    public ThreadStore Threads { get; }

    public OtherApplications OtherApplications { get; }

    public MediaStore Media { get; }

    public MarketingPreferences Marketing { get; }

    public TemplateStore Templates { get; }

    public CallStore Calls { get; }

    public FunctionStore Functions { get; }

    public AgentStore Agents { get; }

    public WorkflowStore Workflows { get; }

    public FlowRunner FlowRunner { get; }

    public FindingStore Findings { get; }

    public FundingStore Funding { get; }

    public GroupStore Groups { get; }

    public NotificationStore Notifications { get; }

    public ApiCallLog ApiCalls { get; }

    public WebhookOperations Webhooks { get; }

    public WebhookDispatcher Dispatcher { get; }

    public ValueTask DisposeAsync() => Dispatcher.DisposeAsync();
}
