using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.InboxEmbeds;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(TolerantDateTimeConverter), typeof(OptionalConverter<string>), typeof(OptionalConverter<DateTimeOffset?>)])]
[JsonSerializable(typeof(CreatedInboxEmbed))]
[JsonSerializable(typeof(InboxEmbed))]
[JsonSerializable(typeof(InboxEmbedUpdate))]
[JsonSerializable(typeof(NewInboxEmbed))]
internal sealed partial class InboxEmbedsJson : JsonSerializerContext;
