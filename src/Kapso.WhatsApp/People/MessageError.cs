using System.Text.Json.Serialization;

namespace Kapso.WhatsApp;

/// <summary>What is wrong with a message or why it was not delivered; <see cref="ErrorCatalog.Find"/> explains the code.</summary>
public sealed record MessageError : KapsoModel
{
    /// <summary>Meta's code, for example 131026.</summary>
    public int? Code { get; init; }

    /// <summary>The title of the error.</summary>
    public string? Title { get; init; }

    /// <summary>The message of the error, in words for people.</summary>
    public string? Message { get; init; }

    /// <summary>The sentence that explains it.</summary>
    [JsonIgnore]
    public string? Details => ErrorData?.Details ?? OwnDetails;

    /// <summary>Where Meta explains the code.</summary>
    public string? Href { get; init; }

    /// <summary>What holds the details.</summary>
    public MessageErrorData? ErrorData { get; init; }

    // Errors of an older form have the details beside the code.
    [JsonInclude, JsonPropertyName("details")]
    internal string? OwnDetails { get; init; }
}
