using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.PhoneNumbers;

/// <summary>The voicemail of a number: callers who are not answered hear an announcement and leave a message. Calls must be enabled, and call hours disabled.</summary>
public sealed record VoicemailSettings : KapsoModel
{
    /// <summary>The longest time that a call rings before the voicemail begins.</summary>
    public static readonly TimeSpan MaxTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Whether callers can leave a voicemail.</summary>
    public SettingStatus? Status { get; init; }

    /// <summary>What makes the voicemail begin; at least one when it is enabled.</summary>
    public IReadOnlyList<VoicemailTrigger>? Triggers { get; init => field = value.WithoutNulls(); }

    /// <summary>What the callers hear, and when; required when it is enabled.</summary>
    public VoicemailAudio? Audio { get; init; }

    internal void Check(Rules rules)
    {
        if (Status is not { IsEnabled: true })
        {
            return;
        }

        rules.Count(Triggers?.Count ?? 0, 1, int.MaxValue, "triggers", "triggers");
        VoicemailAnnouncement? announcement = Audio?.Default;
        rules.Required(announcement?.MediaId, "audio.default.mediaId");
        if (announcement?.Timeout is { } timeout)
        {
            rules.WholeUnits(timeout, TimeSpan.FromSeconds(1), 0, (int)MaxTimeout.TotalSeconds, "audio.default.timeout", "seconds");
        }
        else if (Triggers?.Contains(VoicemailTrigger.Timeout) is true)
        {
            rules.Add("audio.default.timeout", "required", "the voicemail begins after a time that must be given");
        }
    }
}

/// <summary>What callers hear before they leave a voicemail.</summary>
public sealed record VoicemailAudio : KapsoModel
{
    /// <summary>The announcement for every caller.</summary>
    public VoicemailAnnouncement? Default { get; init; }
}

/// <summary>The announcement of a voicemail.</summary>
public sealed record VoicemailAnnouncement : KapsoModel
{
    /// <summary>The media id of the announcement, a sound file in OGG (Opus) of less than a minute.</summary>
    [JsonPropertyName("announcement_media_id"), JsonConverter(typeof(LenientTextConverter))]
    public string? MediaId { get; init; }

    /// <summary>How long a call rings before the voicemail begins, up to <see cref="VoicemailSettings.MaxTimeout"/>; required with <see cref="VoicemailTrigger.Timeout"/>.</summary>
    [JsonPropertyName("timeout_seconds"), JsonConverter(typeof(SecondsConverter))]
    public TimeSpan? Timeout { get; init; }
}

/// <summary>What makes a voicemail begin.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<VoicemailTrigger>))]
public readonly record struct VoicemailTrigger(string Value) : IOpenEnum<VoicemailTrigger>
{
    /// <summary>The business rejected the call.</summary>
    public static VoicemailTrigger Reject { get; } = new("REJECT");

    /// <summary>The business neither took nor rejected the call in time.</summary>
    public static VoicemailTrigger Timeout { get; } = new("TIMEOUT");

    /// <inheritdoc/>
    public static IReadOnlyList<VoicemailTrigger> Known { get; } = [Reject, Timeout];

    static VoicemailTrigger IOpenEnum<VoicemailTrigger>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
