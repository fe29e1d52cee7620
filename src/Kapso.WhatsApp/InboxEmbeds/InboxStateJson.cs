using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.InboxEmbeds;

/// <summary>What comes from the browser is written as JavaScript writes it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(TolerantDateTimeConverter)])]
[JsonSerializable(typeof(InboxStateMessage))]
internal sealed partial class InboxStateJson : JsonSerializerContext;
