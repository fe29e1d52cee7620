using Kapso.WhatsApp.Broadcasts;
using Kapso.WhatsApp.Emulator;
using Kapso.WhatsApp.IntegrationTests.Emulator;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Templates;
using Kapso.WhatsApp.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.WhatsApp.IntegrationTests.Sdk;

/// <summary>A campaign from its template to the last message, with real sockets and a clock that moves as the broadcast is followed.</summary>
public sealed class BroadcastTests : EmulatorTest
{
    protected override KapsoEmulatorOptions Options => base.Options with
    {
        Templates = [new() { Name = "news", Language = "en", Category = "MARKETING", ParameterFormat = "NAMED", Components = """[{"type":"BODY","text":"Hi {{name}}!"}]""" }],
    };

    [Fact]
    [Trait("Category", "Load")]
    public async Task A_campaign_reaches_everybody_once()
    {
        await using ServiceProvider provider = Client();
        KapsoWhatsAppClient kapso = provider.GetRequiredService<KapsoWhatsAppClient>();
        Template template = (await kapso.Templates.FindAsync(Kapso.BusinessAccountId, "news", "en"))!;

        Broadcast broadcast = await kapso.Broadcasts.CreateAsync(new NewBroadcast { Name = "News", PhoneNumberId = Kapso.PhoneNumberId, TemplateId = template.Id });
        AddedRecipients added = await kapso.Broadcasts.AddRecipientsAsync(broadcast.Id, Enumerable.Range(0, 2500).Append(0).Select(i =>
            NewBroadcastRecipient.ForPerson($"+1555{i:D7}", template.CreateMessage().Set("name", $"No {i}").Build())));
        await kapso.Broadcasts.SendAsync(broadcast.Id);
        List<int?> heard = [];
        Broadcast ended = await kapso.Broadcasts.FollowAsync(broadcast.Id, TimeSpan.FromSeconds(1), new Told<BroadcastProgress>(now =>
        {
            heard.Add(now.Broadcast.SentCount);
            Clock.Advance(TimeSpan.FromSeconds(1));
        }));

        (added.Added, added.Duplicates, added.Errors.Count).Should().Be((2500, 1, 0));
        (ended.Status, ended.SentCount, ended.PendingCount, ended.TotalRecipients).Should().Be((BroadcastStatus.Completed, 2500, 0, 2500));
        heard.Should().BeInAscendingOrder().And.HaveCountGreaterThan(40);
        int sent = 0;
        await foreach (BroadcastRecipient recipient in kapso.Broadcasts.ListRecipients(broadcast.Id, new BroadcastRecipientFilter { PageSize = 100 }))
        {
            sent += recipient.Status == BroadcastRecipientStatus.Sent ? 1 : 0;
        }

        sent.Should().Be(2500);
    }

    [Fact]
    public async Task A_request_that_is_lost_half_way_says_who_was_taken_and_can_be_given_again()
    {
        await using ServiceProvider provider = Client(options => options.Retry.Enabled = false);
        KapsoWhatsAppClient kapso = provider.GetRequiredService<KapsoWhatsAppClient>();
        Template template = (await kapso.Templates.FindAsync(Kapso.BusinessAccountId, "news", "en"))!;
        Broadcast broadcast = await kapso.Broadcasts.CreateAsync(new NewBroadcast { Name = "News", PhoneNumberId = Kapso.PhoneNumberId, TemplateId = template.Id });
        NewBroadcastRecipient[] everybody = [.. Enumerable.Range(0, 2500).Select(i => NewBroadcastRecipient.ForPerson($"+1555{i:D7}"))];
        int requests = 0;

        KapsoRecipientsException lost = (await kapso.Awaiting(it => it.Broadcasts.AddRecipientsAsync(broadcast.Id, everybody.Select((recipient, i) =>
        {
            // The second request is taken, and its answer never arrives.
            if (i == 1500 && requests++ == 0)
            {
                Kapso.Faults.Add(Fault.ResetAfterProcessing() with { OperationId = "addWhatsappBroadcastRecipients" });
            }

            return recipient;
        }))).Should().ThrowAsync<KapsoRecipientsException>()).Which;
        AddedRecipients rest = await kapso.Broadcasts.AddRecipientsAsync(broadcast.Id, everybody.Skip(lost.ProcessedCount));

        (lost.ProcessedCount, lost.UnknownCount, lost.Result.Added).Should().Be((1000, 1000, 1000));
        (rest.Added, rest.Duplicates).Should().Be((500, 1000));
        (await kapso.Broadcasts.GetAsync(broadcast.Id)).TotalRecipients.Should().Be(2500);
    }

    [Fact]
    public async Task A_broadcast_is_scheduled_cancelled_cleared_and_stopped()
    {
        await using ServiceProvider provider = Client();
        KapsoWhatsAppClient kapso = provider.GetRequiredService<KapsoWhatsAppClient>();
        Template template = (await kapso.Templates.FindAsync(Kapso.BusinessAccountId, "news", "en"))!;
        Broadcast broadcast = await kapso.Broadcasts.CreateAsync(new NewBroadcast { Name = "News", PhoneNumberId = Kapso.PhoneNumberId, TemplateId = template.Id });
        await kapso.Broadcasts.AddRecipientsAsync(broadcast.Id, [NewBroadcastRecipient.ForPerson("+15551234567")]);

        (await kapso.Broadcasts.ScheduleAsync(broadcast.Id, Start.AddHours(1))).Should().BeEquivalentTo(new { Status = BroadcastStatus.Scheduled, ScheduledAt = Start.AddHours(1) });
        (await kapso.Broadcasts.List(new BroadcastFilter { Status = BroadcastStatus.Scheduled }).GetPageAsync()).Items.Should().ContainSingle();
        (await kapso.Broadcasts.CancelAsync(broadcast.Id)).Status.Should().Be(BroadcastStatus.Draft);
        await kapso.Broadcasts.SendAsync(broadcast.Id);
        (await kapso.Broadcasts.StopAsync(broadcast.Id)).Status.Should().Be(BroadcastStatus.Stopped);
        (await kapso.Awaiting(it => it.Broadcasts.ClearRecipientsAsync(broadcast.Id)).Should().ThrowAsync<KapsoApiException>()).Which.Category.Should().Be(ErrorCategory.Validation);
    }

    private ServiceProvider Client(Action<KapsoWhatsAppOptions>? configure = null)
    {
        ServiceCollection services = [];
        services.AddSingleton<TimeProvider>(new ImpatientClock());
        services.AddKapsoWhatsApp(options =>
        {
            options.ApiKey = Kapso.ApiKey;
            options.BaseAddress = Kapso.BaseAddress;
            configure?.Invoke(options);
        });
        return services.BuildServiceProvider();
    }
}
