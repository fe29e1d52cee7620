namespace Kapso.WhatsApp.Serialization;

/// <summary>The wrapper in which the Platform API answers a single resource.</summary>
internal sealed record Envelope<T>
{
    public required T Data { get; init; }
}
