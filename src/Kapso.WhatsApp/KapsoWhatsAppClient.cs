using Kapso.WhatsApp.BlockedUsers;
using Kapso.WhatsApp.Broadcasts;
using Kapso.WhatsApp.BusinessProfiles;
using Kapso.WhatsApp.Calls;
using Kapso.WhatsApp.Contacts;
using Kapso.WhatsApp.Conversations;
using Kapso.WhatsApp.Customers;
using Kapso.WhatsApp.DisplayNames;
using Kapso.WhatsApp.Flows;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Functions;
using Kapso.WhatsApp.InboxEmbeds;
using Kapso.WhatsApp.MediaFiles;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.PhoneNumbers;
using Kapso.WhatsApp.SetupLinks;
using Kapso.WhatsApp.Templates;
using Kapso.WhatsApp.Usernames;
using Kapso.WhatsApp.Users;
using Kapso.WhatsApp.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.WhatsApp;

/// <summary>
/// The front door: one property a resource. Thread-safe and immutable: make one and keep it for the life of the application, or
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
    /// <param name="options">Where and as whom to call.</param>
    /// <param name="transport">
    /// What carries the requests, in place of a <see cref="SocketsHttpHandler"/> of the client's own: a proxy, or a fake in tests. It is not disposed with the client, so that several
    /// clients can share it. Redirects are switched off in it; it must not follow them in a handler of another type either.
    /// </param>
    /// <exception cref="KapsoValidationException">An option breaks a rule; the exception lists them all. Or the transport follows redirects and can no longer be changed.</exception>
    public KapsoWhatsAppClient(KapsoWhatsAppOptions options, HttpMessageHandler? transport = null)
        : this(StandaloneServices.Build(options, transport))
    {
    }

    internal KapsoWhatsAppClient(KapsoPipeline pipeline)
    {
        _pipeline = pipeline;
        BlockedUsers = new BlockedUsersClient(pipeline);
        Broadcasts = new BroadcastsClient(pipeline);
        BusinessProfiles = new BusinessProfilesClient(pipeline);
        Calls = new CallsClient(pipeline);
        Contacts = new ContactsClient(pipeline);
        Conversations = new ConversationsClient(pipeline);
        Customers = new CustomersClient(pipeline);
        DisplayNames = new DisplayNamesClient(pipeline);
        Flows = new FlowsClient(pipeline);
        Functions = new FunctionsClient(pipeline);
        InboxEmbeds = new InboxEmbedsClient(pipeline);
        Media = new MediaClient(pipeline);
        Messages = new MessagesClient(pipeline);
        MetaFlows = new MetaFlowsClient(pipeline);
        PhoneNumbers = new PhoneNumbersClient(pipeline);
        SetupLinks = new SetupLinksClient(pipeline);
        Templates = new TemplatesClient(pipeline);
        Usernames = new UsernamesClient(pipeline);
        Users = new UsersClient(pipeline);
        Webhooks = new WebhooksClient(pipeline);
    }

    /// <summary>For substitutes in tests.</summary>
    protected KapsoWhatsAppClient() => _pipeline = null!;

    private KapsoWhatsAppClient(ServiceProvider own)
        : this(own.GetRequiredKeyedService<KapsoPipeline>(Microsoft.Extensions.Options.Options.DefaultName)) => _own = own;

    /// <summary>Keeps people from writing to and calling a number.</summary>
    public virtual BlockedUsersClient BlockedUsers { get; } = null!;

    /// <summary>Sends one template to many people.</summary>
    public virtual BroadcastsClient Broadcasts { get; } = null!;

    /// <summary>What customers see when they open a number's profile in WhatsApp.</summary>
    public virtual BusinessProfilesClient BusinessProfiles { get; } = null!;

    /// <summary>Calls customers, takes their calls and lists both.</summary>
    public virtual CallsClient Calls { get; } = null!;

    /// <summary>The people who have been in touch with the business.</summary>
    public virtual ContactsClient Contacts { get; } = null!;

    /// <summary>Conversations with customers, and who looks after them.</summary>
    public virtual ConversationsClient Conversations { get; } = null!;

    /// <summary>The customers of a platform, each of which can connect WhatsApp numbers.</summary>
    public virtual CustomersClient Customers { get; } = null!;

    /// <summary>Asks for the name that a number shows, and follows Meta's review.</summary>
    public virtual DisplayNamesClient DisplayNames { get; } = null!;

    /// <summary>Forms inside WhatsApp, as Kapso keeps them.</summary>
    public virtual FlowsClient Flows { get; } = null!;

    /// <summary>JavaScript that Kapso runs.</summary>
    public virtual FunctionsClient Functions { get; } = null!;

    /// <summary>Kapso's inbox inside a page of one's own.</summary>
    public virtual InboxEmbedsClient InboxEmbeds { get; } = null!;

    /// <summary>Uploads and downloads files.</summary>
    public virtual MediaClient Media { get; } = null!;

    /// <summary>Sends messages and reads them back.</summary>
    public virtual MessagesClient Messages { get; } = null!;

    /// <summary>Forms inside WhatsApp, as Meta keeps them, and the public keys that their requests are encrypted with.</summary>
    public virtual MetaFlowsClient MetaFlows { get; } = null!;

    /// <summary>The WhatsApp numbers of the project: connecting, registering, settings and health.</summary>
    public virtual PhoneNumbersClient PhoneNumbers { get; } = null!;

    /// <summary>Links to the hosted page on which a customer connects a number.</summary>
    public virtual SetupLinksClient SetupLinks { get; } = null!;

    /// <summary>Message templates.</summary>
    public virtual TemplatesClient Templates { get; } = null!;

    /// <summary>The usernames by which people find a number.</summary>
    public virtual UsernamesClient Usernames { get; } = null!;

    /// <summary>The members of the project.</summary>
    public virtual UsersClient Users { get; } = null!;

    /// <summary>The addresses to which Kapso delivers what happens, and what became of the deliveries.</summary>
    public virtual WebhooksClient Webhooks { get; } = null!;

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
}
