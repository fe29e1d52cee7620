using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Messages;

/// <summary>The kinds that consist of a body and little more.</summary>
public class RequestMessagesTests
{
    public static TheoryData<OutgoingMessage, string> Contents => new()
    {
        {
            Interactive.LocationRequest("Where are you?").Build(),
            """{"type":"location_request_message","body":{"text":"Where are you?"},"action":{"name":"send_location"}}"""
        },
        {
            Interactive.ContactInfoRequest("May we have your number?").Build(),
            """{"type":"request_contact_info","body":{"text":"May we have your number?"},"action":{"name":"request_contact_info"}}"""
        },
        {
            Interactive.CallPermissionRequest().Body("May we call you?").Build(),
            """{"type":"call_permission_request","body":{"text":"May we call you?"},"action":{"name":"call_permission_request"}}"""
        },
        { Interactive.CallPermissionRequest().Build(), """{"type":"call_permission_request","action":{"name":"call_permission_request"}}""" },
        { Interactive.VoiceCall().Body("Talk to us").Build(), """{"type":"voice_call","body":{"text":"Talk to us"},"action":{"name":"voice_call"}}""" },
        {
            Interactive.VoiceCall("Ring us").Body("Talk to us").Ttl(TimeSpan.FromMinutes(90)).Payload("case-7").Build(),
            """
            {
              "type": "voice_call",
              "body": {"text":"Talk to us"},
              "action": {"name":"voice_call","parameters":{"display_text":"Ring us","ttl_minutes":90,"payload":"case-7"}}
            }
            """
        },
    };

    public static TheoryData<Func<string?, OutgoingMessage>> KindsWithBody => new()
    {
        body => new LocationRequestMessage { Body = body! },
        body => new ContactInfoRequestMessage { Body = body! },
        body => new VoiceCallMessage { Body = body! },
    };

    private static readonly VoiceCallMessage Call = new() { Body = "Talk to us" };

    public static TheoryData<VoiceCallMessage, string, string, string?, string?> BrokenCalls => new()
    {
        { Call with { DisplayText = "" }, "displayText", "required", null, "blank" },
        { Call with { DisplayText = new string('x', 21) }, "displayText", "max-length", "20", "21" },
        { Call with { Ttl = TimeSpan.Zero }, "ttl", "range", "1-43200", "00:00:00" },
        { Call with { Ttl = TimeSpan.FromSeconds(90) }, "ttl", "range", "1-43200", "00:01:30" },
        { Call with { Ttl = TimeSpan.FromMinutes(43201) }, "ttl", "range", "1-43200", "30.00:01:00" },
        { Call with { Payload = new string('x', 513) }, "payload", "max-length", "512", "513" },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public void The_builders_write_the_action_of_the_kind(OutgoingMessage message, string json) => message.ShouldHaveContent(json);

    [Theory]
    [MemberData(nameof(KindsWithBody))]
    public void The_body_is_required_and_has_at_most_1024_characters(Func<string?, OutgoingMessage> kind)
    {
        kind(null).ShouldBreakOnly("body", "required", value: "null");
        kind(new string('x', 1025)).ShouldBreakOnly("body", "max-length", "1024", "1025");
        kind(new string('x', 1024)).ShouldBreakNothing();
    }

    [Fact]
    public void The_body_of_a_call_permission_request_may_be_left_out_but_not_be_too_long()
    {
        new CallPermissionRequestMessage().ShouldBreakNothing();
        new CallPermissionRequestMessage { Body = new string('x', 1024) }.ShouldBreakNothing();
        new CallPermissionRequestMessage { Body = new string('x', 1025) }.ShouldBreakOnly("body", "max-length", "1024", "1025");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(43200)]
    public void A_call_button_works_1_minute_to_30_days(int minutes) =>
        (Call with { Ttl = TimeSpan.FromMinutes(minutes), DisplayText = new string('x', 20), Payload = new string('p', 512) }).ShouldBreakNothing();

    [Theory]
    [MemberData(nameof(BrokenCalls))]
    public void Each_rule_of_a_call_button_is_reported(VoiceCallMessage message, string path, string rule, string? limit, string? value) =>
        message.ShouldBreakOnly(path, rule, limit, value);
}
