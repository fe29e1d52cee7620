namespace Kapso.WhatsApp.Flows;

/// <summary>Adds components from top to bottom: to a screen, a form or a branch.</summary>
/// <typeparam name="TBuilder">The builder itself.</typeparam>
public abstract class ComponentsBuilder<TBuilder>
    where TBuilder : ComponentsBuilder<TBuilder>
{
    private readonly List<FlowComponent> _components = [];

    private protected ComponentsBuilder()
    {
    }

    internal IReadOnlyList<FlowComponent> Components => _components;

    /// <summary>Adds a component of any kind, with all its properties; also one in JSON of your own (<see cref="UnknownFlowComponent"/>).</summary>
    /// <param name="component">The component.</param>
    public TBuilder Add(FlowComponent component)
    {
        _components.Add(component ?? throw new ArgumentNullException(nameof(component)));
        return (TBuilder)this;
    }

    /// <summary>Adds a heading (<see cref="TextHeadingComponent"/>).</summary>
    /// <param name="text">1 to 80 characters.</param>
    public TBuilder Heading(FlowText text) => Add(new TextHeadingComponent { Text = text });

    /// <summary>Adds a smaller heading.</summary>
    /// <param name="text">1 to 80 characters.</param>
    public TBuilder Subheading(FlowText text) => Add(new TextSubheadingComponent { Text = text });

    /// <summary>Adds a paragraph (<see cref="TextBodyComponent"/>).</summary>
    /// <param name="text">1 to 4,096 characters.</param>
    /// <param name="markdown">Whether the text is Markdown.</param>
    public TBuilder Body(FlowText text, bool markdown = false) => Add(new TextBodyComponent { Text = text, Markdown = markdown ? true : null });

    /// <summary>Adds a small paragraph.</summary>
    /// <param name="text">1 to 409 characters.</param>
    /// <param name="markdown">Whether the text is Markdown.</param>
    public TBuilder Caption(FlowText text, bool markdown = false) => Add(new TextCaptionComponent { Text = text, Markdown = markdown ? true : null });

    /// <summary>Adds a document in Markdown.</summary>
    /// <param name="text">The document.</param>
    public TBuilder RichText(FlowText text) => Add(new RichTextComponent { Text = text });

    /// <summary>Adds a picture (<see cref="ImageComponent"/>).</summary>
    /// <param name="src">The picture in Base64.</param>
    /// <param name="altText">The picture in words.</param>
    public TBuilder Image(FlowValue<string> src, FlowValue<string>? altText = null) => Add(new ImageComponent { Src = src, AltText = altText });

    /// <summary>Adds one to three pictures to swipe through.</summary>
    /// <param name="images">The pictures.</param>
    public TBuilder Carousel(params IReadOnlyList<FlowImage> images) => Add(new ImageCarouselComponent { Images = [.. images] });

    /// <summary>Adds one line to type in.</summary>
    /// <param name="name">The answer's name.</param>
    /// <param name="label">The label above the input: at most 20 characters.</param>
    /// <param name="inputType">What it takes; any text when null.</param>
    /// <param name="required">Whether it must be answered.</param>
    /// <param name="helperText">A hint below it: at most 80 characters.</param>
    public TBuilder TextInput(string name, FlowValue<string> label, FlowInputType? inputType = null, bool required = false, FlowValue<string>? helperText = null) =>
        Add(new TextInputComponent { Name = name, Label = label, InputType = inputType, Required = OrNull(required), HelperText = helperText });

    /// <summary>Adds several lines to type in.</summary>
    /// <inheritdoc cref="TextInput"/>
    public TBuilder TextArea(string name, FlowValue<string> label, bool required = false, FlowValue<string>? helperText = null) =>
        Add(new TextAreaComponent { Name = name, Label = label, Required = OrNull(required), HelperText = helperText });

    /// <summary>Adds a date to choose.</summary>
    /// <param name="name">The answer's name.</param>
    /// <param name="label">The label above the input: at most 40 characters.</param>
    /// <param name="required">Whether it must be answered.</param>
    /// <param name="minDate">The first date, as <c>YYYY-MM-DD</c>.</param>
    /// <param name="maxDate">The last date, as <c>YYYY-MM-DD</c>.</param>
    public TBuilder DatePicker(string name, FlowValue<string> label, bool required = false, FlowValue<string>? minDate = null, FlowValue<string>? maxDate = null) =>
        Add(new DatePickerComponent { Name = name, Label = label, Required = OrNull(required), MinDate = minDate, MaxDate = maxDate });

    /// <summary>Adds a date to choose on a calendar; a range of dates where the label is one for each end.</summary>
    /// <param name="name">The answer's name.</param>
    /// <param name="label">What stands above each date: at most 40 characters.</param>
    /// <param name="required">Whether each date must be chosen.</param>
    /// <param name="minDate">The first date, as <c>YYYY-MM-DD</c>.</param>
    /// <param name="maxDate">The last date, as <c>YYYY-MM-DD</c>.</param>
    public TBuilder Calendar(string name, FlowRange<string> label, FlowRange<bool>? required = null, FlowValue<string>? minDate = null, FlowValue<string>? maxDate = null)
    {
        ArgumentNullException.ThrowIfNull(label);
        FlowValue<FlowCalendarMode>? mode = label.Single is null ? FlowCalendarMode.Range : null;
        return Add(new CalendarPickerComponent { Name = name, Label = label, Mode = mode, Required = required, MinDate = minDate, MaxDate = maxDate });
    }

    /// <summary>Adds options in a list that opens.</summary>
    /// <param name="name">The answer's name.</param>
    /// <param name="label">The label above the input: at most 20 characters.</param>
    /// <param name="options">The options, or a reference to them.</param>
    /// <param name="required">Whether it must be answered.</param>
    public TBuilder Dropdown(string name, FlowValue<string> label, FlowList<FlowOption> options, bool required = false) =>
        Add(new DropdownComponent { Name = name, Label = label, DataSource = options, Required = OrNull(required) });

    /// <summary>Adds options of which one can be chosen.</summary>
    /// <param name="name">The answer's name.</param>
    /// <param name="label">The label above the input: at most 30 characters.</param>
    /// <param name="options">1 to 20 options, or a reference to them.</param>
    /// <param name="required">Whether it must be answered.</param>
    public TBuilder RadioButtons(string name, FlowValue<string> label, FlowList<FlowOption> options, bool required = false) =>
        Add(new RadioButtonsGroupComponent { Name = name, Label = label, DataSource = options, Required = OrNull(required) });

    /// <summary>Adds options of which several can be chosen.</summary>
    /// <inheritdoc cref="RadioButtons"/>
    public TBuilder Checkboxes(string name, FlowValue<string> label, FlowList<FlowOption> options, bool required = false) =>
        Add(new CheckboxGroupComponent { Name = name, Label = label, DataSource = options, Required = OrNull(required) });

    /// <summary>Adds short options side by side of which several can be chosen.</summary>
    /// <param name="name">The answer's name.</param>
    /// <param name="label">The label above the input: at most 80 characters.</param>
    /// <param name="options">2 to 20 options, or a reference to them.</param>
    /// <param name="required">Whether it must be answered.</param>
    public TBuilder Chips(string name, FlowValue<string> label, FlowList<FlowOption> options, bool required = false) =>
        Add(new ChipsSelectorComponent { Name = name, Label = label, DataSource = options, Required = OrNull(required) });

    /// <summary>Adds a box to tick (<see cref="OptInComponent"/>).</summary>
    /// <param name="name">The answer's name.</param>
    /// <param name="label">What is agreed to: at most 120 characters.</param>
    /// <param name="required">Whether it must be ticked.</param>
    /// <param name="url">The page that tells more.</param>
    public TBuilder OptIn(string name, FlowValue<string> label, bool required = false, string? url = null) =>
        Add(new OptInComponent { Name = name, Label = label, Required = OrNull(required), OnClickAction = url is null ? null : new OpenUrlAction { Url = url } });

    /// <summary>Adds a link to a page.</summary>
    /// <param name="text">What stands there: at most 25 characters.</param>
    /// <param name="url">The page.</param>
    public TBuilder Link(FlowValue<string> text, FlowValue<string> url) => Add(new EmbeddedLinkComponent { Text = text, OnClickAction = new OpenUrlAction { Url = url } });

    /// <summary>Adds photos to take or to choose.</summary>
    /// <param name="name">The answer's name.</param>
    /// <param name="label">The label above the input: at most 80 characters.</param>
    /// <param name="min">The fewest photos; 0 makes them optional.</param>
    /// <param name="max">The most photos; a completed flow carries 10.</param>
    public TBuilder Photos(string name, FlowValue<string> label, int min = 0, int max = Checking.FlowLimits.CompletionFiles) =>
        Add(new PhotoPickerComponent { Name = name, Label = label, MinUploadedPhotos = min, MaxUploadedPhotos = max });

    /// <summary>Adds documents to choose.</summary>
    /// <param name="name">The answer's name.</param>
    /// <param name="label">The label above the input: at most 80 characters.</param>
    /// <param name="min">The fewest documents; 0 makes them optional.</param>
    /// <param name="max">The most documents; a completed flow carries 10.</param>
    public TBuilder Documents(string name, FlowValue<string> label, int min = 0, int max = Checking.FlowLimits.CompletionFiles) =>
        Add(new DocumentPickerComponent { Name = name, Label = label, MinUploadedDocuments = min, MaxUploadedDocuments = max });

    /// <summary>Adds rows, each of which leads on. The screen has nothing else and is not terminal.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="rows">1 to 20 rows, or a reference to them.</param>
    /// <param name="onClick">What a tap on any row does; without it every row has its own.</param>
    /// <param name="label">What stands above: at most 80 characters.</param>
    public TBuilder NavigationList(string name, FlowList<NavigationItem> rows, FlowJsonAction? onClick = null, FlowValue<string>? label = null) =>
        Add(new NavigationListComponent { Name = name, ListItems = rows, OnClickAction = onClick, Label = label });

    /// <summary>Adds a group of inputs, which Flow JSON 4.0 and later does without.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="inputs">Adds the components of the form.</param>
    /// <param name="initValues">What its inputs begin with: an object or a reference to one.</param>
    /// <param name="errorMessages">What is shown below its inputs in red: an object or a reference to one.</param>
    public TBuilder Form(string name, Action<BranchBuilder> inputs, FlowJson? initValues = null, FlowJson? errorMessages = null) =>
        Add(new FormComponent { Name = name, Children = BranchBuilder.Fill(inputs), InitValues = initValues, ErrorMessages = errorMessages });

    /// <summary>Adds components that are shown for one value each.</summary>
    /// <param name="value">The reference whose value chooses.</param>
    /// <param name="cases">What is shown for which value.</param>
    public TBuilder Switch(FlowExpression value, Action<CasesBuilder> cases) => Add(new SwitchComponent { Value = value, Cases = CasesBuilder.Fill(cases) });

    /// <summary>Adds components that are shown when a condition holds, and others when it does not.</summary>
    /// <param name="condition">The condition, without backticks.</param>
    /// <param name="then">What is shown when it holds.</param>
    /// <param name="otherwise">What is shown when it does not.</param>
    public TBuilder If(string condition, Action<BranchBuilder> then, Action<BranchBuilder>? otherwise = null) =>
        Add(new IfComponent { Condition = condition, Then = BranchBuilder.Fill(then), Else = otherwise is null ? null : BranchBuilder.Fill(otherwise) });

    /// <summary>Adds the button at the bottom.</summary>
    /// <param name="label">The label: at most 35 characters.</param>
    /// <param name="action">What a tap does.</param>
    public TBuilder Footer(FlowValue<string> label, FlowJsonAction action) => Add(new FooterComponent { Label = label, OnClickAction = action });

    /// <summary>Adds the button that goes to another screen.</summary>
    /// <param name="label">The label: at most 35 characters.</param>
    /// <param name="screenId">The other screen.</param>
    /// <param name="payload">What becomes the other screen's data.</param>
    public TBuilder Navigate(FlowValue<string> label, string screenId, Action<PayloadBuilder>? payload = null) =>
        Footer(label, new NavigateAction { Next = new FlowNavigationTarget { Name = screenId }, Payload = PayloadBuilder.Fill(payload) });

    /// <summary>Adds the button that asks the endpoint what comes next.</summary>
    /// <param name="label">The label: at most 35 characters.</param>
    /// <param name="payload">What the endpoint is given.</param>
    public TBuilder DataExchange(FlowValue<string> label, Action<PayloadBuilder>? payload = null) => Footer(label, new DataExchangeAction { Payload = PayloadBuilder.Fill(payload) });

    private protected static FlowValue<bool>? OrNull(bool flag) => flag ? new FlowValue<bool>(true) : null;
}

