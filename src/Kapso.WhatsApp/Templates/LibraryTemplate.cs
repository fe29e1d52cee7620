using System.Text.Json.Serialization;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Templates;

/// <summary>A template of Meta's library, which is approved already: create one's own from it with <see cref="TemplateDefinition.LibraryTemplateName"/>.</summary>
public sealed record LibraryTemplate : KapsoModel
{
    /// <summary>The id of the template in the library.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? Id { get; init; }

    /// <summary>The name of the template in the library.</summary>
    public string? Name { get; init; }

    /// <summary>The code of the template's language.</summary>
    public string? Language { get; init; }

    /// <summary>The category of the template.</summary>
    public TemplateCategory? Category { get; init; }

    /// <summary>The topic of the template, for example <c>ORDER_MANAGEMENT</c>.</summary>
    public string? Topic { get; init; }

    /// <summary>The use case of the template, for example <c>SHIPMENT_CONFIRMATION</c>.</summary>
    [JsonPropertyName("usecase")]
    public string? UseCase { get; init; }

    /// <summary>The industries that the template is made for, for example <c>E_COMMERCE</c>.</summary>
    public IReadOnlyList<string> Industry { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>The text of the header, or null when there is none.</summary>
    public string? Header { get; init; }

    /// <summary>The text of the body with its numbered placeholders.</summary>
    public string? Body { get; init; }

    /// <summary>Examples of the values of the body's placeholders, in their order.</summary>
    public IReadOnlyList<string> BodyParams { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>The types of the values of the body's placeholders, in their order, for example <c>AMOUNT</c> or <c>DATE</c>; Meta checks them when a message is sent.</summary>
    public IReadOnlyList<string> BodyParamTypes { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>The buttons of the template.</summary>
    public IReadOnlyList<ButtonDefinition> Buttons { get => field ?? []; init => field = value.WithoutNulls(); }
}

/// <summary>Which templates of Meta's library to list.</summary>
public sealed record LibraryTemplateFilter : PagedFilter
{
    /// <summary>Only templates with this text in their name or content.</summary>
    public string? Search { get; init; }

    /// <summary>Only templates on this topic, for example <c>ORDER_MANAGEMENT</c>.</summary>
    public string? Topic { get; init; }

    /// <summary>Only templates for this use case, for example <c>SHIPMENT_CONFIRMATION</c>.</summary>
    public string? UseCase { get; init; }

    /// <summary>Only templates for this industry, for example <c>E_COMMERCE</c>.</summary>
    public string? Industry { get; init; }

    /// <summary>Only templates in this language, for example <c>en_US</c>.</summary>
    public string? Language { get; init; }

    /// <summary>Kapso finds Meta's credentials by the account.</summary>
    internal string? BusinessAccountId { get; init; }

    internal override void Write(Query query) => query
        .Add("search", Search)
        .Add("topic", Topic)
        .Add("usecase", UseCase)
        .Add("industry", Industry)
        .Add("language", Language)
        .Add("business_account_id", BusinessAccountId);
}
