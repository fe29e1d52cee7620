namespace Kapso.WhatsApp.Serialization;

/// <summary>The wrapper in which the Platform API answers a single resource.</summary>
internal sealed record Envelope<T> : IEnvelope
{
    public required T Data { get; init; }

    bool IEnvelope.IsEmpty => Data is null;
}

/// <summary>A wrapper that can come with nothing in it.</summary>
internal interface IEnvelope
{
    bool IsEmpty { get; }
}
