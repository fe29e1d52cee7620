using System.Text.Json;
using Kapso.WhatsApp.Contacts;
using Kapso.WhatsApp.Conversations;
using Kapso.WhatsApp.MediaFiles;
using Kapso.WhatsApp.Messages;

namespace Kapso.WhatsApp;

/// <summary>
/// The everyday half of a client, bound to one WhatsApp number: sending, marking as read, messages, media, conversations and contacts. Get it with
/// <see cref="KapsoWhatsAppClient.Number(string)"/>, or inject it when <see cref="KapsoWhatsAppOptions.PhoneNumberId"/> is configured.
/// </summary>
public class NumberClient
{
    private readonly KapsoWhatsAppClient _kapso;

    internal NumberClient(KapsoWhatsAppClient kapso, string phoneNumberId)
    {
        Rules rules = Rules.Start();
        rules.Id(phoneNumberId, nameof(phoneNumberId));
        rules.ThrowIfBroken();
        (_kapso, PhoneNumberId) = (kapso, phoneNumberId);
    }

    /// <summary>Creates an instance for mocking in tests.</summary>
    protected NumberClient() => (_kapso, PhoneNumberId) = (null!, "");

    /// <summary>Gets the id of the WhatsApp number that the calls are about.</summary>
    public virtual string PhoneNumberId { get; }

    /// <inheritdoc cref="MessagesClient.SendAsync(string, Recipient, OutgoingMessage, SendOptions?, CancellationToken)"/>
    public virtual Task<SentMessage> SendAsync(Recipient to, OutgoingMessage message, SendOptions? options = null, CancellationToken cancellationToken = default) =>
        _kapso.Messages.SendAsync(PhoneNumberId, to, message, options, cancellationToken);

    /// <inheritdoc cref="MessagesClient.SendTextAsync(string, Recipient, string, SendOptions?, CancellationToken)"/>
    public virtual Task<SentMessage> SendTextAsync(Recipient to, string body, SendOptions? options = null, CancellationToken cancellationToken = default) =>
        _kapso.Messages.SendTextAsync(PhoneNumberId, to, body, options, cancellationToken);

    /// <inheritdoc cref="MessagesClient.SendMarketingAsync(string, Recipient, TemplateMessage, SendOptions?, CancellationToken)"/>
    public virtual Task<SentMessage> SendMarketingAsync(Recipient to, TemplateMessage template, SendOptions? options = null, CancellationToken cancellationToken = default) =>
        _kapso.Messages.SendMarketingAsync(PhoneNumberId, to, template, options, cancellationToken);

    /// <inheritdoc cref="MessagesClient.SendRawAsync(string, string, CancellationToken)"/>
    public virtual Task<SentMessage> SendRawAsync(JsonElement payload, CancellationToken cancellationToken = default) => _kapso.Messages.SendRawAsync(PhoneNumberId, payload, cancellationToken);

    /// <inheritdoc cref="MessagesClient.SendRawAsync(string, string, CancellationToken)"/>
    public virtual Task<SentMessage> SendRawAsync(string payload, CancellationToken cancellationToken = default) => _kapso.Messages.SendRawAsync(PhoneNumberId, payload, cancellationToken);

    /// <inheritdoc cref="MessagesClient.MarkAsReadAsync(string, string, bool, CancellationToken)"/>
    public virtual Task MarkAsReadAsync(string messageId, bool showTyping = false, CancellationToken cancellationToken = default) =>
        _kapso.Messages.MarkAsReadAsync(PhoneNumberId, messageId, showTyping, cancellationToken);

    /// <inheritdoc cref="MessagesClient.List(string, MessageFilter?)"/>
    public virtual PagedList<Message> ListMessages(MessageFilter? filter = null) => _kapso.Messages.List(PhoneNumberId, filter);

