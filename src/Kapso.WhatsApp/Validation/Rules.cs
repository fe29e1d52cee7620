using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp;

/// <summary>
/// Collects broken rules, so that a caller hears of all of them at once. Each check names the path, the rule, the limit and
/// what was found; texts are reported by their length, never by their content.
/// </summary>
internal sealed partial class Rules
{

    [ThreadStatic]
    private static Rules? _spare;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private List<ValidationProblem>? _problems;
    private readonly List<(string Name, int Index)> _scopes = [];

    private Rules()
    {
    }

    public IReadOnlyList<ValidationProblem> Problems => _problems ?? [];

    /// <summary>Whether the call goes to a server on this machine, which can reach what else runs here.</summary>
    public bool ServerIsLocal { get; set; }

    /// <summary>Begins a check. Every send makes one and nearly all find nothing, so the same object serves again and again.</summary>
    public static Rules Start()
    {
        Rules rules = _spare ?? new Rules();
        _spare = null;
        rules.ServerIsLocal = false;
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

    /// <summary>Checks arguments and throws when one breaks a rule.</summary>
    /// <param name="check">The check, which names the arguments in its paths.</param>
    public static void Check(Action<Rules> check)
    {
        Rules rules = Start();
        check(rules);
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

    /// <summary>A part that is being checked.</summary>
    internal readonly ref struct Scope(Rules rules)
    {
        public void Dispose() => rules._scopes.RemoveAt(rules._scopes.Count - 1);
    }
}
