using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp;

/// <content>The rules of numbers, lists and alternatives.</content>
internal sealed partial class Rules
{
    /// <summary>The value must be one that its type has a name for.</summary>
    public void Defined<T>(T value, string path)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            Add(path, "defined", $"must be one of {string.Join(", ", Enum.GetNames<T>())}", value: value.ToString());
        }
    }

    /// <summary>The value must be there. Returns whether it is.</summary>
    public bool NotNull([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] object? value, string path)
    {
        if (value is not null)
        {
            return true;
        }

        Add(path, "required", "a value is required", value: "null");
        return false;
    }

    public void Range(long value, long min, long max, string path)
    {
        if (value < min || value > max)
        {
            Add(path, "range", Invariant($"must lie between {min} and {max}, {value} was given"), Invariant($"{min}-{max}"), Invariant($"{value}"));
        }
    }

    /// <summary>The number, when there is one, must lie between two others.</summary>
    public void OptionalRange(int? value, long min, long max, string path)
    {
        if (value is int given)
        {
            Range(given, min, max, path);
        }
    }

    /// <summary>A duration that the API takes as a whole number of a unit.</summary>
    public void WholeUnits(TimeSpan value, TimeSpan unit, int min, int max, string path, string units)
    {
        if (value.Ticks % unit.Ticks != 0 || value < unit * min || value > unit * (double)max)
        {
            string upTo = max == int.MaxValue ? "" : Invariant($"{max}");
            Add(path, "range",
                Invariant($"must be whole {units}, {(upTo.Length == 0 ? Invariant($"at least {min}") : Invariant($"from {min} to {upTo}"))}; {value} was given"),
                Invariant($"{min}-{upTo}"), Invariant($"{value}"));
        }
    }

    /// <summary>A coordinate: finite, and no further from zero than <paramref name="max"/>.</summary>
    public void Degrees(double value, int max, string path)
    {
        // Also refuses what is not a number.
        if (!(Math.Abs(value) <= max))
        {
            Add(path, "range", Invariant($"must lie between -{max} and {max} degrees, {value} was given"), Invariant($"-{max}-{max}"), Invariant($"{value}"));
        }
    }

    public void Count(int count, int min, int max, string path, string noun) => Add(path, BrokenRule.Count(count, min, max, noun));

    /// <summary>Every value may stand once among the items of a list; lists are short, so each is compared with those before it.</summary>
    public void Unique<T>(IReadOnlyList<T> items, Func<T, string?> value, string path, string member = "")
    {
        for (int i = 1; i < items.Count; i++)
        {
            string? current = value(items[i]);
            for (int earlier = 0; current is not null && earlier < i; earlier++)
            {
                if (string.Equals(current, value(items[earlier]), StringComparison.Ordinal))
                {
                    using (In(path, i))
                    {
                        Add(member, "unique", "the same value stands here twice", value: Shown(current));
                    }

                    break;
                }
            }
        }
    }

    /// <summary>Exactly one of several alternatives must be given.</summary>
    public void ExactlyOne(string path, params ReadOnlySpan<(string Name, bool Given)> alternatives)
    {
        int given = 0;
        List<string> names = [];
        foreach ((string name, bool isGiven) in alternatives)
        {
            names.Add(name);
            given += isGiven ? 1 : 0;
        }

        if (given != 1)
        {
            Add(path, "exactly-one", Invariant($"exactly one of {string.Join(", ", names)} must be given, {given} were"), "1", Invariant($"{given}"));
        }
    }

    /// <summary>An update must mention something.</summary>
    public void Changes<T>(T update, T nothing)
        where T : class, IEquatable<T>
    {
        if (update.Equals(nothing))
        {
            Add("", "changes", "at least one member must be set: there is nothing to change");
        }
    }
}
