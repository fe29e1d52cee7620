using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Functions;

/// <summary>The functions of the project. Their JavaScript is not run: what one answers, a test says.</summary>
internal sealed partial class FunctionOperations(EmulatedProject project, FunctionStore functions)
{
    private const int MaxCode = 1024 * 1024;
    private const int MaxInvocations = 20;

    private static readonly TimeSpan DeploymentTime = TimeSpan.FromSeconds(10);

    public IEnumerable<Operation> All =>
    [
        new("listFunctions", Surface.Platform, "GET", "/functions", request => Reply.Ok(Json.Data(new JsonArray([.. functions.Items.Select(function => function.Show(request.BaseUrl))])))),
        new("createFunction", Surface.Platform, "POST", "/functions", Create),
        new("getFunction", Surface.Platform, "GET", "/functions/{function_id}", request => Reply.Ok(Json.Data(Find(request).Show(request.BaseUrl)))),
        new("updateFunction", Surface.Platform, "PATCH", "/functions/{function_id}", Update),
        new("deleteFunction", Surface.Platform, "DELETE", "/functions/{function_id}", Delete),
        new("deployFunction", Surface.Platform, "POST", "/functions/{function_id}/deploy", Deploy),
        new("invokeFunction", Surface.Platform, "POST", "/functions/{function_id}/invoke", Invoke),
        new("listFunctionSecrets", Surface.Platform, "GET", "/functions/{function_id}/secrets", ListSecrets),
        new("createFunctionSecret", Surface.Platform, "POST", "/functions/{function_id}/secrets", CreateSecret),
        new("deleteFunctionSecret", Surface.Platform, "DELETE", "/functions/{function_id}/secrets/{secret_name}", DeleteSecret),
        new("listFunctionInvocations", Surface.Platform, "GET", "/functions/{function_id}/invocations", ListInvocations),
    ];

    private Function Find(EmulatorRequest request) => functions.Get(request, "function_id", "Function");

    private Function FindDeployed(EmulatorRequest request)
    {
        Function function = Find(request);
        return function.IsDeployed ? function : throw Refused(422, "Function is not deployed");
    }

    private Reply Create(EmulatorRequest request)
    {
        Field body = request.JsonBody()["function"].Object();
        string name = body["name"].Text();
        string slug = Slug(body) ?? NotOfSlug().Replace(name, "-").ToLowerInvariant().Trim('-');
        RequireFreeSlug(slug, null);
        Function function = new(name, slug, body["function_type"].OptionalOneOf(Function.CloudflareWorker, "supabase_function") ?? Function.CloudflareWorker, functions, project.Now)
        {
            Code = body["code"].Text(MaxCode),
            Description = body["description"].OptionalText(),
            IsPublic = body["public_endpoint"].Flag(false),
            RuntimeConfig = body["runtime_config"].ToNode(),
        };
        functions.Add(function);
        return Reply.Json(201, Json.Data(function.Show(request.BaseUrl)));
    }

    private static string? Slug(Field body) => body["slug"].OptionalMatch(SlugForm(), "may hold small letters, digits and hyphens");

    private Reply Update(EmulatorRequest request)
    {
        Function function = Find(request);
        Field body = request.JsonBody()["function"].Object();
        if (body["lock_version"].Exists && body["lock_version"].Integer(0, long.MaxValue) != function.LockVersion)
        {
            throw Refused(409, "lock_version is stale: the function was changed meanwhile");
        }

        string slug = Slug(body) ?? function.Slug;
        RequireFreeSlug(slug, function);
        string mode = body["invoke_response_mode"].OptionalOneOf(Function.Wrapped, Function.Passthrough) ?? function.Mode;
        if (mode == Function.Wrapped && function.Mode != Function.Wrapped)
        {
            throw body["invoke_response_mode"].NotAllowed("is open only to functions that are wrapped already");
        }

        (function.Name, function.Slug, function.Mode) = (body["name"].OptionalText() ?? function.Name, slug, mode);
        function.Code = body["code"].OptionalText(MaxCode) ?? function.Code;
        function.Description = body["description"].OptionalText() ?? function.Description;
        function.IsPublic = body["public_endpoint"].Flag(function.IsPublic);
        function.RuntimeConfig = body["runtime_config"].ToNode() ?? function.RuntimeConfig;
        function.MarkChanged();
        return Reply.Ok(Json.Data(function.Show(request.BaseUrl)));
    }

