namespace Kapso.WhatsApp.Flows;

/// <summary>The common properties of components to choose from a list.</summary>
public abstract record FlowChoiceComponent : FlowField
{
    private protected FlowChoiceComponent()
    {
    }

    /// <summary>The options, or a reference to a list of them.</summary>
    public required FlowList<FlowOption> DataSource { get; init; }

    /// <summary>What happens on a choice, and when it is taken back unless <see cref="OnUnselectAction"/> is given: a <see cref="DataExchangeAction"/> or an <see cref="UpdateDataAction"/>.</summary>
    public FlowJsonAction? OnSelectAction { get; init; }

    /// <summary>What happens when a choice is taken back: an <see cref="UpdateDataAction"/>. Flow JSON 6.0 and later, 7.1 for chips.</summary>
    public FlowJsonAction? OnUnselectAction { get; init; }
}

/// <summary>1 to 20 options of which several can be chosen; the answer is a list of ids.</summary>
public sealed record CheckboxGroupComponent : FlowChoiceComponent
{
    /// <summary>The explanation: at most 300 characters. Flow JSON 4.0 and later.</summary>
    public FlowValue<string>? Description { get; init; }

    /// <summary>The fewest that must be chosen.</summary>
    public FlowValue<int>? MinSelectedItems { get; init; }

    /// <summary>The most that can be chosen.</summary>
    public FlowValue<int>? MaxSelectedItems { get; init; }

    /// <summary>The ids that are selected initially. Outside a <see cref="FormComponent"/> only.</summary>
    public FlowList<string>? InitValue { get; init; }

    /// <summary>The size of the options' pictures. Flow JSON 5.0 and later.</summary>
    public FlowValue<FlowMediaSize>? MediaSize { get; init; }

    private protected override string Kind => "CheckboxGroup";
}

/// <summary>1 to 20 options of which one can be chosen; the answer is its id.</summary>
public sealed record RadioButtonsGroupComponent : FlowChoiceComponent
{
    /// <summary>The explanation: at most 300 characters. Flow JSON 4.0 and later.</summary>
    public FlowValue<string>? Description { get; init; }

    /// <summary>The id that is selected initially. Outside a <see cref="FormComponent"/> only.</summary>
    public FlowValue<string>? InitValue { get; init; }

    /// <summary>The size of the options' pictures. Flow JSON 5.0 and later.</summary>
    public FlowValue<FlowMediaSize>? MediaSize { get; init; }

    private protected override string Kind => "RadioButtonsGroup";
}

/// <summary>1 to 200 options in a list that opens, 1 to 100 when any has a picture; the answer is the id of one.</summary>
public sealed record DropdownComponent : FlowChoiceComponent
{
    /// <summary>The id that is selected initially. Outside a <see cref="FormComponent"/> only.</summary>
    public FlowValue<string>? InitValue { get; init; }

    private protected override string Kind => "Dropdown";
}

/// <summary>2 to 20 short options side by side of which several can be chosen; the answer is a list of ids. Flow JSON 6.3 and later.</summary>
public sealed record ChipsSelectorComponent : FlowChoiceComponent
{
    /// <summary>The explanation: at most 300 characters.</summary>
    public FlowValue<string>? Description { get; init; }

    /// <summary>The fewest that must be chosen.</summary>
    public FlowValue<int>? MinSelectedItems { get; init; }

    /// <summary>The most that can be chosen.</summary>
    public FlowValue<int>? MaxSelectedItems { get; init; }

    /// <summary>The ids that are selected initially. Outside a <see cref="FormComponent"/> only.</summary>
    public FlowList<string>? InitValue { get; init; }

    private protected override string Kind => "ChipsSelector";
}

/// <summary>An option of a component to choose from.</summary>
public sealed record FlowOption : KapsoModel
{
    /// <summary>The id of the option, which is the answer when it is chosen.</summary>
    public required FlowValue<string> Id { get; init; }

    /// <summary>The title of the option: at most 30 characters.</summary>
    public required FlowValue<string> Title { get; init; }

    /// <summary>The explanation: at most 300 characters.</summary>
    public FlowValue<string>? Description { get; init; }

    /// <summary>A short remark at the end: at most 20 characters.</summary>
    public FlowValue<string>? Metadata { get; init; }

    /// <summary>Whether the option can be chosen; true when null.</summary>
    public FlowValue<bool>? Enabled { get; init; }

    /// <summary>A picture in Base64: at most 100 KB. Flow JSON 5.0 and later.</summary>
    public FlowValue<string>? Image { get; init; }

    /// <summary>The picture in words, for those who do not see it.</summary>
    public FlowValue<string>? AltText { get; init; }

    /// <summary>A colour of six hexadecimal digits.</summary>
    public FlowValue<string>? Color { get; init; }

    /// <summary>What happens when it is chosen: an <see cref="UpdateDataAction"/>. Flow JSON 6.0 and later.</summary>
    public FlowJsonAction? OnSelectAction { get; init; }

    /// <summary>What happens when it is not chosen any more: an <see cref="UpdateDataAction"/>. Flow JSON 6.0 and later.</summary>
    public FlowJsonAction? OnUnselectAction { get; init; }
}
