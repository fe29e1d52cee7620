using Kapso.WhatsApp.Templates.Checking;
using Kapso.WhatsApp.Validation;
using Microsoft.CodeAnalysis.CSharp;

namespace Kapso.WhatsApp.Generator.Planning;

/// <summary>Plans the parameters of a message or of a card, and the calls of the builder that they go into.</summary>
internal sealed class PartPlanner
{
    /// <summary>The variable that holds the builder. No parameter has the name: an underscore begins only those of a digit.</summary>
    public const string Builder = "_builder";

    private readonly IReadOnlyList<TemplateNeeds> _alike;
    private readonly IReadOnlyList<Node> _components;
    private readonly IdentifierScope _scope;
    private readonly bool _properties;
    private readonly Dictionary<string, string> _placeholders = new(StringComparer.Ordinal);
    private readonly List<Parameter> _required = [];
    private readonly List<Parameter> _optional = [];
    private readonly List<Parameter> _last = [];
    private readonly List<string> _calls = [];

    /// <param name="alike">What the part needs; for a card also what the others of its kind need, whose buttons may have other labels.</param>
    /// <param name="components">The components of the first of them.</param>
    /// <param name="scope">The names that are taken.</param>
    /// <param name="properties">Whether the values are a record's properties and not a method's parameters.</param>
    public PartPlanner(IReadOnlyList<TemplateNeeds> alike, IReadOnlyList<Node> components, IdentifierScope scope, bool properties)
    {
        (_alike, _components, _scope, _properties) = (alike, components, scope, properties);
        AddHeader();
        AddBody();
        foreach (ButtonNeed button in Needs.Buttons)
        {
            AddButton(button);
        }
    }

    /// <summary>The parameters, those that may be left out behind all others.</summary>
    public IEnumerable<Parameter> Parameters => [.. _required, .. _optional, .. _last];

    public IReadOnlyList<string> Calls => _calls;

    private TemplateNeeds Needs => _alike[0];

    private bool Named => Needs.Style is PlaceholderStyle.Named;

    /// <summary>Adds a parameter that must be given, and returns its name as it stands in code.</summary>
    public string Require(string type, string name, string doc) => Add(_required, type, name, doc, optional: false);

    public void Call(string call) => _calls.Add(call);

    /// <summary>A parameter that must not be null, and which the builder does not look at before it is taken apart.</summary>
    public string RequireObject(string type, string name, string doc)
    {
        string parameter = Require(type, name, doc);
        Call($"global::System.ArgumentNullException.ThrowIfNull({parameter});");
        return parameter;
    }

