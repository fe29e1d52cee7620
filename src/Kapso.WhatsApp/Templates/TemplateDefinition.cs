using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Serialization;
using Kapso.WhatsApp.Templates.Checking;
using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp.Templates;

/// <summary>
/// A template that is to be created. Builders, which check every rule that can be known before Meta's review: <see cref="Utility"/>,
/// <see cref="Marketing"/> and <see cref="Authentication"/>.
/// </summary>
public sealed record TemplateDefinition : KapsoModel, ICheckable
{
    /// <summary>The most characters a template's name may have.</summary>
    public const int MaxNameLength = TemplateLimits.Name;

    /// <summary>The name: lower-case letters, digits and underscores, at most <see cref="MaxNameLength"/>. With the language it is the template's identity.</summary>
    public required string Name { get; init; }

    /// <summary>The code of its language, for example <c>en_US</c>.</summary>
    public required string Language { get; init; }

    /// <summary>What it is for. Meta may change it; see what creating it returns.</summary>
    public required TemplateCategory Category { get; init; }

    /// <summary>Whether the template's placeholders are named or numbered; numbered when null.</summary>
    public TemplateParameterFormat? ParameterFormat { get; init; }

    /// <summary>How it is shown; <see cref="TemplateDisplayFormat.OrderDetails"/> for an order.</summary>
    public TemplateDisplayFormat? DisplayFormat { get; init; }

    /// <summary>Its parts in their order: header, limited-time offer, body, footer, buttons or carousel. Null for a template from Meta's library.</summary>
    public IReadOnlyList<ComponentDefinition>? Components { get; init; }

    /// <summary>
    /// The time for which WhatsApp tries to deliver a message, in whole seconds: 30 seconds to 15 minutes for authentication, 30 seconds to 12 hours for
    /// utility, 12 hours to 30 days for marketing; -1 second stands for 30 days, not for marketing.
    /// </summary>
    [JsonPropertyName("message_send_ttl_seconds"), JsonConverter(typeof(SecondsConverter))]
    public TimeSpan? MessageSendTtl { get; init; }

    /// <summary>The name of the template in Meta's library that this one is made from.</summary>
    public string? LibraryTemplateName { get; init; }

    /// <summary>The inputs for the body of the template from Meta's library.</summary>
    public JsonElement? LibraryTemplateBodyInputs { get; init; }

    /// <summary>The inputs for the buttons of the template from Meta's library.</summary>
    public JsonElement? LibraryTemplateButtonInputs { get; init; }

    /// <summary>Which changes Meta may make to a marketing message to improve it.</summary>
    public JsonElement? DegreesOfFreedomSpec { get; init; }

    /// <summary>The max price, for a marketing template only; null for the fixed price.</summary>
    public OptimizationSpec? OptimizationSpec { get; init; }

    /// <summary>Whether taps on URL buttons are excluded from link tracking.</summary>
    public bool? CtaUrlLinkTrackingOptedOut { get; init; }

    /// <summary>Starts a template about what a customer asked for or needs to know.</summary>
    /// <param name="name">Its name: lower-case letters, digits and underscores.</param>
    /// <param name="language">The code of its language, for example <c>en_US</c>.</param>
    public static UtilityTemplateDefinitionBuilder Utility(string name, string language) => new(name, language);

    /// <summary>Starts a template that advertises or informs.</summary>
    /// <inheritdoc cref="Utility"/>
    public static MarketingTemplateDefinitionBuilder Marketing(string name, string language) => new(name, language);

    /// <summary>Starts a template that brings a one-time code, in WhatsApp's own words.</summary>
    /// <inheritdoc cref="Utility"/>
    public static AuthenticationTemplateDefinitionBuilder Authentication(string name, string language) => new(name, language);

    /// <summary>Reads a template from its JSON, as Kapso's API takes it or returns it.</summary>
    /// <param name="json">The JSON, for example the content of a <c>.template.json</c> file.</param>
    /// <exception cref="JsonException">It is not JSON, or not that of a template.</exception>
    public static TemplateDefinition Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        byte[] utf8 = WholeTexts(json);
        using JsonDocument document = JsonDocument.Parse(utf8);
        return (document.RootElement.ValueKind is JsonValueKind.Object && document.RootElement.TryGetProperty("status"u8, out _)
            ? document.RootElement.Deserialize(TemplatesJson.Default.Template)?.ToDefinition()
            : document.RootElement.Deserialize(TemplatesJson.Default.TemplateDefinition))
            ?? throw new JsonException("The JSON of a template is an object.");
    }

    /// <summary>The template as Kapso's API takes it.</summary>
    public string ToJson() => Encoding.UTF8.GetString(RawJson.Write(this, TemplatesJson.Default.TemplateDefinition));

    /// <summary>Checks every rule that can be known before Meta's review. Paths are those of the JSON, for example <c>components[1].text</c>.</summary>
    /// <returns>The broken rules; empty when there is none.</returns>
    public IReadOnlyList<ValidationProblem> FindProblems()
    {
        Rules rules = Rules.Start();
        ((ICheckable)this).Check(rules);
        return rules.Problems;
    }

    /// <summary>Starts a message from this template, whose values are checked against the definition.</summary>
    /// <exception cref="KapsoValidationException">The template's components have no body.</exception>
    public DefinedTemplateBuilder CreateMessage() => DefinedTemplateBuilder.Start(Name, Language, NodeReader.Read(this, TemplatesJson.Default.TemplateDefinition));

    /// <summary>Compares a message, however it was made, with this template.</summary>
    /// <param name="message">The message.</param>
    /// <returns>What is missing, unknown or of the wrong kind; empty when the message fits.</returns>
    public IReadOnlyList<ValidationProblem> FindProblems(Messages.TemplateMessage message) => TemplateFit.FindProblems(message, Name, Language, NodeReader.Read(this, TemplatesJson.Default.TemplateDefinition));

    void ICheckable.Check(Rules rules) => rules.Add(TemplateRules.Check(NodeReader.Read(this, TemplatesJson.Default.TemplateDefinition)));

    // Half of a surrogate pair is refused here, not when the template is looked at or sent.
    private static byte[] WholeTexts(string json)
    {
        try
        {
            byte[] utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetBytes(json);
            return !LoneSurrogates.IsIn(utf8) ? utf8 : throw new JsonException("A text has half of a surrogate pair.");
        }
        catch (EncoderFallbackException half)
        {
            throw new JsonException("A text has half of a surrogate pair.", half);
        }
    }
}
