using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace Kapso.WhatsApp;

/// <summary>Hides what must not be shown in text: given values, and by their form phone numbers, named secrets, and the queries of addresses.</summary>
/// <param name="values">Secrets and texts that are hidden wherever they stand.</param>
/// <param name="phone">A phone number that is hidden however it is written.</param>
internal sealed partial class TextMask(IEnumerable<string?> values, string? phone)
{
    public const string Hidden = "***";

    /// <summary>What is shorter is no secret worth the name, and hiding it would garble the text.</summary>
    private const int ShortestValue = 6;

    /// <summary>As they are, and as JSON in a text has them.</summary>
    private readonly string[] _values =
    [
        .. values.OfType<string>()
            .Where(static value => value.Length >= ShortestValue)
            .SelectMany(static value => new[] { value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value) })
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(static value => value.Length),
    ];

    public string Apply(string text)
    {
        text = text.Contains("\\u", StringComparison.Ordinal) ? Escape().Replace(text, static match => Unescaped(match)) : text;
        foreach (string value in _values)
        {
            text = text.Replace(value, Hidden, StringComparison.Ordinal);
        }

        text = QuotedInText().Replace(text, static match => IsHidden(match) ? $"{match.Groups["before"].Value}\\\"{Hidden}\\\"" : match.Value);
        text = Quoted().Replace(text, static match => IsHidden(match) ? $"{match.Groups["before"].Value}\"{Hidden}\"" : match.Value);
        text = Assigned().Replace(text, static match => SensitiveMembers.IsSecret(match.Groups["name"].Value) ? $"{match.Groups["before"].Value}{Hidden}" : match.Value);
        text = QueryOfAddress().Replace(text, $"$1?{Hidden}");
        return PhoneMask.MaskAll(text, phone);
    }

    /// <summary>Whether a text is one of the values, whole.</summary>
    public bool Hides(string text) => _values.Contains(text);

    /// <summary>Shows the host of an address and no more.</summary>
    public static string Address(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.Host.Length > 0 && uri.PathAndQuery.Length > 1 ? $"{uri.Scheme}://{uri.Authority}/{Hidden}" : address;

    /// <summary>The character that an escape stands for, so that no number and no value hides behind escapes; what delimits texts stays escaped.</summary>
    private static string Unescaped(Match escape) => (char)int.Parse(escape.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture) switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        char c when char.IsControl(c) || char.IsSurrogate(c) => escape.Value,
        char c => c.ToString(),
    };

    [GeneratedRegex(@"\\u([0-9a-fA-F]{4})")]
    private static partial Regex Escape();

    private static bool IsHidden(Match member) =>
        member.Groups["name"].Value is var name && (SensitiveMembers.IsSensitive(name) || SensitiveMembers.IsAddress(name));

    /// <summary>A member of JSON that cannot be read as JSON, because it breaks off or stands in a sentence.</summary>
    [GeneratedRegex(@"(?<before>""(?<name>[\w.\-]{1,100})""\s*:\s*)(?:""(?:[^""\\]|\\.)*(?:""|\\?\z)|[^\s,""\[\]{}]+)")]
    private static partial Regex Quoted();

    /// <summary>A member of JSON in a text of JSON that cannot be read: its quotes are escaped.</summary>
    [GeneratedRegex(@"(?<before>\\""(?<name>[\w.\-]{1,100})\\""\s*:\s*)\\""(?:[^\\""]|\\[^""\\]|\\\\(?:\\.|[^\\""]))*(?:\\""|\\*\z)?")]
    private static partial Regex QuotedInText();

    /// <summary>A form's value, or a header's.</summary>
    [GeneratedRegex(@"(?<before>(?<name>[A-Za-z][\w.\-]{0,100})(?:=|(?<=authorization|api-key):\s*(?:Bearer\s+)?))[^\s&;,""'<>]+", RegexOptions.IgnoreCase)]
    private static partial Regex Assigned();

    [GeneratedRegex(@"(https?://[^\s""'<>?\\]+)\?[^\s""'<>\\]+", RegexOptions.IgnoreCase)]
    private static partial Regex QueryOfAddress();
}
