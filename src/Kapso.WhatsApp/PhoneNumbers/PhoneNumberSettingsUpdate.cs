using System.Text.Json.Serialization;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.PhoneNumbers;

/// <summary>What to change about the settings of a number. Meta takes one of them a call.</summary>
public sealed record PhoneNumberSettingsUpdate : KapsoRecord, ICheckable
{
    /// <summary>The new settings for calls; null leaves them.</summary>
    public CallingSettingsUpdate? Calling { get; init; }

    /// <summary>The encryption of what Meta and the business exchange.</summary>
    public PayloadEncryptionUpdate? PayloadEncryption { get; init; }

    /// <summary>The new settings for where Meta keeps messages; null leaves them.</summary>
    public StorageConfigurationUpdate? StorageConfiguration { get; init; }

    /// <summary>Whether a change of a customer's identity is checked.</summary>
    public UserIdentityChange? UserIdentityChange { get; init; }

    /// <summary>The language that is used where another one is missing.</summary>
    public string? FallbackLanguage { get; init; }

    void ICheckable.Check(Rules rules)
    {
        rules.ExactlyOne(
            "",
            ("calling", Calling is not null),
            ("payloadEncryption", PayloadEncryption is not null),
            ("storageConfiguration", StorageConfiguration is not null),
            ("userIdentityChange", UserIdentityChange is not null),
            ("fallbackLanguage", FallbackLanguage is not null));
        using (rules.In("calling"))
        {
            Calling?.Check(rules);
        }

        using (rules.In("payloadEncryption"))
        {
            PayloadEncryption?.Check(rules);
        }

        rules.OptionalRequired(FallbackLanguage, "fallbackLanguage");
    }
}

/// <summary>How a number is to take calls. What is not mentioned stays as it is.</summary>
public sealed record CallingSettingsUpdate : KapsoRecord
{
    /// <summary>Whether calls are to be enabled.</summary>
    public required SettingStatus Status { get; init; }

    /// <summary>Whether customers see the call button; null leaves the setting.</summary>
    public CallIconVisibility? CallIconVisibility { get; init; }

    /// <summary>The hours in which the business takes calls; null leaves them.</summary>
    public CallHours? CallHours { get; init; }

    /// <summary>Whether a customer who calls is asked for permission to be called back.</summary>
    public SettingStatus? CallbackPermissionStatus { get; init; }

    /// <summary>The settings for calls through a SIP server; null leaves them.</summary>
    public SipSettings? Sip { get; init; }

    /// <summary>How the keys of a call are agreed on; null leaves the setting.</summary>
    [JsonPropertyName("srtp_key_exchange_protocol")]
    public SrtpKeyExchange? SrtpKeyExchange { get; init; }

    /// <summary>Whether video calls are enabled; null leaves the setting.</summary>
    public CallMediaSetting? Video { get; init; }

    /// <summary>The audio codecs besides Opus; null leaves them.</summary>
    public CallMediaSetting? Audio { get; init; }

    /// <summary>The countries in which the call button is shown; null leaves them.</summary>
    public CallIcons? CallIcons { get; init; }

    /// <summary>The voicemail for calls that are not answered; null leaves it.</summary>
    public VoicemailSettings? Voicemail { get; init; }

    internal void Check(Rules rules)
    {
        using (rules.In("callHours"))
        {
            CallHours?.Check(rules);
        }

        using (rules.In("sip"))
        {
            Sip?.Check(rules);
        }

        using (rules.In("voicemail"))
        {
            Voicemail?.Check(rules);
            if (Voicemail?.Status is { IsEnabled: true } && CallHours?.Status is { IsEnabled: true })
            {
                rules.Add("", "call-hours", "voicemail and call hours cannot both be enabled");
            }
        }
    }
}

/// <summary>The encryption of what Meta and the business exchange, as it is to be.</summary>
public sealed record PayloadEncryptionUpdate : KapsoRecord
{
    /// <summary>Whether the encryption is to be enabled.</summary>
    public required SettingStatus Status { get; init; }

    /// <summary>The business's public key in Base64; needed to turn it on.</summary>
    public string? ClientEncryptionKey { get; init; }

    internal void Check(Rules rules)
    {
        if (Status.IsEnabled)
        {
            rules.Required(ClientEncryptionKey, "clientEncryptionKey");
        }
    }
}

/// <summary>The new settings for where Meta keeps messages.</summary>
public sealed record StorageConfigurationUpdate : KapsoRecord
{
    /// <summary>Whether messages are to be kept in a chosen country.</summary>
    public required bool Enabled { get; init; }

    /// <summary>The country where messages are to be kept.</summary>
    [JsonPropertyName("region")]
    public string? DataLocalizationRegion { get; init; }
}
