using System.Net;
using Kapso.WhatsApp.Broadcasts;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Templates;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Broadcasts;

public sealed class BroadcastWireTests
{
    private const string Uuid = "7c2d0c1e-0000-4000-8000-000000000001";
    private const string Broadcasts = Exchange.Platform + "whatsapp/broadcasts";

    private const string Full = $$"""
        {"id":"{{Uuid}}","name":"Spring","status":"sending","scheduled_at":"2026-03-01T08:00:00Z","started_at":"2026-03-01T08:00:01Z","stopped_at":null,"completed_at":null,"created_at":"2026-02-01T00:00:00Z","updated_at":"2026-03-01T08:00:02Z",
        "sent_count":7,"failed_count":1,"delivered_count":6,"read_count":5,"pending_count":90,"suppressed_count":2,"responded_count":3,"response_rate":42.9,"total_recipients":100,"phone_number_id":"647",
        "whatsapp_template":{"id":"920","meta_template_id":"920","name":"spring","language_code":"en_US","category":"MARKETING","status":"APPROVED","quality_score":"GREEN","components":[{"type":"BODY"}],"shade":"blue"},"mood":"good"}
        """;

    [Fact]
    public async Task Creating_sends_name_number_and_template()
    {
        (Broadcast broadcast, SeenRequest request) = await Exchange.Make(
            $$"""{"data":{{Full}} }""", kapso => kapso.Broadcasts.CreateAsync(new NewBroadcast { Name = "Spring", PhoneNumberId = "647", TemplateId = "920" }), HttpStatusCode.Created);

        request.ShouldBe("POST", Broadcasts, """{"whatsapp_broadcast":{"name":"Spring","phone_number_id":"647","whatsapp_template_id":"920"}}""");
        ShouldBeFull(broadcast);
    }

    [Fact]
    public async Task What_is_missing_is_told_at_once() =>
        (await Exchange.Refused(kapso => kapso.Broadcasts.CreateAsync(new NewBroadcast { Name = " ", PhoneNumberId = "", TemplateId = "" })))
            .ShouldBe("broadcast.name: required", "broadcast.phoneNumberId: required", "broadcast.templateId: required");

    [Fact]
    public async Task Listing_sends_every_filter()
    {
        BroadcastFilter filter = new() { PhoneNumberId = "647", Status = BroadcastStatus.Sending, CreatedAfter = DateTimeOffset.UnixEpoch, CreatedBefore = DateTimeOffset.UnixEpoch.AddDays(1), PageSize = 5 };

        (Page<Broadcast> page, SeenRequest request) = await Exchange.Make(
            $$"""{"data":[{{Full}}],"meta":{"page":1,"per_page":5,"total_pages":2,"total_count":6} }""", kapso => kapso.Broadcasts.List(filter).GetPageAsync());

        request.ShouldBe("GET", $"{Broadcasts}?phone_number_id=647&status=sending&created_after=1970-01-01T00%3A00%3A00Z&created_before=1970-01-02T00%3A00%3A00Z&per_page=5");
        ShouldBeFull(page.Items.Should().ContainSingle().Subject);
        page.NextCursor.Should().Be("2");
    }

    [Fact]
    public async Task Getting_stopping_and_clearing_answer_the_broadcast()
    {
        (Broadcast got, SeenRequest get) = await Exchange.Make($$"""{"data":{{Full}} }""", kapso => kapso.Broadcasts.GetAsync(Uuid));
        (Broadcast stopped, SeenRequest stop) = await Exchange.Make($$"""{"data":{{Full}} }""", kapso => kapso.Broadcasts.StopAsync(Uuid));
        (Broadcast cleared, SeenRequest clear) = await Exchange.Make($$"""{"data":{{Full}} }""", kapso => kapso.Broadcasts.ClearRecipientsAsync(Uuid));

        get.ShouldBe("GET", $"{Broadcasts}/{Uuid}");
        stop.ShouldBe("PATCH", $"{Broadcasts}/{Uuid}", """{"whatsapp_broadcast":{"status":"stopped"}}""");
        clear.ShouldBe("DELETE", $"{Broadcasts}/{Uuid}/recipients");
        foreach (Broadcast broadcast in new[] { got, stopped, cleared })
        {
            ShouldBeFull(broadcast);
        }
    }

    [Fact]
    public async Task Sending_scheduling_and_cancelling_answer_where_it_stands()
    {
        const string answer = $$"""{"data":{"id":"{{Uuid}}","status":"scheduled","scheduled_at":"2026-03-01T08:00:00Z","started_at":null,"stopped_at":null,"completed_at":null,"mood":"good"} }""";

        (BroadcastStatusUpdate sent, SeenRequest send) = await Exchange.Make(answer, kapso => kapso.Broadcasts.SendAsync(Uuid), HttpStatusCode.Accepted);
        (BroadcastStatusUpdate scheduled, SeenRequest schedule) = await Exchange.Make(
            answer, kapso => kapso.Broadcasts.ScheduleAsync(Uuid, new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.FromHours(1))), HttpStatusCode.Accepted);
        (BroadcastStatusUpdate cancelled, SeenRequest cancel) = await Exchange.Make(answer, kapso => kapso.Broadcasts.CancelAsync(Uuid));

