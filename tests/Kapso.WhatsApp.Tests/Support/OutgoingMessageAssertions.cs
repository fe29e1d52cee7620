using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Agreement;

namespace Kapso.WhatsApp.Tests.Support;

/// <summary>What an outgoing message puts on the wire, and which rules it breaks.</summary>
internal static class OutgoingMessageAssertions
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void ShouldHaveContent(this OutgoingMessage message, string expectedJson)
    {
        JsonNode? expected = JsonNode.Parse(expectedJson);
        JsonNode? actual = JsonNode.Parse(message.ContentJson());

        JsonNode.DeepEquals(expected, actual).Should().BeTrue(
            "the content should be\n{0}\nbut is\n{1}\n", expected?.ToJsonString(Indented), actual?.ToJsonString(Indented));
        message.ShouldBeSeenAlikeByTheEmulator();
    }

    /// <summary>The emulator refuses the message when the SDK does, and takes it when the SDK does, but for the differences that are listed.</summary>
    public static void ShouldBeSeenAlikeByTheEmulator(this OutgoingMessage message)
    {
        // A number that JSON does not have, or a part of a minute where the wire has whole ones, is not on the wire to be seen.
        bool isOnWire = message is not VoiceCallMessage { Ttl: { } ttl } || ttl.Ticks % TimeSpan.TicksPerMinute == 0;
        if (isOnWire && message is not RawMessage && message is not LocationMessage { Latitude: double.NaN or double.PositiveInfinity or double.NegativeInfinity } and not LocationMessage { Longitude: double.NaN or double.PositiveInfinity or double.NegativeInfinity })
        {
            string content = message.ContentJson();
            string[] broken = [.. message.Problems().Select(problem => Agreement.Agreement.RuleAt(problem.Path, problem.Rule))];
            Agreement.Agreement.Problem("message", broken, EmulatorChecks.Message(message.Type, content)).Should().BeNull("{0} is checked by both", content);
        }
    }

    public static string ContentJson(this OutgoingMessage message)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            message.WriteContent(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static void ShouldBreakNothing(this OutgoingMessage message)
    {
        message.Problems().Should().BeEmpty();
        message.ShouldBeSeenAlikeByTheEmulator();
    }

    public static void ShouldBreakOnly(this OutgoingMessage message, string path, string rule, string? limit = null, string? value = null)
    {
        message.Problems().Should().Equal(
            [(path, rule, limit, value)],
            (problem, expected) => (problem.Path, problem.Rule, problem.Limit, problem.Value) == expected);
        message.ShouldBeSeenAlikeByTheEmulator();
    }

    public static IReadOnlyList<ValidationProblem> Problems(this OutgoingMessage message)
    {
        Rules rules = Rules.Start();
        message.Check(rules);
        try
        {
            rules.ThrowIfBroken();
            return [];
        }
        catch (KapsoValidationException e)
        {
            return e.Problems;
        }
    }
}