    private void AddHeader()
    {
        Node? header = TemplateShape.Find(_components, "HEADER");
        switch (Needs.HeaderFormat)
        {
            case "TEXT" when Named:
                foreach (string name in Needs.Header)
                {
                    string text = Placeholder(name, header, "header_text", "header");
                    Call($"{Builder}.Header({Literal(name)}, {text});");
                }

                break;
            case "TEXT" when Needs.Header.Count > 0:
                Call($"{Builder}.Header({Numbered(1, header, "header_text", "header")});");
                break;
            case "IMAGE":
                Call($"{Builder}.HeaderImage({Require(TypeNames.Media, "headerImage", "The header's picture: an uploaded file or a link.")});");
                break;
            case "VIDEO":
                Call($"{Builder}.HeaderVideo({Require(TypeNames.Media, "headerVideo", "The header's video: an uploaded file or a link.")});");
                break;
            case "GIF":
                Call($"{Builder}.HeaderVideo({Require(TypeNames.Media, "headerGif", "The header's moving picture, an MP4 file: uploaded or a link.")});");
                break;
            case "DOCUMENT":
                string document = Require(TypeNames.Media, "headerDocument", "The header's document: an uploaded file or a link.");
                string fileName = Add(_last, TypeNames.Text, "fileName", "The name that the document is shown with, with its extension.", optional: true);
                Call($"{Builder}.HeaderDocument({document}, {fileName});");
                break;
            case "LOCATION":
                string place = RequireObject(TypeNames.Location, "headerLocation", "The place that the header shows.");
                Call($"{Builder}.HeaderLocation({place}.Latitude, {place}.Longitude, {place}.Name, {place}.Address);");
                break;
            case "PRODUCT":
                string product = RequireObject(TypeNames.Product, "headerProduct", "The product that the header shows.");
                Call($"{Builder}.HeaderProduct({product}.ProductRetailerId, {product}.CatalogId);");
                break;
        }
    }

    private void AddBody()
    {
        Node? body = TemplateShape.Find(_components, "BODY");
        if (Named)
        {
            foreach (string name in Needs.Body)
            {
                string text = Placeholder(name, body, "body_text", "body");
                Call($"{Builder}.Body({Literal(name)}, {text});");
            }
        }
        else if (Needs.Body.Count > 0)
        {
            // A list and not single arguments: compilers before C# 13 know such parameters as lists only.
            IEnumerable<string> texts = Enumerable.Range(1, Needs.Body.Count).Select(number => Numbered(number, body, "body_text", "body"));
            Call($"{Builder}.Body(new string[] {{ {string.Join(", ", texts)} }});");
        }
    }

    private void AddButton(ButtonNeed button)
    {
        string? label = _alike.All(alike => alike.Buttons[button.Index].Text == button.Text) ? button.Text : null;
        string shown = label is null ? $"button {button.Index}" : $"button \"{label}\"";
        switch (button.Type)
        {
            case "URL" when button.TakesValue:
                string suffix = Require(TypeNames.Text, NameOf(label, button) + "UrlSuffix", $"The variable end of the address behind the {shown}: {{{{1}}}} in {button.Url}.");
                Call($"{Builder}.UrlButton({button.Index}, {suffix}{AddressOf(button)});");
                break;
            case "QUICK_REPLY":
                Allow(TypeNames.Text, NameOf(label, button) + "Payload", $"What comes back when the {shown} is tapped; its label when null.", payload => $"{Builder}.QuickReplyButton({button.Index}, {payload});");
                break;
            case "COPY_CODE":
                Call($"{Builder}.CopyCodeButton({button.Index}, {Require(TypeNames.Text, "couponCode", "The code that the button copies, at most 20 characters.")});");
                break;
            case "FLOW":
                string flow = Add(_optional, TypeNames.Flow, "flow", $"What the flow behind the {shown} starts with; no data and the token \"unused\" when null.", optional: true);
                Call($"{Builder}.Button({TypeNames.Button}.Action({button.Index}, {flow} ?? new {TypeNames.Flow}()));");
                break;
            case "CATALOG":
                Allow(TypeNames.Text, "catalogThumbnailProductRetailerId", $"The product whose picture stands for the catalog behind the {shown}.", product => $"{Builder}.CatalogButton({button.Index}, {product});");
                break;
            case "MPM":
                Call($"{Builder}.Button({TypeNames.Button}.Action({button.Index}, {Require(TypeNames.MultiProduct, "multiProduct", $"The products behind the {shown}.")}));");
                break;
            case "ORDER_DETAILS":
                Call($"{Builder}.OrderDetailsButton({button.Index}, {Require(TypeNames.Order, "orderDetails", $"The order behind the {shown}.")});");
                break;
            case "VOICE_CALL":
                Allow(TypeNames.Duration, "ttl", $"The time for which the {shown} works, in whole minutes; as long as the template says when null.", ttl => $"{Builder}.VoiceCallButton({button.Index}, {ttl});");
                break;
        }
    }

    /// <summary>The argument with the button's address, which finds a whole address in place of its end; cards of one kind whose addresses differ go without.</summary>
    private string AddressOf(ButtonNeed button) => _alike.All(alike => alike.Buttons[button.Index].Url == button.Url) ? $", {Literal(button.Url!)}" : "";

    private string Placeholder(string name, Node? component, string member, string part)
    {
        // One that stands in the header and in the body is one value.
        if (!_placeholders.TryGetValue(name, out string? parameter))
        {
            string wanted = Identifier.Camel(name) is { Length: > 0 } camel ? camel : "placeholder";
            parameter = Require(TypeNames.Text, wanted, $"Fills {{{{{name}}}}} in the {part}{Example(Examples.Named(component, member, name))}.");
            _placeholders.Add(name, parameter);
        }

        return parameter;
    }

    private string Numbered(int number, Node? component, string member, string part) =>
        Require(TypeNames.Text, $"{part}{number}", $"Fills {{{{{number}}}}} in the {part}{Example(Examples.Numbered(component, member, number))}.");

    /// <summary>Adds a parameter that may be null, and a call for when it is not.</summary>
    private void Allow(string type, string name, string doc, Func<string, string> call)
    {
        string parameter = Add(_optional, type, name, doc, optional: true);
        _calls.AddRange([$"if ({parameter} is not null)", "{", $"    {call(parameter)}", "}", ""]);
    }

    private string Add(List<Parameter> list, string type, string name, string doc, bool optional)
    {
        string taken = _scope.Take(_properties ? Identifier.Capitalized(name) : name);
        list.Add(new Parameter(type, taken, optional, doc));
        return Identifier.InCode(taken);
    }

    private static string NameOf(string? label, ButtonNeed button) => Identifier.Camel(label ?? "") is { Length: > 0 } name ? name : $"button{button.Index}";

    private static string Example(string? example) => example is null ? "" : $", for example {example}";

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
