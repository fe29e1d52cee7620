using Kapso.WhatsApp.Messages;

namespace Kapso.WhatsApp.Templates;

/// <summary>What the builders of templates with texts of their own can do.</summary>
/// <typeparam name="TBuilder">The builder itself.</typeparam>
public abstract class ContentTemplateDefinitionBuilder<TBuilder> : DefinitionBuilder<TBuilder>
    where TBuilder : ContentTemplateDefinitionBuilder<TBuilder>
{
    private protected ContentTemplateDefinitionBuilder(string name, string language, TemplateCategory category)
        : base(name, language, category)
    {
    }

    private protected override TemplateDisplayFormat? DisplayFormat => Buttons.Any(static button => button is OrderDetailsButtonDefinition) ? TemplateDisplayFormat.OrderDetails : null;

    /// <summary>Gives the placeholders names, such as <c>{{customer_name}}</c>; without it they are numbered.</summary>
    public TBuilder NamedParameters()
    {
        ParameterFormat = TemplateParameterFormat.Named;
        return (TBuilder)this;
    }

    /// <summary>Sets a header with a text.</summary>
    /// <param name="text">1 to <see cref="HeaderDefinition.MaxTextLength"/> characters with at most one placeholder.</param>
    /// <param name="examples">Gives the example for the placeholder.</param>
    public TBuilder Header(string text, Action<PlaceholderExamples>? examples = null) =>
        Component(new HeaderDefinition { Format = HeaderFormat.Text, Text = text ?? throw new ArgumentNullException(nameof(text)), Example = PlaceholderExamples.From(examples).ForHeader() });

    /// <summary>Sets a header with a picture.</summary>
    /// <param name="exampleHandle">The handle of an example file that was uploaded for Meta's reviewers.</param>
    public TBuilder HeaderImage(string exampleHandle) => Component(Headers.File(HeaderFormat.Image, exampleHandle));

    /// <summary>Sets a header with a video.</summary>
    /// <inheritdoc cref="HeaderImage"/>
    public TBuilder HeaderVideo(string exampleHandle) => Component(Headers.File(HeaderFormat.Video, exampleHandle));

    /// <summary>Sets a header with a document.</summary>
    /// <inheritdoc cref="HeaderImage"/>
    public TBuilder HeaderDocument(string exampleHandle) => Component(Headers.File(HeaderFormat.Document, exampleHandle));

    /// <summary>Sets a header with a place, which each message fills in.</summary>
    public TBuilder HeaderLocation() => Component(new HeaderDefinition { Format = HeaderFormat.Location });

    /// <summary>Sets the text of the body.</summary>
    /// <param name="text">1 to <see cref="BodyDefinition.MaxTextLength"/> characters; must not begin or end with a placeholder.</param>
    /// <param name="examples">Gives an example for every placeholder.</param>
    public TBuilder Body(string text, Action<PlaceholderExamples>? examples = null) =>
        Component(new BodyDefinition { Text = text ?? throw new ArgumentNullException(nameof(text)), Example = PlaceholderExamples.From(examples).ForBody() });

    /// <summary>Sets the small text below.</summary>
    /// <param name="text">1 to <see cref="FooterDefinition.MaxTextLength"/> characters without placeholders.</param>
    public TBuilder Footer(string text) => Component(new FooterDefinition { Text = text ?? throw new ArgumentNullException(nameof(text)) });

    /// <summary>Asks the reader to allow calls from the business.</summary>
    public TBuilder CallPermissionRequest() => Component(new CallPermissionRequestDefinition());

    /// <summary>Adds a button that answers with a payload.</summary>
    /// <param name="text">The label, 1 to <see cref="ButtonDefinition.MaxTextLength"/> characters.</param>
    public TBuilder QuickReply(string text) => Button(new QuickReplyButtonDefinition { Text = text });

    /// <summary>Adds a button that opens a web page.</summary>
    /// <param name="text">The label, 1 to <see cref="ButtonDefinition.MaxTextLength"/> characters.</param>
    /// <param name="url">The address; may end with the placeholder <c>{{1}}</c>.</param>
    /// <param name="example">A whole example address; needed with a placeholder.</param>
    public TBuilder UrlButton(string text, string url, string? example = null) =>
        Button(new UrlButtonDefinition { Text = text, Url = url ?? throw new ArgumentNullException(nameof(url)), Example = example is null ? null : [example] });

    /// <summary>Adds a button that calls a phone number.</summary>
    /// <param name="text">The label, 1 to <see cref="ButtonDefinition.MaxTextLength"/> characters.</param>
    /// <param name="phoneNumber">The number with its country code.</param>
    public TBuilder PhoneNumberButton(string text, string phoneNumber) =>
        Button(new PhoneNumberButtonDefinition { Text = text, PhoneNumber = phoneNumber ?? throw new ArgumentNullException(nameof(phoneNumber)) });

    /// <summary>Adds a button that copies a coupon code.</summary>
    /// <param name="example">An example code: letters and digits.</param>
    public TBuilder CopyCodeButton(string example) => Button(new CopyCodeButtonDefinition { Example = example ?? throw new ArgumentNullException(nameof(example)) });

    /// <summary>Adds a button that opens a flow.</summary>
    /// <param name="text">The label, 1 to <see cref="ButtonDefinition.MaxTextLength"/> characters.</param>
    /// <param name="flowId">The flow's id. For a flow by name or in JSON use <see cref="DefinitionBuilder{TBuilder}.Button"/>.</param>
    /// <param name="navigateScreen">The first screen; the flow's own when null.</param>
    public TBuilder FlowButton(string text, string flowId, string? navigateScreen = null) => Button(new FlowButtonDefinition
    {
        Text = text,
        FlowId = flowId ?? throw new ArgumentNullException(nameof(flowId)),
        FlowAction = navigateScreen is null ? null : FlowAction.Navigate,
        NavigateScreen = navigateScreen,
    });

    /// <summary>Adds a button that opens an order to pay. Only quick replies can be used beside it.</summary>
    /// <param name="text">The label: <c>Review and Pay</c>, or <c>Buy now</c> for a checkout.</param>
    public TBuilder OrderDetailsButton(string text = "Review and Pay") => Button(new OrderDetailsButtonDefinition { Text = text });

    /// <summary>Adds a button that calls the business in WhatsApp.</summary>
    /// <param name="text">The label, 1 to <see cref="ButtonDefinition.MaxTextLength"/> characters.</param>
    public TBuilder VoiceCallButton(string text) => Button(new VoiceCallButtonDefinition { Text = text });

    /// <summary>Adds a button that asks for the reader's contact details.</summary>
    public TBuilder ContactInfoButton() => Button(new ContactInfoButtonDefinition());
}

/// <summary>Builds a template about what a customer asked for or needs to know.</summary>
public sealed class UtilityTemplateDefinitionBuilder : ContentTemplateDefinitionBuilder<UtilityTemplateDefinitionBuilder>
{
    internal UtilityTemplateDefinitionBuilder(string name, string language)
        : base(name, language, TemplateCategory.Utility)
    {
    }
}

/// <summary>Headers that several builders make.</summary>
internal static class Headers
{
    public static HeaderDefinition File(HeaderFormat format, string exampleHandle) => new()
    {
        Format = format,
        Example = new ComponentExample { HeaderHandle = [exampleHandle ?? throw new ArgumentNullException(nameof(exampleHandle))] },
    };
}
