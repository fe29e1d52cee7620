using Kapso.WhatsApp.Emulator;
using Kapso.WhatsApp.IntegrationTests.Emulator;
using Kapso.WhatsApp.Logs;
using Kapso.WhatsApp.Notifications;
using Kapso.WhatsApp.ProjectEvents;
using Kapso.WhatsApp.ProjectFindings;
using Kapso.WhatsApp.ProviderModels;
using Kapso.WhatsApp.Tests.Support;
using Kapso.WhatsApp.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.WhatsApp.IntegrationTests.Sdk;

/// <summary>Events, findings, notifications and logs from their beginning to their end, with real sockets.</summary>
public sealed class ObservabilityTests : EmulatorTest
{
    private ServiceProvider _services = null!;

    private KapsoWhatsAppClient Client => _services.GetRequiredService<KapsoWhatsAppClient>();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        ServiceCollection services = [];
        services.AddSingleton<TimeProvider>(new ImpatientClock());
        services.AddKapsoWhatsApp(options =>
        {
            options.ApiKey = Kapso.ApiKey;
            options.BaseAddress = Kapso.BaseAddress;
        });
        _services = services.BuildServiceProvider();
    }

    public override async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task An_event_is_recorded_read_back_and_told_to_a_webhook()
    {
        await using WebhookReceiver receiver = await WebhookReceiver.StartAsync();
        Kapso.AddWebhook(new EmulatedWebhook { Url = receiver.Url, SecretKey = "s3cret", Events = ["project.event"] });
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));
        string conversation = (await Client.Conversations.List().GetPageAsync()).Items[0].Id;

        ProjectEventDefinition definition = await Client.ProjectEvents.CreateDefinitionAsync(new NewProjectEventDefinition
        {
            Name = "order.paid", PropertySchema = new Dictionary<string, ProjectEventPropertyType> { ["amount"] = ProjectEventPropertyType.Number },
        });
        ProjectEvent recorded = await Client.ProjectEvents.CreateAsync(new NewProjectEvent
        {
            Name = "order.paid", ConversationId = conversation, Properties = new Dictionary<string, ScalarValue> { ["amount"] = 12.5m, ["vip"] = true },
        });

        ProjectEvent read = (await Client.ProjectEvents.List(new ProjectEventFilter { ConversationId = conversation }).GetPageAsync()).Items.Should().ContainSingle().Subject;
        (read.Id, read.Properties["amount"].Number, read.Properties["vip"].Boolean).Should().Be((recorded.Id, 12.5m, true));
        (await Client.ProjectEvents.GetDefinitionAsync(definition.Id)).LastSeenAt.Should().Be(Start);
        ReceivedWebhook delivered = await receiver.NextAsync();
        WebhookReader.Read(delivered.Body, WebhookRequestHeaders.Read(delivered.Header)).Events.Should().ContainSingle().Which.Should().BeOfType<ProjectEventOccurredEvent>()
            .Which.Should().BeEquivalentTo(new { recorded.Id, EventName = "order.paid", ConversationId = conversation });

        await Client.ProjectEvents.UpdateDefinitionAsync(definition.Id, new ProjectEventDefinitionUpdate { Archived = true });
        (await Client.ProjectEvents.ListDefinitions().GetPageAsync()).Items.Should().BeEmpty();
        await Client.ProjectEvents.DeleteDefinitionAsync(definition.Id);
        (await Client.Awaiting(it => it.ProjectEvents.GetDefinitionAsync(definition.Id)).Should().ThrowAsync<KapsoApiException>()).Which.Category.Should().Be(ErrorCategory.NotFound);
    }

    [Fact]
    public async Task A_finding_is_investigated_addressed_and_dismissed()
    {
        for (int i = 0; i < 3; i++)
        {
            await Client.ProjectEvents.CreateAsync(new NewProjectEvent { Name = "order.cancelled" });
        }

        string id = Kapso.AddFinding(new EmulatedFinding { SignalName = "order.cancelled" });
        FindingSummary listed = (await Client.Findings.List().GetPageAsync()).Items.Should().ContainSingle().Subject;
        (listed.Id, listed.AffectedCount, listed.Investigation).Should().Be((id, 3, null));
        (await Client.Awaiting(it => it.Findings.MarkAddressedAsync(id)).Should().ThrowAsync<KapsoApiException>()).Which.Category.Should().Be(ErrorCategory.Validation);

        FindingInvestigationState started = await Client.Findings.StartInvestigationAsync(id);
        (await Client.Awaiting(it => it.Findings.StartInvestigationAsync(id)).Should().ThrowAsync<KapsoApiException>()).Which.Category.Should().Be(ErrorCategory.Conflict);
        List<FindingInvestigationStatus?> heard = [];
        Finding investigated = await Client.Findings.FollowInvestigationAsync(id, TimeSpan.FromSeconds(1), new Told<Finding>(finding =>
        {
            heard.Add(finding.Investigation!.Status);
            Clock.Advance(TimeSpan.FromSeconds(5));
        }));

        investigated.Investigation.Should().BeEquivalentTo(new { Id = started.InvestigationId, Status = FindingInvestigationStatus.Completed });
        investigated.Investigation!.Result!.Causes[0].EvidenceReferences.Should().HaveCount(3);
        heard.Should().StartWith([FindingInvestigationStatus.Queued, FindingInvestigationStatus.Investigating]).And.EndWith(FindingInvestigationStatus.Completed);
        (await Client.Findings.GetEvidenceAsync(id)).Should().BeEquivalentTo(new { Error = (string?)null, Coverage = new { SourceEventsReturned = 3 }, EventDefinition = new { Name = "order.cancelled" } });
        (await Client.Findings.MarkAddressedAsync(id)).Status.Should().Be(FindingVerificationStatus.Monitoring);
        (await Client.Findings.DismissAsync(id, FindingDismissalReason.AlreadyFixed, "Mended")).Status.Should().Be(FindingVerificationStatus.Dismissed);
        (await Client.Findings.List().GetPageAsync()).Items.Should().BeEmpty();
    }

    [Fact]
    public async Task Findings_are_read_over_all_pages()
    {
        string[] ids = [.. Enumerable.Range(0, 5).Select(i => Kapso.AddFinding(new EmulatedFinding { SignalName = $"signal{i}" }))];
        List<string> read = [];
        await foreach (FindingSummary finding in Client.Findings.List(new FindingFilter { PageSize = 2 }))
        {
            read.Add(finding.Id);
        }

        read.Should().Equal(ids.Reverse());
        Kapso.Requests.Should().HaveCount(3, "the last page says that it is the last one");
    }

    [Fact]
    public async Task Notifications_are_routed_to_an_address()
    {
        NotificationDestination ops = await Client.Notifications.CreateDestinationAsync(new NewNotificationDestination { Address = "ops@example.com" });
        NotificationEventType type = (await Client.Notifications.ListEventTypes().GetPageAsync()).Items.First(known => known.Category == NotificationCategory.Findings);
        NotificationRoute route = await Client.Notifications.SetRouteAsync(ops.Id, type.Key!);
        (await Client.Notifications.SetRouteAsync(ops.Id, type.Key!)).Id.Should().Be(route.Id);
        Kapso.ConfirmNotificationDestination("ops@example.com");

        (await Client.Notifications.ListDestinations().GetPageAsync()).Items.Should().ContainSingle().Which.Status.Should().Be(NotificationDestinationStatus.Active);
        (await Client.Notifications.ListRoutes().GetPageAsync()).Items.Should().ContainSingle().Which.DestinationId.Should().Be(ops.Id);
        (await Client.Awaiting(it => it.Notifications.CreateDestinationAsync(new NewNotificationDestination { Address = "owner@example.com" })).Should().ThrowAsync<KapsoApiException>())
            .Which.FieldErrors["address"].Should().Equal("belongs to a project member");
        await Client.Notifications.DeleteRouteAsync(route.Id);
        await Client.Notifications.DeleteDestinationAsync(ops.Id);
        (await Client.Notifications.ListDestinations().GetPageAsync()).Items.Should().BeEmpty();
    }

    [Fact]
    public async Task Calls_are_found_in_the_logs()
    {
        await Client.Awaiting(it => it.Customers.GetAsync("none")).Should().ThrowAsync<KapsoApiException>();
        for (int i = 0; i < 4; i++)
        {
            await Client.Users.List().GetPageAsync();
        }

        ApiLog refused = (await Client.Logs.ListApiLogs(new ApiLogFilter { ErrorsOnly = true, Period = LogPeriod.Week }).GetPageAsync()).Items.Should().ContainSingle().Subject;
        (refused.HttpMethod, refused.Endpoint, refused.ResponseStatus, refused.ErrorMessage).Should().Be(("GET", "/platform/v1/customers/none", 404, "Customer not found"));
        List<string?> found = [];
        await foreach (LogEvent entry in Client.Logs.Search(new LogSearch { Text = "/users", Source = LogSource.ApiCall, PageSize = 3 }))
        {
            found.Add(entry.Endpoint);
        }

        found.Should().HaveCount(4).And.AllBe("/platform/v1/users");
        LogEvent filtered = (await Client.Logs.Search(new LogSearch { Filters = new Dictionary<string, ScalarValue> { ["response_status"] = 404 } }).GetPageAsync()).Items.Should().ContainSingle().Subject;
        (filtered.ResourceId, filtered.ErrorMessage).Should().Be((refused.Id, "Customer not found"));
        (await Client.Logs.FindCatalogAsync())!.Sources.Select(source => source.Value).Should().Contain(LogSource.WebhookDelivery);
    }

    [Fact]
    public async Task Models_are_listed()
    {
        IReadOnlyList<ProviderModel> models = (await Client.ProviderModels.List().GetPageAsync()).Items;

        models.Select(model => model.ThinkingMode).Should().Equal(ThinkingMode.Disabled, ThinkingMode.Manual, ThinkingMode.Adaptive);
        models[2].SupportedPromptCacheLifetimes.Should().Equal(PromptCacheLifetime.FiveMinutes, PromptCacheLifetime.OneHour);
    }
}

/// <summary>A project whose logs cannot be searched, and which has no findings.</summary>
public sealed class UnavailableTests : EmulatorTest
{
    protected override KapsoEmulatorOptions Options => base.Options with { FindingsEnabled = false, LogSearchAvailable = false };

    [Fact]
    public async Task What_is_unavailable_does_not_look_empty()
    {
        using KapsoWhatsAppClient client = new(new KapsoWhatsAppOptions { ApiKey = Kapso.ApiKey, BaseAddress = Kapso.BaseAddress });

        await client.Awaiting(it => it.Logs.Search(new LogSearch { Text = "x" }).GetPageAsync()).Should().ThrowAsync<KapsoLogSearchException>();
        (await client.Logs.FindCatalogAsync()).Should().BeNull();
        (await client.Awaiting(it => it.Findings.List().GetPageAsync()).Should().ThrowAsync<KapsoApiException>()).Which.KapsoCode.Should().Be(KapsoErrorCode.FindingsNotEnabled);
    }
}
