using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp;

/// <summary>The response to an <see cref="ApiRequest"/>, as it came.</summary>
public sealed record ApiResponse : KapsoRecord
{
    /// <summary>Makes a response, for tests of code that reads one.</summary>
    /// <param name="statusCode">The status, 2xx.</param>
    /// <param name="contentType">The content type; null when there was none.</param>
    /// <param name="text">The body.</param>
    public ApiResponse(HttpStatusCode statusCode, string? contentType, string text) => (StatusCode, ContentType, Text) = (statusCode, contentType, text);

    internal ApiResponse(TextAnswer answer)
        : this(answer.StatusCode, answer.ContentType, answer.Text)
    {
    }

    /// <summary>Gets the status of the response, 2xx.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>Gets the content type of the response, or null when the server named none.</summary>
    public string? ContentType { get; }

    /// <summary>Gets the body of the response as text; empty when there was none.</summary>
    public string Text { get; }

    /// <summary>Reads the body as JSON.</summary>
    /// <typeparam name="T">The type to read it as.</typeparam>
    /// <param name="type">How it is read.</param>
    /// <exception cref="JsonException">It is not JSON of the type.</exception>
    public T? Read<T>(JsonTypeInfo<T> type) => JsonSerializer.Deserialize(Text, type ?? throw new ArgumentNullException(nameof(type)));

    /// <summary>Returns status, content type and length, without the body.</summary>
    private protected override string Describe() => $"{nameof(ApiResponse)} {{ {nameof(StatusCode)} = {(int)StatusCode}, {nameof(ContentType)} = {ContentType}, {Text.Length} characters }}";
}
