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

    /// <summary>The longest time that the button works: 30 days.</summary>
    public static readonly TimeSpan MaxTtl = TimeSpan.FromDays(30);

    /// <summary>The most characters of the payload.</summary>
    public const int MaxPayloadLength = 512;

    /// <summary>The label of the button; WhatsApp's own text when null.</summary>
    public string? DisplayText { get; init; }

    /// <summary>The time for which the button works, in whole minutes: 1 minute to <see cref="MaxTtl"/>; 7 days when null.</summary>
    public TimeSpan? Ttl { get; init; }

    /// <summary>A text that comes back with the call, at most <see cref="MaxPayloadLength"/> characters.</summary>
    public string? Payload { get; init; }

    internal override string Kind => "voice_call";

    private protected override void WriteAction(Utf8JsonWriter writer)
    {
        if (DisplayText is null && Ttl is null && Payload is null)
        {
            writer.WriteString("name"u8, "voice_call"u8);
            return;
        }

        WriteNamed(writer, "voice_call"u8, this, static (writer, message) =>
        {
            writer.WriteOptional("display_text"u8, message.DisplayText);
            if (message.Ttl is { } ttl)
            {
                writer.WriteNumber("ttl_minutes"u8, (int)ttl.TotalMinutes);
            }

            writer.WriteOptional("payload"u8, message.Payload);
        });
    }

    private protected override void CheckAction(Rules rules)
    {
        rules.OptionalText(DisplayText, MaxDisplayTextLength, "displayText");
        if (Ttl is { } ttl)
        {
            rules.WholeUnits(ttl, TimeSpan.FromMinutes(1), 1, (int)MaxTtl.TotalMinutes, "ttl", "minutes");
        }

        rules.OptionalText(Payload, MaxPayloadLength, "payload");
    }
}
