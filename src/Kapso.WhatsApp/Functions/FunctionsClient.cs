using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Pagination;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Functions;

/// <summary>JavaScript that Kapso runs.</summary>
public class FunctionsClient
{
    private readonly KapsoPipeline _pipeline;

    internal FunctionsClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>For substitutes in tests.</summary>
    protected FunctionsClient() => _pipeline = null!;

    /// <summary>Gets all functions of the project. <c>GET /platform/v1/functions</c></summary>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">The key is refused (401), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task<IReadOnlyList<Function>> ListAsync(CancellationToken cancellationToken = default) =>
        _pipeline.ListWholeAsync(FunctionOperations.List, FunctionOperations.List.Target(), KapsoJsonContext.Default.OffsetPageFunction, cancellationToken);

    /// <summary>Creates a function, as a draft. <c>POST /platform/v1/functions</c></summary>
    /// <param name="function">The function.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">A member breaks a rule.</exception>
    /// <exception cref="KapsoApiException">The function is not valid (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task<Function> CreateAsync(NewFunction function, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(function);
        string target = FunctionOperations.Create.Target();
        Rules.Check(nameof(function), function.Check);
        return _pipeline.SendForDataAsync(
            FunctionOperations.Create,
            target,
            KapsoJsonContext.Default.EnvelopeFunction,
            cancellationToken,
            JsonBody.From(new FunctionBody<NewFunction>(function), KapsoJsonContext.Default.FunctionBodyNewFunction));
    }

    /// <summary>Gets a function. <c>GET /platform/v1/functions/{function_id}</c></summary>
    /// <param name="functionId">The id of the function.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such function (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task<Function> GetAsync(string functionId, CancellationToken cancellationToken = default) =>
        _pipeline.SendForDataAsync(FunctionOperations.Get, FunctionOperations.Get.Target(functionId), KapsoJsonContext.Default.EnvelopeFunction, cancellationToken);

    /// <summary>Changes a function, without deploying it. <c>PATCH /platform/v1/functions/{function_id}</c></summary>
    /// <param name="functionId">The id of the function.</param>
    /// <param name="update">What to change.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">A member breaks a rule.</exception>
    /// <exception cref="KapsoApiException">There is no such function (404), its lock version is a newer one (409), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task<Function> UpdateAsync(string functionId, FunctionUpdate update, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(update);
        string target = FunctionOperations.Update.Target(functionId);
        Rules.Check(nameof(update), update.Check);
        return _pipeline.SendForDataAsync(
            FunctionOperations.Update,
            target,
            KapsoJsonContext.Default.EnvelopeFunction,
            cancellationToken,
            JsonBody.From(new FunctionBody<FunctionUpdate>(update), KapsoJsonContext.Default.FunctionBodyFunctionUpdate));
    }

    /// <summary>Deletes a function with its deployment and secrets. <c>DELETE /platform/v1/functions/{function_id}</c></summary>
    /// <param name="functionId">The id of the function.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such function (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task DeleteAsync(string functionId, CancellationToken cancellationToken = default) =>
        _pipeline.SendAsync(FunctionOperations.Delete, FunctionOperations.Delete.Target(functionId), cancellationToken);

    /// <summary>
    /// Begins to deploy a function, which takes up to a minute: ask <see cref="GetAsync"/> until its status is deployed or error.
    /// <c>POST /platform/v1/functions/{function_id}/deploy</c>
    /// </summary>
    /// <param name="functionId">The id of the function.</param>
    /// <param name="cancellationToken">Stops the call, not the deployment.</param>
    /// <exception cref="KapsoApiException">There is no such function (404), it cannot be deployed (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task<FunctionDeployment> DeployAsync(string functionId, CancellationToken cancellationToken = default) =>
        _pipeline.SendAsync(FunctionOperations.Deploy, FunctionOperations.Deploy.Target(functionId), KapsoJsonContext.Default.FunctionDeployment, cancellationToken);

    /// <summary>Invokes a deployed function and returns its answer as it came. <c>POST /platform/v1/functions/{function_id}/invoke</c></summary>
    /// <param name="functionId">The id of the function.</param>
    /// <param name="payload">The JSON that becomes the body of the function's request, sent as it is.</param>
    /// <param name="cancellationToken">Stops the call, not the function.</param>
    /// <exception cref="KapsoFunctionException">The function itself failed.</exception>
    /// <exception cref="KapsoApiException">There is no such function (404), it is not deployed (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer; <see cref="KapsoException.OutcomeUnknown"/> says whether it may have run.</exception>
    public virtual Task<FunctionAnswer> InvokeAsync(string functionId, JsonElement payload, CancellationToken cancellationToken = default) =>
        InvokeAsync(functionId, JsonBody.Write(payload, static (writer, json) => json.WriteTo(writer)), cancellationToken);

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
    /// <exception cref="KapsoTransportException">There was no answer; <see cref="KapsoException.OutcomeUnknown"/> says whether it may have run.</exception>
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
        FunctionAnswer answer = await InvokeAsync(functionId, JsonBody.From(payload, payloadType), cancellationToken).ConfigureAwait(false);
        return answer.Read(resultType, mode);
    }

    /// <summary>Gets the names of a function's secrets, never their values. <c>GET /platform/v1/functions/{function_id}/secrets</c></summary>
    /// <param name="functionId">The id of the function.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The secrets; none when the function is not deployed.</returns>
    /// <exception cref="KapsoApiException">There is no such function (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task<IReadOnlyList<FunctionSecret>> ListSecretsAsync(string functionId, CancellationToken cancellationToken = default) =>
        _pipeline.ListWholeAsync(
            FunctionOperations.ListSecrets, FunctionOperations.ListSecrets.Target(functionId), KapsoJsonContext.Default.OffsetPageFunctionSecret, cancellationToken);

    /// <summary>Gives a deployed function a secret. <c>POST /platform/v1/functions/{function_id}/secrets</c></summary>
    /// <param name="functionId">The id of the function.</param>
    /// <param name="name">The name of the variable: capital letters, digits and underscores.</param>
    /// <param name="value">The secret.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">The name or the value breaks a rule.</exception>
    /// <exception cref="KapsoApiException">There is no such function (404), it is not deployed or has the secret already (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer; <see cref="KapsoException.OutcomeUnknown"/> says whether it may have the secret.</exception>
    public virtual Task CreateSecretAsync(string functionId, string name, string value, CancellationToken cancellationToken = default)
    {
        string target = FunctionOperations.CreateSecret.Target(functionId);
        FunctionRules.CheckSecret(name, value);
        return _pipeline.SendAsync(
            FunctionOperations.CreateSecret, target, cancellationToken, JsonBody.From(new FunctionSecretBody(new NewFunctionSecret(name, value)), KapsoJsonContext.Default.FunctionSecretBody, value));
    }

    /// <summary>Takes a secret away from a deployed function. <c>DELETE /platform/v1/functions/{function_id}/secrets/{secret_name}</c></summary>
    /// <param name="functionId">The id of the function.</param>
    /// <param name="name">The name of the secret.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such function or secret (404), or the function is not deployed (422).</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task DeleteSecretAsync(string functionId, string name, CancellationToken cancellationToken = default) =>
        _pipeline.SendAsync(FunctionOperations.DeleteSecret, FunctionOperations.DeleteSecret.Target(functionId, name), cancellationToken);

    /// <summary>Gets the latest invocations of a function with what it logged. <c>GET /platform/v1/functions/{function_id}/invocations</c></summary>
    /// <param name="functionId">The id of the function.</param>
    /// <param name="filter">Which invocations, and how many; the latest ten by default.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    /// <exception cref="KapsoApiException">There is no such function (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual async Task<IReadOnlyList<FunctionInvocation>> ListInvocationsAsync(string functionId, FunctionInvocationFilter? filter = null, CancellationToken cancellationToken = default)
    {
        filter ??= new FunctionInvocationFilter();
        string target = FunctionOperations.ListInvocations.Target(functionId) + new Query().Add("status", filter.Status).Add("limit", filter.Limit);
        Rules.Check(nameof(filter), filter.Check);
        FunctionInvocationList list = await _pipeline.SendForDataAsync(
            FunctionOperations.ListInvocations, target, KapsoJsonContext.Default.EnvelopeFunctionInvocationList, cancellationToken).ConfigureAwait(false);
        return list.Invocations.Present();
    }

    private async Task<FunctionAnswer> InvokeAsync(string functionId, JsonBody payload, CancellationToken cancellationToken)
    {
        string target = FunctionOperations.Invoke.Target(functionId);
        try
        {
            return new FunctionAnswer(await _pipeline.SendForTextAsync(FunctionOperations.Invoke, target, cancellationToken, payload).ConfigureAwait(false));
        }
        catch (KapsoApiException failed) when (failed.StatusCode is System.Net.HttpStatusCode.InternalServerError && KapsoFunctionException.Read(failed) is { } told)
        {
            throw told;
        }
    }
}
