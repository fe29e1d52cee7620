using System.Net;
using System.Text;
using Kapso.WhatsApp.Emulator.Control;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;
using Kapso.WhatsApp.Emulator.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Kapso.WhatsApp.Emulator;

/// <summary>
/// A Kapso on 127.0.0.1: messages, customers, setup links with their hosted page, numbers and embedded inboxes over real sockets, with state,
/// validation, error envelopes, paging, rate-limit headers, signed webhooks and faults on demand. Start one per test, or run one as a process with
/// <c>kapso-emulator</c>.
/// </summary>
public sealed partial class KapsoEmulator : IAsyncDisposable
{
    private const string UsableKey = "emulator-key";
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(2);

    private readonly WebApplication _server;
    private readonly CancellationTokenSource _stopping;
    private readonly EmulatedProject _project;
    private readonly EmulatorRooms _rooms;
    private readonly Journal _journal;
    private readonly RateLimiter _limiter;

    private KapsoEmulator(KapsoEmulatorOptions options)
    {
        _stopping = new CancellationTokenSource();
        _project = new EmulatedProject(options);
        _journal = new Journal();
        _limiter = new RateLimiter(options.RequestsPerMinute, options.TimeProvider);
        ApiKey = options.ApiKey ?? UsableKey;

        _rooms = new EmulatorRooms(_project);
        _project.Reset();

        OperationTable operations = new(_rooms.Operations);
        ApiKeyCheck keys = new(options.ApiKey);
        EmulatorPipeline pipeline = new(_project, operations, keys, _limiter, Faults, _journal, _rooms.ApiCalls, options.TimeProvider, _stopping.Token);
        ControlApi control = new(this);
        _server = BuildServer(options.Port);
        _server.Use(new BrowserGuard(options.AllowedHosts).HandleAsync);
        HostedPages pages = new(_project, _rooms.Pages);
        _server.Run(http =>
            ControlApi.Owns(http.Request) ? control.HandleAsync(http)
            : pages.Owns(http.Request) ? pages.HandleAsync(http)
            : pipeline.HandleAsync(http));
    }

    /// <summary>Where it listens, for example <c>http://127.0.0.1:4010/</c>. Give it to a client as its base address.</summary>
    public Uri BaseAddress => new(_server.Urls.First());

    /// <summary>A key that is accepted.</summary>
    public string ApiKey { get; }

    /// <summary>The id of the phone number that the emulator started with.</summary>
    public string PhoneNumberId => _project.Options.PhoneNumbers[0].Id;

    /// <summary>The WhatsApp business account of the phone number that the emulator started with.</summary>
    public string BusinessAccountId => _project.Options.PhoneNumbers[0].BusinessAccountId;

    /// <summary>The numbers that the project has now: those it started with and those that were connected since.</summary>
    public IReadOnlyList<EmulatedPhoneNumber> PhoneNumbers
    {
        get
        {
            lock (_project.Gate)
            {
                return [.. _project.Numbers.Select(known => known.Number)];
            }
        }
    }

    /// <summary>
    /// Every API request that has reached the server, oldest first, those that met a fault too. Calls of the control API are not here.
    /// </summary>
    public IReadOnlyList<RecordedRequest> Requests => _journal.Requests;

    /// <summary>The files that the numbers have at Meta now, oldest first: uploaded, fetched and sent by customers.</summary>
    public IReadOnlyList<EmulatedMedia> Media
    {
        get
        {
            lock (_project.Gate)
            {
                return [.. _rooms.Media.AtMeta.Select(file => file.Show())];
            }
        }
    }

    /// <summary>The faults that are injected into requests.</summary>
    public FaultQueue Faults { get; } = new();

