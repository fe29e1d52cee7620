using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.PhoneNumbers;

/// <summary>A day of the week, as Meta writes it.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<Weekday>))]
public readonly record struct Weekday(string Value) : IOpenEnum<Weekday>
{
    /// <summary>The day Monday, <c>MONDAY</c> on the wire.</summary>
    public static Weekday Monday { get; } = new("MONDAY");

    /// <summary>The day Tuesday, <c>TUESDAY</c> on the wire.</summary>
    public static Weekday Tuesday { get; } = new("TUESDAY");

    /// <summary>The day Wednesday, <c>WEDNESDAY</c> on the wire.</summary>
    public static Weekday Wednesday { get; } = new("WEDNESDAY");

    /// <summary>The day Thursday, <c>THURSDAY</c> on the wire.</summary>
    public static Weekday Thursday { get; } = new("THURSDAY");

    /// <summary>The day Friday, <c>FRIDAY</c> on the wire.</summary>
    public static Weekday Friday { get; } = new("FRIDAY");

    /// <summary>The day Saturday, <c>SATURDAY</c> on the wire.</summary>
    public static Weekday Saturday { get; } = new("SATURDAY");

    /// <summary>The day Sunday, <c>SUNDAY</c> on the wire.</summary>
    public static Weekday Sunday { get; } = new("SUNDAY");

    /// <inheritdoc/>
    public static IReadOnlyList<Weekday> Known { get; } = [Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday];

    static Weekday IOpenEnum<Weekday>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
