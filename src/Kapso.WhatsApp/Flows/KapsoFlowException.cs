using System.Text.Json;

namespace Kapso.WhatsApp.Flows;

/// <summary>A flow was refused because of what is wrong with its JSON.</summary>
public sealed class KapsoFlowException : KapsoException
{
    /// <summary>Makes the exception; for tests of code that handles it.</summary>
    /// <param name="error">The server's text.</param>
    /// <param name="problems">What is wrong.</param>
    /// <param name="operationId">The operation that was refused.</param>
    /// <param name="innerException">The refusal that told it.</param>
    public KapsoFlowException(string error, IReadOnlyList<FlowProblem> problems, string? operationId = null, Exception? innerException = null)
        : base($"The flow was refused: {error} {string.Join("; ", (problems ?? throw new ArgumentNullException(nameof(problems))).Take(3).Select(static problem => problem.ToString()))}".TrimEnd(), innerException)
    {
        OperationId = operationId;
        Problems = problems;
    }

    /// <summary>The problems of the flow's JSON, with Meta's names for them.</summary>
    public IReadOnlyList<FlowProblem> Problems { get; }

    /// <summary>Reads the problems that an error reports; null when it reports something else.</summary>
    internal static KapsoFlowException? Read(KapsoApiException refusal)
    {
        try
        {
            using JsonDocument body = JsonDocument.Parse(refusal.ResponseBody);
            return body.RootElement.ValueKind is JsonValueKind.Object
                && body.RootElement.TryGetProperty("validation_errors"u8, out JsonElement errors)
                && errors.Deserialize(FlowsJson.Default.IReadOnlyListFlowProblem) is { Count: > 0 } problems
                    ? new KapsoFlowException(refusal.ServerMessage, problems, refusal.OperationId, refusal)
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
