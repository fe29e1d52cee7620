using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Functions;

internal static class FunctionOperations
{
    public static readonly Operation List = new("listFunctions", HttpMethod.Get, "functions", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Functions.ListAsync",
    };

    public static readonly Operation Create = new("createFunction", HttpMethod.Post, "functions", Api.Platform, Replay.Never)
    {
        ClientMethod = "Functions.CreateAsync",
    };

    public static readonly Operation Get = new("getFunction", HttpMethod.Get, "functions/{function_id}", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Functions.GetAsync",
    };

    /// <summary>A second try would find the lock version raised by the first, and be refused.</summary>
    public static readonly Operation Update = new("updateFunction", HttpMethod.Patch, "functions/{function_id}", Api.Platform, Replay.Never)
    {
        ClientMethod = "Functions.UpdateAsync",
    };

    public static readonly Operation Delete = new("deleteFunction", HttpMethod.Delete, "functions/{function_id}", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Functions.DeleteAsync",
    };

    /// <summary>Deploying the same code again changes nothing but the version.</summary>
    public static readonly Operation Deploy = new("deployFunction", HttpMethod.Post, "functions/{function_id}/deploy", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Functions.DeployAsync",
    };

    /// <summary>What a function does is its author's business, so it is never done twice.</summary>
    public static readonly Operation Invoke = new("invokeFunction", HttpMethod.Post, "functions/{function_id}/invoke", Api.Platform, Replay.Never)
    {
        ClientMethod = "Functions.InvokeAsync",
    };

    public static readonly Operation ListSecrets = new("listFunctionSecrets", HttpMethod.Get, "functions/{function_id}/secrets", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Functions.ListSecretsAsync",
    };

    public static readonly Operation CreateSecret = new("createFunctionSecret", HttpMethod.Post, "functions/{function_id}/secrets", Api.Platform, Replay.Never)
    {
        ClientMethod = "Functions.CreateSecretAsync",
    };

    public static readonly Operation DeleteSecret = new("deleteFunctionSecret", HttpMethod.Delete, "functions/{function_id}/secrets/{secret_name}", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Functions.DeleteSecretAsync",
    };

    public static readonly Operation ListInvocations = new("listFunctionInvocations", HttpMethod.Get, "functions/{function_id}/invocations", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Functions.ListInvocationsAsync",
    };
}
