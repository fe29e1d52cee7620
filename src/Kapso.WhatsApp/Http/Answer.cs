using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Http;

/// <summary>A response as an <see cref="Answer{T}"/> reads it.</summary>
internal readonly ref struct ResponseBody(HttpStatusCode status, HttpResponseHeaders headers, string? contentType, ReadOnlySpan<byte> bytes)
{
    public HttpStatusCode Status { get; } = status;

    public HttpResponseHeaders Headers { get; } = headers;

    public string? ContentType { get; } = contentType;

    public ReadOnlySpan<byte> Bytes { get; } = bytes;
}

/// <summary>How a response becomes the result of an operation. What is odd about one operation's response is said here, not in the pipeline.</summary>
/// <typeparam name="T">The result.</typeparam>
internal abstract class Answer<T>
{
    /// <summary>Whether the body is the result; when it is not, a body that was too long to be read whole does not matter.</summary>
    public virtual bool IsInBody => true;

    /// <summary>Whether <c>success: false</c> in the body, at its top or in <c>data</c>, means that it was not done.</summary>
    public virtual bool CanReportFailure => true;

    /// <summary>Reads the body of a successful response.</summary>
    /// <exception cref="JsonException">It is not what the API promises, or says that it was not done.</exception>
    public T Read(ResponseBody response) => CanReportFailure && Answer.ReportsFailure(response.Bytes) ? throw Answer.NotDone() : ReadResult(response);

    /// <summary>Reads the result, whatever the body says of success.</summary>
    /// <exception cref="JsonException">It is not what the API promises.</exception>
    public abstract T ReadResult(ResponseBody response);

    /// <summary>Reads what was done although the server refused the call as a whole; false for a refusal like any other.</summary>
    public virtual bool TryReadRefusal(ResponseBody response, out T result)
    {
        result = default!;
        return false;
    }
}

/// <summary>An answer that is not what the API promises.</summary>
/// <param name="problem">What is wrong with it, as it goes on after "the answer".</param>
internal sealed class UnexpectedAnswerException(string problem) : JsonException(problem)
{
    public string Problem { get; } = problem;
}

/// <summary>The result of an operation that answers nothing but that it was done.</summary>
internal readonly record struct Done;

/// <summary>The ways in which responses become results.</summary>
internal static class Answer
{
    /// <summary>That it was done, whatever the body is.</summary>
    public static Answer<Done> Done { get; } = new DoneAnswer();

    /// <summary>The body as it came, whatever it is.</summary>
    public static Answer<ApiResponse> Text { get; } = new TextBodyAnswer();

    /// <summary>The body is the result.</summary>
    public static Answer<T> Json<T>(JsonTypeInfo<T> type) => new JsonAnswer<T>(type);

    /// <summary>The body is the result, and the headers hold a part of it.</summary>
    public static Answer<T> Json<T>(JsonTypeInfo<T> type, Func<T, HttpResponseHeaders, T> withHeaders) => new JsonAnswer<T>(type, withHeaders);

    /// <summary>The body is the result; in an error it can say for whom the call was done nevertheless.</summary>
    public static Answer<T> Partial<T>(JsonTypeInfo<T> type, Func<T, bool> hasResult) => new PartialAnswer<T>(type, hasResult);

    /// <summary>The result is the member <c>data</c> of the body.</summary>
    public static Answer<T> Data<T>(JsonTypeInfo<T> type) => new DataAnswer<T>(type);

    /// <summary>The result as a client's method returns it.</summary>
    public static Answer<TResult> Select<T, TResult>(this Answer<T> answer, Func<T, TResult> select) => new SelectedAnswer<T, TResult>(answer, select);

    /// <summary>The exception of a response that says <c>success: false</c>.</summary>
    public static UnexpectedAnswerException NotDone() => new("says that it was not done (success: false)");

