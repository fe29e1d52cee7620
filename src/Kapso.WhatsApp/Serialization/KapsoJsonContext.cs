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
[JsonSerializable(typeof(BodyDefinition))]
[JsonSerializable(typeof(BroadcastBody<BroadcastStatusChange>))]
[JsonSerializable(typeof(BroadcastBody<NewBroadcast>))]
[JsonSerializable(typeof(BroadcastSchedule))]
[JsonSerializable(typeof(BusinessProfile))]
[JsonSerializable(typeof(BusinessProfileAnswer))]
[JsonSerializable(typeof(BusinessProfileBody))]
[JsonSerializable(typeof(ButtonDefinition))]
[JsonSerializable(typeof(ButtonsDefinition))]
[JsonSerializable(typeof(CallBody))]
[JsonSerializable(typeof(CallPermissionRequestDefinition))]
[JsonSerializable(typeof(CallPermissions))]
[JsonSerializable(typeof(CarouselDefinition))]
[JsonSerializable(typeof(CatalogButtonDefinition))]
[JsonSerializable(typeof(ComponentDefinition))]
[JsonSerializable(typeof(Contact))]
[JsonSerializable(typeof(ContactBody<ContactUpdate>))]
[JsonSerializable(typeof(ContactBody<NewContact>))]
[JsonSerializable(typeof(ContactInfoButtonDefinition))]
[JsonSerializable(typeof(Conversation))]
[JsonSerializable(typeof(ConversationBody))]
[JsonSerializable(typeof(CopyCodeButtonDefinition))]
[JsonSerializable(typeof(CreatedInboxEmbed))]
[JsonSerializable(typeof(CreatedMetaFlow))]
[JsonSerializable(typeof(CreatedSetupLink))]
[JsonSerializable(typeof(CreatedTemplate))]
[JsonSerializable(typeof(CursorPage<BlockedUser>))]
[JsonSerializable(typeof(CursorPage<Call>))]
[JsonSerializable(typeof(CursorPage<Contact>))]
[JsonSerializable(typeof(CursorPage<Conversation>))]
[JsonSerializable(typeof(CursorPage<FlowAsset>))]
[JsonSerializable(typeof(CursorPage<Message>))]
[JsonSerializable(typeof(CursorPage<MetaFlow>))]
[JsonSerializable(typeof(CursorPage<Template>))]
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
[JsonSerializable(typeof(Envelope<Flow>))]
[JsonSerializable(typeof(Envelope<FlowDataEndpoint>))]
[JsonSerializable(typeof(Envelope<FlowEncryptionSetup>))]
[JsonSerializable(typeof(Envelope<FlowFunctionInvocationList>))]
[JsonSerializable(typeof(Envelope<FlowFunctionLogList>))]
[JsonSerializable(typeof(Envelope<FlowVersion>))]
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
[JsonSerializable(typeof(FlowButtonDefinition))]
[JsonSerializable(typeof(FlowProblem))]
[JsonSerializable(typeof(FlowPublicKeyList))]
[JsonSerializable(typeof(FlowUpload))]
[JsonSerializable(typeof(FooterDefinition))]
[JsonSerializable(typeof(FunctionBody<FunctionUpdate>))]
[JsonSerializable(typeof(FunctionBody<NewFunction>))]
[JsonSerializable(typeof(FunctionDeployment))]
[JsonSerializable(typeof(FunctionSecretBody))]
[JsonSerializable(typeof(HeaderDefinition))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(IReadOnlyList<ContactCard>))]
[JsonSerializable(typeof(IReadOnlyList<FlowMedia>))]
[JsonSerializable(typeof(IReadOnlyList<FlowProblem>))]
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
[JsonSerializable(typeof(LimitedTimeOfferDefinition))]
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
[JsonSerializable(typeof(MetaFlow))]
[JsonSerializable(typeof(MetaFlowUpdate))]
[JsonSerializable(typeof(MultiProductButtonDefinition))]
[JsonSerializable(typeof(OffsetPage<Broadcast>))]
[JsonSerializable(typeof(OffsetPage<BroadcastRecipient>))]
[JsonSerializable(typeof(OffsetPage<ConversationAssignment>))]
[JsonSerializable(typeof(OffsetPage<DisplayNameRequest>))]
[JsonSerializable(typeof(OffsetPage<Flow>))]
[JsonSerializable(typeof(OffsetPage<FlowResponse>))]
[JsonSerializable(typeof(OffsetPage<FlowVersion>))]
[JsonSerializable(typeof(OffsetPage<InboxEmbed>))]
[JsonSerializable(typeof(OffsetPage<SetupLink>))]
[JsonSerializable(typeof(OffsetPage<User>))]
[JsonSerializable(typeof(OneTimePasswordButtonDefinition))]
[JsonSerializable(typeof(OrderContent))]
[JsonSerializable(typeof(OrderDetailsButtonDefinition))]
[JsonSerializable(typeof(PhoneNumberButtonDefinition))]
[JsonSerializable(typeof(QuickReplyButtonDefinition))]
[JsonSerializable(typeof(ReactionContent))]
[JsonSerializable(typeof(ReactionMessage))]
[JsonSerializable(typeof(RequestWelcomeContent))]
[JsonSerializable(typeof(RevokeContent))]
[JsonSerializable(typeof(SendAnswer))]
[JsonSerializable(typeof(SetupLanguage?))]
[JsonSerializable(typeof(SetupLinkBody<NewSetupLink>))]
[JsonSerializable(typeof(SetupLinkBody<SetupLinkUpdate>))]
[JsonSerializable(typeof(SingleProductButtonDefinition))]
[JsonSerializable(typeof(StartedCallAnswer))]
[JsonSerializable(typeof(StickerContent))]
[JsonSerializable(typeof(SuggestionsAnswer))]
[JsonSerializable(typeof(SystemContent))]
[JsonSerializable(typeof(Template))]
[JsonSerializable(typeof(TemplateButtonContent))]
[JsonSerializable(typeof(TemplateContent))]
[JsonSerializable(typeof(TemplateDefinition))]
[JsonSerializable(typeof(TemplateUpdate))]
[JsonSerializable(typeof(TextContent))]
[JsonSerializable(typeof(TextMessage))]
[JsonSerializable(typeof(UnknownButtonDefinition))]
[JsonSerializable(typeof(UnknownComponentDefinition))]
[JsonSerializable(typeof(UnsupportedContent))]
[JsonSerializable(typeof(UploadedMedia))]
[JsonSerializable(typeof(UrlButtonDefinition))]
[JsonSerializable(typeof(UsernameBody))]
[JsonSerializable(typeof(UsernameState))]
[JsonSerializable(typeof(VideoContent))]
[JsonSerializable(typeof(VoiceCallButtonDefinition))]
[JsonSerializable(typeof(int?))]
[JsonSerializable(typeof(string))]
internal sealed partial class KapsoJsonContext : JsonSerializerContext;
