using System.Text.Json;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>A message with a button that opens a list to choose one row from. Build it with <see cref="Interactive.List"/>.</summary>
public sealed record ListMessage : InteractiveMessage
{
    /// <summary>The most characters of the body: more than other kinds allow.</summary>
    public new const int MaxBodyLength = 4096;

    /// <summary>The most characters on the button.</summary>
    public const int MaxButtonLength = 20;

    /// <summary>The most sections.</summary>
    public const int MaxSections = 10;

    /// <summary>The most rows, over all sections.</summary>
    public const int MaxRows = 10;

    /// <summary>What stands on the button that opens the list.</summary>
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

    private protected override int BodyLimit => MaxBodyLength;

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
        if (Sections is null)
        {
            rules.Add("sections", "required", "a value is required", value: "null");
            return;
        }

        rules.Count(Sections, 1, MaxSections, "sections", "sections");
        for (int i = 0; i < Sections.Count; i++)
        {
            Sections[i].Check(rules, $"sections[{i}]", titleRequired: Sections.Count > 1);
        }

        rules.Count([.. Sections.SelectMany(section => section.Rows)], 0, MaxRows, "sections", "rows over all sections");
        List<string> paths = [.. Sections.SelectMany((section, s) => section.Rows.Select((_, r) => $"sections[{s}].rows[{r}].id"))];
        rules.Unique(Sections.SelectMany(section => section.Rows).Select(row => row.Id), i => paths[i]);
    }
}

/// <summary>A part of a list.</summary>
/// <param name="Title">What stands above the rows, at most <see cref="MaxTitleLength"/> characters; needed when there is more than one section.</param>
/// <param name="Rows">The rows, at least one.</param>
public sealed record ListSection(string? Title, IReadOnlyList<ListRow> Rows)
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

    internal void Check(Rules rules, string path, bool titleRequired)
    {
        if (titleRequired)
        {
            rules.Text(Title, MaxTitleLength, $"{path}.title");
        }
        else
        {
            rules.OptionalText(Title, MaxTitleLength, $"{path}.title");
        }

        rules.Count(Rows, 1, int.MaxValue, $"{path}.rows", "rows");
        for (int i = 0; i < Rows.Count; i++)
        {
            Rows[i].Check(rules, $"{path}.rows[{i}]");
        }
    }
}

/// <summary>A row of a list.</summary>
/// <param name="Id">What comes back when the row is chosen, at most <see cref="MaxIdLength"/> characters.</param>
/// <param name="Title">What stands in the row, at most <see cref="MaxTitleLength"/> characters.</param>
/// <param name="Description">A smaller text under it, at most <see cref="MaxDescriptionLength"/> characters.</param>
public sealed record ListRow(string Id, string Title, string? Description = null)
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

    internal void Check(Rules rules, string path)
    {
        rules.Text(Id, MaxIdLength, $"{path}.id");
        rules.Text(Title, MaxTitleLength, $"{path}.title");
        rules.OptionalText(Description, MaxDescriptionLength, $"{path}.description");
    }
}
