using System.Text;
using System.Text.Json;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Templates;

/// <content>What Meta has about templates and Kapso passes on: the library, comparison, migration and the reach of max prices.</content>
public partial class TemplatesClient
{
    /// <summary>The most templates that one template can be compared with.</summary>
    public const int MaxComparedTemplates = 100;

    /// <summary>
    /// Lists the templates of Meta's library, which are approved already. <c>GET /message_template_library</c>. Kapso finds Meta's credentials by the account, which is therefore named.
    /// </summary>
    /// <param name="businessAccountId">The id of the WhatsApp business account (WABA).</param>
    /// <param name="filter">Which templates; all by default.</param>
    /// <returns>The templates of the library, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<LibraryTemplate> ListLibrary(string businessAccountId, LibraryTemplateFilter? filter = null)
    {
        Rules.Check(nameof(businessAccountId), rules => rules.RequiredId(businessAccountId, ""));
        return _pipeline.List(TemplateOperations.ListLibrary, [], (filter ?? new LibraryTemplateFilter()) with { BusinessAccountId = businessAccountId });
    }

    /// <summary>Compares how a template did with others of the same account. <c>GET /{template_id}/compare</c></summary>
    /// <param name="businessAccountId">The id of the WhatsApp business account (WABA), by which Kapso finds Meta's credentials.</param>
    /// <param name="templateId">The id of the template.</param>
    /// <param name="otherTemplateIds">The ids of the templates to compare it with.</param>
    /// <param name="start">The beginning of the period.</param>
    /// <param name="end">The end of the period.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    /// <exception cref="KapsoApiException">There is no such template, or Meta refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<TemplateComparison> CompareAsync(
        string businessAccountId, string templateId, IReadOnlyList<string> otherTemplateIds, DateTimeOffset start, DateTimeOffset end, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(otherTemplateIds);
        Rules rules = Rules.Start();
        rules.RequiredId(businessAccountId, nameof(businessAccountId));
        rules.Count(otherTemplateIds.Count, 1, MaxComparedTemplates, nameof(otherTemplateIds), "templates");
        for (int i = 0; i < otherTemplateIds.Count; i++)
        {
            rules.RequiredId(otherTemplateIds[i], $"{nameof(otherTemplateIds)}[{i}]");
        }

        if (end <= start)
        {
            rules.Add(nameof(end), "order", "must be later than the beginning of the period");
        }

        rules.ThrowIfBroken();
        return _pipeline.CallAsync(
            TemplateOperations.Compare,
            [templateId],
            cancellationToken,
            new Query()
                .Add("template_ids", WriteList(otherTemplateIds))
                .Add("start", $"{start.ToUnixTimeSeconds()}")
                .Add("end", $"{end.ToUnixTimeSeconds()}")
                .Add("business_account_id", businessAccountId));
    }

    /// <summary>
    /// Creates the templates of another account of the same business again. <c>POST /{business_account_id}/migrate_message_templates</c>. Never repeated by the client.
    /// </summary>
    /// <param name="businessAccountId">The id of the WhatsApp business account (WABA) that gets the templates.</param>
    /// <param name="migration">The account that has them, and which of them.</param>
    /// <param name="cancellationToken">Stops the call. Templates may still be created.</param>
    /// <returns>The templates that were migrated, and why others were not.</returns>
    /// <exception cref="KapsoValidationException">A member breaks a rule; nothing was migrated.</exception>
    /// <exception cref="KapsoApiException">The accounts belong to different businesses, or Meta refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether templates may exist.</exception>
    public virtual Task<TemplateMigrationResult> MigrateAsync(string businessAccountId, TemplateMigration migration, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(TemplateOperations.Migrate, [businessAccountId], migration, cancellationToken);

    /// <summary>
    /// Estimates how many people marketing messages reach at which max price (<see cref="OptimizationSpec"/>). <c>GET /{business_account_id}/reachestimate</c>
    /// </summary>
    /// <param name="businessAccountId">The id of the WhatsApp business account (WABA).</param>
    /// <param name="countries">The countries of the people, as two capital letters each.</param>
    /// <param name="period">The period that the estimate is made from.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    /// <exception cref="KapsoApiException">The account has not agreed to the terms of the beta, or Meta refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<ReachEstimate> EstimateReachAsync(string businessAccountId, IReadOnlyList<string> countries, ReachPeriod period, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(countries);
        Rules rules = Rules.Start();
        rules.Count(countries.Count, 1, int.MaxValue, nameof(countries), "countries");
        for (int i = 0; i < countries.Count; i++)
        {
            rules.Country(countries[i], $"{nameof(countries)}[{i}]");
        }

        rules.ThrowIfBroken();
        return _pipeline.CallAsync(
            TemplateOperations.EstimateReach,
            [businessAccountId],
            cancellationToken,
            new Query().Add("targeting_spec", $$$"""{"geo_locations":{"countries":{{{WriteList(countries)}}}}}""").Add("date_interval", period.Value));
    }

    private static string WriteList(IReadOnlyList<string> texts)
    {
        using MemoryStream written = new();
        using (Utf8JsonWriter writer = new(written))
        {
            writer.WriteStartArray();
            foreach (string text in texts)
            {
                writer.WriteStringValue(text);
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(written.ToArray());
    }
}
