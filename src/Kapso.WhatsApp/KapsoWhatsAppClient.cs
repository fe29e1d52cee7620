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
using Kapso.WhatsApp.Http;
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
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.WhatsApp;

/// <summary>
/// The client for Kapso's WhatsApp API, with one property per resource. Instances are thread-safe and immutable: create one and reuse it, or
/// let <c>services.AddKapsoWhatsApp(…)</c> do so.
/// </summary>
public partial class KapsoWhatsAppClient : IDisposable
{
    private readonly KapsoPipeline _pipeline;
    private readonly ServiceProvider? _own;

    /// <summary>Makes a client for a Kapso project, without a host or a container.</summary>
    /// <param name="apiKey">The project's API key (Kapso's dashboard, Integrations, API keys).</param>
    /// <exception cref="KapsoValidationException">The key is blank or holds characters that no key has.</exception>
    public KapsoWhatsAppClient(string apiKey)
        : this(new KapsoWhatsAppOptions { ApiKey = apiKey ?? throw new ArgumentNullException(nameof(apiKey)) })
    {
    }

    /// <summary>Makes a client with options, without a host or a container. Calls take the same path as those of a registered client.</summary>
    /// <param name="options">The base address, the credential and other options.</param>
    /// <param name="transport">
    /// What carries the requests, in place of a <see cref="SocketsHttpHandler"/> of the client's own: a proxy, or a fake in tests. It is not disposed with the client, so that several
    /// clients can share it. Redirects are switched off in it; it must not follow them in a handler of another type either.
    /// </param>
    /// <exception cref="KapsoValidationException">An option breaks a rule; the exception lists them all. Or the transport follows redirects and can no longer be changed.</exception>
    public KapsoWhatsAppClient(KapsoWhatsAppOptions options, HttpMessageHandler? transport = null)
        : this(StandaloneServices.Build(options, transport))
    {
    }

    internal KapsoWhatsAppClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>Creates an instance for mocking in tests.</summary>
    protected KapsoWhatsAppClient() => _pipeline = null!;

    private KapsoWhatsAppClient(ServiceProvider own)
        : this(own.GetRequiredKeyedService<KapsoPipeline>(Microsoft.Extensions.Options.Options.DefaultName)) => _own = own;

    /// <summary>Kapso's AI agent: its modes, sessions and runs, and the tools that wait for approval.</summary>
    public virtual AgentsClient Agents => field ?? First(ref field, new AgentsClient(_pipeline));

    /// <summary>Keeps people from writing to and calling a number.</summary>
    public virtual BlockedUsersClient BlockedUsers => field ?? First(ref field, new BlockedUsersClient(_pipeline));

    /// <summary>Sends one template to many people.</summary>
    public virtual BroadcastsClient Broadcasts => field ?? First(ref field, new BroadcastsClient(_pipeline));

    /// <summary>What customers see when they open a number's profile in WhatsApp.</summary>
    public virtual BusinessProfilesClient BusinessProfiles => field ?? First(ref field, new BusinessProfilesClient(_pipeline));

    /// <summary>Calls customers, takes their calls and lists both.</summary>
    public virtual CallsClient Calls => field ?? First(ref field, new CallsClient(_pipeline));

    /// <summary>The people who have been in touch with the business.</summary>
    public virtual ContactsClient Contacts => field ?? First(ref field, new ContactsClient(_pipeline));

    /// <summary>Conversations with customers, and who looks after them.</summary>
    public virtual ConversationsClient Conversations => field ?? First(ref field, new ConversationsClient(_pipeline));

    /// <summary>The customers of a platform, each of which can connect WhatsApp numbers.</summary>
    public virtual CustomersClient Customers => field ?? First(ref field, new CustomersClient(_pipeline));

    /// <summary>Asks for the name that a number shows, and follows Meta's review.</summary>
    public virtual DisplayNamesClient DisplayNames => field ?? First(ref field, new DisplayNamesClient(_pipeline));

    /// <summary>Findings in the project events: what changed, the evidence for it, and investigations of the cause.</summary>
    public virtual FindingsClient Findings => field ?? First(ref field, new FindingsClient(_pipeline));

    /// <summary>Forms inside WhatsApp, as Kapso keeps them.</summary>
    public virtual FlowsClient Flows => field ?? First(ref field, new FlowsClient(_pipeline));

    /// <summary>JavaScript that Kapso runs.</summary>
    public virtual FunctionsClient Functions => field ?? First(ref field, new FunctionsClient(_pipeline));

    /// <summary>Kapso's payment of Meta's fees: which accounts are funded, and what was charged.</summary>
    public virtual FundingClient Funding => field ?? First(ref field, new FundingClient(_pipeline));

