using System.Text.Json;
using System.Text.RegularExpressions;

namespace Kapso.WhatsApp.Messages;

/// <summary>An amount of money in a body, which WhatsApp shows in the reader's own format.</summary>
/// <param name="Amount">The amount in whole units, for example <c>10.99</c>; at most three decimals, for it is sent in thousandths.</param>
/// <param name="Code">The three letters of the ISO 4217 code, for example <c>USD</c>.</param>
/// <param name="FallbackValue">The text that is shown where the amount cannot be formatted, for example <c>$10.99</c>.</param>
public sealed partial record CurrencyParameter(decimal Amount, string Code, string FallbackValue) : PlaceholderParameter
{
    /// <summary>The most decimals an amount may have.</summary>
    public const int MaxDecimals = 3;

    /// <summary>The largest amount, of either sign, whose thousandths are a 64-bit number.</summary>
    public const long MaxAmount = long.MaxValue / Thousandths;

    private const int Thousandths = 1000;

    internal override string Type => "currency";

    internal override void Check(Rules rules)
    {
        base.Check(rules);
        rules.Required(FallbackValue, "fallbackValue");
        rules.Pattern(Code, CodePattern(), "code", "must be the three letters of a currency");
        CheckAmount(rules);
    }

    private protected override void WriteValue(Utf8JsonWriter writer)
    {
        base.WriteValue(writer);
        writer.WriteStartObject("currency"u8);
        writer.WriteString("fallback_value"u8, FallbackValue);
        writer.WriteString("code"u8, Code);
        writer.WriteNumber("amount_1000"u8, (long)(Amount * Thousandths));
        writer.WriteEndObject();
    }

    private void CheckAmount(Rules rules)
    {
        if (Math.Abs(Amount) > MaxAmount)
        {
            rules.Add("amount", "range", $"must lie between -{MaxAmount} and {MaxAmount}", $"-{MaxAmount}-{MaxAmount}");
        }
        else if (decimal.Round(Amount, MaxDecimals) != Amount)
        {
            rules.Add("amount", "max-decimals", $"an amount has at most {MaxDecimals} decimals", $"{MaxDecimals}");
        }
    }

    [GeneratedRegex(@"^[A-Za-z]{3}\z")]
    private static partial Regex CodePattern();
}