    /// <summary>Starts an emulator and returns once it accepts connections.</summary>
    /// <param name="options">How it starts; null for a free port and the defaults.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The running emulator. Dispose it to stop it.</returns>
    /// <exception cref="IOException">The port is taken.</exception>
    /// <exception cref="ArgumentException">The options name no phone number, a negative number of messages, or an allowed host that is not a host name.</exception>
    public static async Task<KapsoEmulator> StartAsync(KapsoEmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new KapsoEmulatorOptions();
        if (options.PhoneNumbers.Count == 0)
        {
            throw new ArgumentException("An emulator needs at least one phone number.", nameof(options));
        }

        ArgumentOutOfRangeException.ThrowIfNegative(options.SeedMessageCount, nameof(options));
        if (options.AllowedHosts.FirstOrDefault(host => Uri.CheckHostName(host) is UriHostNameType.Unknown) is { } wrong)
        {
            throw new ArgumentException($"{nameof(options.AllowedHosts)} takes host names without scheme and port, and '{wrong}' is none.", nameof(options));
        }

        KapsoEmulator emulator = new(options);
        try
        {
            await emulator._server.StartAsync(cancellationToken).ConfigureAwait(false);
            emulator._rooms.Media.Addresses.ListenOn(emulator.BaseAddress.Port);
            return emulator;
        }
        catch
        {
            await emulator.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Sets the review status of a template, as Meta's reviewers do; webhooks of kind meta receive the change.</summary>
    /// <param name="name">The template's name.</param>
    /// <param name="language">The code of its language.</param>
    /// <param name="status">The new status: <c>APPROVED</c>, <c>REJECTED</c>, <c>PAUSED</c>, <c>DISABLED</c> or any other status.</param>
    /// <param name="reason">Why, for example <c>INVALID_FORMAT</c>.</param>
    /// <exception cref="ArgumentException">There is no such template.</exception>
    public void ReviewTemplate(string name, string language, string status, string reason = "NONE")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(status);
        lock (_project.Gate)
        {
            Templates.Template template = _rooms.Templates.FindAnywhere(name, language)
                ?? throw new ArgumentException($"The emulator has no template {name} in {language}.", nameof(name));
            _rooms.Templates.Decide(template, status, reason);
        }
    }

    /// <summary>Puts a file at Meta, as if it had been uploaded for a number; its size and type are not checked.</summary>
    /// <param name="file">The file.</param>
    /// <param name="phoneNumberId">The number it belongs to; null for the emulator's first.</param>
    /// <returns>The media id.</returns>
    /// <exception cref="ArgumentException">There is no such number.</exception>
    public string AddMedia(EmulatedFile file, string? phoneNumberId = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        lock (_project.Gate)
        {
            return _rooms.Media.Add(_project.NumberOrFirst(phoneNumberId).Id, file, isReceived: false).Id;
        }
    }

    /// <summary>Opens a file that is at Meta, for instance to see what was uploaded.</summary>
    /// <param name="mediaId">The media id.</param>
    /// <returns>Its bytes. Dispose it.</returns>
    /// <exception cref="ArgumentException">There is no such file, or it has expired or was deleted.</exception>
    public Stream OpenMedia(string mediaId)
    {
        lock (_project.Gate)
        {
            return _rooms.Media.FindAtMeta(mediaId)?.Stored.Open()
                ?? throw new ArgumentException($"The emulator has no media with the id {mediaId}.", nameof(mediaId));
        }
    }

    /// <summary>
    /// Serves a file at a public address, for <c>uploadWhatsappMedia</c> to fetch. The emulator makes no request: it fetches nothing from an address that
    /// is neither added here nor its own.
    /// </summary>
    /// <param name="address">The address; one on this machine is allowed.</param>
    /// <param name="file">What lies there; replaces what was there before.</param>
    /// <exception cref="ArgumentException">The address is not an absolute http or https address.</exception>
    public void AddMediaSource(Uri address, EmulatedFile file)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(file);
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
        {
            throw new ArgumentException("A source must be an absolute http or https address.", nameof(address));
        }

        lock (_project.Gate)
        {
            _rooms.Media.Sources[address] = file;
        }
    }

    /// <summary>The verification code that the owner of a number has received last.</summary>
    /// <param name="phoneNumberId">The id of the number.</param>
    /// <returns>The code; null when none was asked for, or it was used.</returns>
    public string? GetVerificationCode(string phoneNumberId)
    {
        lock (_project.Gate)
        {
            return _project.FindNumber(phoneNumberId)?.VerificationCode;
        }
    }

    /// <summary>Registers a webhook, by the same rules as the Platform API. From now on it receives the events that it subscribes to.</summary>
    /// <param name="webhook">Its address and its events.</param>
    /// <returns>The id of the webhook.</returns>
    /// <exception cref="ArgumentException">The webhook breaks a rule, or names an unknown number.</exception>
    public string AddWebhook(EmulatedWebhook webhook)
    {
        ArgumentNullException.ThrowIfNull(webhook);
        try
        {
            lock (_project.Gate)
            {
                return _rooms.Webhooks.Add(webhook.ToField()).Id;
            }
        }
        catch (InvalidFieldException invalid)
        {
            throw new ArgumentException(invalid.Message, nameof(webhook), invalid);
        }
        catch (RefusalException refusal)
        {
            throw new ArgumentException(Encoding.UTF8.GetString(refusal.Reply.Body.Span), nameof(webhook), refusal);
        }
    }

    /// <summary>
    /// Completes once every webhook has answered or given no answer in time; what a webhook gathers, and what is tried again later, is not waited for.
    /// </summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task WaitForWebhooksAsync(CancellationToken cancellationToken = default) => _rooms.Dispatcher.WhenIdle(cancellationToken);

    /// <summary>Goes back to the start: no messages but the seeded ones, no webhooks, no journal, no faults, a full rate limit. Held requests are let go.</summary>
    public void Reset()
    {
        Faults.Clear();
        lock (_project.Gate)
        {
            _project.Reset();
        }

        _limiter.Reset();
        _journal.Clear();
    }

    /// <summary>Stops the server. Requests that are held or delayed are cut off.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
        _project.Schedule.Dispose();
        await _rooms.DisposeAsync().ConfigureAwait(false);
        _project.Dispose();
        _stopping.Dispose();
    }

    internal (int Messages, int Conversations) Count()
    {
        lock (_project.Gate)
        {
            return (_project.Messages.Count, _project.Conversations.Count);
        }
    }

    private static WebApplication BuildServer(int port)
    {
        // The empty builder reads no configuration: an ASPNETCORE_URLS around a test run must not move the emulator.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        return builder.Build();
    }
}
