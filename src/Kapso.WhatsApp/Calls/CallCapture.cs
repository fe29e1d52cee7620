using System.Text.Json.Serialization;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Calls;

/// <summary>
/// What Meta makes of a call: a recording, a transcript, or both. The customer hears an announcement when the call begins. Each arrives in a webhook of its own
/// after the call (<c>call_recording_available</c>, <c>call_transcription_available</c>).
/// </summary>
public sealed record CallCapture : KapsoRecord
{
    /// <summary>Gets whether the call is recorded; null leaves the default, which is that it is not.</summary>
    public CallCaptureSetting? Recording { get; init; }

    /// <summary>Gets whether the call is transcribed; null leaves the default, which is that it is not.</summary>
    public CallCaptureSetting? Transcription { get; init; }

    internal void Check(Rules rules)
    {
        using (rules.In("recording"))
        {
            Recording?.Check(rules);
        }

        using (rules.In("transcription"))
        {
            Transcription?.Check(rules);
        }
    }
}

/// <summary>Whether a call is recorded or transcribed, and what the customer is told about it.</summary>
public sealed record CallCaptureSetting : KapsoRecord
{
    /// <summary>The most characters that <see cref="Purpose"/> can have.</summary>
    public const int MaxPurposeLength = 250;

    /// <summary>Gets whether it is done; true unless said otherwise.</summary>
    [JsonIgnore]
    public bool Enabled { get; init; } = true;

    /// <summary>Gets the purpose that the customer is told, 1 to <see cref="MaxPurposeLength"/> characters; required when enabled.</summary>
    public string? Purpose { get; init; }

    /// <summary>Gets the code of the language of the announcement, for example <c>en_US</c>; required when enabled.</summary>
    public string? AnnouncementLanguage { get; init; }

    [JsonInclude, JsonPropertyOrder(-1)]
    internal string Status => Enabled ? "ENABLED" : "DISABLED";

    internal void Check(Rules rules)
    {
        if (Enabled)
        {
            rules.Text(Purpose, MaxPurposeLength, "purpose");
            rules.Required(AnnouncementLanguage, "announcementLanguage");
        }
        else
        {
            rules.OptionalText(Purpose, MaxPurposeLength, "purpose");
            rules.OptionalRequired(AnnouncementLanguage, "announcementLanguage");
        }
    }
}
