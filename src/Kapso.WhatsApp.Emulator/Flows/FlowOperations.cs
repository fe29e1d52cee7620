using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Flows;

/// <summary>Flows as Kapso keeps them. The JavaScript of a data endpoint is not run: what it answers, a test says.</summary>
internal sealed class FlowOperations(EmulatedProject project, FlowStore flows, IFunctions functions)
{
    private const int MaxCode = 1024 * 1024;

    public IEnumerable<Operation> All =>
    [
        new("listWhatsappFlows", Surface.Platform, "GET", "/whatsapp/flows", List),
        new("createWhatsappFlow", Surface.Platform, "POST", "/whatsapp/flows", Create),
        new("getWhatsappFlow", Surface.Platform, "GET", "/whatsapp/flows/{flow_id}", request => Show(request, Find(request))),
        new("publishWhatsappFlow", Surface.Platform, "POST", "/whatsapp/flows/{flow_id}/publish", Publish),
        new("setupWhatsappFlowEncryption", Surface.Platform, "POST", "/whatsapp/flows/{flow_id}/setup_encryption", SetUpEncryption),
        new("listWhatsappFlowVersions", Surface.Platform, "GET", "/whatsapp/flows/{flow_id}/versions", ListVersions),
        new("createWhatsappFlowVersion", Surface.Platform, "POST", "/whatsapp/flows/{flow_id}/versions", CreateVersion),
        new("getWhatsappFlowVersion", Surface.Platform, "GET", "/whatsapp/flows/{flow_id}/versions/{version_id}", GetVersion),
        new("getWhatsappFlowDataEndpoint", Surface.Platform, "GET", "/whatsapp/flows/{flow_id}/data_endpoint", request => ShowEndpoint(request, Find(request))),
        new("createWhatsappFlowDataEndpoint", Surface.Platform, "POST", "/whatsapp/flows/{flow_id}/data_endpoint", SetEndpoint),
        new("updateWhatsappFlowDataEndpoint", Surface.Platform, "PATCH", "/whatsapp/flows/{flow_id}/data_endpoint", AttachEndpoint),
        new("deployWhatsappFlowDataEndpoint", Surface.Platform, "POST", "/whatsapp/flows/{flow_id}/data_endpoint/deploy", DeployEndpoint),
        new("registerWhatsappFlowDataEndpoint", Surface.Platform, "POST", "/whatsapp/flows/{flow_id}/data_endpoint/register", RegisterEndpoint),
        new("getWhatsappFlowFunctionLogs", Surface.Platform, "GET", "/whatsapp/flows/{flow_id}/function_logs", ListLogs),
        new("getWhatsappFlowFunctionInvocations", Surface.Platform, "GET", "/whatsapp/flows/{flow_id}/function_invocations", ListInvocations),
        new("listWhatsappFlowResponses", Surface.Platform, "GET", "/whatsapp/flows/{flow_id}/responses", ListResponses),
    ];

    private Flow Find(EmulatorRequest request)
    {
        string id = request.Route("flow_id");
        return flows.Find(id) ?? throw Surface.Platform.NotFound("Flow", id);
    }

    private IFunction Endpoint(Flow flow) => functions.Find(flow.FunctionId) ?? throw Refused("Flow has no data endpoint");

    private Reply Show(EmulatorRequest request, Flow flow, int status = 200) => Reply.Json(status, Json.Data(ShowFlow(request, flow)));

    private JsonObject ShowFlow(EmulatorRequest request, Flow flow) => flow.Show(
        flow.PhoneNumberId is { } number && flows.EncryptedByKapso.Contains(number),
        functions.Find(flow.FunctionId) is { } function ? EndpointUrl(request, function) : null);

    private Reply List(EmulatorRequest request)
    {
        string? status = QueryFilter.OneOf(request, "status", "draft", "published");
        (string? account, string? number, string? name) = (request.Query("business_account_id"), request.Query("phone_number_id"), request.Query("name_contains"));
        CreatedBetween created = CreatedBetween.Read(request);
        return NumberedPage.Answer(
            request,
            [
                .. flows.NewestFirst.Where(flow =>
                    (status is null || (status == "draft") == (flow.Status == Flow.Draft))
                    && (account is null || flow.Account == account)
                    && (number is null || AccountOf(number) == flow.Account)
                    && (name is null || flow.Name.Contains(name, StringComparison.OrdinalIgnoreCase))
                    && created.Allows(flow.CreatedAt)),
            ],
            flow => ShowFlow(request, flow));
    }

