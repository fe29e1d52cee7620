namespace Kapso.WhatsApp.Templates.Checking;

/// <summary>WhatsApp's limits for templates.</summary>
internal static class TemplateLimits
{
    public const int Name = 512;
    public const int HeaderText = 60;
    public const int BodyText = 1024;
    public const int OfferBodyText = 600;
    public const int CardBodyText = 160;
    public const int FooterText = 60;
    public const int Buttons = 10;
    public const int ButtonText = 25;
    public const int UrlButtons = 2;
    public const int Url = 2000;
    public const int PhoneNumber = 20;
    public const int CouponCode = 20;
    public const int MinCards = 2;
    public const int MaxCards = 10;
    public const int CardButtons = 2;
    public const int OfferText = 16;
    public const int MinCodeExpirationMinutes = 1;
    public const int MaxCodeExpirationMinutes = 90;
    public const int SupportedApps = 5;
    public const int PackageName = 224;
    public const int SignatureHash = 11;
    public const int MinTtlSeconds = 30;
    public const int MaxAuthenticationTtlSeconds = 900;
    public const int MaxUtilityTtlSeconds = 43_200;
    public const int MinMarketingTtlSeconds = 43_200;
    public const int MaxMarketingTtlSeconds = 2_592_000;

    /// <summary>Instead of seconds: the message is tried for thirty days.</summary>
    public const int ThirtyDays = -1;
}
