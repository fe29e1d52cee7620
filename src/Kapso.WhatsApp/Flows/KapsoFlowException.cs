using System.Text.Json;

namespace Kapso.WhatsApp.Flows;

/// <summary>A flow was refused because of what is wrong with its JSON.</summary>
public sealed class KapsoFlowException : KapsoException
{
    /// <summary>Makes the exception; for tests of code that handles it.</summary>
    /// <param name="error">The server's text.</param>
    /// <param name="validationErrors">What is wrong.</param>
    /// <param name="operationId">The operation that was refused.</param>
    /// <param name="innerException">The refusal that told it.</param>
    public KapsoFlowException(string error, IReadOnlyList<FlowValidationError> validationErrors, string? operationId = null, Exception? innerException = null)
        : base($"The flow was refused: {error} {Summary(validationErrors)}".TrimEnd(), innerException)
    {
        OperationId = operationId;
        ValidationErrors = validationErrors;
    }

    /// <summary>The problems of the flow's JSON, with Meta's names for them.</summary>
    public IReadOnlyList<FlowValidationError> ValidationErrors { get; }

    private static string Summary(IReadOnlyList<FlowValidationError> validationErrors)
    {
        ArgumentNullException.ThrowIfNull(validationErrors);
        return string.Join("; ", validationErrors.Take(3).Select(static error => error.ToString()));
    }

    /// <summary>Reads the problems that an error reports; null when it reports something else.</summary>
    internal static KapsoFlowException? Read(KapsoApiException refusal)
    {
        try
        {
            using JsonDocument body = JsonDocument.Parse(refusal.ResponseBody);
            return body.RootElement.ValueKind is JsonValueKind.Object
                && body.RootElement.TryGetProperty("validation_errors"u8, out JsonElement errors)
                && errors.Deserialize(FlowsJson.Default.IReadOnlyListFlowValidationError) is { Count: > 0 } validationErrors
                    ? new KapsoFlowException(refusal.ServerMessage, validationErrors, refusal.OperationId, refusal)
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
