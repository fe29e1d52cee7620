using Kapso.WhatsApp.BlockedUsers;
using Kapso.WhatsApp.Calls;
using Kapso.WhatsApp.Emulator;
using Kapso.WhatsApp.IntegrationTests.Emulator;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.PhoneNumbers;
using Kapso.WhatsApp.Webhooks;

namespace Kapso.WhatsApp.IntegrationTests.Sdk;

/// <summary>Calls from the permission to the last word, and people who are kept away, with real sockets.</summary>
public sealed class CallTests : WebhooksTest
{
    private const string Sdp = "v=0\r\na=ice-pwd:qY/Bb+very-secret\r\n";

    [Fact]
    public async Task A_customer_is_asked_called_and_heard()
    {
        using KapsoWhatsAppClient kapso = await ConnectAsync();
        (await RefusedAsync(() => kapso.Calls.StartAsync(Kapso.PhoneNumberId, Customer, Sdp))).Should().BeEquivalentTo(new { Code = 138006, Category = ErrorCategory.Calling });
        (await kapso.Calls.GetPermissionsAsync(Kapso.PhoneNumberId, "+" + Customer)).Should().BeEquivalentTo(new { CanStartCall = false, CanRequestPermission = true });
        await kapso.Messages.SendAsync(Kapso.PhoneNumberId, Customer, Interactive.CallPermissionRequest().Body("May we call?").Build());
        Kapso.Receive(InboundMessage.CallPermissionReply(Customer, isAccepted: true));
        CallPermissions permissions = await kapso.Calls.GetPermissionsAsync(Kapso.PhoneNumberId, "+" + Customer);
        permissions.Should().BeEquivalentTo(new { CanStartCall = true, CanRequestPermission = false });
        permissions.Permission.Should().BeEquivalentTo(new { Status = CallPermissionStatus.Temporary, ExpirationTime = Start.AddDays(7) });

        StartedCall call = await kapso.Calls.StartAsync(Kapso.PhoneNumberId, "+" + Customer, Sdp);
        Kapso.AnswerCall(call.CallId);
        await Kapso.WaitForWebhooksAsync();
        Clock.Advance(TimeSpan.FromSeconds(42));
        await kapso.Calls.TerminateAsync(Kapso.PhoneNumberId, call.CallId);

        Call kept = (await kapso.Calls.List(Kapso.PhoneNumberId, new CallFilter { Status = CallStatus.Completed }).GetPageAsync()).Items.Should().ContainSingle().Subject;
        kept.Should().BeEquivalentTo(new { call.CallId, Direction = CallDirection.Outbound, Duration = TimeSpan.FromSeconds(42), UserWaId = Customer, SessionStartedAt = Start });
        MetaCall[] heard = await HeardAsync();
        heard.Select(told => told.Event).Should().Contain("connect").And.EndWith("terminate");
        heard[^1].Should().BeEquivalentTo(new { Id = call.CallId, Duration = TimeSpan.FromSeconds(42), CallbackData = call.CallbackData });
        (await RefusedAsync(() => kapso.Calls.TerminateAsync(Kapso.PhoneNumberId, call.CallId))).Code.Should().Be(131009);
    }

    [Fact]
    public async Task A_customers_call_is_taken()
    {
        using KapsoWhatsAppClient kapso = await ConnectAsync();
        string id = Kapso.ReceiveCall(new InboundCall { From = Customer });
        MetaCall call = (await HeardAsync()).Should().ContainSingle().Subject;
        (call.Id, call.Session!.SdpType).Should().Be((id, "offer"));

        await kapso.Calls.PreAcceptAsync(Kapso.PhoneNumberId, id, Sdp);
        await kapso.Calls.AcceptAsync(Kapso.PhoneNumberId, id, Sdp, "order-1");
        Kapso.HangUpCall(id);
        (await HeardAsync()).Should().ContainSingle().Which.CallbackData.Should().Be("order-1");

        string second = Kapso.ReceiveCall(new InboundCall { From = Customer });
        await kapso.Calls.RejectAsync(Kapso.PhoneNumberId, second);
        (await RefusedAsync(() => kapso.Calls.AcceptAsync(Kapso.PhoneNumberId, second, Sdp))).Should().BeEquivalentTo(new { Code = 131009, OutcomeUnknown = false });
        List<CallStatus?> statuses = [];
        await foreach (Call kept in kapso.Calls.List(Kapso.PhoneNumberId, new CallFilter { PageSize = 1 }))
        {
            statuses.Add(kept.Status);
        }

        statuses.Should().Equal(CallStatus.Failed, CallStatus.Completed);
    }