    /// <summary>Looks for <c>success: false</c>, in any form of a flag, at the top or in <c>data</c>. Bodies without the name are not looked into; what is not JSON says nothing.</summary>
    public static bool ReportsFailure(ReadOnlySpan<byte> body)
    {
        if (body.IndexOf("\"success\""u8) < 0)
        {
            return false;
        }

        try
        {
            return HasFailure(body);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool HasFailure(ReadOnlySpan<byte> body)
    {
        Utf8JsonReader reader = new(body);
        if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read())
        {
            if (reader.TokenType is not JsonTokenType.PropertyName)
            {
                continue;
            }

            bool isSuccess = reader.ValueTextEquals("success"u8);
            bool isData = reader.CurrentDepth == 1 && reader.ValueTextEquals("data"u8);
            reader.Read();
            if (isSuccess && JsonForms.IsFalse(ref reader))
            {
                return true;
            }

            if (!(isData && reader.TokenType is JsonTokenType.StartObject))
            {
                reader.Skip();
            }
        }

        return false;
    }

    private sealed class DoneAnswer : Answer<Done>
    {
        public override bool IsInBody => false;

        public override Done ReadResult(ResponseBody response) => default;
    }

    private sealed class TextBodyAnswer : Answer<ApiResponse>
    {
        public override bool CanReportFailure => false;

        public override ApiResponse ReadResult(ResponseBody response) => new(response.Status, response.ContentType, Encoding.UTF8.GetString(response.Bytes));
    }

    private class JsonAnswer<T>(JsonTypeInfo<T> type, Func<T, HttpResponseHeaders, T>? withHeaders = null) : Answer<T>
    {
        public override T ReadResult(ResponseBody response)
        {
            T result = Parse(response.Bytes);
            return withHeaders is null ? result : withHeaders(result, response.Headers);
        }

        protected T Parse(ReadOnlySpan<byte> body)
        {
            if (body.IsEmpty)
            {
                throw new UnexpectedAnswerException("is empty");
            }

            return TolerantJson.Read(body, type) ?? throw new UnexpectedAnswerException("is the JSON value null");
        }
    }

    private sealed class PartialAnswer<T>(JsonTypeInfo<T> type, Func<T, bool> hasResult) : JsonAnswer<T>(type)
    {
        public override bool CanReportFailure => false;

        // Not done for some is said together with for whom it was.
        public override T ReadResult(ResponseBody response)
        {
            T result = Parse(response.Bytes);
            return !hasResult(result) && ReportsFailure(response.Bytes) ? throw NotDone() : result;
        }

        public override bool TryReadRefusal(ResponseBody response, out T result)
        {
            result = default!;
            if (response.Status is not HttpStatusCode.BadRequest)
            {
                return false;
            }

            try
            {
                result = Parse(response.Bytes);
                return hasResult(result);
            }
            catch (JsonException)
            {
                return false;
            }
        }
    }

    private sealed class DataAnswer<T>(JsonTypeInfo<T> type) : Answer<T>
    {
        public override T ReadResult(ResponseBody response)
        {
            Utf8JsonReader reader = new(response.Bytes);
            if (response.Bytes.IsEmpty || !reader.Read() || reader.TokenType is not JsonTokenType.StartObject)
            {
                throw new UnexpectedAnswerException(response.Bytes.IsEmpty ? "is empty" : "is not a JSON object");
            }

            T? result = default;
            bool found = false;
            while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            {
                bool isData = reader.ValueTextEquals("data"u8);
                reader.Read();
                if (isData)
                {
                    found = reader.TokenType is not JsonTokenType.Null;
                    result = TolerantJson.Read(ref reader, type);
                }
                else
                {
                    reader.Skip();
                }
            }

            return found ? result! : throw new UnexpectedAnswerException("holds no data");
        }
    }

    private sealed class SelectedAnswer<TSource, TResult>(Answer<TSource> source, Func<TSource, TResult> select) : Answer<TResult>
    {
        public override bool IsInBody => source.IsInBody;

        public override bool CanReportFailure => source.CanReportFailure;

        public override TResult ReadResult(ResponseBody response) => select(source.ReadResult(response));

        public override bool TryReadRefusal(ResponseBody response, out TResult result)
        {
            bool told = source.TryReadRefusal(response, out TSource read);
            result = told ? select(read) : default!;
            return told;
        }
    }
}