    /// <summary>What customers are offered in a chat with a number: a welcome, ice breakers and commands.</summary>
    public virtual ConversationalComponentsClient ConversationalComponents => field ?? First(ref field, new ConversationalComponentsClient(_pipeline));

    /// <summary>The blue check of a number (official business account): its status, and the request for it.</summary>
    public virtual OfficialBusinessAccountsClient OfficialBusinessAccounts => field ?? First(ref field, new OfficialBusinessAccountsClient(_pipeline));

    /// <summary>QR codes and links that open a chat with a message that is written already.</summary>
    public virtual QrCodesClient QrCodes => field ?? First(ref field, new QrCodesClient(_pipeline));

    /// <summary>WhatsApp groups of a number: creating, inviting, join requests, participants and settings.</summary>
    public virtual GroupsClient Groups => field ?? First(ref field, new GroupsClient(_pipeline));

    /// <summary>Kapso's inbox inside a page of one's own.</summary>
    public virtual InboxEmbedsClient InboxEmbeds => field ?? First(ref field, new InboxEmbedsClient(_pipeline));

    /// <summary>Logs of API calls, and a search through the logs of the project.</summary>
    public virtual LogsClient Logs => field ?? First(ref field, new LogsClient(_pipeline));

    /// <summary>Uploads and downloads files.</summary>
    public virtual MediaClient Media => field ?? First(ref field, new MediaClient(_pipeline));

    /// <summary>Sends messages and reads them back.</summary>
    public virtual MessagesClient Messages => field ?? First(ref field, new MessagesClient(_pipeline));

    /// <summary>Forms inside WhatsApp, as Meta keeps them, and the public keys that their requests are encrypted with.</summary>
    public virtual MetaFlowsClient MetaFlows => field ?? First(ref field, new MetaFlowsClient(_pipeline));

    /// <summary>Where Kapso sends notifications about the project, and which.</summary>
    public virtual NotificationsClient Notifications => field ?? First(ref field, new NotificationsClient(_pipeline));

    /// <summary>The WhatsApp numbers of the project: connecting, registering, settings and health.</summary>
    public virtual PhoneNumbersClient PhoneNumbers => field ?? First(ref field, new PhoneNumbersClient(_pipeline));

    /// <summary>Events of the project's own, such as an order that was paid, and their definitions.</summary>
    public virtual ProjectEventsClient ProjectEvents => field ?? First(ref field, new ProjectEventsClient(_pipeline));

    /// <summary>The language models that agents and workflows can use.</summary>
    public virtual ProviderModelsClient ProviderModels => field ?? First(ref field, new ProviderModelsClient(_pipeline));

    /// <summary>Links to the hosted page on which a customer connects a number.</summary>
    public virtual SetupLinksClient SetupLinks => field ?? First(ref field, new SetupLinksClient(_pipeline));

    /// <summary>Creates, finds, changes and deletes message templates.</summary>
    public virtual TemplatesClient Templates => field ?? First(ref field, new TemplatesClient(_pipeline));

    /// <summary>The usernames by which people find a number.</summary>
    public virtual UsernamesClient Usernames => field ?? First(ref field, new UsernamesClient(_pipeline));

    /// <summary>The members of the project.</summary>
    public virtual UsersClient Users => field ?? First(ref field, new UsersClient(_pipeline));

    /// <summary>The addresses to which Kapso delivers what happens, and what became of the deliveries.</summary>
    public virtual WebhooksClient Webhooks => field ?? First(ref field, new WebhooksClient(_pipeline));

    /// <summary>Graphs of nodes that Kapso executes in conversations, what starts them, and their executions.</summary>
    public virtual WorkflowsClient Workflows => field ?? First(ref field, new WorkflowsClient(_pipeline));

    /// <summary>
    /// Makes a client from the variables that Kapso's own tools read: <c>KAPSO_API_KEY</c>, and optionally <c>KAPSO_API_BASE_URL</c>,
    /// <c>KAPSO_META_BASE_URL</c> and <c>META_GRAPH_VERSION</c>.
    /// </summary>
    /// <exception cref="KapsoValidationException">A variable is missing or breaks a rule; the exception names it.</exception>
    public static KapsoWhatsAppClient FromEnvironment() => new(EnvironmentOptions.Read(Environment.GetEnvironmentVariable));

    /// <summary>
    /// Closes the connections of a client that was made with <c>new</c>, but not a transport that it was given. A registered client's connections are closed with its container.
    /// </summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes what this client opened itself.</summary>
    /// <param name="disposing">Whether it is called from <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _own?.Dispose();
        }
    }

    // Two threads that ask at once get the same client.
    private static T First<T>(ref T? client, T made)
        where T : class => Interlocked.CompareExchange(ref client, made, null) ?? made;
}
