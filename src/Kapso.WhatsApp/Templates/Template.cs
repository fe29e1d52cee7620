using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Serialization;
using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp.Templates;

/// <summary>
/// A template of a WhatsApp business account, as Meta returns it. Some members are returned only when they are asked for: see
/// <see cref="TemplatesClient.GetAsync"/>.
/// </summary>
public sealed record Template : KapsoModel
{
    /// <summary>The id of the template at Meta.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public required string Id { get; init; }

    /// <summary>The name of the template.</summary>
    public string? Name { get; init; }

    /// <summary>The code of its language.</summary>
    public string? Language { get; init; }

    /// <summary>The status of the template at Meta.</summary>
    public TemplateStatus? Status { get; init; }

    /// <summary>The category of the template.</summary>
    public TemplateCategory? Category { get; init; }

    /// <summary>The category before Meta changed it, or null when it did not.</summary>
    public TemplateCategory? PreviousCategory { get; init; }

    /// <summary>The category that Meta considers right, where it differs and will become the template's category.</summary>
    public TemplateCategory? CorrectCategory { get; init; }

    /// <summary>The subcategory of the template, for example <c>ORDER_STATUS</c>.</summary>
    public string? SubCategory { get; init; }

    /// <summary>Whether the template's placeholders are named or numbered.</summary>
    public TemplateParameterFormat? ParameterFormat { get; init; }

    /// <summary>How the template is displayed.</summary>
    public TemplateDisplayFormat? DisplayFormat { get; init; }

    /// <summary>The components of the template, for example header, body and buttons.</summary>
    public IReadOnlyList<ComponentDefinition> Components { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>The quality of the template, by how readers receive it.</summary>
    public TemplateQuality? QualityScore { get; init; }

    /// <summary>Why Meta rejected it; <see cref="TemplateRejectionReason.None"/> when it did not.</summary>
    public TemplateRejectionReason? RejectedReason { get; init; }

    /// <summary>The time for which WhatsApp tries to deliver a message; -1 second stands for 30 days.</summary>
    [JsonPropertyName("message_send_ttl_seconds"), JsonConverter(typeof(SecondsConverter))]
    public TimeSpan? MessageSendTtl { get; init; }

    /// <summary>The name of the template in Meta's library that it was created from.</summary>
    public string? LibraryTemplateName { get; init; }

    /// <summary>Whether taps on URL buttons are excluded from link tracking.</summary>
    public bool? CtaUrlLinkTrackingOptedOut { get; init; }

    /// <summary>The changes that Meta may make to a marketing message to improve it, as JSON.</summary>
    public JsonElement? DegreesOfFreedomSpec { get; init; }

    /// <summary>The max price of the template, or null when it has none or it was not asked for.</summary>
    public OptimizationSpec? OptimizationSpec { get; init; }

    /// <summary>
    /// What creating the same template takes. Examples of files come back as addresses that work for a while: give headers a new handle before
    /// creating it elsewhere.
    /// </summary>
    /// <exception cref="InvalidOperationException">Name, language or category are not known because they were not asked for.</exception>
    public TemplateDefinition ToDefinition() => new()
    {
        Name = Name ?? throw Unknown(nameof(Name)),
        Language = Language ?? throw Unknown(nameof(Language)),
        Category = Category ?? throw Unknown(nameof(Category)),
        ParameterFormat = ParameterFormat,
        DisplayFormat = DisplayFormat,
        Components = Components,
        MessageSendTtl = MessageSendTtl,
        CtaUrlLinkTrackingOptedOut = CtaUrlLinkTrackingOptedOut,
        DegreesOfFreedomSpec = DegreesOfFreedomSpec,
        OptimizationSpec = OptimizationSpec,
    };

    /// <summary>Starts a message from this template, whose values are checked against the definition.</summary>
    /// <exception cref="KapsoValidationException">The template's name, language or components are not known.</exception>
    public DefinedTemplateBuilder CreateMessage() => DefinedTemplateBuilder.Start(Name, Language, NodeReader.Read(this, TemplatesJson.Default.Template));

    /// <summary>Compares a message, however it was made, with this template.</summary>
    /// <param name="message">The message.</param>
    /// <returns>What is missing, unknown or of the wrong kind; empty when the message fits.</returns>
    public IReadOnlyList<ValidationProblem> FindProblems(Messages.TemplateMessage message) => TemplateFit.FindProblems(message, Name, Language, NodeReader.Read(this, TemplatesJson.Default.Template));

    private static InvalidOperationException Unknown(string member) => new($"The template's {member} is not known: it was not asked for.");
}

/// <summary>The quality of a template, by how readers receive it.</summary>
public sealed record TemplateQuality : KapsoModel
{
    /// <summary>The quality score of the template.</summary>
    public TemplateQualityScore? Score { get; init; }

    /// <summary>Since when the score applies, or null when Meta did not say.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>The reasons that readers gave for a low quality.</summary>
    public IReadOnlyList<string> Reasons { get => field ?? []; init => field = value.WithoutNulls(); }
}

/// <summary>The response to the creation of a template.</summary>
public sealed record CreatedTemplate : KapsoModel
{
    /// <summary>The id of the template at Meta.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public required string Id { get; init; }

    /// <summary>The status of the template: usually <see cref="TemplateStatus.Pending"/>.</summary>
    public TemplateStatus? Status { get; init; }

    /// <summary>The category that Meta assigned, which can differ from the one that was asked for.</summary>
    public TemplateCategory? Category { get; init; }
}
