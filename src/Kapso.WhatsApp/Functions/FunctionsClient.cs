using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Functions;

/// <summary>Functions: JavaScript that Kapso runs behind a flow, in a workflow, or when it is invoked.</summary>
public class FunctionsClient
{
    private readonly KapsoPipeline _pipeline;

    internal FunctionsClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>Creates an instance for mocking in tests.</summary>
    protected FunctionsClient() => _pipeline = null!;

    /// <summary>Lists all functions of the project. <c>GET /platform/v1/functions</c></summary>
    /// <param name="filter">How they are listed; null for the default.</param>
    /// <returns>The functions, fetched as one page when they are read.</returns>
    public virtual PagedList<Function> List(FunctionFilter? filter = null) => _pipeline.List(FunctionOperations.List, [], filter);

    /// <summary>Creates a function, as a draft. <c>POST /platform/v1/functions</c></summary>
    /// <param name="function">The function.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">A member breaks a rule.</exception>
    /// <exception cref="KapsoApiException">The function is not valid (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<Function> CreateAsync(NewFunction function, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(FunctionOperations.Create, [], function, cancellationToken);

    /// <summary>Gets a function. <c>GET /platform/v1/functions/{function_id}</c></summary>
    /// <param name="functionId">The id of the function.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such function (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<Function> GetAsync(string functionId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(FunctionOperations.Get, [functionId], cancellationToken);

    /// <summary>Changes a function, without deploying it. <c>PATCH /platform/v1/functions/{function_id}</c></summary>
    /// <param name="functionId">The id of the function.</param>
    /// <param name="update">What to change.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">A member breaks a rule.</exception>
    /// <exception cref="KapsoApiException">There is no such function (404), its lock version is a newer one (409), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<Function> UpdateAsync(string functionId, FunctionUpdate update, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(FunctionOperations.Update, [functionId], update, cancellationToken);

    /// <summary>Deletes a function with its deployment and secrets. <c>DELETE /platform/v1/functions/{function_id}</c></summary>
    /// <param name="functionId">The id of the function.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such function (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task DeleteAsync(string functionId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(FunctionOperations.Delete, [functionId], cancellationToken);

    /// <summary>
    /// Begins to deploy a function, which takes up to a minute: ask <see cref="GetAsync"/> until its status is deployed or error.
    /// <c>POST /platform/v1/functions/{function_id}/deploy</c>
    /// </summary>
    /// <param name="functionId">The id of the function.</param>
    /// <param name="cancellationToken">Stops the call, not the deployment.</param>
    /// <exception cref="KapsoApiException">There is no such function (404), it cannot be deployed (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<FunctionDeployment> DeployAsync(string functionId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(FunctionOperations.Deploy, [functionId], cancellationToken);

    /// <summary>Invokes a deployed function and returns its answer as it came. <c>POST /platform/v1/functions/{function_id}/invoke</c></summary>
    /// <param name="functionId">The id of the function.</param>
    /// <param name="payload">The JSON that becomes the body of the function's request, sent as it is.</param>
    /// <param name="cancellationToken">Stops the call, not the function.</param>
    /// <exception cref="KapsoFunctionException">The function itself failed.</exception>
    /// <exception cref="KapsoApiException">There is no such function (404), it is not deployed (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether it may have run.</exception>
    public virtual Task<ApiResponse> InvokeAsync(string functionId, JsonElement payload, CancellationToken cancellationToken = default) =>
        InvokeAsync(functionId, payload.WriteTo, cancellationToken);

    /// <summary>Invokes a deployed function with and for types of one's own. <c>POST /platform/v1/functions/{function_id}/invoke</c></summary>
    /// <typeparam name="TPayload">The type of the payload.</typeparam>
    /// <typeparam name="TResult">The type of the answer.</typeparam>
    /// <param name="functionId">The id of the function.</param>
    /// <param name="payload">What becomes the body of the function's request.</param>
    /// <param name="payloadType">How the payload is written.</param>
    /// <param name="resultType">How the answer is read.</param>
    /// <param name="mode">How the function answers (<see cref="Function.InvokeResponseMode"/>); <see cref="InvokeResponseMode.Passthrough"/> when null.</param>
    /// <param name="cancellationToken">Stops the call, not the function.</param>
    /// <exception cref="JsonException">The function answered, but not with JSON of the type.</exception>
    /// <exception cref="KapsoFunctionException">The function itself failed.</exception>
    /// <exception cref="KapsoApiException">There is no such function (404), it is not deployed (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether it may have run.</exception>
    public virtual async Task<TResult?> InvokeAsync<TPayload, TResult>(
        string functionId,
        TPayload payload,
        JsonTypeInfo<TPayload> payloadType,
        JsonTypeInfo<TResult> resultType,
        InvokeResponseMode? mode = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(payloadType);
        ArgumentNullException.ThrowIfNull(resultType);
        ApiResponse answer = await InvokeAsync(functionId, writer => JsonSerializer.Serialize(writer, payload, payloadType), cancellationToken).ConfigureAwait(false);
        return mode == InvokeResponseMode.Wrapped ? answer.ReadData(resultType) : answer.Read(resultType);
    }

