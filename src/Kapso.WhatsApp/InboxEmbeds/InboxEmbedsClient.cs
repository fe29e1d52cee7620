using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.InboxEmbeds;

/// <summary>Kapso's inbox inside a page of one's own, in an iframe: for the whole project, one customer or one number.</summary>
public class InboxEmbedsClient
{
    private readonly KapsoPipeline _pipeline;

    internal InboxEmbedsClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>Creates an instance for mocking in tests.</summary>
    protected InboxEmbedsClient() => _pipeline = null!;

    /// <summary>Lists embedded inboxes, newest first. <c>GET /platform/v1/inbox_embeds</c></summary>
    /// <param name="filter">Which inboxes; all by default.</param>
    /// <returns>The inboxes, fetched page by page as they are read. They hold neither tokens nor addresses.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<InboxEmbed> List(InboxEmbedFilter? filter = null) =>
        _pipeline.List(InboxEmbedOperations.List, [], filter);

    /// <summary>Creates an embedded inbox. <c>POST /platform/v1/inbox_embeds</c></summary>
    /// <param name="embed">The inbox, for example <c>NewInboxEmbed.ForCustomer(id)</c>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The inbox with its token and address, which are told this once.</returns>
    /// <exception cref="KapsoValidationException">The scope and its id do not fit, or another member breaks a rule; nothing was created.</exception>
    /// <exception cref="KapsoApiException">There is no such customer or number (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether the inbox may exist.</exception>
    public virtual Task<CreatedInboxEmbed> CreateAsync(NewInboxEmbed embed, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(InboxEmbedOperations.Create, [], embed, cancellationToken);

    /// <summary>Gets an embedded inbox, without its token and address. <c>GET /platform/v1/inbox_embeds/{inbox_embed_id}</c></summary>
    /// <param name="inboxEmbedId">The id of the inbox.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such inbox (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<InboxEmbed> GetAsync(string inboxEmbedId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(InboxEmbedOperations.Get, [inboxEmbedId], cancellationToken);

    /// <summary>Changes an embedded inbox. <c>PATCH /platform/v1/inbox_embeds/{inbox_embed_id}</c></summary>
    /// <param name="inboxEmbedId">The id of the inbox.</param>
    /// <param name="update">What to change.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">Nothing is to be changed, or a member breaks a rule.</exception>
    /// <exception cref="KapsoApiException">There is no such inbox (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<InboxEmbed> UpdateAsync(string inboxEmbedId, InboxEmbedUpdate update, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(InboxEmbedOperations.Update, [inboxEmbedId], update, cancellationToken);

    /// <summary>Deletes an embedded inbox: its token is refused from then on. <c>DELETE /platform/v1/inbox_embeds/{inbox_embed_id}</c></summary>
    /// <param name="inboxEmbedId">The id of the inbox.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such inbox (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task DeleteAsync(string inboxEmbedId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(InboxEmbedOperations.Delete, [inboxEmbedId], cancellationToken);
}