    private Reply Delete(EmulatorRequest request)
    {
        functions.Remove(Find(request));
        return Json.NoContent;
    }

    private Reply Deploy(EmulatorRequest request)
    {
        Function function = Find(request);
        project.Schedule.After(DeploymentTime, function.MarkDeployed);
        return Reply.Json(202, new JsonObject { ["message"] = "Function deployment started", ["function_id"] = function.Id, ["status"] = "deploying" });
    }

    private Reply Invoke(EmulatorRequest request)
    {
        Function function = FindDeployed(request);
        JsonElement payload = ReadPayload(request);
        (EmulatedFunctionResponse answer, string id) = function.Run(payload.GetRawText());
        return !answer.IsSuccess ? Reply.Json(500, new JsonObject { ["error"] = "Function execution failed", ["detail"] = answer.Body, ["invocation_id"] = id })
            : function.Mode == Function.Wrapped ? Reply.Ok(Json.Data(answer.AsJson() ?? answer.Body))
            : Reply.Text(answer.StatusCode, answer.Body, answer.ContentType);
    }

    private static JsonElement ReadPayload(EmulatorRequest request)
    {
        try
        {
            return request.AnyJsonBody();
        }
        catch (InvalidFieldException)
        {
            throw Refused(400, "The body is not valid JSON");
        }
    }

    private Reply ListSecrets(EmulatorRequest request) =>
        Reply.Ok(Json.Data(new JsonArray([.. Find(request).Secrets.Select(secret => new JsonObject { ["name"] = secret.Key, ["type"] = secret.Value })])));

    private Reply CreateSecret(EmulatorRequest request)
    {
        Function function = FindDeployed(request);
        Field secret = request.JsonBody()["secret"].Object();
        string name = secret["name"].OptionalMatch(SecretForm(), "may hold capital letters, digits and underscores") ?? throw secret["name"].Missing();
        string type = secret["value"].Value.ValueKind switch
        {
            JsonValueKind.String => "text",
            JsonValueKind.Object or JsonValueKind.Array => "json",
            JsonValueKind.Undefined or JsonValueKind.Null => throw secret["value"].Missing(),
            _ => throw secret["value"].Malformed("must be a string, an object or an array"),
        };
        return function.Secrets.TryAdd(name, type) ? Reply.Json(201, new JsonObject { ["message"] = "Secret created" }) : throw Refused(422, "Secret name has already been taken");
    }

    private Reply DeleteSecret(EmulatorRequest request)
    {
        string name = request.Route("secret_name");
        return FindDeployed(request).Secrets.Remove(name) ? Json.NoContent : throw Surface.Platform.NotFound("Secret", name);
    }

    private Reply ListInvocations(EmulatorRequest request)
    {
        Function function = Find(request);
        string? status = QueryFilter.OneOf(request, "status", "success", "failed");
        int limit = QueryFilter.Number(request, "limit", MaxInvocations, 10);
        JsonNode[] invocations =
        [
            .. function.InvocationsWith(status).Take(limit).Select(invocation => invocation.DeepClone()),
        ];
        return Reply.Ok(Json.Data(new JsonObject { ["function_id"] = function.Id, ["function_name"] = function.Name, ["invocations"] = new JsonArray(invocations), ["total"] = invocations.Length }));
    }

    private void RequireFreeSlug(string slug, Function? except)
    {
        if (functions.Find(function => function != except && function.Slug == slug) is not null)
        {
            throw Refused(422, "Slug has already been taken");
        }
    }

    private static RefusalException Refused(int status, string error) => new(Reply.Error(status, error));

    [GeneratedRegex(@"^[a-z0-9-]+\z")]
    private static partial Regex SlugForm();

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex NotOfSlug();

    [GeneratedRegex(@"^[A-Z0-9_]+\z")]
    private static partial Regex SecretForm();
}
