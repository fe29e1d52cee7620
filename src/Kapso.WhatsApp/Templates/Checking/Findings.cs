using System.Globalization;

namespace Kapso.WhatsApp.Templates.Checking;

/// <summary>A broken rule of a template.</summary>
internal sealed class Finding(TemplateNode node, string member, string rule, string message, string? limit, string? value)
{
    /// <summary>The part that breaks the rule, or the object that lacks it.</summary>
    public TemplateNode Node => node;

    public string Rule => rule;

    public string Message => message;

    public string? Limit => limit;

    public string? Value => value;

    public string Path => TemplateNode.Join(node.Path, member);
}

/// <summary>Collects the broken rules of a template, so that its author learns of all of them at once.</summary>
internal sealed class Findings
{
    private readonly List<Finding> _all = [];

    public IReadOnlyList<Finding> All => _all;

    /// <summary>Notes a broken rule of a member, at the member itself when it is there.</summary>
    public void Add(TemplateNode node, string member, string rule, string message, object? limit = null, object? value = null)
    {
        TemplateNode? there = member.Length > 0 ? node[member] : null;
        _all.Add(new Finding(there ?? node, there is null ? member : "", rule, message, Shown(limit), Shown(value)));
    }

    /// <summary>The member must be a text of 1 to <paramref name="max"/> characters. Returns it when it is one with something in it.</summary>
    public string? Text(TemplateNode node, string member, int max)
    {
        string? text = node.TextOf(member);
        if (string.IsNullOrWhiteSpace(text))
        {
            Add(node, member, "required", "a text is required", value: node[member] is null ? "null" : text is null ? "no text" : "blank");
            return null;
        }

        int length = new StringInfo(text).LengthInTextElements;
        if (length > max)
        {
            Add(node, member, "max-length", $"at most {max} characters are allowed, {length} were given", max, length);
        }

        return text;
    }

    /// <summary>As <see cref="Text"/>, for a member that may be left out.</summary>
    public void OptionalText(TemplateNode node, string member, int max)
    {
        if (node[member] is not null)
        {
            Text(node, member, max);
        }
    }

    /// <summary>The member must not be there.</summary>
    public void None(TemplateNode node, string member, string rule, string message)
    {
        if (node[member] is not null)
        {
            Add(node, member, rule, message, 0, 1);
        }
    }

    /// <summary>The member must be one of some words, in any case.</summary>
    public void OneOf(TemplateNode node, string member, params string[] words)
    {
        if (node.WordOf(member) is not { } word || Array.IndexOf(words, word) < 0)
        {
            string list = string.Join(", ", words);
            Add(node, member, "one-of", $"must be one of {list}", list, node.TextOf(member) ?? "no text");
        }
    }

    /// <summary>The member must be a whole number between two others.</summary>
    public void Range(TemplateNode node, string member, long min, long max)
    {
        string? digits = node[member]?.Text;
        if (!long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) || number < min || number > max)
        {
            Add(node, member, "range", $"must be a whole number between {min} and {max}, {digits ?? "none"} was given", $"{min}-{max}", digits ?? "none");
        }
    }

    public void Count(TemplateNode node, string member, int count, int min, int max, string noun)
    {
        if (count < min)
        {
            Add(node, member, "min-count", $"at least {min} {noun} needed, {count} given", min, count);
        }
        else if (count > max)
        {
            Add(node, member, "max-count", $"at most {max} {noun} allowed, {count} given", max, count);
        }
    }

    private static string? Shown(object? value) => value is null ? null : Convert.ToString(value, CultureInfo.InvariantCulture);
}
