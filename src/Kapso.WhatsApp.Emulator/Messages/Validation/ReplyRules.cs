using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Messages.Validation;

/// <summary>Actions that the customer answers by choosing: reply buttons and lists.</summary>
internal static class ReplyRules
{
    private const int MaxButtons = 3;
    private const int MaxButtonId = 256;
    private const int MaxButtonTitle = 20;
    private const int MaxListLabel = 20;
    private const int MaxSections = 10;
    private const int MaxRows = 10;
    private const int MaxSectionTitle = 24;
    private const int MaxRowId = 200;
    private const int MaxRowTitle = 24;
    private const int MaxRowDescription = 72;

    public static void Buttons(Field action)
    {
        (HashSet<string> ids, HashSet<string> titles) = (new HashSet<string>(), new HashSet<string>());
        foreach (Field button in action["buttons"].Items(1, MaxButtons))
        {
            Button(button, "reply", ids);
            Unique(button["reply"]["title"], titles);
        }
    }

    /// <summary>A button whose member <paramref name="kind"/> carries its id and title.</summary>
    public static void Button(Field button, string kind, HashSet<string> ids)
    {
        button.Object()["type"].OneOf(kind);
        Field reply = button[kind].Object();
        reply["id"].Text(MaxButtonId);
        reply["title"].Text(MaxButtonTitle);
        Unique(reply["id"], ids);
    }

    public static void List(Field action)
    {
        action["button"].Text(MaxListLabel);
        HashSet<string> ids = new();
        IReadOnlyList<Field> sections = action["sections"].Items(1, MaxSections);
        foreach (Field section in sections)
        {
            SectionTitle(section, sections.Count);
            foreach (Field row in section["rows"].Items(1, int.MaxValue))
            {
                row.Object()["id"].Text(MaxRowId);
                row["title"].Text(MaxRowTitle);
                row["description"].OptionalText(MaxRowDescription);
                Unique(row["id"], ids);
            }
        }

        if (ids.Count > MaxRows)
        {
            throw action["sections"].Malformed($"must have at most {MaxRows} rows over all sections, not {ids.Count}");
        }
    }

    /// <summary>Sections need titles as soon as there is more than one.</summary>
    public static void SectionTitle(Field section, int count)
    {
        if (count > 1 || section.Object()["title"].Exists)
        {
            section.Object()["title"].Text(MaxSectionTitle);
        }
    }

    public static void Unique(Field field, HashSet<string> seen)
    {
        if (!seen.Add(field.Text()))
        {
            throw field.NotAllowed("must be unique within the message");
        }
    }
}
