using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.BusinessProfiles;
using Kapso.WhatsApp.Customers;
using Kapso.WhatsApp.DisplayNames;
using Kapso.WhatsApp.InboxEmbeds;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Pagination;
using Kapso.WhatsApp.PhoneNumbers;
using Kapso.WhatsApp.SetupLinks;
using Kapso.WhatsApp.Usernames;
using Kapso.WhatsApp.Users;
using Kapso.WhatsApp.Webhooks;

namespace Kapso.WhatsApp.Serialization;

/// <summary>
/// Everything that is serialized, in one place: source-generated, snake_case, nulls left out, numbers also read from text.
/// A model that is missing here fails a test.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters =
    [
        typeof(TolerantDateTimeConverter),
        typeof(MessageListConverter),
        typeof(OptionalConverter<string>),
        typeof(OptionalConverter<DateTimeOffset?>),
        typeof(OptionalConverter<IReadOnlyDictionary<string, string>>),
        typeof(OptionalConverter<SetupLanguage?>),
        typeof(OptionalConverter<SetupLinkTheme>),
        typeof(OptionalConverter<WebhookPayloadVersion?>),
        typeof(OptionalConverter<int?>),
    ])]
[JsonSerializable(typeof(Acknowledgement))]
[JsonSerializable(typeof(AudioContent))]
[JsonSerializable(typeof(BusinessProfile))]
[JsonSerializable(typeof(BusinessProfileAnswer))]
[JsonSerializable(typeof(BusinessProfileBody))]
[JsonSerializable(typeof(CodeBody))]
[JsonSerializable(typeof(CodeRequestBody))]
[JsonSerializable(typeof(CreatedInboxEmbed))]
[JsonSerializable(typeof(CreatedSetupLink))]
[JsonSerializable(typeof(CursorPage<Message>))]
[JsonSerializable(typeof(CursorPage<MetaPhoneNumber>))]
[JsonSerializable(typeof(CursorPage<WebhookDelivery>))]
[JsonSerializable(typeof(Customer))]
[JsonSerializable(typeof(CustomerBody<CustomerUpdate>))]
[JsonSerializable(typeof(CustomerBody<NewCustomer>))]
[JsonSerializable(typeof(DateTimeOffset?))]
[JsonSerializable(typeof(DisplayNameRequest))]
[JsonSerializable(typeof(DisplayNameRequestBody))]
[JsonSerializable(typeof(DocumentContent))]
[JsonSerializable(typeof(EditContent))]
[JsonSerializable(typeof(Envelope<Acknowledgement>))]
[JsonSerializable(typeof(Envelope<CreatedInboxEmbed>))]
[JsonSerializable(typeof(Envelope<CreatedSetupLink>))]
[JsonSerializable(typeof(Envelope<Customer>))]
[JsonSerializable(typeof(Envelope<DisplayNameRequest>))]
[JsonSerializable(typeof(Envelope<InboxEmbed>))]
[JsonSerializable(typeof(Envelope<Message>))]
[JsonSerializable(typeof(Envelope<PhoneNumber>))]
[JsonSerializable(typeof(Envelope<SetupLink>))]
[JsonSerializable(typeof(Envelope<Webhook>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(IReadOnlyList<ContactCard>))]
[JsonSerializable(typeof(IReadOnlyList<MessageError>))]
[JsonSerializable(typeof(IReadOnlyList<MessageStatusEvent>))]
[JsonSerializable(typeof(ImageContent))]
[JsonSerializable(typeof(InboxEmbedBody<InboxEmbedUpdate>))]
[JsonSerializable(typeof(InboxEmbedBody<NewInboxEmbed>))]
[JsonSerializable(typeof(InteractiveReply))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(JsonElement?))]
[JsonSerializable(typeof(KapsoMediaData))]
[JsonSerializable(typeof(KapsoMessageData))]
[JsonSerializable(typeof(LocationContent))]
[JsonSerializable(typeof(LocationMessage))]
[JsonSerializable(typeof(MarkAsReadBody))]
[JsonSerializable(typeof(MessageContext))]
[JsonSerializable(typeof(MessageIdentity))]
[JsonSerializable(typeof(MessageReferral))]
[JsonSerializable(typeof(MessageTranscript))]
[JsonSerializable(typeof(MessagingHealth))]
[JsonSerializable(typeof(OffsetPage<Customer>))]
[JsonSerializable(typeof(OffsetPage<DisplayNameRequest>))]
[JsonSerializable(typeof(OffsetPage<InboxEmbed>))]
[JsonSerializable(typeof(OffsetPage<PhoneNumber>))]
[JsonSerializable(typeof(OffsetPage<SetupLink>))]
[JsonSerializable(typeof(OffsetPage<User>))]
[JsonSerializable(typeof(OffsetPage<Webhook>))]
[JsonSerializable(typeof(OrderContent))]
[JsonSerializable(typeof(PhoneNumberAccess))]
[JsonSerializable(typeof(PhoneNumberBody<NewPhoneNumber>))]
[JsonSerializable(typeof(PhoneNumberBody<PhoneNumberUpdate>))]
[JsonSerializable(typeof(PhoneNumberHealth))]
[JsonSerializable(typeof(PhoneNumberSettings))]
[JsonSerializable(typeof(PhoneNumberSettingsUpdate))]
[JsonSerializable(typeof(PinBody))]
[JsonSerializable(typeof(ReactionContent))]
[JsonSerializable(typeof(ReactionMessage))]
[JsonSerializable(typeof(RegistrationBody))]
[JsonSerializable(typeof(RequestWelcomeContent))]
[JsonSerializable(typeof(RevokeContent))]
[JsonSerializable(typeof(SendAnswer))]
[JsonSerializable(typeof(SetupLanguage?))]
[JsonSerializable(typeof(SetupLinkBody<NewSetupLink>))]
[JsonSerializable(typeof(SetupLinkBody<SetupLinkUpdate>))]
[JsonSerializable(typeof(StickerContent))]
[JsonSerializable(typeof(SuggestionsAnswer))]
[JsonSerializable(typeof(SystemContent))]
[JsonSerializable(typeof(TemplateButtonContent))]
[JsonSerializable(typeof(TemplateContent))]
[JsonSerializable(typeof(TextContent))]
[JsonSerializable(typeof(TextMessage))]
[JsonSerializable(typeof(UnsupportedContent))]
[JsonSerializable(typeof(UsernameBody))]
[JsonSerializable(typeof(UsernameState))]
[JsonSerializable(typeof(VideoContent))]
[JsonSerializable(typeof(Webhook))]
[JsonSerializable(typeof(WebhookBody<NewProjectWebhook>))]
[JsonSerializable(typeof(WebhookBody<NewWebhook>))]
[JsonSerializable(typeof(WebhookBody<WebhookUpdate>))]
[JsonSerializable(typeof(WebhookDelivery))]
[JsonSerializable(typeof(WebhookPayloadVersion?))]
[JsonSerializable(typeof(WebhookSubscription))]
[JsonSerializable(typeof(WebhookTestBody))]
[JsonSerializable(typeof(int?))]
[JsonSerializable(typeof(string))]
internal sealed partial class KapsoJsonContext : JsonSerializerContext;
