using System.Text.Json;

namespace Kapso.WhatsApp.Functions;

/// <summary>The exception for a function that was invoked and failed itself.</summary>
public sealed class KapsoFunctionException : KapsoException
{
    /// <summary>Makes the exception; for tests of code that handles it.</summary>
    /// <param name="error">Kapso's text.</param>
    /// <param name="detail">The function's own text, where it is known.</param>
    /// <param name="invocationId">The id to find the invocation by.</param>
    /// <param name="innerException">The refusal that told it.</param>
    public KapsoFunctionException(string error, string? detail = null, string? invocationId = null, Exception? innerException = null)
        : base($"The function failed: {error}{(detail is null ? "" : $" ({detail})")}{(invocationId is null ? "." : $"; see invocation {invocationId}.")}", innerException)
    {
        OperationId = FunctionOperations.Invoke.Id;
        Detail = detail;
        InvocationId = invocationId;
    }

    /// <summary>Gets the function's own text, where it is known.</summary>
    public string? Detail { get; }

    /// <summary>Gets the id to find the invocation by in <see cref="FunctionsClient.ListInvocations"/>.</summary>
    public string? InvocationId { get; }

    /// <summary>The failure that a refusal tells of; null when it tells of another.</summary>
    internal static KapsoFunctionException? Read(KapsoApiException refusal)
    {
        try
        {
            using JsonDocument body = JsonDocument.Parse(refusal.ResponseBody);
            string? id = Text(body.RootElement, "invocation_id");
            string? detail = Text(body.RootElement, "detail");
            return id is null && detail is null ? null : new KapsoFunctionException(refusal.ServerMessage, detail, id, refusal);
        }
        catch (JsonException)
        {
            return null;
        }

        static string? Text(JsonElement holder, string name) =>
            holder.ValueKind is JsonValueKind.Object && holder.TryGetProperty(name, out JsonElement value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
    }
}
