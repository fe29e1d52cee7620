using System.Text;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Flows;

/// <summary>
/// Flows as Meta keeps them, by their ids at Meta (<see cref="Flow.MetaFlowId"/>), and the public keys that their requests are encrypted with. Take this for an endpoint of
/// one's own and for what Kapso does not keep; else <see cref="FlowsClient"/>.
/// </summary>
public class MetaFlowsClient
{
    /// <summary>The most bytes of a flow's JSON.</summary>
    public const int MaxJsonBytes = 10 * 1024 * 1024;

    private readonly KapsoPipeline _pipeline;

    internal MetaFlowsClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>Creates an instance for mocking in tests.</summary>
    protected MetaFlowsClient() => _pipeline = null!;

    /// <summary>Lists the flows of an account. <c>GET /{business_account_id}/flows</c></summary>
    /// <param name="businessAccountId">The id of the WhatsApp business account (WABA).</param>
    /// <param name="filter">How many a page has; the server's default when null.</param>
    /// <returns>The flows, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<MetaFlow> List(string businessAccountId, MetaFlowFilter? filter = null) =>
        _pipeline.List(MetaFlowOperations.List, [businessAccountId], filter);

    /// <summary>Lists the flows of the account that a number belongs to. <c>GET /{phone_number_id}/flows</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="filter">How many a page has; the server's default when null.</param>
    /// <returns>The flows, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<MetaFlow> ListByPhoneNumber(string phoneNumberId, MetaFlowFilter? filter = null) =>
        _pipeline.List(MetaFlowOperations.ListByPhoneNumber, [phoneNumberId], filter);

    /// <summary>Creates a flow in an account, and publishes it when that is wanted and its JSON has no problems. <c>POST /{business_account_id}/flows</c>, then <c>POST /{flow_id}/publish</c></summary>
    /// <param name="businessAccountId">The id of the WhatsApp business account (WABA).</param>
    /// <param name="flow">The flow.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Its id, and what is wrong with its JSON; with problems it stays a draft.</returns>
    /// <exception cref="KapsoValidationException">A member breaks a rule; nothing was created.</exception>
    /// <exception cref="KapsoFlowException">The flow was created and not published; <see cref="KapsoFlowException.DraftId"/> names the draft.</exception>
    /// <exception cref="KapsoApiException">There is a flow of that name (100), or Meta refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether the flow may exist.</exception>
    public virtual Task<CreatedMetaFlow> CreateAsync(string businessAccountId, NewMetaFlow flow, CancellationToken cancellationToken = default) =>
        CreateAsync(MetaFlowOperations.Create, businessAccountId, flow, cancellationToken);

    /// <summary>
    /// Creates a flow in the account that a number belongs to, and publishes it when that is wanted and its JSON has no problems. <c>POST /{phone_number_id}/flows</c>, then
    /// <c>POST /{flow_id}/publish</c>
    /// </summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="flow">The flow.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <inheritdoc cref="CreateAsync(string, NewMetaFlow, CancellationToken)" path="/returns|/exception"/>
    public virtual Task<CreatedMetaFlow> CreateByPhoneNumberAsync(string phoneNumberId, NewMetaFlow flow, CancellationToken cancellationToken = default) =>
        CreateAsync(MetaFlowOperations.CreateByPhoneNumber, phoneNumberId, flow, cancellationToken);

    /// <summary>Gets a flow. <c>GET /{flow_id}</c></summary>
    /// <param name="businessAccountId">The id of the WhatsApp business account (WABA) it belongs to.</param>
    /// <param name="metaFlowId">The flow's id at Meta.</param>
    /// <param name="fields">Which members; when null all that are known, with the preview's old address.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such flow (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<MetaFlow> GetAsync(string businessAccountId, string metaFlowId, IReadOnlyList<MetaFlowField>? fields = null, CancellationToken cancellationToken = default)
    {
        return _pipeline.CallAsync(MetaFlowOperations.Get, [metaFlowId], cancellationToken, QueryOf(fields).AddRequiredId("business_account_id", businessAccountId));
    }

    /// <summary>Gets a flow of the account that a number belongs to. <c>GET /{flow_id}</c> with <c>phone_number_id</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="metaFlowId">The flow's id at Meta.</param>
    /// <param name="fields">Which members; when null all that are known, with the preview's old address.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such flow (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<MetaFlow> GetByPhoneNumberAsync(string phoneNumberId, string metaFlowId, IReadOnlyList<MetaFlowField>? fields = null, CancellationToken cancellationToken = default)
    {
        return _pipeline.CallAsync(MetaFlowOperations.GetByPhoneNumber, [metaFlowId], cancellationToken, QueryOf(fields).AddRequiredId("phone_number_id", phoneNumberId));
    }

    /// <summary>Changes a flow's name, its categories or its endpoint, not its JSON. <c>POST /{flow_id}</c></summary>
    /// <param name="metaFlowId">The flow's id at Meta.</param>
    /// <param name="update">What to change.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">Nothing is to be changed, or a member breaks a rule.</exception>
    /// <exception cref="KapsoApiException">There is no such flow (404), it cannot be changed (139001), or Meta refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task UpdateAsync(string metaFlowId, MetaFlowUpdate update, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(MetaFlowOperations.Update, [metaFlowId], update, cancellationToken);