    [Fact]
    public async Task A_call_is_not_begun_again_when_its_answer_is_lost()
    {
        using KapsoWhatsAppClient kapso = await ConnectAsync();
        Kapso.Receive(InboundMessage.CallPermissionReply(Customer, isAccepted: true));
        Kapso.Faults.Add(Fault.ResetAfterProcessing() with { OperationId = "performCallAction" });

        KapsoTransportException lost = (await kapso.Awaiting(it => it.Calls.StartAsync(Kapso.PhoneNumberId, Customer, Sdp, "order-1")).Should().ThrowAsync<KapsoTransportException>()).Which;

        (lost.OutcomeUnknown, lost.CallbackData).Should().Be((true, "order-1"));
        Call ringing = (await kapso.Calls.List(Kapso.PhoneNumberId).GetPageAsync()).Items.Should().ContainSingle().Subject;
        Kapso.Requests.Count(request => request.OperationId == "performCallAction").Should().Be(1);
        await kapso.Calls.TerminateAsync(Kapso.PhoneNumberId, ringing.CallId!);
    }

    [Fact]
    public async Task People_are_blocked_each_with_his_own_outcome()
    {
        using KapsoWhatsAppClient kapso = await ConnectAsync();
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));

        BlockedUsersChange change = await kapso.BlockedUsers.BlockAsync(Kapso.PhoneNumberId, ["+" + Customer, "+15550000001"]);

        change.Changed.Should().ContainSingle().Which.WaId.Should().Be(Customer);
        change.Failed.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Input = "+15550000001", Code = 131047, Category = ErrorCategory.CustomerServiceWindow });
        (await kapso.BlockedUsers.List(Kapso.PhoneNumberId).GetPageAsync()).Items.Should().ContainSingle().Which.WaId.Should().Be(Customer);
        (await RefusedAsync(() => kapso.Messages.SendTextAsync(Kapso.PhoneNumberId, Customer, "Hello"))).Code.Should().Be(131026);

        (await kapso.BlockedUsers.UnblockAsync(Kapso.PhoneNumberId, [Customer])).Failed.Should().BeEmpty();
        await kapso.Messages.SendTextAsync(Kapso.PhoneNumberId, Customer, "Hello");
    }

    /// <summary>A client of a number that takes calls, and a webhook that is told of them.</summary>
    private async Task<KapsoWhatsAppClient> ConnectAsync()
    {
        ListenToMeta();
        KapsoWhatsAppClient kapso = new(new KapsoWhatsAppOptions { ApiKey = Kapso.ApiKey, BaseAddress = Kapso.BaseAddress });
        await kapso.PhoneNumbers.UpdateSettingsAsync(Kapso.PhoneNumberId, new PhoneNumberSettingsUpdate { Calling = new CallingSettingsUpdate { Status = SettingStatus.Enabled } });
        return kapso;
    }

    private static async Task<KapsoApiException> RefusedAsync(Func<Task> call) => (await call.Should().ThrowAsync<KapsoApiException>()).Which;

    private async Task<MetaCall[]> HeardAsync() =>
    [
        .. (await DeliveredAsync())
            .SelectMany(webhook => WebhookReader.Read(webhook.Body, WebhookRequestHeaders.Read(webhook.Header)).Events)
            .OfType<MetaCallEvent>()
            .Select(happened => happened.Call),
    ];
}
