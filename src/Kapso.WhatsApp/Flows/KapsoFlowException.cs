using System.Text.Json;

namespace Kapso.WhatsApp.Flows;

/// <summary>A flow was refused because of what is wrong with its JSON, or it was created and could not be published: then <see cref="DraftId"/> names the draft that is there.</summary>
public sealed class KapsoFlowException : KapsoException
{
    /// <summary>Makes the exception; for tests of code that handles it.</summary>
    /// <param name="error">The server's text.</param>
    /// <param name="validationErrors">What is wrong.</param>
    /// <param name="operationId">The operation that was refused.</param>
    /// <param name="innerException">The refusal that told it.</param>
    public KapsoFlowException(string error, IReadOnlyList<FlowValidationError> validationErrors, string? operationId = null, Exception? innerException = null)
        : base(
            $"The flow was refused: {error} {string.Join("; ", (validationErrors ?? throw new ArgumentNullException(nameof(validationErrors))).Take(3).Select(static problem => problem.ToString()))}".TrimEnd(),
            innerException)
    {
        OperationId = operationId;
        ValidationErrors = validationErrors;
    }

    private KapsoFlowException(string draftId, KapsoException cause)
        : base(
            $"The flow was created as a draft ({draftId}) and {(cause.OutcomeUnknown ? "may not have been" : "was not")} published: {cause.Message} "
            + "The draft stays under its name: give it another version if need be and publish it, or delete it.",
            cause)
    {
        OperationId = cause.OperationId;
        OutcomeUnknown = cause.OutcomeUnknown;
        ValidationErrors = (cause as KapsoFlowException)?.ValidationErrors ?? [];
        DraftId = draftId;
    }

    /// <summary>The validation errors of the flow's JSON, with Meta's names for them; empty when it is not the JSON that kept a flow from being published.</summary>
    public IReadOnlyList<FlowValidationError> ValidationErrors { get; }

    /// <summary>The id of the draft that the call has created although it failed, as the client that threw names flows; null when nothing was created.</summary>
    public string? DraftId { get; init; }

    /// <summary>Publishes a flow that was just created; a failure or a cancellation names it.</summary>
    internal static async Task<T> PublishAsync<T>(string draftId, string operationId, Func<Task<T>> publish)
    {
        try
        {
            return await publish().ConfigureAwait(false);
        }
        catch (KapsoException failure)
        {
            throw new KapsoFlowException(draftId, failure);
        }
        catch (OperationCanceledException cancellation)
        {
            throw KapsoSendCanceledException.OfPublishing(draftId, operationId, cancellation);
        }
    }

    /// <summary>Reads the validation errors that an error reports; null when it reports something else.</summary>
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
