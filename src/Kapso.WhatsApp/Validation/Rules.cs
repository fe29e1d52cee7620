using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp;

/// <summary>
/// Collects broken rules, so that a caller hears of all of them at once. Each check names the path, the rule, the limit and
/// what was found; texts are reported by their length, never by their content.
/// </summary>
internal sealed partial class Rules
{
    /// <summary>The most characters that WhatsApp takes as <c>biz_opaque_callback_data</c>.</summary>
    public const int MaxCallbackDataLength = 512;

    [ThreadStatic]
    private static Rules? _spare;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private List<ValidationProblem>? _problems;
    private readonly List<(string Name, int Index)> _scopes = [];

    private Rules()
    {
    }

    public IReadOnlyList<ValidationProblem> Problems => _problems ?? [];

    /// <summary>Begins a check. Every send makes one and nearly all find nothing, so the same object serves again and again.</summary>
    public static Rules Start()
    {
        Rules rules = _spare ?? new Rules();
        _spare = null;
        return rules;
    }

    /// <summary>Ends the check: throws when any rule was broken. The object must not be used after that.</summary>
    public void ThrowIfBroken()
    {
        if (_problems is not null)
        {
            throw new KapsoValidationException(_problems);
        }

        _scopes.Clear();
        _spare = this;
    }

    /// <summary>Checks one argument and throws when it breaks a rule.</summary>
    /// <param name="argument">The argument's name, which begins every path.</param>
    /// <param name="check">The argument's own check.</param>
    public static void Check(string argument, Action<Rules> check)
    {
        Rules rules = Start();
        using (rules.In(argument))
        {
            check(rules);
        }

        rules.ThrowIfBroken();
    }

    /// <summary>An empty set to note values in that may stand once.</summary>
    public HashSet<string> NoteValues()
    {
        _seen.Clear();
        return _seen;
    }

    /// <summary>Names the part that is checked until the result is disposed of. The paths of checks are put together only when a rule is broken.</summary>
    public Scope In(string name, int index = -1)
    {
        _scopes.Add((name, index));
        return new Scope(this);
    }

    public void Add(string path, string rule, string message, string? limit = null, string? value = null) => Add(path, new BrokenRule(rule, message, limit, value));

    /// <summary>Notes a broken rule of the part that is checked, when there is one.</summary>
    public void Add(string path, BrokenRule? broken)
    {
        if (broken is { } found)
        {
            (_problems ??= []).Add(new ValidationProblem { Path = Locate(path), Rule = found.Rule, Message = found.Message, Limit = found.Limit, Value = found.Value });
        }
    }

    /// <summary>Notes the broken rules of the JSON that the part is sent as.</summary>
    public void Add(IReadOnlyList<Finding> findings)
    {
        foreach (Finding finding in findings)
        {
            Add(finding.Path, finding.Rule, finding.Message, finding.Limit, finding.Value is { } value ? Shown(value) : null);
        }
    }

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

    /// <summary>The text, when there is one, must hold something besides white space.</summary>
    public void OptionalRequired(string? text, string path)
    {
        if (text is not null)
        {
            Required(text, path);
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

    /// <summary>The title of a section: needed when there are several.</summary>
    public void Title(string? text, int max, bool required)
    {
        if (required)
        {
            Text(text, max, "title");
        }
        else
        {
            OptionalText(text, max, "title");
        }
    }

    /// <summary>Counts characters as a reader sees them: an emoji of several code units is one.</summary>
    public void MaxLength(string? text, int max, string path)
    {
        if (text is not null)
        {
            Add(path, BrokenRule.MaxLength(text, max));
        }
    }

    /// <summary>The text, when there is one, must not begin or end with white space.</summary>
    public void Trimmed(string? text, string path)
    {
        if (!string.IsNullOrWhiteSpace(text) && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])))
        {
            Add(path, "trimmed", "must not begin or end with white space", value: Shown(text));
        }
    }

    public void Count(int count, int min, int max, string path, string noun) => Add(path, BrokenRule.Count(count, min, max, noun));

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

    /// <summary>An absolute http or https address.</summary>
    public void WebAddress(string? address, string path)
    {
        if (Required(address, path))
        {
            Add(path, BrokenRule.WebAddress(address!));
        }
    }

    /// <summary>An absolute https address.</summary>
    public void SecureWebAddress(string? address, string path)
    {
        WebAddress(address, path);
        if (Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.Scheme == Uri.UriSchemeHttp)
        {
            Add(path, "https", "must be an https address", "https://…", uri.Scheme);
        }
    }

    public void Pattern(string? text, Regex pattern, string path, string description)
    {
        if (Required(text, path) && !pattern.IsMatch(text!))
        {
            Add(path, "pattern", description, pattern.ToString(), Shown(text!));
        }
    }

    /// <summary>A country, as two capital letters.</summary>
    public void Country(string? text, string path) => Pattern(text, CountryForm(), path, "must be a country as two capital letters, for example US");

    /// <summary>A reference of the caller's own, in the characters that orders allow.</summary>
    public void Reference(string? text, string path) => Pattern(text, ReferenceForm(), path, "may hold letters, digits, '_', '-' and '.' only");

    /// <summary>The text, when there is one, comes back in webhooks as <c>biz_opaque_callback_data</c>.</summary>
    public void CallbackData(string? text, string path) => OptionalText(text, MaxCallbackDataLength, path);

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

    private string Locate(string path)
    {
        if (_scopes.Count == 0)
        {
            return path;
        }

        StringBuilder text = new();
        foreach ((string name, int index) in _scopes)
        {
            Append(text, name);
            if (index >= 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"[{index}]");
            }
        }

        return Append(text, path).ToString();

        static StringBuilder Append(StringBuilder text, string name) => text.Append(text.Length > 0 && name.Length > 0 ? "." : "").Append(name);
    }

    private static string Invariant(ref DefaultInterpolatedStringHandler text) => string.Create(CultureInfo.InvariantCulture, ref text);

    [GeneratedRegex(@"^[A-Za-z0-9_.\-]+\z")]
    private static partial Regex ReferenceForm();

    [GeneratedRegex(@"^[A-Z]{2}\z")]
    private static partial Regex CountryForm();

    /// <summary>A part that is being checked.</summary>
    internal readonly ref struct Scope(Rules rules)
    {
        public void Dispose() => rules._scopes.RemoveAt(rules._scopes.Count - 1);
    }
}
