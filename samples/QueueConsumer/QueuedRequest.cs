using System.Text.Json.Serialization;

namespace QueueConsumer;

/// <summary>A webhook request as it waits in the queue: the body byte for byte, for the signature covers exactly these bytes, and the headers.</summary>
public sealed record QueuedRequest(byte[] Body, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>Finds a header's value by its name, whatever the case.</summary>
    public string? Header(string name) => Headers.FirstOrDefault(header => string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
}

[JsonSerializable(typeof(QueuedRequest))]
internal sealed partial class QueueJson : JsonSerializerContext;
