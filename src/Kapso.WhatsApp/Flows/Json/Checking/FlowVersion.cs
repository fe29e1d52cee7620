using System.Globalization;

namespace Kapso.WhatsApp.Flows.Checking;

/// <summary>A version of Flow JSON: two whole numbers, so 1.10 comes after 1.9.</summary>
internal readonly record struct FlowVersion(int Major, int Minor) : IComparable<FlowVersion>
{
    private static readonly FlowVersion[] Publishable = [new(5, 1), new(6, 0), new(6, 1), new(6, 2), new(6, 3), new(7, 0), new(7, 1), new(7, 2), new(7, 3)];

    public static FlowVersion Latest { get; } = Publishable[^1];

    public bool IsPublishable => Publishable.Contains(this) || this > Latest;

    /// <summary>Null when the text is not a version.</summary>
    public static FlowVersion? Read(string? text) =>
        text?.Split('.') is [{ } major, { } minor] && Number(major) is { } first && Number(minor) is { } second ? new FlowVersion(first, second) : null;

    public static bool operator <(FlowVersion left, FlowVersion right) => left.CompareTo(right) < 0;

    public static bool operator >(FlowVersion left, FlowVersion right) => left.CompareTo(right) > 0;

    public static bool operator <=(FlowVersion left, FlowVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >=(FlowVersion left, FlowVersion right) => left.CompareTo(right) >= 0;

    public int CompareTo(FlowVersion other) => (Major, Minor).CompareTo((other.Major, other.Minor));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");

    private static int? Number(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
