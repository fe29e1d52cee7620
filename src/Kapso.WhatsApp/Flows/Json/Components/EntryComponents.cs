namespace Kapso.WhatsApp.Flows;

/// <summary>An input for one line of text.</summary>
public sealed record TextInputComponent : FlowField
{
    /// <summary>How the label is shown. Flow JSON 7.0 and later.</summary>
    public FlowLabelVariant? LabelVariant { get; init; }

    /// <summary>The kind of input that is accepted; any text when null.</summary>
    public FlowInputType? InputType { get; init; }

    /// <summary>A regular expression that the answer must match, for text, number, password and passcode; needs a <see cref="HelperText"/>. Flow JSON 6.2 and later.</summary>
    public string? Pattern { get; init; }

    /// <summary>The least number of characters that must be entered.</summary>
    public FlowValue<int>? MinChars { get; init; }

    /// <summary>The most characters; 80 when null.</summary>
    public FlowValue<int>? MaxChars { get; init; }

    /// <summary>A hint below it: at most 80 characters.</summary>
    public FlowValue<string>? HelperText { get; init; }

    /// <summary>The initial text. Outside a <see cref="FormComponent"/> only; Flow JSON 4.0 and later.</summary>
    public FlowValue<string>? InitValue { get; init; }

    private protected override string Kind => "TextInput";
}

/// <summary>Several lines to type in.</summary>
public sealed record TextAreaComponent : FlowField
{
    /// <summary>How the label is shown. Flow JSON 7.0 and later.</summary>
    public FlowLabelVariant? LabelVariant { get; init; }

    /// <summary>The most characters; 600 when null.</summary>
    public FlowValue<int>? MaxLength { get; init; }

    /// <summary>A hint below it: at most 80 characters.</summary>
    public FlowValue<string>? HelperText { get; init; }

    /// <summary>The initial text. Outside a <see cref="FormComponent"/> only; Flow JSON 4.0 and later.</summary>
    public FlowValue<string>? InitValue { get; init; }

    private protected override string Kind => "TextArea";
}

/// <summary>A date to choose; the answer is <c>YYYY-MM-DD</c>.</summary>
public sealed record DatePickerComponent : FlowField
{
    /// <summary>The first date that can be chosen, as <c>YYYY-MM-DD</c>.</summary>
    public FlowValue<string>? MinDate { get; init; }

    /// <summary>The last date that can be chosen, as <c>YYYY-MM-DD</c>.</summary>
    public FlowValue<string>? MaxDate { get; init; }

    /// <summary>Dates between them that cannot be chosen.</summary>
    public FlowList<string>? UnavailableDates { get; init; }

    /// <summary>A hint below it: at most 80 characters.</summary>
    public FlowValue<string>? HelperText { get; init; }

    /// <summary>The initial date. Outside a <see cref="FormComponent"/> only.</summary>
    public FlowValue<string>? InitValue { get; init; }

    /// <summary>What happens on a choice: a <see cref="DataExchangeAction"/>.</summary>
    public FlowJsonAction? OnSelectAction { get; init; }

    private protected override string Kind => "DatePicker";
}

/// <summary>A date or a range of dates to choose on a calendar. Flow JSON 6.1 and later.</summary>
public sealed record CalendarPickerComponent : FlowInput
{
    /// <summary>The title above a range of dates: at most 80 characters.</summary>
    public FlowValue<string>? Title { get; init; }

    /// <summary>The explanation of a range: at most 300 characters.</summary>
    public FlowValue<string>? Description { get; init; }

    /// <summary>The label above each date: at most 40 characters.</summary>
    public required FlowRange<string> Label { get; init; }

    /// <summary>One date or a range; one date when null.</summary>
    public FlowValue<FlowCalendarMode>? Mode { get; init; }

    /// <summary>A hint below each date: at most 80 characters.</summary>
    public FlowRange<string>? HelperText { get; init; }

    /// <summary>Whether each date must be chosen.</summary>
    public FlowRange<bool>? Required { get; init; }

    /// <summary>The dates that are selected initially.</summary>
    public FlowRange<string>? InitValue { get; init; }

    /// <summary>The error that is shown below each date: at most 80 characters.</summary>
    public FlowRange<string>? ErrorMessage { get; init; }

    /// <summary>The first date that can be chosen, as <c>YYYY-MM-DD</c>.</summary>
    public FlowValue<string>? MinDate { get; init; }

    /// <summary>The last date that can be chosen, as <c>YYYY-MM-DD</c>.</summary>
    public FlowValue<string>? MaxDate { get; init; }

    /// <summary>Dates that cannot be chosen.</summary>
    public FlowList<string>? UnavailableDates { get; init; }

    /// <summary>The days of the week that can be chosen, <c>Mon</c> to <c>Sun</c>.</summary>
    public FlowList<string>? IncludeDays { get; init; }

    /// <summary>The fewest days of a range.</summary>
    public FlowValue<int>? MinDays { get; init; }

    /// <summary>The most days of a range.</summary>
    public FlowValue<int>? MaxDays { get; init; }

    /// <summary>Whether the input is enabled; true when null.</summary>
    public FlowValue<bool>? Enabled { get; init; }

    /// <summary>What happens on a choice: a <see cref="DataExchangeAction"/>.</summary>
    public FlowJsonAction? OnSelectAction { get; init; }

    private protected override string Kind => "CalendarPicker";
}