    /// <inheritdoc cref="MessagesClient.GetAsync(string, string, MessageFields?, CancellationToken)"/>
    public virtual Task<Message> GetMessageAsync(string messageId, MessageFields? fields = null, CancellationToken cancellationToken = default) =>
        _kapso.Messages.GetAsync(PhoneNumberId, messageId, fields, cancellationToken);

    /// <inheritdoc cref="MediaClient.UploadAsync(string, MediaFile, MediaUploadOptions?, CancellationToken)"/>
    public virtual Task<UploadedMedia> UploadMediaAsync(MediaFile file, MediaUploadOptions? options = null, CancellationToken cancellationToken = default) =>
        _kapso.Media.UploadAsync(PhoneNumberId, file, options, cancellationToken);

    /// <inheritdoc cref="MediaClient.GetAsync(string, string, CancellationToken)"/>
    public virtual Task<MediaDetails> GetMediaAsync(string mediaId, CancellationToken cancellationToken = default) => _kapso.Media.GetAsync(PhoneNumberId, mediaId, cancellationToken);

    /// <inheritdoc cref="MediaClient.DownloadAsync(string, string, MediaDownloadOptions?, CancellationToken)"/>
    public virtual Task<MediaDownload> DownloadMediaAsync(string mediaId, MediaDownloadOptions? options = null, CancellationToken cancellationToken = default) =>
        _kapso.Media.DownloadAsync(PhoneNumberId, mediaId, options, cancellationToken);

    /// <inheritdoc cref="MediaClient.DownloadToFileAsync(string, string, string, MediaDownloadOptions?, CancellationToken)"/>
    public virtual Task DownloadMediaToFileAsync(string mediaId, string path, MediaDownloadOptions? options = null, CancellationToken cancellationToken = default) =>
        _kapso.Media.DownloadToFileAsync(PhoneNumberId, mediaId, path, options, cancellationToken);

    /// <inheritdoc cref="MediaClient.DeleteAsync(string, string, CancellationToken)"/>
    public virtual Task DeleteMediaAsync(string mediaId, CancellationToken cancellationToken = default) => _kapso.Media.DeleteAsync(PhoneNumberId, mediaId, cancellationToken);

    /// <inheritdoc cref="ConversationsClient.List(string, ConversationFilter?)"/>
    public virtual PagedList<Conversation> ListConversations(ConversationFilter? filter = null) => _kapso.Conversations.List(PhoneNumberId, filter);

    /// <inheritdoc cref="ConversationsClient.GetAsync(string, string, ConversationFields?, CancellationToken)"/>
    public virtual Task<Conversation> GetConversationAsync(string conversationId, ConversationFields? fields = null, CancellationToken cancellationToken = default) =>
        _kapso.Conversations.GetAsync(PhoneNumberId, conversationId, fields, cancellationToken);

    /// <inheritdoc cref="ConversationsClient.TakeAsync"/>
    public virtual Task<ThreadControlResult> TakeConversationAsync(Person customer, string? metadata = null, CancellationToken cancellationToken = default) =>
        _kapso.Conversations.TakeAsync(PhoneNumberId, customer, metadata, cancellationToken);

    /// <inheritdoc cref="ConversationsClient.ReleaseAsync"/>
    public virtual Task<ThreadControlResult> ReleaseConversationAsync(Person customer, string? metadata = null, CancellationToken cancellationToken = default) =>
        _kapso.Conversations.ReleaseAsync(PhoneNumberId, customer, metadata, cancellationToken);

    /// <inheritdoc cref="ConversationsClient.PassAsync"/>
    public virtual Task<ThreadControlResult> PassConversationAsync(Person customer, RoutingRole? to = null, string? metadata = null, CancellationToken cancellationToken = default) =>
        _kapso.Conversations.PassAsync(PhoneNumberId, customer, to, metadata, cancellationToken);

    /// <inheritdoc cref="ContactsClient.List(string, ContactFilter?)"/>
    public virtual PagedList<Contact> ListContacts(ContactFilter? filter = null) => _kapso.Contacts.List(PhoneNumberId, filter);
}
