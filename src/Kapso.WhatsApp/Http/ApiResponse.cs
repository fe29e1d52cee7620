using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp;

/// <summary>A response as it came: to an <see cref="ApiRequest"/>, or of a function of the project.</summary>
public sealed record ApiResponse : KapsoRecord
{
    /// <summary>Makes a response, for tests of code that reads one.</summary>
    /// <param name="statusCode">The status, 2xx.</param>
    /// <param name="contentType">The content type; null when there was none.</param>
    /// <param name="text">The body.</param>
    public ApiResponse(HttpStatusCode statusCode, string? contentType, string text) => (StatusCode, ContentType, Text) = (statusCode, contentType, text);

    /// <summary>Gets the status of the response, 2xx; a function that passes its response through chooses it.</summary>
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

    /// <summary>Reads the member <c>data</c> of the body as JSON. Most operations of the Platform API, and functions that wrap their response, return their result there.</summary>
    /// <typeparam name="T">The type to read it as.</typeparam>
    /// <param name="type">How it is read.</param>
    /// <exception cref="JsonException">The body is not JSON, has no member <c>data</c>, or that is not of the type.</exception>
    public T? ReadData<T>(JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(type);
        using JsonDocument document = JsonDocument.Parse(Text);
        return document.RootElement.ValueKind is JsonValueKind.Object && document.RootElement.TryGetProperty("data"u8, out JsonElement data)
            ? data.Deserialize(type)
            : throw new JsonException("The response has no member data.");
    }

    /// <summary>Returns status, content type and length, without the body.</summary>
    private protected override string Describe() => $"{nameof(ApiResponse)} {{ {nameof(StatusCode)} = {(int)StatusCode}, {nameof(ContentType)} = {ContentType}, {Text.Length} characters }}";
}
