using System.Text.Json;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>Asks for the customer's location. Build it with <see cref="Interactive.LocationRequest"/>.</summary>
public sealed record LocationRequestMessage : InteractiveMessage
{
    internal override string Kind => "location_request_message";

    private protected override void WriteAction(Utf8JsonWriter writer) => writer.WriteString("name"u8, "send_location"u8);

    private protected override void CheckAction(Rules rules)
    {
    }
}

/// <summary>Asks for the customer's contact details. Build it with <see cref="Interactive.ContactInfoRequest"/>.</summary>
public sealed record ContactInfoRequestMessage : InteractiveMessage
{
    internal override string Kind => "request_contact_info";

    private protected override void WriteAction(Utf8JsonWriter writer) => writer.WriteString("name"u8, "request_contact_info"u8);

    private protected override void CheckAction(Rules rules)
    {
    }
}

/// <summary>
/// Asks for permission to call. A customer can be asked once in 24 hours and twice in 7 days. Build it with <see cref="Interactive.CallPermissionRequest"/>.
/// </summary>
public sealed record CallPermissionRequestMessage : InteractiveMessage
{
    internal override string Kind => "call_permission_request";

    private protected override bool BodyRequired => false;

    private protected override void WriteAction(Utf8JsonWriter writer) => writer.WriteString("name"u8, "call_permission_request"u8);

    private protected override void CheckAction(Rules rules)
    {
    }
}

/// <summary>A button with which the customer calls the business. Build it with <see cref="Interactive.VoiceCall"/>.</summary>
public sealed record VoiceCallMessage : InteractiveMessage
{
    /// <summary>The most characters on the button.</summary>
    public const int MaxDisplayTextLength = 20;

    /// <summary>The longest time the button works, in minutes: 30 days.</summary>
    public const int MaxTtlMinutes = 43_200;

    /// <summary>The most characters of the payload.</summary>
    public const int MaxPayloadLength = 512;

    /// <summary>The label of the button; WhatsApp's own text when null.</summary>
    public string? DisplayText { get; init; }

    /// <summary>How many minutes the button works, 1 to <see cref="MaxTtlMinutes"/>; 7 days when null.</summary>
    public int? TtlMinutes { get; init; }

    /// <summary>A text that comes back with the call, at most <see cref="MaxPayloadLength"/> characters.</summary>
    public string? Payload { get; init; }

    internal override string Kind => "voice_call";

    private protected override void WriteAction(Utf8JsonWriter writer)
    {
        if (DisplayText is null && TtlMinutes is null && Payload is null)
        {
            writer.WriteString("name"u8, "voice_call"u8);
            return;
        }

        WriteNamed(writer, "voice_call"u8, this, static (writer, message) =>
        {
            writer.WriteOptional("display_text"u8, message.DisplayText);
            if (message.TtlMinutes is int minutes)
            {
                writer.WriteNumber("ttl_minutes"u8, minutes);
            }

            writer.WriteOptional("payload"u8, message.Payload);
        });
    }

    private protected override void CheckAction(Rules rules)
    {
        rules.OptionalText(DisplayText, MaxDisplayTextLength, "displayText");
        if (TtlMinutes is int minutes)
        {
            rules.Range(minutes, 1, MaxTtlMinutes, "ttlMinutes");
        }

        rules.OptionalText(Payload, MaxPayloadLength, "payload");
    }
}