/// <summary>Fills a <see cref="FormComponent"/>, or a branch of an <see cref="IfComponent"/> or a <see cref="SwitchComponent"/>.</summary>
public sealed class BranchBuilder : ComponentsBuilder<BranchBuilder>
{
    internal BranchBuilder()
    {
    }

    internal static IReadOnlyList<FlowComponent> Fill(Action<BranchBuilder> fill)
    {
        ArgumentNullException.ThrowIfNull(fill);
        BranchBuilder builder = new();
        fill(builder);
        return builder.Components;
    }
}

/// <summary>Builds the cases of a <see cref="SwitchComponent"/>.</summary>
public sealed class CasesBuilder
{
    private readonly Dictionary<string, IReadOnlyList<FlowComponent>> _cases = [];

    internal CasesBuilder()
    {
    }

    /// <summary>Says what is shown for a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="then">What is shown.</param>
    public CasesBuilder Case(string value, Action<BranchBuilder> then)
    {
        ArgumentNullException.ThrowIfNull(value);
        _cases[value] = BranchBuilder.Fill(then);
        return this;
    }

    internal static IReadOnlyDictionary<string, IReadOnlyList<FlowComponent>> Fill(Action<CasesBuilder> fill)
    {
        ArgumentNullException.ThrowIfNull(fill);
        CasesBuilder builder = new();
        fill(builder);
        return builder._cases;
    }
}
