using System.Text.Json;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Functions;

internal static class FunctionOperations
{
    private const string One = "functions/{function_id}";

    public static readonly ListOperation<Function> List =
        new("listFunctions", "functions", ApiSurface.Platform, FunctionsJson.Default.Function, Paging.None) { ClientMethod = "Functions.List" };

    public static readonly Operation<NewFunction, Function> Create =
        new("createFunction", HttpMethod.Post, "functions", ApiSurface.Platform, Replay.Never,
            Body.Json(FunctionsJson.Default.NewFunction, "function"), Answer.Data(FunctionsJson.Default.Function)) { ClientMethod = "Functions.CreateAsync" };

    public static readonly Operation<Function> Get =
        new("getFunction", HttpMethod.Get, One, ApiSurface.Platform, Replay.Safe, Answer.Data(FunctionsJson.Default.Function)) { ClientMethod = "Functions.GetAsync" };

    /// <summary>A second try would find the lock version raised by the first, and be refused.</summary>
    public static readonly Operation<FunctionUpdate, Function> Update =
        new("updateFunction", HttpMethod.Patch, One, ApiSurface.Platform, Replay.Never,
            Body.Json(FunctionsJson.Default.FunctionUpdate, "function"), Answer.Data(FunctionsJson.Default.Function)) { ClientMethod = "Functions.UpdateAsync" };

    public static readonly Operation<Done> Delete =
        new("deleteFunction", HttpMethod.Delete, One, ApiSurface.Platform, Replay.Safe, Answer.Done) { ClientMethod = "Functions.DeleteAsync" };

    /// <summary>Deploying the same code again changes nothing but the version.</summary>
    public static readonly Operation<FunctionDeployment> Deploy =
        new("deployFunction", HttpMethod.Post, One + "/deploy", ApiSurface.Platform, Replay.Safe, Answer.Json(FunctionsJson.Default.FunctionDeployment)) { ClientMethod = "Functions.DeployAsync" };

    /// <summary>What a function does is its author's business, so it is never done twice. The payload is of the application's own type, so it writes itself.</summary>
    public static readonly Operation<Action<Utf8JsonWriter>, ApiResponse> Invoke =
        new("invokeFunction", HttpMethod.Post, One + "/invoke", ApiSurface.Platform, Replay.Never,
            Body.Written<Action<Utf8JsonWriter>>(static (writer, write) => write(writer)), Answer.Text)
        {
            ClientMethod = "Functions.InvokeAsync",
        };

    public static readonly ListOperation<FunctionSecret> ListSecrets =
        new("listFunctionSecrets", One + "/secrets", ApiSurface.Platform, FunctionsJson.Default.FunctionSecret, Paging.None) { ClientMethod = "Functions.ListSecrets" };

    public static readonly Operation<NewFunctionSecret, CreatedFunctionSecret> CreateSecret =
        new("createFunctionSecret", HttpMethod.Post, One + "/secrets", ApiSurface.Platform, Replay.Never,
            Body.Json(FunctionsJson.Default.NewFunctionSecret, "secret"), Answer.Json(FunctionsJson.Default.CreatedFunctionSecret)) { ClientMethod = "Functions.CreateSecretAsync" };

    public static readonly Operation<Done> DeleteSecret =
        new("deleteFunctionSecret", HttpMethod.Delete, One + "/secrets/{secret_name}", ApiSurface.Platform, Replay.Safe, Answer.Done) { ClientMethod = "Functions.DeleteSecretAsync" };

    public static readonly ListOperation<FunctionInvocation> ListInvocations =
        new("listFunctionInvocations", One + "/invocations", ApiSurface.Platform, FunctionsJson.Default.FunctionInvocation, Paging.None)
    {
        ClientMethod = "Functions.ListInvocations",
        Member = "invocations",
        Complete = FunctionInvocation.OfFunction,
    };
}
