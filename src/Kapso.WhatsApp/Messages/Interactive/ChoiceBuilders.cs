namespace Kapso.WhatsApp.Messages;

/// <summary>Builds a message with reply buttons.</summary>
public sealed class ReplyButtonsBuilder : HeaderFooterBuilder<ReplyButtonsBuilder, ReplyButtonsMessage>
{
    private readonly List<ReplyButton> _buttons = [];

    internal ReplyButtonsBuilder()
    {
    }

    /// <summary>Adds a button, up to <see cref="ReplyButtonsMessage.MaxButtons"/>.</summary>
    /// <param name="id">What comes back when it is tapped, at most <see cref="ReplyButton.MaxIdLength"/> characters.</param>
    /// <param name="title">The title, at most <see cref="ReplyButton.MaxTitleLength"/> characters.</param>
    public ReplyButtonsBuilder Reply(string id, string title) => Reply(new ReplyButton(id, title));

    /// <summary>Adds a button, up to <see cref="ReplyButtonsMessage.MaxButtons"/>.</summary>
    /// <param name="button">The button, for example one whose id carries a value (<see cref="TypedId{T}.Button"/>).</param>
    public ReplyButtonsBuilder Reply(ReplyButton button)
    {
        _buttons.Add(button ?? throw new ArgumentNullException(nameof(button)));
        return this;
    }

    private protected override ReplyButtonsMessage Create() => new() { Header = HeaderPart, Body = BodyText, Footer = FooterText, Buttons = [.. _buttons] };
}

/// <summary>Builds a message with a list.</summary>
public sealed class ListBuilder : FooterBuilder<ListBuilder, ListMessage>
{
    private readonly string _button;
    private readonly List<ListSection> _sections = [];
    private string? _header;

    internal ListBuilder(string button) => _button = button ?? throw new ArgumentNullException(nameof(button));

    /// <summary>Puts a text above the body, at most <see cref="InteractiveHeader.MaxTextLength"/> characters.</summary>
    /// <param name="text">The text.</param>
    public ListBuilder Header(string text)
    {
        _header = text ?? throw new ArgumentNullException(nameof(text));
        return this;
    }

    /// <summary>Adds a section with a title, up to <see cref="ListMessage.MaxSections"/>.</summary>
    /// <param name="title">The title above the rows, at most <see cref="ListSection.MaxTitleLength"/> characters.</param>
    /// <param name="rows">Adds the rows; a list has at most <see cref="ListMessage.MaxRows"/> over all sections.</param>
    public ListBuilder Section(string title, Action<ListSectionBuilder> rows) => Add(title ?? throw new ArgumentNullException(nameof(title)), rows);

    /// <summary>Adds the only section, without a title.</summary>
    /// <param name="rows">Adds the rows, at most <see cref="ListMessage.MaxRows"/>.</param>
    public ListBuilder Section(Action<ListSectionBuilder> rows) => Add(null, rows);

    private ListBuilder Add(string? title, Action<ListSectionBuilder> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ListSectionBuilder section = new();
        rows(section);
        _sections.Add(new ListSection(title, section.Rows));
        return this;
    }

    private protected override ListMessage Create() => new() { Header = _header, Body = BodyText, Footer = FooterText, Button = _button, Sections = _sections.ToArray() };
}

/// <summary>Adds rows to a section of a list.</summary>
public sealed class ListSectionBuilder
{
    private readonly List<ListRow> _rows = [];

    internal ListSectionBuilder()
    {
    }

    internal IReadOnlyList<ListRow> Rows => _rows.ToArray();

    /// <summary>Adds a row to the section.</summary>
    /// <param name="id">What comes back when it is chosen, at most <see cref="ListRow.MaxIdLength"/> characters.</param>
    /// <param name="title">The title of the row, at most <see cref="ListRow.MaxTitleLength"/> characters.</param>
    /// <param name="description">A smaller text under it, at most <see cref="ListRow.MaxDescriptionLength"/> characters.</param>
    public ListSectionBuilder Row(string id, string title, string? description = null) => Row(new ListRow(id, title, description));

    /// <summary>Adds a row to the section.</summary>
    /// <param name="row">The row, for example one whose id carries a value (<see cref="TypedId{T}.Row"/>).</param>
    public ListSectionBuilder Row(ListRow row)
    {
        _rows.Add(row ?? throw new ArgumentNullException(nameof(row)));
        return this;
    }
}

/// <summary>Builds a message with a button that opens a web page.</summary>
public sealed class CallToActionBuilder : HeaderFooterBuilder<CallToActionBuilder, CallToActionMessage>
{
    private readonly string _displayText;
    private readonly string _url;

    internal CallToActionBuilder(string displayText, string url)
    {
        _displayText = displayText ?? throw new ArgumentNullException(nameof(displayText));
        _url = url ?? throw new ArgumentNullException(nameof(url));
    }

    private protected override CallToActionMessage Create() =>
        new() { Header = HeaderPart, Body = BodyText, Footer = FooterText, DisplayText = _displayText, Url = _url };
}
