using System.Text.Json;

namespace Kapso.WhatsApp.Messages;

/// <summary>A message with one to three buttons that answer with a text of their own. Build it with <see cref="Interactive.Buttons"/>.</summary>
public sealed record ReplyButtonsMessage : HeaderFooterMessage
{
    /// <summary>The greatest number of buttons in a message.</summary>
    public const int MaxButtons = 3;

    /// <summary>The buttons; ids and titles must differ.</summary>
    public required IReadOnlyList<ReplyButton> Buttons { get; init; }

    internal override string Kind => "button";

    private protected override void WriteAction(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("buttons"u8);
        foreach (ReplyButton button in Buttons)
        {
            button.Write(writer, "reply");
        }

        writer.WriteEndArray();
    }

    private protected override void CheckAction(Rules rules) => ReplyButton.CheckAll(rules, Buttons, MaxButtons, "buttons");
}

/// <summary>A button that answers with a text of its own; its id comes back in the reply.</summary>
/// <param name="Id">What comes back when the button is tapped, at most <see cref="MaxIdLength"/> characters.</param>
/// <param name="Title">The text on the button, at most <see cref="MaxTitleLength"/> characters, without markdown.</param>
public sealed record ReplyButton(string Id, string Title) : KapsoRecord
{
    /// <summary>The most characters of an id.</summary>
    public const int MaxIdLength = 256;

    /// <summary>The most characters of a title.</summary>
    public const int MaxTitleLength = 20;

    internal static void CheckAll(Rules rules, IReadOnlyList<ReplyButton>? buttons, int max, string path)
    {
        if (!rules.NotNull(buttons, path))
        {
            return;
        }

        rules.Count(buttons.Count, 1, max, path, "buttons");
        for (int i = 0; i < buttons.Count; i++)
        {
            using (rules.In(path, i))
            {
                rules.Text(buttons[i].Id, MaxIdLength, "id");
                rules.Trimmed(buttons[i].Id, "id");
                rules.Text(buttons[i].Title, MaxTitleLength, "title");
            }
        }

        rules.Unique(buttons, static button => button.Id, path, "id");
        rules.Unique(buttons, static button => button.Title, path, "title");
    }

    internal void Write(Utf8JsonWriter writer, string kind)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, kind);
        writer.WriteStartObject(kind);
        writer.WriteString("id"u8, Id);
        writer.WriteString("title"u8, Title);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
