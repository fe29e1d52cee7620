namespace Kapso.WhatsApp.Emulator;

/// <summary>A request that reached the emulator, as its journal keeps it. Also requests that a fault cut short are here.</summary>
public sealed record RecordedRequest
{
    /// <summary>The position of the request in the journal, from 1.</summary>
    public required int SequenceNumber { get; init; }

    /// <summary>The operation it means, such as <c>sendMessage</c>; null when the emulator does not know it.</summary>
    public string? OperationId { get; init; }

    /// <summary>The HTTP method, in capitals.</summary>
    public required string Method { get; init; }

    /// <summary>The path as it was on the wire, still escaped, without the query.</summary>
    public required string Path { get; init; }

    /// <summary>The query with its question mark; empty when there is none.</summary>
    public required string Query { get; init; }

    /// <summary>
    /// The headers; names in any case. The values of <c>X-API-Key</c> and <c>Authorization</c> are masked: that they are listed says
    /// that they were sent.
    /// </summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>
    /// The body as UTF-8 text; empty when there is none. A form with a file is shown as JSON, with the name, type and size of the file instead of its
    /// bytes.
    /// </summary>
    public required string Body { get; init; }

    /// <summary>Whether the request carried a key that the emulator accepts.</summary>
    public required bool IsAuthenticated { get; init; }

    /// <summary>When the request arrived, by the emulator's clock.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The status it was answered with; null while it is being worked on, and for good when its connection was reset.</summary>
    public int? ResponseStatus { get; init; }

    /// <summary>The fault that was applied to it; null when it was served as it should be.</summary>
    public FaultKind? Fault { get; init; }
}