    private string? AccountOf(string number) => project.FindNumber(number)?.Number.BusinessAccountId;

    private Reply Create(EmulatorRequest request)
    {
        Field body = request.JsonBody();
        EmulatedPhoneNumber number = project.Number(body["phone_number_id"].Text(), Surface.Platform);
        string name = body["name"].OptionalText() ?? $"flow_{Guid.NewGuid():N}";
        JsonObject json = body["flow_json"].Exists ? body["flow_json"].Object().ToNode()!.AsObject() : FlowJson.DefaultDefinition();
        if (flows.FindNamed(number.BusinessAccountId, name) is not null)
        {
            throw Refused("Name has already been taken");
        }

        Flow flow = flows.Add(number.BusinessAccountId, number.Id, name, json);
        if (body["publish"].Flag(false))
        {
            RequirePublishable(flow);
            flow.Publish(project.Now);
        }

        return Show(request, flow, 201);
    }

    private Reply Publish(EmulatorRequest request)
    {
        Flow flow = Find(request);
        RequirePublishable(flow);
        flow.Publish(project.Now);
        return Show(request, flow);
    }

    private void RequirePublishable(Flow flow)
    {
        if (!flow.Latest.IsValid)
        {
            throw new RefusalException(Reply.Json(422, new JsonObject { ["error"] = "Flow JSON failed validation", ["validation_errors"] = flow.Latest.Problems() }));
        }

        if (flow.Status == Flow.Deprecated || flow.Latest.PublishedAt is not null)
        {
            throw Refused("Flow has no draft to publish");
        }

        bool ownEndpoint = flow.EndpointUri is not null && flow.PhoneNumberId is { } number && flows.PublicKeys.ContainsKey(number);
        if (flow.Latest.Json["data_api_version"] is not null && !ownEndpoint && !(flow.IsRegistered && IsEncrypted(flow)))
        {
            throw Refused("Flow needs a registered data endpoint and encryption before it is published");
        }
    }

    private bool IsEncrypted(Flow flow) => flow.PhoneNumberId is { } number && flows.EncryptedByKapso.Contains(number);

    private Reply SetUpEncryption(EmulatorRequest request)
    {
        Flow flow = Find(request);
        string number = request.OptionalJsonBody()["phone_number_id"].OptionalText() ?? flow.PhoneNumberId ?? throw Refused("Flow has no phone number");
        bool isNew = flows.EncryptedByKapso.Add(project.Number(number, Surface.Platform).Id);
        return Reply.Ok(Json.Data(new JsonObject
        {
            ["status"] = isNew ? "success" : "already_configured",
            ["message"] = isNew ? "Encryption configured" : "Encryption was configured already",
            ["flows_encryption_configured"] = true,
        }));
    }

    private Reply ListVersions(EmulatorRequest request) =>
        NumberedPage.Answer(request, [.. Find(request).Versions.AsEnumerable().Reverse()], version => version.Show(whole: false));

    private Reply CreateVersion(EmulatorRequest request)
    {
        Flow flow = Find(request);
        JsonObject json = request.JsonBody()["flow_json"].Object().ToNode()!.AsObject();
        if (flow.Status == Flow.Deprecated)
        {
            throw Refused("A deprecated flow cannot be changed");
        }

        // What cannot be a flow at all becomes no version; what merely cannot be published does.
        if (FlowJson.Text(json["version"]) is null || json["screens"] is not JsonArray)
        {
            throw new RefusalException(Reply.Json(422, new JsonObject { ["error"] = "Flow JSON failed validation", ["validation_errors"] = new FlowVersion("", json, project.Now).Problems() }));
        }

        return Reply.Json(201, Json.Data(flow.AddVersion(json, project.Now).Show(whole: true)));
    }

    private Reply GetVersion(EmulatorRequest request)
    {
        string id = request.Route("version_id");
        FlowVersion version = Find(request).Versions.Find(version => version.Id == id) ?? throw Surface.Platform.NotFound("Flow version", id);
        return Reply.Ok(Json.Data(version.Show(whole: true)));
    }

