using System.Text.RegularExpressions;
using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp;

/// <content>The rules of texts and addresses.</content>
internal sealed partial class Rules
{
    /// <summary>The most characters that WhatsApp takes as <c>biz_opaque_callback_data</c>.</summary>
    public const int MaxCallbackDataLength = 512;

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

    /// <summary>The text, when there is one, must have no line breaks.</summary>
    public void OneLine(string? text, string path)
    {
        if (text is not null && Formatting.HasLineBreak(text))
        {
            Add(path, "one-line", "must be one line, without line breaks", "1 line", Shown(text));
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

    /// <summary>An address that the server calls: https, or http on this machine when the server is on it too.</summary>
    public void CallbackAddress(string? address, string path)
    {
        if (!ServerIsLocal || !Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || uri.Scheme != Uri.UriSchemeHttp || !uri.IsLoopback)
        {
            SecureWebAddress(address, path);
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

    [GeneratedRegex(@"^[A-Za-z0-9_.\-]+\z")]
    private static partial Regex ReferenceForm();

    [GeneratedRegex(@"^[A-Z]{2}\z")]
    private static partial Regex CountryForm();
}
