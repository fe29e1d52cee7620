using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Templates;

/// <summary>The templates of WhatsApp business accounts: outside the 24 hours after a customer's last message nothing else can be sent.</summary>
public partial class TemplatesClient
{
    private readonly KapsoPipeline _pipeline;

    internal TemplatesClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>Creates an instance for mocking in tests.</summary>
    protected TemplatesClient() => _pipeline = null!;

    /// <summary>Lists the templates of an account. <c>GET /{business_account_id}/message_templates</c></summary>
    /// <param name="businessAccountId">The id of the WhatsApp business account (WABA).</param>
    /// <param name="filter">Which templates; all by default.</param>
    /// <returns>The templates, fetched page by page as they are read. Their quality and other details only <see cref="GetAsync"/> tells.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<Template> List(string businessAccountId, TemplateFilter? filter = null) =>
        _pipeline.List(TemplateOperations.List, [businessAccountId], filter);

    /// <summary>Finds the template with exactly this name and language. <c>GET /{business_account_id}/message_templates</c></summary>
    /// <param name="businessAccountId">The id of the WhatsApp business account (WABA).</param>
    /// <param name="name">The template's name.</param>
    /// <param name="language">The code of its language, for example <c>en_US</c>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The template; null when there is none.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    /// <exception cref="KapsoApiException">The server refused.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual async Task<Template?> FindAsync(string businessAccountId, string name, string language, CancellationToken cancellationToken = default)
    {
        Rules.Check(rules =>
        {
            rules.Id(businessAccountId, nameof(businessAccountId));
            rules.Required(name, nameof(name));
            rules.Required(language, nameof(language));
        });
        await foreach (Template template in List(businessAccountId, new TemplateFilter { Name = name, Language = language }).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (template.Name == name && template.Language == language)
            {
                return template;
            }
        }

        return null;
    }

    /// <summary>Gets a template. <c>GET /{business_account_id}/message_templates/{template_id}</c></summary>
    /// <param name="businessAccountId">The id of the WhatsApp business account (WABA).</param>
    /// <param name="templateId">The template's id.</param>
    /// <param name="fields">Which members; all that are known when null, for without a choice Meta tells only a few.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such template (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<Template> GetAsync(
        string businessAccountId, string templateId, IReadOnlyList<TemplateField>? fields = null, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(
            TemplateOperations.Get,
            [businessAccountId, templateId],
            cancellationToken,
            new Query().Add("fields", string.Join(',', (fields ?? TemplateField.Known).Select(field => field.Value))));

    /// <summary>
    /// Creates a template and has Meta review it. <c>POST /{business_account_id}/message_templates</c>. An account can create 100 an hour and hold 250, or
    /// 6,000 once its business is verified.
    /// </summary>
    /// <param name="businessAccountId">The id of the WhatsApp business account (WABA).</param>
    /// <param name="definition">The template.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Its id, where it stands and what Meta holds it to be for.</returns>
    /// <exception cref="KapsoValidationException">The template breaks rules; the exception lists all of them, and nothing was created.</exception>
    /// <exception cref="KapsoApiException">Meta refused; <see cref="KapsoApiException.Advice"/> says what to do.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether the template may exist.</exception>
    public virtual Task<CreatedTemplate> CreateAsync(string businessAccountId, TemplateDefinition definition, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(TemplateOperations.Create, [businessAccountId], definition, cancellationToken);

    /// <summary>Changes a template and has Meta review it again. <c>POST /{business_account_id}/message_templates?hsm_id=</c></summary>
    /// <param name="businessAccountId">The id of the WhatsApp business account (WABA).</param>
    /// <param name="templateId">The template's id.</param>
    /// <param name="update">What to change.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">Nothing is to be changed, or the change breaks rules.</exception>
    /// <exception cref="KapsoApiException">There is no such template (404), it cannot be changed now, or Meta refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether the template may have changed.</exception>
    public virtual Task UpdateAsync(string businessAccountId, string templateId, TemplateUpdate update, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(TemplateOperations.Update, [businessAccountId], update, cancellationToken, new Query().AddRequiredId("hsm_id", templateId));

    /// <summary>
    /// Deletes a template in all its languages. <c>DELETE /{business_account_id}/message_templates?name=</c>. The name of an approved template cannot be used
    /// again for thirty days.
    /// </summary>
    /// <param name="businessAccountId">The id of the WhatsApp business account (WABA).</param>
    /// <param name="name">The template's name.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such template (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task DeleteAllLanguagesAsync(string businessAccountId, string name, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(
            TemplateOperations.Delete, [businessAccountId], cancellationToken, new Query().Add("name", name), new CallDetails { Check = rules => rules.Required(name, nameof(name)) });

    /// <summary>Deletes a template in one language. <c>DELETE /{business_account_id}/message_templates?hsm_id=</c></summary>
    /// <param name="businessAccountId">The id of the WhatsApp business account (WABA).</param>
    /// <param name="templateId">The template's id, which stands for its name and language.</param>
    /// <param name="name">The template's name, which Meta wants beside the id; Kapso does without.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such template (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task DeleteAsync(string businessAccountId, string templateId, string? name = null, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(TemplateOperations.Delete, [businessAccountId], cancellationToken, new Query().AddRequiredId("hsm_id", templateId).Add("name", name));
}
