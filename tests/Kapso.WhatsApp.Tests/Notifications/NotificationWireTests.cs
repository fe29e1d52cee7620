using System.Net;
using Kapso.WhatsApp.Notifications;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Notifications;

public sealed class NotificationWireTests
{
    private const string Id = "7c2d0c1e-0000-4000-8000-000000000001";
    private const string Notifications = Exchange.Platform + "notifications";

    private const string EventType = """
        {"key":"billing.credits_low","name":"Credits low","description":"Credits run out soon","category":"billing","severity":"warning","supported_channels":["email","slack","pigeon"],
        "data_contract":{"required":["title"],"optional":["details"],"tomorrow":1},"surface_path_template":"/projects/%<project_id>s/billing","tomorrow":1}
        """;

    private const string Destination = $$"""
        {"id":"{{Id}}","kind":"slack_channel","label":"#ops","status":"unhealthy","channel":"slack","address":"C0123","verified_at":"2026-01-02T03:04:05Z","slack_channel_binding_id":"s1",
        "workspace_name":"Acme","user_id":"u1","created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-01T00:00:01Z","tomorrow":1}
        """;

    private const string Route = $$"""
        {"id":"{{Id}}","destination_id":"d1","event_key":"billing.credits_low","created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-01T00:00:01Z","tomorrow":1}
        """;

    [Fact]
    public async Task Event_types_are_listed()
    {
        (Page<NotificationEventType> page, SeenRequest request) = await Exchange.Make($$"""{"data":[{{EventType}}]}""", kapso => kapso.Notifications.ListEventTypes().GetPageAsync());

        request.ShouldBe("GET", Notifications + "/events");
        NotificationEventType type = page.Items.Should().ContainSingle().Subject;
        type.ShouldHold(EventType);
        (type.Category, type.Severity).Should().Be((NotificationCategory.Billing, NotificationSeverity.Warning));
        type.SupportedChannels.Should().Equal(NotificationChannel.Email, NotificationChannel.Slack, new NotificationChannel("pigeon"));
        type.DataContract!.Required.Should().Equal("title");
    }

    [Fact]
    public async Task Destinations_are_listed()
    {
        (Page<NotificationDestination> page, SeenRequest request) = await Exchange.Make($$"""{"data":[{{Destination}}]}""", kapso => kapso.Notifications.ListDestinations().GetPageAsync());

        request.ShouldBe("GET", Notifications + "/destinations");
        page.Items.Should().ContainSingle().Which.ShouldHold(Destination);
        (page.Items[0].Kind, page.Items[0].Status).Should().Be((NotificationDestinationKind.SlackChannel, NotificationDestinationStatus.Unhealthy));
    }

    [Fact]
    public async Task Creating_a_destination_sends_its_address()
    {
        (NotificationDestination created, SeenRequest request) = await Exchange.Make(
            $$"""{"data":{{Destination}} }""",
            kapso => kapso.Notifications.CreateDestinationAsync(new NewNotificationDestination { Address = "ops@example.com", Label = "Ops" }), HttpStatusCode.Created);

        request.ShouldBe("POST", Notifications + "/destinations", """{"kind":"shared_email","address":"ops@example.com","label":"Ops"}""");
        created.ShouldHold(Destination);
    }

    [Fact]
    public async Task What_is_no_address_is_refused() =>
        (await Exchange.Refused(kapso => kapso.Notifications.CreateDestinationAsync(new NewNotificationDestination { Address = "ops", Label = " " })))
            .ShouldBe("destination.address: email", "destination.label: required");

    [Fact]
    public async Task The_servers_words_about_each_member_are_kept()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.UnprocessableEntity, """{"errors":{"address":["belongs to a member"],"base":["Too many destinations"]}}"""));

        KapsoApiException refused = (await kapso.Client
            .Awaiting(it => it.Notifications.CreateDestinationAsync(new NewNotificationDestination { Address = "a@example.com" })).Should().ThrowAsync<KapsoApiException>()).Which;

        refused.FieldErrors["address"].Should().Equal("belongs to a member");
        refused.FieldErrors["base"].Should().Equal("Too many destinations");
        refused.Category.Should().Be(ErrorCategory.Validation);
    }

    [Fact]
    public async Task Routes_are_listed()
    {
        (Page<NotificationRoute> page, SeenRequest request) = await Exchange.Make($$"""{"data":[{{Route}}]}""", kapso => kapso.Notifications.ListRoutes().GetPageAsync());

        request.ShouldBe("GET", Notifications + "/routes");
        page.Items.Should().ContainSingle().Which.ShouldHold(Route);
    }

    [Fact]
    public async Task A_route_is_set_and_can_be_set_again()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.ServiceUnavailable), ScriptedTransport.Answer(HttpStatusCode.OK, $$"""{"data":{{Route}} }"""));

        (await kapso.Client.Notifications.SetRouteAsync("d1", "billing.credits_low")).ShouldHold(Route);

        kapso.Transport.Requests.Should().HaveCount(2)
            .And.AllSatisfy(request => request.ShouldBe("PUT", Notifications + "/routes", """{"destination_id":"d1","event_key":"billing.credits_low"}"""));
        (await Exchange.Refused(it => it.Notifications.SetRouteAsync("", " "))).ShouldBe("destinationId: required", "eventKey: required");
    }

    [Fact]
    public async Task Destinations_and_routes_are_removed()
    {
        (await Exchange.Make("", kapso => kapso.Notifications.DeleteDestinationAsync(Id), HttpStatusCode.NoContent)).ShouldBe("DELETE", $"{Notifications}/destinations/{Id}");
        (await Exchange.Make("", kapso => kapso.Notifications.DeleteRouteAsync(Id), HttpStatusCode.NoContent)).ShouldBe("DELETE", $"{Notifications}/routes/{Id}");
    }
}
