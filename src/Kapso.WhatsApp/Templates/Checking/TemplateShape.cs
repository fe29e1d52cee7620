using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp.Templates.Checking;

/// <summary>What a template consists of, found once for all rules.</summary>
internal sealed class TemplateShape
{
    public TemplateShape(Node template)
    {
        Template = template;
        Category = template.WordOf("category");
        Components = template.ItemsOf("components");
        Texts = [.. Components.Concat(Cards.SelectMany(static card => card.ItemsOf("components"))).Where(IsText)];
        Style = template.WordOf("parameter_format") switch
        {
            "NAMED" => PlaceholderStyle.Named,
            "POSITIONAL" => PlaceholderStyle.Numbered,

            // What the API returns does not always say it, and a change never does. A new template must: the API takes numbers for granted.
            _ when (IsReturned || IsChange) && Texts.SelectMany(static text => Placeholder.Find(text.TextOf("text")!)).Any(static placeholder => !placeholder.IsNumber) => PlaceholderStyle.Named,
            _ => PlaceholderStyle.Numbered,
        };
    }

    public Node Template { get; }

    public string? Category { get; }

    public IReadOnlyList<Node> Components { get; }

    /// <summary>Whether it came from the API, which alone tells a status.</summary>
    public bool IsReturned => Template.ValueOf("status") is not null;

    public PlaceholderStyle Style { get; }

    public Node? Header => Find(Components, "HEADER");

    public Node? Body => Find(Components, "BODY");

    public Node? Footer => Find(Components, "FOOTER");

    public Node? Offer => Find(Components, "LIMITED_TIME_OFFER");

    public Node? Carousel => Find(Components, "CAROUSEL");

    public IReadOnlyList<Node> Cards => Carousel?.ItemsOf("cards") ?? [];

    /// <summary>The component that holds the buttons.</summary>
    public Node? ButtonList => Find(Components, "BUTTONS");

    public IReadOnlyList<Node> Buttons => ButtonList?.ItemsOf("buttons") ?? [];

    /// <summary>The headers and bodies with a text, those of the cards too.</summary>
    public IReadOnlyList<Node> Texts { get; }

    /// <summary>Whether it is a change of a template, which keeps its name.</summary>
    private bool IsChange => Template.ValueOf("name") is null;

    public static Node? Find(IReadOnlyList<Node> components, string type) => components.FirstOrDefault(component => component.WordOf("type") == type);

    private static bool IsText(Node component) => component.WordOf("type") is "HEADER" or "BODY" && component.TextOf("text") is not null;
}
