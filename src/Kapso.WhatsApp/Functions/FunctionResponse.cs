using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Functions;

/// <summary>The response of a function, as it came.</summary>
public sealed record FunctionResponse : KapsoRecord
{
    /// <summary>Makes an answer; for tests of code that reads it.</summary>
    /// <param name="statusCode">The status, 2xx.</param>
    /// <param name="contentType">The content type.</param>
    /// <param name="text">The body.</param>
    public FunctionResponse(HttpStatusCode statusCode, string? contentType, string text)
    {
        StatusCode = statusCode;
        ContentType = contentType;
        Text = text;
    }

    internal FunctionResponse(TextAnswer answer)
        : this(answer.StatusCode, answer.ContentType, answer.Text)
    {
    }

    /// <summary>Gets the status, 2xx; a function that passes its response through chooses it.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>Gets the content type of the response.</summary>
    public string? ContentType { get; }

    /// <summary>Gets the body of the response as text.</summary>
    public string Text { get; }

    /// <summary>Reads the body of the response as JSON.</summary>
    /// <typeparam name="T">The type to read it as.</typeparam>
    /// <param name="type">How it is read.</param>
    /// <param name="mode">How the function answers; <see cref="InvokeResponseMode.Passthrough"/> when null. With <see cref="InvokeResponseMode.Wrapped"/> the answer stands under <c>data</c>.</param>
    /// <exception cref="JsonException">It is not JSON of the type.</exception>
    public T? Read<T>(JsonTypeInfo<T> type, InvokeResponseMode? mode = null)
    {
        if (mode != InvokeResponseMode.Wrapped)
        {
            return JsonSerializer.Deserialize(Text, type);
        }

        using JsonDocument wrapped = JsonDocument.Parse(Text);
        return wrapped.RootElement.ValueKind is JsonValueKind.Object && wrapped.RootElement.TryGetProperty("data"u8, out JsonElement data)
            ? data.Deserialize(type)
            : throw new JsonException("The answer of a function that wraps it stands under data.");
    }

    /// <summary>Returns status, content type and length, without the body.</summary>
    private protected override string Describe() => $"{nameof(FunctionResponse)} {{ {nameof(StatusCode)} = {(int)StatusCode}, {nameof(ContentType)} = {ContentType}, {Text.Length} characters }}";
}
