using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.PhoneNumbers;

/// <summary>A field of <see cref="MetaPhoneNumber"/> that can be asked for.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<PhoneNumberField>))]
public readonly record struct PhoneNumberField(string Value) : IOpenEnum<PhoneNumberField>
{
    /// <summary>The field <see cref="MetaPhoneNumber.Id"/>, the phone number id.</summary>
    public static PhoneNumberField Id { get; } = new("id");

    /// <summary>The field <see cref="MetaPhoneNumber.VerifiedName"/>, the display name that Meta has verified.</summary>
    public static PhoneNumberField VerifiedName { get; } = new("verified_name");

    /// <summary>The field <see cref="MetaPhoneNumber.DisplayPhoneNumber"/>, the number in international form.</summary>
    public static PhoneNumberField DisplayPhoneNumber { get; } = new("display_phone_number");

    /// <summary>The field <see cref="MetaPhoneNumber.QualityRating"/>, the quality rating of the number.</summary>
    public static PhoneNumberField QualityRating { get; } = new("quality_rating");

    /// <summary>The field <see cref="MetaPhoneNumber.CodeVerificationStatus"/>, whether the number is verified.</summary>
    public static PhoneNumberField CodeVerificationStatus { get; } = new("code_verification_status");

    /// <summary>The field <see cref="MetaPhoneNumber.IsOfficialBusinessAccount"/>, whether it is an official business account.</summary>
    public static PhoneNumberField IsOfficialBusinessAccount { get; } = new("is_official_business_account");

    /// <summary>The field <see cref="MetaPhoneNumber.NameStatus"/>, the review of the display name.</summary>
    public static PhoneNumberField NameStatus { get; } = new("name_status");

    /// <summary>The field <see cref="MetaPhoneNumber.NewNameStatus"/>, the review of a pending name.</summary>
    public static PhoneNumberField NewNameStatus { get; } = new("new_name_status");

    /// <summary>The field <see cref="MetaPhoneNumber.PlatformType"/>, the platform that the number is registered on.</summary>
    public static PhoneNumberField PlatformType { get; } = new("platform_type");

    /// <summary>The field <see cref="MetaPhoneNumber.Throughput"/>, how fast the number may send.</summary>
    public static PhoneNumberField Throughput { get; } = new("throughput");

    /// <summary>The field <see cref="MetaPhoneNumber.AccountMode"/>, whether the number is live or a test number.</summary>
    public static PhoneNumberField AccountMode { get; } = new("account_mode");

    /// <summary>The field <see cref="MetaPhoneNumber.Certificate"/>, the state of the certificate.</summary>
    public static PhoneNumberField Certificate { get; } = new("certificate");

    /// <summary>The field <see cref="MetaPhoneNumber.MessagingLimitTier"/>, the tier of the messaging limit.</summary>
    public static PhoneNumberField MessagingLimitTier { get; } = new("messaging_limit_tier");

    /// <inheritdoc/>
    public static IReadOnlyList<PhoneNumberField> Known { get; } =
    [
        Id, VerifiedName, DisplayPhoneNumber, QualityRating, CodeVerificationStatus, IsOfficialBusinessAccount, NameStatus, NewNameStatus,
        PlatformType, Throughput, AccountMode, Certificate, MessagingLimitTier,
    ];

    /// <summary>The members as Meta takes them; all that are known when none were chosen.</summary>
    internal static string Choice(IReadOnlyList<PhoneNumberField>? fields) => string.Join(',', (fields ?? Known).Select(field => field.Value));

    static PhoneNumberField IOpenEnum<PhoneNumberField>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