    /// <summary>Lists the files of a flow: its JSON, with an address to download it from. <c>GET /{flow_id}/assets</c></summary>
    /// <param name="metaFlowId">The flow's id at Meta.</param>
    /// <param name="filter">How they are listed; null for the default.</param>
    /// <returns>The files, fetched page by page as they are read.</returns>
    public virtual PagedList<FlowAsset> ListAssets(string metaFlowId, FlowAssetFilter? filter = null) =>
        _pipeline.List(MetaFlowOperations.ListAssets, [metaFlowId], filter);

    /// <summary>Gives a flow its JSON; a published one gets a draft beside it. <c>POST /{flow_id}/assets</c></summary>
    /// <param name="metaFlowId">The flow's id at Meta.</param>
    /// <param name="definition">What the flow is made of, at most <see cref="MaxJsonBytes"/> bytes.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>What is wrong with it; with problems it cannot be published.</returns>
    /// <exception cref="KapsoApiException">There is no such flow (404), its JSON could not be processed (139001), or Meta refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<IReadOnlyList<FlowValidationError>> UploadAsync(string metaFlowId, FlowDefinition definition, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(definition);
        string json = definition.ToJson();
        HttpContent form = MultipartForm.Create([("name", "flow.json"), ("asset_type", "FLOW_JSON")], ("file", "flow.json", "application/json", Encoding.UTF8.GetBytes(json)));
        return _pipeline.UploadAsync(MetaFlowOperations.Upload, [metaFlowId], form, cancellationToken, check: rules =>
        {
            using (rules.In(nameof(definition)))
            {
                FlowBodies.CheckSize(rules, json);
            }
        });
    }

    /// <summary>Publishes a flow, so that it can be sent to everyone. It cannot be undone. <c>POST /{flow_id}/publish</c></summary>
    /// <param name="metaFlowId">The flow's id at Meta.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such flow (404), it cannot be published (139002), or Meta refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether it may be published.</exception>
    public virtual Task PublishAsync(string metaFlowId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(MetaFlowOperations.Publish, [metaFlowId], cancellationToken);

    /// <summary>Takes a published flow out of use. It cannot be undone. <c>POST /{flow_id}/deprecate</c></summary>
    /// <param name="metaFlowId">The flow's id at Meta.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such flow (404), it is not published (139003), or Meta refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether it may be deprecated.</exception>
    public virtual Task DeprecateAsync(string metaFlowId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(MetaFlowOperations.Deprecate, [metaFlowId], cancellationToken);

    /// <summary>Deletes a draft; a published flow can only be deprecated. <c>DELETE /flows/{flow_id}</c></summary>
    /// <param name="metaFlowId">The flow's id at Meta.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such flow (404), it is no draft (139004), or Meta refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task DeleteAsync(string metaFlowId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(MetaFlowOperations.Delete, [metaFlowId], cancellationToken);

    /// <summary>Finds the public key of a number, and whether it is valid. <c>GET /{phone_number_id}/whatsapp_business_encryption</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The key; null when none was uploaded.</returns>
    /// <exception cref="KapsoApiException">There is no such number (404), or Meta refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<FlowPublicKey?> FindPublicKeyAsync(string phoneNumberId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(MetaFlowOperations.FindPublicKey, [phoneNumberId], cancellationToken);

    /// <summary>Gives a number the public key that the requests of its flows are encrypted with. <c>POST /{phone_number_id}/whatsapp_business_encryption</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="publicKeyPem">The public RSA key in PEM, of at least 2,048 bits. Never the private one.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">It is not a public RSA key.</exception>
    /// <exception cref="KapsoApiException">There is no such number (404), or Meta refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task SetPublicKeyAsync(string phoneNumberId, string publicKeyPem, CancellationToken cancellationToken = default)
    {
        return _pipeline.UploadAsync(MetaFlowOperations.SetPublicKey, [phoneNumberId], MultipartForm.Create([("business_public_key", publicKeyPem)]), cancellationToken, check: rules =>
        {
            using (rules.In(nameof(publicKeyPem)))
            {
                FlowBodies.CheckPublicKey(rules, publicKeyPem);
            }
        });
    }

    private static Query QueryOf(IReadOnlyList<MetaFlowField>? fields) =>
        new Query().Add("fields", string.Join(',', (fields ?? [.. MetaFlowField.Known.Where(static field => field != MetaFlowField.NewPreview)]).Select(static field => field.Value)));

    private async Task<CreatedMetaFlow> CreateAsync(Operation<NewMetaFlow, CreatedMetaFlow> operation, string ownerId, NewMetaFlow flow, CancellationToken cancellationToken)
    {
        CreatedMetaFlow created = await _pipeline.CallAsync(operation, [ownerId], flow, cancellationToken).ConfigureAwait(false);
        return flow.Publish && created.ValidationErrors.Count == 0
            ? await KapsoFlowException.PublishAsync(created.Id, async () =>
            {
                await PublishAsync(created.Id, cancellationToken).ConfigureAwait(false);
                return created;
            }).ConfigureAwait(false)
            : created;
    }
}
