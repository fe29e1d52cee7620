using System.Text.Json.Serialization;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Templates;

/// <summary>Which templates of another account to create again. Only those that are approved and whose quality is good or unknown can be.</summary>
public sealed record TemplateMigration : KapsoRecord, ICheckable
{
    /// <summary>The most templates that one request can migrate.</summary>
    public const int MaxTemplates = 500;

    /// <summary>Gets the id of the account (WABA) that has the templates, of the same business.</summary>
    [JsonPropertyName("source_waba_id")]
    public required string SourceBusinessAccountId { get; init; }

    /// <summary>Gets which part of the templates, counted from 0, each of <see cref="Count"/> templates; null for the first.</summary>
    public int? PageNumber { get; init; }

    /// <summary>Gets how many templates, at most <see cref="MaxTemplates"/>; as many when null.</summary>
    public int? Count { get; init; }

    /// <summary>Gets the ids of the only templates to migrate, at most <see cref="MaxTemplates"/>; null for all.</summary>
    public IReadOnlyList<string>? TemplateIds { get; init; }

    void ICheckable.Check(Rules rules)
    {
        rules.RequiredId(SourceBusinessAccountId, "sourceBusinessAccountId");
        rules.OptionalRange(PageNumber, 0, int.MaxValue, "pageNumber");
        rules.OptionalRange(Count, 1, MaxTemplates, "count");
        if (TemplateIds is not null)
        {
            rules.Count(TemplateIds.Count, 1, MaxTemplates, "templateIds", "templates");
            for (int i = 0; i < TemplateIds.Count; i++)
            {
                using (rules.In("templateIds", i))
                {
                    rules.RequiredId(TemplateIds[i], "");
                }
            }
        }
    }
}

/// <summary>Which templates were migrated, and which were not. A migration that succeeded for some is a result and no exception.</summary>
public sealed record TemplateMigrationResult : KapsoModel
{
    /// <summary>The ids of the templates that were created again.</summary>
    [JsonPropertyName("migrated_templates")]
    public IReadOnlyList<string> Migrated { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Why templates were not migrated, by the ids that they have in the source account.</summary>
    [JsonPropertyName("failed_templates")]
    public IReadOnlyDictionary<string, string> Failed { get => field ?? new Dictionary<string, string>(); init => field = value.WithoutNulls(); }
}
