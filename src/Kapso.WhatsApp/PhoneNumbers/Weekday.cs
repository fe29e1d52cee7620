using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.PhoneNumbers;

/// <summary>A day of the week.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<Weekday>))]
public readonly record struct Weekday(string Value) : IOpenEnum<Weekday>
{
    /// <summary>Monday.</summary>
    public static Weekday Monday { get; } = new("MONDAY");

    /// <summary>Tuesday.</summary>
    public static Weekday Tuesday { get; } = new("TUESDAY");

    /// <summary>Wednesday.</summary>
    public static Weekday Wednesday { get; } = new("WEDNESDAY");

    /// <summary>Thursday.</summary>
    public static Weekday Thursday { get; } = new("THURSDAY");

    /// <summary>Friday.</summary>
    public static Weekday Friday { get; } = new("FRIDAY");

    /// <summary>Saturday.</summary>
    public static Weekday Saturday { get; } = new("SATURDAY");

    /// <summary>Sunday.</summary>
    public static Weekday Sunday { get; } = new("SUNDAY");

    /// <inheritdoc/>
    public static IReadOnlyList<Weekday> Known { get; } = [Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday];

    static Weekday IOpenEnum<Weekday>.Create(string value) => new(value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value ?? "";
}
