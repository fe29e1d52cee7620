using System.Text.Json.Serialization;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Templates;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(TolerantDateTimeConverter)])]
[JsonSerializable(typeof(BodyDefinition))]
[JsonSerializable(typeof(ButtonDefinition))]
[JsonSerializable(typeof(ButtonsDefinition))]
[JsonSerializable(typeof(CallPermissionRequestDefinition))]
[JsonSerializable(typeof(CarouselDefinition))]
[JsonSerializable(typeof(CatalogButtonDefinition))]
[JsonSerializable(typeof(ComponentDefinition))]
[JsonSerializable(typeof(ContactInfoButtonDefinition))]
[JsonSerializable(typeof(CopyCodeButtonDefinition))]
[JsonSerializable(typeof(CreatedTemplate))]
[JsonSerializable(typeof(FlowButtonDefinition))]
[JsonSerializable(typeof(FooterDefinition))]
[JsonSerializable(typeof(HeaderDefinition))]
[JsonSerializable(typeof(LibraryTemplate))]
[JsonSerializable(typeof(LimitedTimeOfferDefinition))]
[JsonSerializable(typeof(MultiProductButtonDefinition))]
[JsonSerializable(typeof(OneTimePasswordButtonDefinition))]
[JsonSerializable(typeof(OrderDetailsButtonDefinition))]
[JsonSerializable(typeof(PhoneNumberButtonDefinition))]
[JsonSerializable(typeof(QuickReplyButtonDefinition))]
[JsonSerializable(typeof(ReachEstimate))]
[JsonSerializable(typeof(SingleProductButtonDefinition))]
[JsonSerializable(typeof(Template))]
[JsonSerializable(typeof(TemplateComparison))]
[JsonSerializable(typeof(TemplateDefinition))]
[JsonSerializable(typeof(TemplateMigration))]
[JsonSerializable(typeof(TemplateMigrationResult))]
[JsonSerializable(typeof(TemplateUpdate))]
[JsonSerializable(typeof(UnknownButtonDefinition))]
[JsonSerializable(typeof(UnknownComponentDefinition))]
[JsonSerializable(typeof(UrlButtonDefinition))]
[JsonSerializable(typeof(VoiceCallButtonDefinition))]
internal sealed partial class TemplatesJson : JsonSerializerContext;
