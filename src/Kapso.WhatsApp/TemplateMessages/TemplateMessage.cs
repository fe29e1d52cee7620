using System.Text.Json;
using System.Text.RegularExpressions;

namespace Kapso.WhatsApp.Messages;

/// <summary>
/// A message made from an approved template: the only kind that may start a conversation. The template is found by its name and
/// language; the components hold the values for its variable parts. Builders: <see cref="Named"/> and <see cref="Positional"/>, and
/// <c>CreateMessage</c> of a template or a definition that is known.
/// </summary>
/// <param name="Name">The template's name: lower-case letters, digits and underscores, at most <see cref="MaxNameLength"/> characters.</param>
/// <param name="Language">The code of the template's language, for example <c>en_US</c>, <c>fil</c> or <c>zh_HK</c>.</param>
public sealed partial record TemplateMessage(string Name, string Language) : OutgoingMessage
{
    /// <summary>The most characters a template's name may have.</summary>
    public const int MaxNameLength = 512;

    /// <summary>The most characters a one-time code may have.</summary>
    public const int MaxAuthenticationCodeLength = 15;

    /// <summary>The values for the template's variable parts; empty when the template has none.</summary>
    public IReadOnlyList<TemplateComponent> Components { get; init; } = [];

    /// <summary>Whether the values for placeholders are named or positional; a message that mixes both is refused.</summary>
    public TemplateParameterFormat? ParameterFormat => Placeholders.FirstOrDefault() switch
    {
        null => null,
        { ParameterName: null } => TemplateParameterFormat.Positional,
        _ => TemplateParameterFormat.Named,
    };

    internal override string Type => "template";

    internal override bool NeedsPhoneNumber => IsAuthentication;

    /// <summary>Whether the message is known to carry a one-time code, which cannot go to a BSUID.</summary>
    internal bool IsAuthentication { get; init; }

    private IEnumerable<PlaceholderParameter> Placeholders => Components.SelectMany(component => component.Placeholders);

    /// <summary>Starts a message from a template whose placeholders have names, such as <c>{{customer_name}}</c>.</summary>
    /// <param name="name">The template's name.</param>
    /// <param name="language">The code of the template's language, for example <c>en_US</c>.</param>
    public static NamedTemplateBuilder Named(string name, string language) => new(name, language);

    /// <summary>Starts a message from a template whose placeholders are numbered, such as <c>{{1}}</c>.</summary>
    /// <inheritdoc cref="Named"/>
    public static PositionalTemplateBuilder Positional(string name, string language) => new(name, language);

    /// <summary>
    /// A one-time code with an authentication template, whichever of its buttons it has (copy code, one-tap, zero-tap). The code goes
    /// into the body and the button. WhatsApp refuses such messages to a business-scoped user id: send them to a phone number.
    /// </summary>
    /// <param name="name">The template's name.</param>
    /// <param name="language">The code of the template's language, for example <c>en_US</c>.</param>
    /// <param name="code">The code: 1 to <see cref="MaxAuthenticationCodeLength"/> characters, without a web address or an emoji.</param>
    /// <exception cref="KapsoValidationException">The name, the language or the code breaks a rule.</exception>
    public static TemplateMessage AuthenticationCode(string name, string language, string code)
    {
        TemplateMessage message = new(name, language)
        {
            Components = [new BodyComponent([new TextParameter(code)]), ButtonComponent.Url(0, code)],
            IsAuthentication = true,
        };

        Rules rules = Rules.Start();
        CheckAuthenticationCode(rules, code);

        // A missing code is one problem, not three.
        (string.IsNullOrWhiteSpace(code) ? message with { Components = [] } : message).Check(rules);
        rules.ThrowIfBroken();
        return message;
    }

    internal static void CheckAuthenticationCode(string code)
    {
        Rules rules = Rules.Start();
        CheckAuthenticationCode(rules, code);
        rules.ThrowIfBroken();
    }

    internal override void WriteContent(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, Name);
        writer.WriteStartObject("language"u8);
        writer.WriteString("code"u8, Language);
        writer.WriteEndObject();
        if (Components.Count > 0)
        {
            TemplateComponent.WriteAll(writer, Components);
        }

        writer.WriteEndObject();
    }

    internal override void Check(Rules rules)
    {
        rules.Pattern(Name, NamePattern(), "name", "may hold lower-case letters, digits and underscores only");
        rules.MaxLength(Name, MaxNameLength, "name");
        rules.Pattern(Language, LanguagePattern(), "language", "must be a language code such as en, en_US or fil");
        TemplateComponent.CheckAll(rules, Components);
        CheckParameterFormat(rules);
    }

    private void CheckParameterFormat(Rules rules)
    {
        int named = Placeholders.Count(placeholder => placeholder.ParameterName is not null);
        int positional = Placeholders.Count() - named;
        if (named > 0 && positional > 0)
        {
            rules.Add("components", "parameter-format", $"named and positional values cannot be mixed: {named} are named, {positional} are not", value: $"{named} named, {positional} positional");
        }
    }

    /// <summary>The code is a secret, so no problem shows it.</summary>
    private static void CheckAuthenticationCode(Rules rules, string code)
    {
        rules.Text(code, MaxAuthenticationCodeLength, "code");
        if (WebAddressPattern().IsMatch(code ?? ""))
        {
            rules.Add("code", "no-web-address", "a one-time code must not hold a web address");
        }

        if (EmojiPattern().IsMatch(code ?? ""))
        {
            rules.Add("code", "no-emoji", "a one-time code must not hold an emoji");
        }
    }

    [GeneratedRegex(@"^[a-z0-9_]+\z")]
    private static partial Regex NamePattern();

    // The list of languages grows, so only the form is checked: two or three letters, then any region or script.
    [GeneratedRegex(@"^[A-Za-z]{2,3}([_-][A-Za-z0-9]{2,8})*\z")]
    private static partial Regex LanguagePattern();

    [GeneratedRegex(@"://|\bwww\.|\w\.[A-Za-z]{2,}")]
    private static partial Regex WebAddressPattern();

    // Symbols, characters outside the basic plane, and the two marks that turn a digit into an emoji.
    [GeneratedRegex(@"[\p{So}\p{Cs}\uFE0F\u20E3]")]
    private static partial Regex EmojiPattern();
}
