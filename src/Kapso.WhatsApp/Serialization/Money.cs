using System.Globalization;

namespace Kapso.WhatsApp;

/// <summary>An amount of money in a currency.</summary>
/// <param name="Amount">The amount in whole units of the currency, for example 0.0125 dollars; a correction can make it negative.</param>
/// <param name="Currency">The code of the currency (ISO 4217), for example <c>USD</c>.</param>
public readonly record struct Money(decimal Amount, string Currency)
{
    /// <summary>Returns the amount and the code of the currency, for example <c>0.0125 USD</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount} {Currency}");
}
