using System.Text.RegularExpressions;

namespace Kapso.WhatsApp.SetupLinks;

/// <summary>The colours of the hosted setup page, each as <c>#RRGGBB</c>.</summary>
public sealed partial record SetupLinkTheme : KapsoModel
{
    /// <summary>The colour of buttons and links; #22c55e when not set.</summary>
    public string? PrimaryColor { get; init; }

    /// <summary>The colour of text on buttons; #ffffff when not set.</summary>
    public string? PrimaryForegroundColor { get; init; }

    /// <summary>The colour of the page; #ffffff when not set.</summary>
    public string? BackgroundColor { get; init; }

    /// <summary>The colour of text; #0f172a when not set.</summary>
    public string? TextColor { get; init; }

    /// <summary>The colour of secondary text; #64748b when not set.</summary>
    public string? MutedTextColor { get; init; }

    /// <summary>The colour of cards; that of the page when not set.</summary>
    public string? CardColor { get; init; }

    /// <summary>The colour of muted areas; #f1f5f9 when not set.</summary>
    public string? MutedColor { get; init; }

    /// <summary>The colour of borders; #e2e8f0 when not set.</summary>
    public string? BorderColor { get; init; }

    /// <summary>The colour of secondary buttons; #f1f5f9 when not set.</summary>
    public string? SecondaryColor { get; init; }

    /// <summary>The colour of text on secondary buttons; #0f172a when not set.</summary>
    public string? SecondaryForegroundColor { get; init; }

    /// <summary>The colour of errors; #ef4444 when not set.</summary>
    public string? DestructiveColor { get; init; }

    /// <summary>The colour of text on errors; #fef2f2 when not set.</summary>
    public string? DestructiveForegroundColor { get; init; }

    internal void Check(Rules rules)
    {
        CheckColor(rules, PrimaryColor, "primaryColor");
        CheckColor(rules, PrimaryForegroundColor, "primaryForegroundColor");
        CheckColor(rules, BackgroundColor, "backgroundColor");
        CheckColor(rules, TextColor, "textColor");
        CheckColor(rules, MutedTextColor, "mutedTextColor");
        CheckColor(rules, CardColor, "cardColor");
        CheckColor(rules, MutedColor, "mutedColor");
        CheckColor(rules, BorderColor, "borderColor");
        CheckColor(rules, SecondaryColor, "secondaryColor");
        CheckColor(rules, SecondaryForegroundColor, "secondaryForegroundColor");
        CheckColor(rules, DestructiveColor, "destructiveColor");
        CheckColor(rules, DestructiveForegroundColor, "destructiveForegroundColor");
    }

    private static void CheckColor(Rules rules, string? color, string path)
    {
        if (color is not null)
        {
            rules.Pattern(color, ColorForm(), path, "must be a colour as #RRGGBB");
        }
    }

    [GeneratedRegex(@"^#[0-9A-Fa-f]{6}\z")]
    private static partial Regex ColorForm();
}