    private Reply SetEndpoint(EmulatorRequest request)
    {
        Flow flow = Find(request);
        string code = request.JsonBody()["code"].Text(MaxCode);
        if (functions.Find(flow.FunctionId) is { } known)
        {
            known.ChangeCode(code);
        }
        else
        {
            IFunction function = functions.Create($"{flow.Name} data endpoint", $"flow-{flow.MetaId}", code);
            (flow.FunctionId, flow.IsRegistered) = (function.Id, false);
        }

        return ShowEndpoint(request, flow);
    }

    private Reply AttachEndpoint(EmulatorRequest request)
    {
        Flow flow = Find(request);
        string id = request.JsonBody()["function_id"].Text();
        IFunction function = functions.Find(id) ?? throw Surface.Platform.NotFound("Function", id);
        if (!function.IsDeployed)
        {
            throw Refused("Function is not deployed");
        }

        RequireEncryption(flow);
        (flow.FunctionId, flow.IsRegistered) = (function.Id, true);
        return ShowEndpoint(request, flow, isRegistration: true);
    }

    private Reply DeployEndpoint(EmulatorRequest request)
    {
        Flow flow = Find(request);
        Endpoint(flow).MarkDeployed();
        return ShowEndpoint(request, flow);
    }

    private Reply RegisterEndpoint(EmulatorRequest request)
    {
        Flow flow = Find(request);
        if (!Endpoint(flow).IsDeployed)
        {
            throw Refused("Data endpoint is not deployed");
        }

        RequireEncryption(flow);
        flow.IsRegistered = true;
        return ShowEndpoint(request, flow, isRegistration: true);
    }

    private void RequireEncryption(Flow flow)
    {
        if (!IsEncrypted(flow))
        {
            throw Refused("Flows encryption is not configured: call setup_encryption first");
        }
    }

    private Reply ShowEndpoint(EmulatorRequest request, Flow flow, bool isRegistration = false)
    {
        IFunction function = Endpoint(flow);
        JsonObject shown = new()
        {
            ["function_id"] = function.Id,
            ["function_name"] = function.Name,
            ["endpoint_url"] = EndpointUrl(request, function),
            ["status"] = function.Status,
            ["last_deployed_at"] = Json.Time(function.DeployedAt),
            ["code"] = function.Code,
        };
        if (isRegistration)
        {
            (shown["flow_id"], shown["flow_data_endpoint_function_id"], shown["flow_has_encryption"], shown["warning"]) = (flow.Id, function.Id, true, null);
        }

        return Reply.Ok(Json.Data(shown));
    }

    private static string EndpointUrl(EmulatorRequest request, IFunction function) => $"{request.BaseUrl}/platform/v1/functions/{function.Id}/invoke";

    private Reply ListLogs(EmulatorRequest request)
    {
        IFunction function = Endpoint(Find(request));
        QueryFilter.Number(request, "limit", 50, 20);
        return Reply.Ok(Json.Data(new JsonObject { ["function_id"] = function.Id, ["function_name"] = function.Name, ["logs"] = new JsonArray() }));
    }

    private Reply ListInvocations(EmulatorRequest request)
    {
        IFunction function = Endpoint(Find(request));
        string? status = QueryFilter.OneOf(request, "status", "success", "failed");
        int limit = QueryFilter.Number(request, "limit", 20, 10);
        JsonNode[] invocations = [.. function.InvocationsWith(status).Take(limit).Select(invocation => invocation.DeepClone())];
        return Reply.Ok(Json.Data(new JsonObject { ["function_id"] = function.Id, ["function_name"] = function.Name, ["invocations"] = new JsonArray(invocations) }));
    }

    private Reply ListResponses(EmulatorRequest request)
    {
        Flow flow = Find(request);
        return NumberedPage.Answer(request, [.. flows.Responses.Where(response => response.FlowId == flow.Id).Reverse()], response => new JsonObject
        {
            ["id"] = response.Id,
            ["flow_id"] = flow.Id,
            ["flow_token"] = response.FlowToken,
            ["response"] = response.Answers.DeepClone(),
            ["message_id"] = response.MessageId,
            ["created_at"] = Json.Time(response.At),
        });
    }

    private static RefusalException Refused(string error) => new(Reply.Error(422, error));
}
