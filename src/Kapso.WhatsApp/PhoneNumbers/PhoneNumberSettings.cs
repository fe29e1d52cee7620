using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.PhoneNumbers;

/// <summary>The settings of a number at Meta.</summary>
public sealed record PhoneNumberSettings : KapsoModel
{
    /// <summary>The settings for calls.</summary>
    public CallingSettings? Calling { get; init; }

    /// <summary>The encryption of what Meta and the business exchange.</summary>
    public PayloadEncryption? PayloadEncryption { get; init; }

    /// <summary>The settings for where Meta keeps messages.</summary>
    public StorageConfiguration? StorageConfiguration { get; init; }

    /// <summary>Whether a change of a customer's identity is checked.</summary>
    public UserIdentityChange? UserIdentityChange { get; init; }

    /// <summary>The language that is used where another one is missing.</summary>
    public string? FallbackLanguage { get; init; }
}

/// <summary>The settings of a number for calls.</summary>
public sealed record CallingSettings : KapsoModel
{
    /// <summary>Whether calls are enabled.</summary>
    public SettingStatus? Status { get; init; }

    /// <summary>Whether customers see the call button.</summary>
    public CallIconVisibility? CallIconVisibility { get; init; }

    /// <summary>The addresses that Meta's calls come from.</summary>
    public CallIpAddresses? IpAddresses { get; init; }

    /// <summary>Whether a customer who calls is asked for permission to be called back.</summary>
    public SettingStatus? CallbackPermissionStatus { get; init; }

    /// <summary>How the keys of a call are agreed on.</summary>
    [JsonPropertyName("srtp_key_exchange_protocol")]
    public SrtpKeyExchange? SrtpKeyExchange { get; init; }

    /// <summary>The hours in which the business takes calls.</summary>
    public CallHours? CallHours { get; init; }

    /// <summary>The countries in which the call button is shown.</summary>
    public CallIcons? CallIcons { get; init; }

    /// <summary>The settings for calls through a SIP server.</summary>
    public SipSettings? Sip { get; init; }

    /// <summary>Whether video calls are enabled.</summary>
    public CallMediaSetting? Video { get; init; }

    /// <summary>Whether voice calls are enabled, and the codecs besides Opus.</summary>
    public CallMediaSetting? Audio { get; init; }

    /// <summary>The voicemail for calls that are not answered.</summary>
    public VoicemailSettings? Voicemail { get; init; }

    /// <summary>The restrictions that Meta has placed on calls.</summary>
    public CallingRestrictions? Restrictions { get; init; }
}

/// <summary>The addresses that Meta's calls come from.</summary>
public sealed record CallIpAddresses : KapsoModel
{
    /// <summary>The IP addresses that calls come from by default.</summary>
    public IReadOnlyList<string> Default { get => field ?? []; init => field = value.WithoutNulls(); }
}

/// <summary>The countries in which the call button is shown.</summary>
public sealed record CallIcons : KapsoModel
{
    /// <summary>Only to people of these countries, as two capital letters each; everywhere when empty.</summary>
    public IReadOnlyList<string> RestrictToUserCountries { get => field ?? []; init => field = value.WithoutNulls(); }
}

/// <summary>The setting for one kind of call, voice or video.</summary>
public sealed record CallMediaSetting : KapsoModel
{
    /// <summary>Whether this kind of call is enabled.</summary>
    public SettingStatus? Status { get; init; }

    /// <summary>The audio codecs that are offered besides Opus, for example <c>PCMA</c>; none when empty, and null leaves or does not tell them.</summary>
    public IReadOnlyList<string>? AdditionalCodecs { get; init => field = value.WithoutNulls(); }
}

/// <summary>The restrictions that Meta has placed on calls.</summary>
public sealed record CallingRestrictions : KapsoModel
{
    /// <summary>The restrictions that are in force.</summary>
    public IReadOnlyList<CallingRestriction> Restrictions { get => field ?? RestrictionsList ?? RestrictionList ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Another name that Meta has for the list.</summary>
    [JsonInclude]
    internal IReadOnlyList<CallingRestriction>? RestrictionsList { get; init => field = value.WithoutNulls(); }

    /// <summary>The third name that Meta has for the list.</summary>
    [JsonInclude]
    internal IReadOnlyList<CallingRestriction>? RestrictionList { get; init => field = value.WithoutNulls(); }
}

/// <summary>A restriction that Meta has placed on calls.</summary>
public sealed record CallingRestriction : KapsoModel
{
    /// <summary>The kind of restriction, as Meta names it.</summary>
    public string? Type { get; init; }

    /// <summary>When the restriction ends, or null when Meta did not say.</summary>
    public DateTimeOffset? Expiration { get; init; }
}

/// <summary>The encryption of what Meta and the business exchange.</summary>
public sealed record PayloadEncryption : KapsoModel
{
    /// <summary>Whether the encryption is enabled.</summary>
    public SettingStatus? Status { get; init; }

    /// <summary>The fingerprint of the business's key.</summary>
    public string? ClientEncryptionKeyFingerprint { get; init; }

    /// <summary>Meta's public key for the encryption of payloads.</summary>
    public string? CloudEncryptionKey { get; init; }
}

/// <summary>The settings for where Meta keeps messages.</summary>
public sealed record StorageConfiguration : KapsoModel
{
    /// <summary>Whether messages are kept where Meta keeps them by default, or in a chosen country.</summary>
    public StorageStatus? Status { get; init; }

    /// <summary>The country where messages are kept, or null without a chosen one.</summary>
    public string? DataLocalizationRegion { get; init; }
}

/// <summary>The setting for whether changes of a customer's identity are checked.</summary>
public sealed record UserIdentityChange : KapsoModel
{
    /// <summary>Whether changes of a customer's identity are checked.</summary>
    public bool? Enabled { get => field ?? EnableIdentityKeyCheck; init; }

    /// <summary>The name that Meta's guide has for <c>enabled</c>.</summary>
    [JsonInclude]
    internal bool? EnableIdentityKeyCheck { get; init; }
}
