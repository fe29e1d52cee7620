using System.Text.Json;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>A message with a button that opens a list to choose one row from. Build it with <see cref="Interactive.List"/>.</summary>
public sealed record ListMessage : InteractiveMessage
{
    /// <summary>The most characters on the button.</summary>
    public const int MaxButtonLength = 20;

    /// <summary>The greatest number of sections in a list.</summary>
    public const int MaxSections = 10;

    /// <summary>The most rows, over all sections.</summary>
    public const int MaxRows = 10;

    /// <summary>The label of the button that opens the list.</summary>
    public required string Button { get; init; }

    /// <summary>The sections of the list; row ids must differ over all of them.</summary>
    public required IReadOnlyList<ListSection> Sections { get; init; }

    /// <summary>A text above the body, at most <see cref="InteractiveHeader.MaxTextLength"/> characters.</summary>
    public string? Header { get; init; }

    /// <summary>A small text below the body, at most <see cref="InteractiveMessage.MaxFooterLength"/> characters.</summary>
    public string? Footer { get; init; }

    internal override string Kind => "list";

    private protected override InteractiveHeader? WireHeader => Header is null ? null : InteractiveHeader.Text(Header);

    private protected override string? WireFooter => Footer;

    private protected override void WriteAction(Utf8JsonWriter writer)
    {
        writer.WriteString("button"u8, Button);
        writer.WriteStartArray("sections"u8);
        foreach (ListSection section in Sections)
        {
            section.Write(writer);
        }

        writer.WriteEndArray();
    }

    private protected override void CheckAction(Rules rules)
    {
        rules.Text(Button, MaxButtonLength, "button");
        if (!rules.NotNull(Sections, "sections"))
        {
            return;
        }

        rules.Count(Sections.Count, 1, MaxSections, "sections", "sections");
        int rows = 0;
        for (int i = 0; i < Sections.Count; i++)
        {
            rows += Sections[i].Rows.Count;
            using (rules.In("sections", i))
            {
                Sections[i].Check(rules, titleRequired: Sections.Count > 1);
            }
        }

        rules.Count(rows, 0, MaxRows, "sections", "rows over all sections");
        CheckRowIds(rules);
    }

    private void CheckRowIds(Rules rules)
    {
        HashSet<string> seen = rules.NoteValues();
        for (int section = 0; section < Sections.Count; section++)
        {
            for (int row = 0; row < Sections[section].Rows.Count; row++)
            {
                if (Sections[section].Rows[row].Id is { } id && !seen.Add(id))
                {
                    rules.Add($"sections[{section}].rows[{row}].id", "unique", "the same value stands here twice", value: Rules.Shown(id));
                }
            }
        }
    }
}

/// <summary>A section of a list, with rows to choose from.</summary>
/// <param name="Title">The title above the rows, at most <see cref="MaxTitleLength"/> characters; needed when there is more than one section.</param>
/// <param name="Rows">The rows, at least one.</param>
public sealed record ListSection(string? Title, IReadOnlyList<ListRow> Rows) : KapsoRecord
{
    /// <summary>The most characters of a title.</summary>
    public const int MaxTitleLength = 24;

    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteOptional("title"u8, Title);
        writer.WriteStartArray("rows"u8);
        foreach (ListRow row in Rows)
        {
            row.Write(writer);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    internal void Check(Rules rules, bool titleRequired)
    {
        rules.Title(Title, MaxTitleLength, titleRequired);
        rules.Count(Rows.Count, 1, int.MaxValue, "rows", "rows");
        for (int i = 0; i < Rows.Count; i++)
        {
            using (rules.In("rows", i))
            {
                Rows[i].Check(rules);
            }
        }
    }
}

/// <summary>A row of a list that the recipient can choose.</summary>
/// <param name="Id">What comes back when the row is chosen, at most <see cref="MaxIdLength"/> characters.</param>
/// <param name="Title">The title of the row, at most <see cref="MaxTitleLength"/> characters.</param>
/// <param name="Description">A smaller text under it, at most <see cref="MaxDescriptionLength"/> characters.</param>
public sealed record ListRow(string Id, string Title, string? Description = null) : KapsoRecord
{
    /// <summary>The most characters of an id.</summary>
    public const int MaxIdLength = 200;

    /// <summary>The most characters of a title.</summary>
    public const int MaxTitleLength = 24;

    /// <summary>The most characters of a description.</summary>
    public const int MaxDescriptionLength = 72;

    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, Id);
        writer.WriteString("title"u8, Title);
        writer.WriteOptional("description"u8, Description);
        writer.WriteEndObject();
    }

    internal void Check(Rules rules)
    {
        rules.Text(Id, MaxIdLength, "id");
        rules.Text(Title, MaxTitleLength, "title");
        rules.OptionalText(Description, MaxDescriptionLength, "description");
    }
}
