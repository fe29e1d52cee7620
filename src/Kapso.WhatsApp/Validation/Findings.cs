using System.Globalization;

namespace Kapso.WhatsApp.Validation;

/// <summary>A rule that a value in JSON breaks.</summary>
internal sealed class Finding(Node node, string member, BrokenRule broken)
{
    /// <summary>The value that breaks the rule, or the object that lacks it.</summary>
    public Node Node => node;

    public string Path => Node.Join(node.Path, member);

    public string Rule => broken.Rule;

    public string Message => broken.Message;

    public string? Limit => broken.Limit;

    public string? Value => broken.Value;
}

/// <summary>Collects the broken rules of a template or a flow, so that its author learns of all of them at once.</summary>
internal sealed class Findings
{
    private readonly List<Finding> _all = [];

    public IReadOnlyList<Finding> All => _all;

    /// <summary>Notes a broken rule of a value.</summary>
    public void Add(Node node, string rule, string message) => Add(node, "", new BrokenRule(rule, message));

    /// <summary>Notes a broken rule of a member, which may be missing.</summary>
    public void Add(Node node, string member, string rule, string message, object? limit = null, object? value = null) =>
        Add(node, member, new BrokenRule(rule, message, Shown(limit), Shown(value)));

    /// <summary>Notes a broken rule of a member, at the member itself when it is there.</summary>
    public void Add(Node node, string member, BrokenRule? broken)
    {
        if (broken is { } found)
        {
            Node? there = member.Length > 0 ? node[member] : null;
            _all.Add(new Finding(there ?? node, there is null ? member : "", found));
        }
    }

    /// <summary>The member must be a text of 1 to <paramref name="max"/> characters. Returns it when it is one with something in it.</summary>
    public string? Text(Node node, string member, int max)
    {
        string? text = node.TextOf(member);
        if (string.IsNullOrWhiteSpace(text))
        {
            Add(node, member, "required", "a text is required", value: node.ValueOf(member) is null ? "null" : text is null ? "no text" : "blank");
            return null;
        }

        Add(node, member, BrokenRule.MaxLength(text!, max));
        return text;
    }

    /// <summary>As <see cref="Text"/>, for a member that may be left out.</summary>
    public void OptionalText(Node node, string member, int max)
    {
        if (node.ValueOf(member) is not null)
        {
            Text(node, member, max);
        }
    }

    /// <summary>The member must not be there.</summary>
    public void None(Node node, string member, string rule, string message)
    {
        if (node.ValueOf(member) is not null)
        {
            Add(node, member, rule, message, 0, 1);
        }
    }

    /// <summary>The member must be one of some words, in any case.</summary>
    public void OneOf(Node node, string member, params string[] words)
    {
        if (node.WordOf(member) is not { } word || Array.IndexOf(words, word) < 0)
        {
            string list = string.Join(", ", words);
            Add(node, member, "one-of", $"must be one of {list}", list, node.TextOf(member) ?? "no text");
        }
    }

    /// <summary>The member must be a whole number between two others.</summary>
    public void Range(Node node, string member, long min, long max)
    {
        string? digits = node[member]?.Text;
        if (!long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) || number < min || number > max)
        {
            Add(node, member, "range", $"must be a whole number between {min} and {max}, {digits ?? "none"} was given", $"{min}-{max}", digits ?? "none");
        }
    }

    public void Count(Node node, string member, int count, int min, int max, string noun) => Add(node, member, BrokenRule.Count(count, min, max, noun));

    private static string? Shown(object? value) => value is null ? null : Convert.ToString(value, CultureInfo.InvariantCulture);
}
