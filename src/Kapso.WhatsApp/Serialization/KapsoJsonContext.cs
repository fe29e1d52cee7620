using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Pagination;

namespace Kapso.WhatsApp.Serialization;

/// <summary>
/// Everything that is serialized, in one place: source-generated, snake_case, nulls left out, numbers also read from text.
/// A model that is missing here fails a test.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(TolerantDateTimeConverter)])]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(Acknowledgement))]
[JsonSerializable(typeof(CursorPage<Message>))]
[JsonSerializable(typeof(Envelope<Message>))]
[JsonSerializable(typeof(IReadOnlyList<ContactCard>))]
[JsonSerializable(typeof(LocationMessage))]
[JsonSerializable(typeof(MarkAsReadBody))]
[JsonSerializable(typeof(ReactionMessage))]
[JsonSerializable(typeof(SendAnswer))]
[JsonSerializable(typeof(TextMessage))]
internal sealed partial class KapsoJsonContext : JsonSerializerContext;
