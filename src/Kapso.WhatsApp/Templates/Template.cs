using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;
using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp.Templates;

/// <summary>A template of a WhatsApp business account, as Meta knows it. What it tells without being asked is not everything: see <see cref="TemplatesClient.GetAsync"/>.</summary>
public sealed record Template : KapsoModel
{
    /// <summary>Its id.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>The code of its language.</summary>
    public string? Language { get; init; }

    /// <summary>Where it stands.</summary>
    public TemplateStatus? Status { get; init; }

    /// <summary>What it is for.</summary>
    public TemplateCategory? Category { get; init; }

    /// <summary>What it was for, where Meta changed that.</summary>
    public TemplateCategory? PreviousCategory { get; init; }

    /// <summary>What Meta holds it to be for, where that differs and will become its category.</summary>
    public TemplateCategory? CorrectCategory { get; init; }

    /// <summary>What it is for more closely, for example <c>ORDER_STATUS</c>.</summary>
    public string? SubCategory { get; init; }

    /// <summary>How its placeholders are told apart.</summary>
    public TemplateParameterFormat? ParameterFormat { get; init; }

    /// <summary>How it is shown.</summary>
    public TemplateDisplayFormat? DisplayFormat { get; init; }

    /// <summary>Its parts.</summary>
    public IReadOnlyList<ComponentDefinition> Components { get => field ?? []; init; }

    /// <summary>How readers receive it.</summary>
    public TemplateQuality? QualityScore { get; init; }

    /// <summary>Why Meta rejected it; <see cref="TemplateRejectionReason.None"/> when it did not.</summary>
    public TemplateRejectionReason? RejectedReason { get; init; }

    /// <summary>How many seconds WhatsApp tries to deliver a message.</summary>
    public int? MessageSendTtlSeconds { get; init; }

    /// <summary>The template in Meta's library that it was made from.</summary>
    public string? LibraryTemplateName { get; init; }

    /// <summary>Whether taps on web buttons are not counted.</summary>
    public bool? CtaUrlLinkTrackingOptedOut { get; init; }

    /// <summary>Which changes Meta may make to a marketing message to improve it.</summary>
    public JsonElement? DegreesOfFreedomSpec { get; init; }

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
        MessageSendTtlSeconds = MessageSendTtlSeconds,
        CtaUrlLinkTrackingOptedOut = CtaUrlLinkTrackingOptedOut,
        DegreesOfFreedomSpec = DegreesOfFreedomSpec,
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

/// <summary>How readers receive a template.</summary>
public sealed record TemplateQuality : KapsoModel
{
    /// <summary>The score.</summary>
    public TemplateQualityScore? Score { get; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>What readers gave as their reasons.</summary>
    public IReadOnlyList<string> Reasons { get => field ?? []; init; }
}

/// <summary>What creating a template returns.</summary>
public sealed record CreatedTemplate : KapsoModel
{
    /// <summary>Its id.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public required string Id { get; init; }

    /// <summary>Where it stands: usually <see cref="TemplateStatus.Pending"/>.</summary>
    public TemplateStatus? Status { get; init; }

    /// <summary>What Meta holds it to be for, which can differ from what was asked for.</summary>
    public TemplateCategory? Category { get; init; }
}