    /// <summary>Lists the names of a function's secrets, never their values. <c>GET /platform/v1/functions/{function_id}/secrets</c></summary>
    /// <param name="functionId">The id of the function.</param>
    /// <param name="filter">How they are listed; null for the default.</param>
    /// <returns>The secrets, fetched as one page when they are read; none when the function is not deployed.</returns>
    /// <exception cref="KapsoValidationException">The id breaks a rule.</exception>
    public virtual PagedList<FunctionSecret> ListSecrets(string functionId, FunctionSecretFilter? filter = null) => _pipeline.List(FunctionOperations.ListSecrets, [functionId], filter);

    /// <summary>Gives a deployed function a secret. <c>POST /platform/v1/functions/{function_id}/secrets</c></summary>
    /// <param name="functionId">The id of the function.</param>
    /// <param name="name">The name of the variable: capital letters, digits and underscores.</param>
    /// <param name="value">The secret.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">The name or the value breaks a rule.</exception>
    /// <exception cref="KapsoApiException">There is no such function (404), it is not deployed or has the secret already (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether it may have the secret.</exception>
    public virtual Task<CreatedFunctionSecret> CreateSecretAsync(string functionId, string name, string value, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(FunctionOperations.CreateSecret, [functionId], NewFunctionSecret.OfText(name, value), cancellationToken, argument: "");

    /// <summary>Gives a deployed function a secret that is JSON. <c>POST /platform/v1/functions/{function_id}/secrets</c></summary>
    /// <param name="functionId">The id of the function.</param>
    /// <param name="name">The name of the variable: capital letters, digits and underscores.</param>
    /// <param name="value">The secret: a JSON object or array, which the function reads as such.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <inheritdoc cref="CreateSecretAsync(string, string, string, CancellationToken)" path="/exception"/>
    public virtual Task<CreatedFunctionSecret> CreateSecretAsync(string functionId, string name, JsonElement value, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(FunctionOperations.CreateSecret, [functionId], new NewFunctionSecret(name, value), cancellationToken, argument: "");

    /// <summary>Deletes a secret of a deployed function. <c>DELETE /platform/v1/functions/{function_id}/secrets/{secret_name}</c></summary>
    /// <param name="functionId">The id of the function.</param>
    /// <param name="secretName">The name of the secret.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such function or secret (404), or the function is not deployed (422).</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task DeleteSecretAsync(string functionId, string secretName, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(FunctionOperations.DeleteSecret, [functionId, secretName], cancellationToken);

    /// <summary>Lists the latest invocations of a function with what it logged. <c>GET /platform/v1/functions/{function_id}/invocations</c></summary>
    /// <param name="functionId">The id of the function.</param>
    /// <param name="filter">Which invocations, and how many; the latest ten by default.</param>
    /// <returns>The invocations, fetched as one page when they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<FunctionInvocation> ListInvocations(string functionId, FunctionInvocationFilter? filter = null) =>
        _pipeline.List(FunctionOperations.ListInvocations, [functionId], filter);

    private async Task<ApiResponse> InvokeAsync(string functionId, Action<Utf8JsonWriter> payload, CancellationToken cancellationToken)
    {
        try
        {
            return await _pipeline.CallAsync(FunctionOperations.Invoke, [functionId], payload, cancellationToken).ConfigureAwait(false);
        }
        catch (KapsoApiException failed) when (failed.StatusCode is System.Net.HttpStatusCode.InternalServerError && KapsoFunctionException.Read(failed) is { } told)
        {
            throw told;
        }
    }
}
