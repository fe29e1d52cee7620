namespace Kapso.WhatsApp;

/// <summary>What holds the details of a message's error.</summary>
public sealed record MessageErrorData : KapsoModel
{
    /// <summary>The sentence that explains it.</summary>
    public string? Details { get; init; }
}
