using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.BlockedUsers;
using Kapso.WhatsApp.Broadcasts;
using Kapso.WhatsApp.BusinessProfiles;
using Kapso.WhatsApp.Calls;
using Kapso.WhatsApp.Contacts;
using Kapso.WhatsApp.Conversations;
using Kapso.WhatsApp.DisplayNames;
using Kapso.WhatsApp.Flows;
using Kapso.WhatsApp.Functions;
using Kapso.WhatsApp.InboxEmbeds;
using Kapso.WhatsApp.MediaFiles;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Pagination;
using Kapso.WhatsApp.SetupLinks;
using Kapso.WhatsApp.Templates;
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
    ])]
[JsonSerializable(typeof(Acknowledgement))]
[JsonSerializable(typeof(AssignmentBody<ConversationAssignmentUpdate>))]
[JsonSerializable(typeof(AssignmentBody<NewConversationAssignment>))]
[JsonSerializable(typeof(AudioContent))]
[JsonSerializable(typeof(BlockedUsersAnswer))]
[JsonSerializable(typeof(BlockedUsersBody))]
[JsonSerializable(typeof(BroadcastBody<BroadcastStatusChange>))]
[JsonSerializable(typeof(BroadcastBody<NewBroadcast>))]
[JsonSerializable(typeof(BroadcastSchedule))]
[JsonSerializable(typeof(BusinessProfile))]
[JsonSerializable(typeof(BusinessProfileAnswer))]
[JsonSerializable(typeof(BusinessProfileBody))]
[JsonSerializable(typeof(CallBody))]
[JsonSerializable(typeof(CallPermissions))]
[JsonSerializable(typeof(Contact))]
[JsonSerializable(typeof(ContactBody<ContactUpdate>))]
[JsonSerializable(typeof(ContactBody<NewContact>))]
[JsonSerializable(typeof(Conversation))]
[JsonSerializable(typeof(ConversationBody))]
[JsonSerializable(typeof(CreatedInboxEmbed))]
[JsonSerializable(typeof(CreatedSetupLink))]
[JsonSerializable(typeof(CursorPage<BlockedUser>))]
[JsonSerializable(typeof(CursorPage<Call>))]
[JsonSerializable(typeof(CursorPage<Contact>))]
[JsonSerializable(typeof(CursorPage<Conversation>))]
[JsonSerializable(typeof(CursorPage<Message>))]
[JsonSerializable(typeof(CursorPage<WorkflowExecution>))]
[JsonSerializable(typeof(DateTimeOffset?))]
[JsonSerializable(typeof(DisplayNameRequest))]
[JsonSerializable(typeof(DisplayNameRequestBody))]
[JsonSerializable(typeof(DocumentContent))]
[JsonSerializable(typeof(EditContent))]
[JsonSerializable(typeof(Envelope<AddedRecipients>))]
[JsonSerializable(typeof(Envelope<Broadcast>))]
[JsonSerializable(typeof(Envelope<BroadcastState>))]
[JsonSerializable(typeof(Envelope<Contact>))]
[JsonSerializable(typeof(Envelope<Conversation>))]
[JsonSerializable(typeof(Envelope<ConversationAssignment>))]
[JsonSerializable(typeof(Envelope<CreatedInboxEmbed>))]
[JsonSerializable(typeof(Envelope<CreatedSetupLink>))]
[JsonSerializable(typeof(Envelope<DisplayNameRequest>))]
[JsonSerializable(typeof(Envelope<Function>))]
[JsonSerializable(typeof(Envelope<FunctionInvocationList>))]
[JsonSerializable(typeof(Envelope<IReadOnlyList<Function>>))]
[JsonSerializable(typeof(Envelope<IReadOnlyList<FunctionSecret>>))]
[JsonSerializable(typeof(Envelope<InboxEmbed>))]
[JsonSerializable(typeof(Envelope<IReadOnlyList<MarketingPreference>>))]
[JsonSerializable(typeof(Envelope<MarketingPreference>))]
[JsonSerializable(typeof(Envelope<MediaIngest>))]
[JsonSerializable(typeof(Envelope<Message>))]
[JsonSerializable(typeof(Envelope<SetupLink>))]
[JsonSerializable(typeof(FunctionBody<FunctionUpdate>))]
[JsonSerializable(typeof(FunctionBody<NewFunction>))]
[JsonSerializable(typeof(FunctionDeployment))]
[JsonSerializable(typeof(FunctionSecretBody))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(IReadOnlyList<ContactCard>))]
[JsonSerializable(typeof(IReadOnlyList<FlowMedia>))]
[JsonSerializable(typeof(IReadOnlyList<FlowReplyFile>))]
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
[JsonSerializable(typeof(MediaDetails))]
[JsonSerializable(typeof(MediaIngestBody))]
[JsonSerializable(typeof(MessageContext))]
[JsonSerializable(typeof(MessageIdentity))]
[JsonSerializable(typeof(MessageReferral))]
[JsonSerializable(typeof(MessageStatusEvent))]
[JsonSerializable(typeof(MessageTranscript))]
[JsonSerializable(typeof(OffsetPage<Broadcast>))]
[JsonSerializable(typeof(OffsetPage<BroadcastRecipient>))]
[JsonSerializable(typeof(OffsetPage<ConversationAssignment>))]
[JsonSerializable(typeof(OffsetPage<DisplayNameRequest>))]
[JsonSerializable(typeof(OffsetPage<InboxEmbed>))]
[JsonSerializable(typeof(OffsetPage<SetupLink>))]
[JsonSerializable(typeof(OffsetPage<User>))]
[JsonSerializable(typeof(OrderContent))]
[JsonSerializable(typeof(ReactionContent))]
[JsonSerializable(typeof(ReactionMessage))]
[JsonSerializable(typeof(RequestWelcomeContent))]
[JsonSerializable(typeof(RevokeContent))]
[JsonSerializable(typeof(SendAnswer))]
[JsonSerializable(typeof(SetupLanguage?))]
[JsonSerializable(typeof(SetupLinkBody<NewSetupLink>))]
[JsonSerializable(typeof(SetupLinkBody<SetupLinkUpdate>))]
[JsonSerializable(typeof(StartedCallAnswer))]
[JsonSerializable(typeof(StickerContent))]
[JsonSerializable(typeof(SuggestionsAnswer))]
[JsonSerializable(typeof(SystemContent))]
[JsonSerializable(typeof(TemplateButtonContent))]
[JsonSerializable(typeof(TemplateContent))]
[JsonSerializable(typeof(TextContent))]
[JsonSerializable(typeof(TextMessage))]
[JsonSerializable(typeof(UnsupportedContent))]
[JsonSerializable(typeof(UploadedMedia))]
[JsonSerializable(typeof(UsernameBody))]
[JsonSerializable(typeof(UsernameState))]
[JsonSerializable(typeof(VideoContent))]
[JsonSerializable(typeof(int?))]
[JsonSerializable(typeof(string))]
internal sealed partial class KapsoJsonContext : JsonSerializerContext;
