using System.Text.Json;

namespace Kapso.WhatsApp.Messages;

/// <summary>What comes back in the webhook when the reader taps a quick reply or calls with a voice call button.</summary>
/// <param name="Payload">The application's own text; at most <see cref="MaxVoiceCallLength"/> characters for a voice call button.</param>
public sealed record PayloadParameter(string Payload) : TemplateParameter
{
    /// <summary>The most characters the payload of a voice call button may have.</summary>
    public const int MaxVoiceCallLength = 512;

    internal override string Type => "payload";

    internal override void Check(Rules rules) => rules.Required(Payload, "payload");

    private protected override void WriteValue(Utf8JsonWriter writer) => writer.WriteString("payload"u8, Payload);
}

/// <summary>The code that a copy code button puts onto the reader's clipboard.</summary>
/// <param name="CouponCode">The code, 1 to <see cref="MaxLength"/> characters.</param>
public sealed record CouponCodeParameter(string CouponCode) : TemplateParameter
{
    /// <summary>The most characters a coupon code may have.</summary>
    public const int MaxLength = 20;

    internal override string Type => "coupon_code";

    internal override void Check(Rules rules)
    {
        rules.Text(CouponCode, MaxLength, "couponCode");
        rules.OneLine(CouponCode, "couponCode");
    }

    private protected override void WriteValue(Utf8JsonWriter writer) => writer.WriteString("coupon_code"u8, CouponCode);
}

/// <summary>The time for which a voice call button works.</summary>
/// <param name="Ttl">The time from the delivery on, in whole minutes: 1 minute to <see cref="VoiceCallMessage.MaxTtl"/>.</param>
public sealed record TtlParameter(TimeSpan Ttl) : TemplateParameter
{
    internal override string Type => "ttl_minutes";

    internal override void Check(Rules rules) => rules.WholeUnits(Ttl, TimeSpan.FromMinutes(1), 1, (int)VoiceCallMessage.MaxTtl.TotalMinutes, "ttl", "minutes");

    private protected override void WriteValue(Utf8JsonWriter writer) => writer.WriteNumber("ttl_minutes"u8, (int)Ttl.TotalMinutes);
}
