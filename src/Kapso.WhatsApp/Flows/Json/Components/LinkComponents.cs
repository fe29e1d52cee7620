namespace Kapso.WhatsApp.Flows;

/// <summary>The button at the bottom of a screen; one a screen.</summary>
public sealed record FooterComponent : FlowComponent
{
    /// <summary>The label of the button: 1 to 35 characters.</summary>
    public required FlowValue<string> Label { get; init; }

    /// <summary>What a tap does: <see cref="NavigateAction"/>, <see cref="DataExchangeAction"/>, on a terminal screen <see cref="CompleteAction"/>.</summary>
    public required FlowJsonAction OnClickAction { get; init; }

    /// <summary>A remark on the left: at most 15 characters; together with <see cref="RightCaption"/>.</summary>
    public FlowValue<string>? LeftCaption { get; init; }

    /// <summary>A remark in the middle: at most 15 characters; without the other two.</summary>
    public FlowValue<string>? CenterCaption { get; init; }

    /// <summary>A remark on the right: at most 15 characters; together with <see cref="LeftCaption"/>.</summary>
    public FlowValue<string>? RightCaption { get; init; }

    /// <summary>Whether it can be tapped; by default when all required inputs are answered.</summary>
    public FlowValue<bool>? Enabled { get; init; }

    private protected override string Kind => "Footer";
}

/// <summary>A link between other components; at most two a screen.</summary>
public sealed record EmbeddedLinkComponent : FlowElement
{
    /// <summary>The text of the link: 1 to 25 characters.</summary>
    public required FlowValue<string> Text { get; init; }

    /// <summary>What a tap does: <see cref="NavigateAction"/>, <see cref="DataExchangeAction"/> or <see cref="OpenUrlAction"/>.</summary>
    public required FlowJsonAction OnClickAction { get; init; }

    private protected override string Kind => "EmbeddedLink";
}

/// <summary>A box to tick, with a link to what is agreed to; at most five a screen. The answer is true or false.</summary>
public sealed record OptInComponent : FlowInput
{
    /// <summary>The text that people agree to: 1 to 120 characters.</summary>
    public required FlowValue<string> Label { get; init; }

    /// <summary>Whether the box must be ticked; false when null.</summary>
    public FlowValue<bool>? Required { get; init; }

    /// <summary>What its link does: <see cref="NavigateAction"/>, <see cref="DataExchangeAction"/> or <see cref="OpenUrlAction"/>.</summary>
    public FlowJsonAction? OnClickAction { get; init; }

    /// <summary>What ticking does: an <see cref="UpdateDataAction"/>. Flow JSON 6.0 and later.</summary>
    public FlowJsonAction? OnSelectAction { get; init; }

    /// <summary>What unticking does: an <see cref="UpdateDataAction"/>. Flow JSON 6.0 and later.</summary>
    public FlowJsonAction? OnUnselectAction { get; init; }

    /// <summary>Whether the box is ticked initially. Outside a <see cref="FormComponent"/> only.</summary>
    public FlowValue<bool>? InitValue { get; init; }

    private protected override string Kind => "OptIn";
}

/// <summary>A list of at most 20 rows, each of which leads on. Flow JSON 6.2 and later; at most two a screen, which has nothing else and is not terminal.</summary>
public sealed record NavigationListComponent : FlowInput
{
    /// <summary>The rows, or a reference to a list of them.</summary>
    public required FlowList<NavigationItem> ListItems { get; init; }

    /// <summary>The label above the list: at most 80 characters.</summary>
    public FlowValue<string>? Label { get; init; }

    /// <summary>The explanation: at most 300 characters.</summary>
    public FlowValue<string>? Description { get; init; }

    /// <summary>How large pictures are; large ones leave no place for <see cref="NavigationItem.End"/>.</summary>
    public FlowValue<FlowMediaSize>? MediaSize { get; init; }

    /// <summary>What a tap on any row does; without it every row has its own.</summary>
    public FlowJsonAction? OnClickAction { get; init; }

    private protected override string Kind => "NavigationList";
}

/// <summary>A row of a <see cref="NavigationListComponent"/>.</summary>
public sealed record NavigationItem : KapsoModel
{
    /// <summary>The id of the row in its list.</summary>
    public required FlowValue<string> Id { get; init; }

    /// <summary>The texts of the row: title at most 30 characters, description 20, metadata 80.</summary>
    public required NavigationItemText MainContent { get; init; }

    /// <summary>The texts at the end of the row: at most 10 characters each.</summary>
    public NavigationItemText? End { get; init; }

    /// <summary>The picture at the start of the row.</summary>
    public FlowImage? Start { get; init; }

    /// <summary>A badge of at most 15 characters; one row of a list.</summary>
    public FlowValue<string>? Badge { get; init; }

    /// <summary>At most three tags of at most 15 characters.</summary>
    public FlowList<string>? Tags { get; init; }

    /// <summary>The action when the row is tapped, for lists without an action of their own.</summary>
    public FlowJsonAction? OnClickAction { get; init; }
}

/// <summary>The texts of a row of a <see cref="NavigationListComponent"/>.</summary>
public sealed record NavigationItemText : KapsoModel
{
    /// <summary>The title of the row.</summary>
    public FlowValue<string>? Title { get; init; }

    /// <summary>The description below the title.</summary>
    public FlowValue<string>? Description { get; init; }

    /// <summary>Additional text of the row.</summary>
    public FlowValue<string>? Metadata { get; init; }
}
