namespace Kapso.WhatsApp.Emulator;

/// <summary>How an emulator starts. Every setting has a default that suits tests.</summary>
public sealed record KapsoEmulatorOptions
{
    /// <summary>The TCP port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The only API key that is accepted; null accepts any key that is not empty.</summary>
    public string? ApiKey { get; init; }

    /// <summary>
    /// Host names under which the emulator may be called besides those of loopback, for example that of a tunnel, and whose web pages may call it. Requests under any other name
    /// are answered 421, those of pages from other origins 403, so that no web page reaches an emulator on a developer's machine.
    /// </summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>The clock that everything runs by: timestamps, status delays, the rate limit's minute, delayed answers.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Requests a key may make in one minute before it is answered 429.</summary>
    public int RequestsPerMinute { get; init; } = 1000;

    /// <summary>The numbers of the project. The first is <see cref="KapsoEmulator.PhoneNumberId"/>.</summary>
    public IReadOnlyList<EmulatedPhoneNumber> PhoneNumbers { get; init; } = [EmulatedPhoneNumber.Default];

    /// <summary>
    /// How many messages the first number has from the start, with their conversations of about fifty messages each: a past to page through. For the same count they are
    /// the same in every emulator, down to ids, times and cursors; the last was written at the end of 2025. 100,000 take about a second and 100 MB. None by default.
    /// </summary>
    public int SeedMessageCount { get; init; }

    /// <summary>The members of the project.</summary>
    public IReadOnlyList<EmulatedUser> Users { get; init; } = [new EmulatedUser { Name = "Emulated Owner", Email = "owner@example.com", IsOwner = true }];

    /// <summary>How long a display name is under review before the number shows it.</summary>
    public TimeSpan DisplayNameReviewTime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a template is under review before it is approved; null: until <see cref="KapsoEmulator.ReviewTemplate"/> decides.</summary>
    public TimeSpan? TemplateReviewTime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The templates that exist in every account, approved. While there is none, and none was created, every name is accepted and taken for a
    /// marketing template; from the first one on an unknown name or language is refused with 132001.
    /// </summary>
    public IReadOnlyList<EmulatedTemplate> Templates { get; init; } = [];

    /// <summary>
    /// Whether a message other than a template needs a customer who wrote within the last 24 hours. False checks only customers who have
    /// written before, so that a first message is accepted without an inbound one; true checks everybody.
    /// </summary>
    public bool EnforceCustomerServiceWindow { get; init; }

    /// <summary>The secret of the app at Meta, with which the requests of flows to an endpoint of one's own are signed.</summary>
    public string MetaAppSecret { get; init; } = "emulated-app-secret";

    /// <summary>How long a send is under way, by the emulator's clock: meanwhile another one to the same recipient is refused with 409. No time by default.</summary>
    public TimeSpan SendDuration { get; init; }

    /// <summary>How many messages a number may send in a second before Meta refuses one with 130429; null: as many as come.</summary>
    public int? MessagesPerSecond { get; init; }

    /// <summary>How many messages a number may send to one recipient in a minute before Meta refuses one with 131056; null: as many as come.</summary>
    public int? MessagesPerMinutePerRecipient { get; init; }

    /// <summary>When a sent message becomes sent, delivered and read.</summary>
    public StatusDelays StatusDelays { get; init; } = new();
}
