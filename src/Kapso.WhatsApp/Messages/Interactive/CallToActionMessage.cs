using System.Text.Json;

namespace Kapso.WhatsApp.Messages;

/// <summary>A message with a button that opens a web page. Build it with <see cref="Interactive.CallToAction(string, string)"/>.</summary>
public sealed record CallToActionMessage : HeaderFooterMessage
{
    /// <summary>The most characters on the button.</summary>
    public const int MaxDisplayTextLength = 20;

    /// <summary>The label of the button.</summary>
    public required string DisplayText { get; init; }

    /// <summary>The page, an absolute http or https address.</summary>
    public required string Url { get; init; }

    internal override string Kind => "cta_url";

    private protected override void WriteAction(Utf8JsonWriter writer) => WriteNamed(writer, "cta_url"u8, this, static (writer, message) =>
    {
        writer.WriteString("display_text"u8, message.DisplayText);
        writer.WriteString("url"u8, message.Url);
    });

    private protected override void CheckAction(Rules rules)
    {
        rules.Text(DisplayText, MaxDisplayTextLength, "displayText");
        rules.WebAddress(Url, "url");
    }
}
