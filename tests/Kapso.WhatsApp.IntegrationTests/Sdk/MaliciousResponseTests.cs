using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Sdk;

/// <summary>Whatever comes back ends in a typed exception, and never in the memory of the process.</summary>
public sealed class MaliciousResponseTests
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public async Task An_answer_that_is_too_large_is_not_read_to_its_end()
    {
        await using EmulatedKapso kapso = await EmulatedKapso.StartAsync();
        kapso.Emulator.Faults.Add(Fault.HugeBody(10 * Megabyte) with { Times = 0 });

        KapsoSerializationException unreadable = (await kapso.Client.Messages.Awaiting(messages => messages.GetAsync(kapso.PhoneNumberId, "wamid.1"))
            .Should().ThrowAsync<KapsoSerializationException>()).Which;

        unreadable.Message.Should().Contain("8 MB");
        unreadable.ResponseBody.Length.Should().BeLessThanOrEqualTo(KapsoApiException.MaxResponseBodyLength + 1);
    }

    [Fact]
    public async Task An_answer_of_a_gigabyte_costs_a_bounded_amount_of_memory()
    {
        await using EmulatedKapso kapso = await EmulatedKapso.StartAsync();
        kapso.Emulator.Faults.Add(Fault.HugeBody(1024L * Megabyte) with { Times = 0 });
        long before = GC.GetTotalAllocatedBytes();

        await kapso.Client.Messages.Awaiting(messages => messages.GetAsync(kapso.PhoneNumberId, "wamid.1")).Should().ThrowAsync<KapsoSerializationException>();

        (GC.GetTotalAllocatedBytes() - before).Should().BeLessThan(512L * Megabyte, "the client stops reading at its limit, and the tests beside this one need little");
    }

    [Fact]
    public async Task An_error_page_becomes_an_exception_with_its_words()
    {
        await using EmulatedKapso kapso = await EmulatedKapso.StartAsync();
        kapso.Emulator.Faults.Add(Fault.HtmlPage() with { Times = 0 });

        KapsoApiException failed = (await kapso.Awaiting(k => k.SendAsync()).Should().ThrowAsync<KapsoApiException>()).Which;

        failed.ServerMessage.Should().Contain("The gateway could not serve this request").And.NotContain("<");
        failed.ResponseBody.Should().Contain("<h1>");
        failed.Category.Should().Be(ErrorCategory.Server);
    }

    [Fact]
    public async Task An_error_page_with_status_200_is_no_success()
    {
        await using EmulatedKapso kapso = await EmulatedKapso.StartAsync();
        kapso.Emulator.Faults.Add(Fault.HtmlPage(200));

        KapsoSerializationException unreadable = (await kapso.Awaiting(k => k.SendAsync()).Should().ThrowAsync<KapsoSerializationException>()).Which;

        unreadable.ResponseBody.Should().Contain("<h1>");
        unreadable.OutcomeUnknown.Should().BeTrue();
    }

    [Fact]
    public async Task An_empty_answer_is_no_success()
    {
        await using EmulatedKapso kapso = await EmulatedKapso.StartAsync();
        kapso.Emulator.Faults.Add(Fault.EmptyBody());

        KapsoSerializationException unreadable = (await kapso.Awaiting(k => k.SendAsync()).Should().ThrowAsync<KapsoSerializationException>()).Which;

        unreadable.Message.Should().Contain("empty");
        unreadable.OutcomeUnknown.Should().BeTrue();
    }

    [Fact]
    public async Task An_answer_that_is_not_utf8_is_no_success()
    {
        await using EmulatedKapso kapso = await EmulatedKapso.StartAsync();
        kapso.Emulator.Faults.Add(Fault.InvalidUtf8());

        await kapso.Awaiting(k => k.SendAsync()).Should().ThrowAsync<KapsoSerializationException>();
    }

    [Fact]
    public async Task A_refusal_that_is_not_utf8_keeps_what_can_be_read()
    {
        await using EmulatedKapso kapso = await EmulatedKapso.StartAsync();
        kapso.Emulator.Faults.Add(Fault.Status(400, "{\"error\":\"Half a sur\\ud800rogate\"}"));

        KapsoApiException refused = (await kapso.Awaiting(k => k.SendAsync()).Should().ThrowAsync<KapsoApiException>()).Which;

        refused.ResponseBody.Should().Contain("Half a sur");
    }

    [Fact]
    public async Task A_read_whose_answer_breaks_off_is_repeated()
    {
        await using EmulatedKapso kapso = await EmulatedKapso.StartAsync();
        string id = (await kapso.SendAsync()).Id;
        kapso.Emulator.Faults.Add(Fault.TruncatedBody() with { Times = 2 });

        (await kapso.Client.Messages.GetAsync(kapso.PhoneNumberId, id)).Id.Should().Be(id);
    }

    [Fact]
    public async Task A_read_whose_answer_always_breaks_off_ends_in_a_transport_failure()
    {
        await using EmulatedKapso kapso = await EmulatedKapso.StartAsync();
        string id = (await kapso.SendAsync()).Id;
        kapso.Emulator.Faults.Add(Fault.TruncatedBody() with { Times = 0 });

        KapsoTransportException lost = (await kapso.Client.Messages.Awaiting(messages => messages.GetAsync(kapso.PhoneNumberId, id))
            .Should().ThrowAsync<KapsoTransportException>()).Which;

        lost.Failure.Should().Be(TransportFailure.ConnectionLost);
        lost.OutcomeUnknown.Should().BeFalse("a read changes nothing");
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData(" ")]
    [InlineData("a\nb")]
    public async Task An_id_that_cannot_be_one_is_refused_before_the_call(string id)
    {
        await using EmulatedKapso kapso = await EmulatedKapso.StartAsync();

        await kapso.Client.Messages.Awaiting(messages => messages.GetAsync(kapso.PhoneNumberId, id)).Should().ThrowAsync<KapsoValidationException>();

        kapso.Emulator.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("a/../../platform/v1/customers")]
    [InlineData("a?b=c#d")]
    [InlineData("wamid.HBgN==")]
    [InlineData("%2e%2e")]
    [InlineData("ключ 🔑")]
    public async Task An_id_stays_one_segment_of_the_path(string id)
    {
        await using EmulatedKapso kapso = await EmulatedKapso.StartAsync();

        await kapso.Client.Messages.Awaiting(messages => messages.GetAsync(kapso.PhoneNumberId, id)).Should().ThrowAsync<KapsoApiException>();

        RecordedRequest request = kapso.Emulator.Requests.Should().ContainSingle().Which;
        request.OperationId.Should().Be("getMessage");
    }

    [Fact]
    public async Task An_id_of_ten_kilobytes_is_refused_before_the_call()
    {
        await using EmulatedKapso kapso = await EmulatedKapso.StartAsync();

        KapsoValidationException refused = (await kapso.Client.Messages.Awaiting(messages => messages.GetAsync(kapso.PhoneNumberId, new string('x', 10_240)))
            .Should().ThrowAsync<KapsoValidationException>()).Which;

        refused.Problems.Should().ContainSingle().Which.Path.Should().Be("messageId");
    }
}