        send.ShouldBe("POST", $"{Broadcasts}/{Uuid}/send");
        schedule.ShouldBe("POST", $"{Broadcasts}/{Uuid}/schedule", """{"scheduled_at":"2026-03-01T08:00:00Z"}""");
        cancel.ShouldBe("POST", $"{Broadcasts}/{Uuid}/cancel");
        foreach (BroadcastStatusUpdate state in new[] { sent, scheduled, cancelled })
        {
            state.Should().BeEquivalentTo(new { Id = Uuid, Status = BroadcastStatus.Scheduled, ScheduledAt = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero) });
            state.AdditionalData.Should().ContainKey("mood");
        }
    }

    [Fact]
    public async Task Recipients_are_read_with_what_became_of_them()
    {
        const string recipient = $$"""
            {"id":"{{Uuid}}","phone_number":"15551234567","status":"failed","sent_at":null,"failed_at":"2026-03-01T08:00:00Z","error_message":"Undeliverable","delivered_at":null,"read_at":null,"responded_at":null,"created_at":"2026-02-01T00:00:00Z",
            "updated_at":"2026-03-01T08:00:00Z","template_components":[{"type":"body"}],"error_details":{"code":131026,"message":"Message undeliverable","details":"x","http_status":400,"fbtrace_id":"A1","error_class":"E","why":1},"mood":"bad"}
            """;

        (Page<BroadcastRecipient> page, SeenRequest request) = await Exchange.Make(
            $$"""{"data":[{{recipient}}],"meta":{"page":2,"per_page":50,"total_pages":2,"total_count":51} }""", kapso => kapso.Broadcasts.ListRecipients(Uuid, new BroadcastRecipientFilter { PageSize = 50 }).GetPageAsync("2"));

        request.ShouldBe("GET", $"{Broadcasts}/{Uuid}/recipients?per_page=50&page=2");
        BroadcastRecipient read = page.Items.Should().ContainSingle().Subject;
        read.Should().BeEquivalentTo(new { PhoneNumber = "15551234567", Status = BroadcastRecipientStatus.Failed, ErrorMessage = "Undeliverable" });
        read.ErrorDetails.Should().BeEquivalentTo(new { Code = "131026", Message = "Message undeliverable", Details = "x", HttpStatus = 400, FbTraceId = "A1", ErrorClass = "E" });
        read.AdditionalData.Should().ContainKey("mood");
        page.NextCursor.Should().BeNull();
        (await Exchange.Refused(kapso => kapso.Broadcasts.ListRecipients(Uuid, new BroadcastRecipientFilter { PageSize = 0 }).GetPageAsync())).ShouldBe("filter.pageSize: range");
    }

    [Fact]
    public async Task Adding_sends_the_values_of_each_message()
    {
        TemplateMessage named = TemplateMessage.Named("spring", "en_US").HeaderImage(Media.FromId("1")).Body("name", "Bo").UrlButton(1, "bo").Build();

        (AddedRecipients added, SeenRequest request) = await Exchange.Make(
            """{"data":{"added":1,"duplicates":1,"errors":["+1: not a number"],"mood":"good"} }""",
            kapso => kapso.Broadcasts.AddRecipientsAsync(Uuid, [NewBroadcastRecipient.ForPerson("+1 555 123-4567", named), NewBroadcastRecipient.ForContact(Uuid)]),
            HttpStatusCode.Created);

        request.ShouldBe(
            "POST",
            $"{Broadcasts}/{Uuid}/recipients",
            $$$"""{"whatsapp_broadcast":{"recipients":[{"phone_number":"+15551234567","components":[{"type":"header","parameters":[{"type":"image","image":{"id":"1"}}]},{"type":"body","parameters":[{"type":"text","parameter_name":"name","text":"Bo"}]},{"type":"button","sub_type":"url","index":1,"parameters":[{"type":"text","text":"bo"}]}]},{"whatsapp_contact_id":"{{{Uuid}}}"}]}}""".Replace("\"+1", "\"\\u002B1", StringComparison.Ordinal));
        added.Should().BeEquivalentTo(new { Added = 1, Duplicates = 1, Errors = new[] { "+1: not a number" } });
    }

    [Fact]
    public void A_recipient_is_shown_without_its_number() =>
        NewBroadcastRecipient.ForPerson("+15551234567").ToString().Should().NotContain("5551234").And.Contain("4567");

    private static void ShouldBeFull(Broadcast broadcast)
    {
        broadcast.Should().BeEquivalentTo(new
        {
            Id = Uuid,
            Name = "Spring",
            Status = BroadcastStatus.Sending,
            ScheduledAt = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero),
            StartedAt = new DateTimeOffset(2026, 3, 1, 8, 0, 1, TimeSpan.Zero),
            SentCount = 7,
            FailedCount = 1,
            DeliveredCount = 6,
            ReadCount = 5,
            PendingCount = 90,
            SuppressedCount = 2,
            RespondedCount = 3,
            ResponseRate = 42.9,
            TotalRecipients = 100,
            PhoneNumberId = "647",
            Template = new { Id = "920", MetaTemplateId = "920", Name = "spring", LanguageCode = "en_US", Category = TemplateCategory.Marketing, Status = TemplateStatus.Approved, QualityScore = TemplateQualityScore.Green },
            HasEnded = false,
        });
        broadcast.AdditionalData.Should().ContainKey("mood");
        broadcast.Template!.AdditionalData.Should().ContainKey("shade");
    }
}
