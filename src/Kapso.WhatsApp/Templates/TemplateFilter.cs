using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Templates;

/// <summary>Which templates of an account to list.</summary>
public sealed record TemplateFilter : PagedFilter
{
    /// <summary>Only those with this name; Meta also finds names that contain it.</summary>
    public string? Name { get; init; }

    /// <summary>Only templates with this status.</summary>
    public TemplateStatus? Status { get; init; }

    /// <summary>Only templates of this category.</summary>
    public TemplateCategory? Category { get; init; }

    /// <summary>Only templates in this language, for example <c>en_US</c>.</summary>
    public string? Language { get; init; }

    internal override void Write(Query query) => query
        .Add("name", Name)
        .Add("status", Status)
        .Add("category", Category)
        .Add("language", Language);
}
