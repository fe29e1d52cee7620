using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Kapso.WhatsApp;

/// <summary>
/// Collects broken rules, so that a caller hears of all of them at once. Each check names the path, the rule, the limit and
/// what was found; texts are reported by their length, never by their content.
/// </summary>
internal sealed partial class Rules
{
    private List<ValidationProblem>? _problems;

    public IReadOnlyList<ValidationProblem> Problems => _problems ?? [];

    /// <summary>Throws when any rule was broken.</summary>
    public void ThrowIfBroken()
    {
        if (_problems is not null)
        {
            throw new KapsoValidationException(_problems);
        }
    }

    public void Add(string path, string rule, string message, string? limit = null, string? value = null) =>
        (_problems ??= []).Add(new ValidationProblem { Path = path, Rule = rule, Message = message, Limit = limit, Value = value });

    /// <summary>The text must hold something besides white space. Returns whether it does.</summary>
    public bool Required(string? text, string path)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            return true;
        }

        Add(path, "required", "a value is required", value: text is null ? "null" : "blank");
        return false;
    }

    /// <summary>The text must be there and hold at most <paramref name="max"/> characters.</summary>
    public void Text(string? text, int max, string path)
    {
        if (Required(text, path))
        {
            MaxLength(text, max, path);
        }
    }

    /// <summary>The text, when there is one, must hold between 1 and <paramref name="max"/> characters.</summary>
    public void OptionalText(string? text, int max, string path)
    {
        if (text is not null)
        {
            Text(text, max, path);
        }
    }

    /// <summary>Counts characters as a reader sees them: an emoji of several code units is one.</summary>
    public void MaxLength(string? text, int max, string path)
    {
        // The number of UTF-16 units is an upper bound, so most texts need no counting.
        if (text is null || text.Length <= max)
        {
            return;
        }

        int length = new StringInfo(text).LengthInTextElements;
        if (length > max)
        {
            Add(path, "max-length", Invariant($"at most {max} characters are allowed, {length} were given"), Invariant($"{max}"), Invariant($"{length}"));
        }
    }

    /// <summary>The text, when there is one, must not begin or end with white space.</summary>
    public void Trimmed(string? text, string path)
    {
        if (!string.IsNullOrWhiteSpace(text) && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])))
        {
            Add(path, "trimmed", "must not begin or end with white space");
        }
    }

    public void Count<T>(IReadOnlyCollection<T> items, int min, int max, string path, string noun)
    {
        if (items.Count < min)
        {
            Add(path, "min-count", Invariant($"at least {min} {noun} needed, {items.Count} given"), Invariant($"{min}"), Invariant($"{items.Count}"));
        }
        else if (items.Count > max)
        {
            Add(path, "max-count", Invariant($"at most {max} {noun} allowed, {items.Count} given"), Invariant($"{max}"), Invariant($"{items.Count}"));
        }
    }

    public void Range(long value, long min, long max, string path)
    {
        if (value < min || value > max)
        {
            Add(path, "range", Invariant($"must lie between {min} and {max}, {value} was given"), Invariant($"{min}-{max}"), Invariant($"{value}"));
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

    /// <summary>Every value may stand once. <paramref name="path"/> makes the path of the item with that index.</summary>
    public void Unique(IEnumerable<string?> values, Func<int, string> path)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        int index = 0;
        foreach (string? value in values)
        {
            if (value is not null && !seen.Add(value))
            {
                Add(path(index), "unique", "the same value stands here twice", value: Shown(value));
            }

            index++;
        }
    }

    /// <summary>An absolute http or https address.</summary>
    public void WebAddress(string? address, string path)
    {
        if (Required(address, path)
            && !(Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)))
        {
            Add(path, "web-address", "must be an absolute http or https address", "http(s)://…", "no absolute address");
        }
    }

    public void Pattern(string? text, Regex pattern, string path, string description)
    {
        if (Required(text, path) && !pattern.IsMatch(text!))
        {
            Add(path, "pattern", description, pattern.ToString(), Shown(text!));
        }
    }

    /// <summary>A reference of the caller's own, in the characters that orders allow.</summary>
    public void Reference(string? text, string path) => Pattern(text, ReferenceForm(), path, "may hold letters, digits, '_', '-' and '.' only");

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

    /// <summary>A short identifier as it may be shown in an error: cut, and never with a phone number in it.</summary>
    internal static string Shown(string value) => PhoneMask.Mask(value.Length <= 64 ? value : string.Concat(value.AsSpan(0, 64), "…"));

    private static string Invariant(ref DefaultInterpolatedStringHandler text) => string.Create(CultureInfo.InvariantCulture, ref text);

    [GeneratedRegex(@"^[A-Za-z0-9_.\-]+\z")]
    private static partial Regex ReferenceForm();
}
