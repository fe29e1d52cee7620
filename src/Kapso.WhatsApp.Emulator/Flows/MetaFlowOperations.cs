using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;
using Microsoft.AspNetCore.Http;

namespace Kapso.WhatsApp.Emulator.Flows;

/// <summary>Flows as Meta keeps them, and the public keys of numbers.</summary>
internal sealed class MetaFlowOperations(EmulatedProject project, FlowStore flows)
{
    private const int CannotUpdate = 139001;
    private const int CannotPublish = 139002;
    private const int CannotDeprecate = 139003;
    private const int CannotDelete = 139004;
    private const int MaxJson = 10 * 1024 * 1024;

    private static readonly string[] Categories = ["SIGN_UP", "SIGN_IN", "APPOINTMENT_BOOKING", "LEAD_GENERATION", "CONTACT_US", "CUSTOMER_SUPPORT", "SURVEY", "OTHER"];

    public IEnumerable<Operation> All =>
    [
        new("listFlows", Surface.WhatsApp, "GET", "/{business_account_id}/flows", request => List(request, Account(request))) { Claims = IsAccount },
        new("createFlow", Surface.WhatsApp, "POST", "/{business_account_id}/flows", request => Create(request, Account(request), null)) { Claims = IsAccount },
        new("listFlowsByPhoneNumber", Surface.WhatsApp, "GET", "/{phone_number_id}/flows", request => List(request, Number(request).BusinessAccountId)),
        new("createFlowByPhoneNumber", Surface.WhatsApp, "POST", "/{phone_number_id}/flows", request => Create(request, Number(request).BusinessAccountId, Number(request).Id)),
        new("getFlow", Surface.WhatsApp, "GET", "/{flow_id}", Get) { Claims = IsFlow },
        new("updateFlowMetadata", Surface.WhatsApp, "POST", "/{flow_id}", Update) { Claims = IsFlow },
        new("deleteFlow", Surface.WhatsApp, "DELETE", "/flows/{flow_id}", Delete),
        new("getFlowAssets", Surface.WhatsApp, "GET", "/{flow_id}/assets", ListAssets),
        new("uploadFlowAssets", Surface.WhatsApp, "POST", "/{flow_id}/assets", Upload),
        new("downloadFlowAsset", Surface.WhatsApp, "GET", "/{flow_id}/assets/{version_id}", Download) { IsPublic = true },
        new("publishFlow", Surface.WhatsApp, "POST", "/{flow_id}/publish", Publish),
        new("deprecateFlow", Surface.WhatsApp, "POST", "/{flow_id}/deprecate", Deprecate),
        new("getBusinessEncryptionPublicKey", Surface.WhatsApp, "GET", "/{phone_number_id}/whatsapp_business_encryption", GetPublicKey),
        new("setBusinessEncryptionPublicKey", Surface.WhatsApp, "POST", "/{phone_number_id}/whatsapp_business_encryption", SetPublicKey),
    ];

    private static string Account(EmulatorRequest request) => request.Route("business_account_id");

    private EmulatedPhoneNumber Number(EmulatorRequest request) => project.Number(request.Route("phone_number_id"), Surface.WhatsApp);

    private Flow Find(EmulatorRequest request)
    {
        string id = request.Route("flow_id");
        return flows.FindMeta(id) ?? throw Surface.WhatsApp.NotFound("Flow", id);
    }

    private bool IsAccount(IReadOnlyDictionary<string, string> route, IQueryCollection query)
    {
        lock (project.Gate)
        {
            return project.HasAccount(route["business_account_id"]);
        }
    }

    /// <summary>At Meta every id stands at the same place in the path.</summary>
    private bool IsFlow(IReadOnlyDictionary<string, string> route, IQueryCollection query)
    {
        lock (project.Gate)
        {
            return flows.FindMeta(route["flow_id"]) is not null;
        }
    }

    private Reply List(EmulatorRequest request, string account)
    {
        CursorPage<Flow> page = CursorPage<Flow>.Cut(request, Surface.WhatsApp, [.. flows.NewestFirst.Where(flow => flow.Account == account)]);
        return Reply.Ok(new JsonObject { ["data"] = new JsonArray([.. page.Items.Select(flow => FieldChoice.Take(flow.ShowMeta(), "id,name,status,categories,validation_errors"))]), ["paging"] = page.Cursors() });
    }

    private Reply Create(EmulatorRequest request, string account, string? phoneNumberId)
    {
        Field body = request.JsonBody();
        string name = body["name"].Text();
        JsonArray categories = ReadCategories(body["categories"]);
        if (flows.FindNamed(account, name) is not null)
        {
            throw new RefusalException(MetaError.Answer(400, 100, "Invalid parameter", "The name of the flow is not unique in its account."));
        }

        JsonObject? copied = body["clone_flow_id"].OptionalText() is { } id ? (flows.FindMeta(id) ?? throw Surface.WhatsApp.NotFound("Flow", id)).Latest.Json.DeepClone().AsObject() : null;
        JsonObject json = body["flow_json"].OptionalText(MaxJson) is { } text ? FlowJson.Parse(text) ?? throw body["flow_json"].Malformed("is not a JSON object") : copied ?? FlowJson.DefaultDefinition();
        Flow flow = flows.Add(account, phoneNumberId ?? project.Numbers.First(known => known.Number.BusinessAccountId == account).Number.Id, name, json);
        (flow.Categories, flow.EndpointUri) = (categories, body["endpoint_uri"].OptionalWebAddress());
        if (body["publish"].Flag(false) && flow.Latest.IsValid)
        {
            flow.Publish(project.Now);
        }

        return Reply.Ok(new JsonObject { ["id"] = flow.MetaId, ["success"] = true, ["validation_errors"] = flow.Latest.Problems() });
    }

    private static JsonArray ReadCategories(Field categories) => new([.. categories.Items(1, Categories.Length).Select(category => (JsonNode)category.OneOf(Categories))]);

    private Reply Get(EmulatorRequest request)
    {
        Flow flow = Find(request);
        string fields = request.Query("fields") ?? "id,name,status,categories,validation_errors";
        if (fields.Contains("preview.invalidate(true)", StringComparison.Ordinal))
        {
            flow.InvalidatePreview();
        }

        return Reply.Ok(FieldChoice.Take(flow.ShowMeta(), fields.Replace(".invalidate(true)", "", StringComparison.Ordinal).Replace(".invalidate(false)", "", StringComparison.Ordinal)));
    }

    private Reply Update(EmulatorRequest request)
    {
        Flow flow = Find(request);
        Field body = request.JsonBody();
        RequireAlive(flow);
        flow.Name = body["name"].OptionalText() ?? flow.Name;
        flow.Categories = body["categories"].Exists ? ReadCategories(body["categories"]) : flow.Categories;
        flow.EndpointUri = body["endpoint_uri"].OptionalWebAddress() ?? flow.EndpointUri;
        flow.ApplicationId = body["application_id"].OptionalText() ?? flow.ApplicationId;
        flow.MarkChanged(project.Now);
        return Json.Done;
    }

    private static void RequireAlive(Flow flow) => Refuse(flow.Status == Flow.Deprecated, CannotUpdate, "Flow can't be updated", "A deprecated flow cannot be changed.");

    private Reply Delete(EmulatorRequest request)
    {
        Flow flow = Find(request);
        Refuse(flow.Status != Flow.Draft, CannotDelete, "Deleting flow failed", "Only a draft can be deleted.");
        flows.Remove(flow);
        return Json.Done;
    }

    private Reply ListAssets(EmulatorRequest request)
    {
        Flow flow = Find(request);
        JsonObject asset = new() { ["name"] = "flow.json", ["asset_type"] = "FLOW_JSON", ["download_url"] = $"{request.BaseUrl}/meta/whatsapp/v24.0/{flow.MetaId}/assets/{flow.Latest.Id}" };
        return Reply.Ok(new JsonObject { ["data"] = new JsonArray(asset), ["paging"] = new JsonObject { ["cursors"] = new JsonObject { ["before"] = null, ["after"] = null } } });
    }

    private Reply Download(EmulatorRequest request)
    {
        string id = request.Route("version_id");
        return Reply.Ok((Find(request).Versions.Find(version => version.Id == id) ?? throw Surface.WhatsApp.NotFound("Asset", id)).Json.DeepClone());
    }

    private Reply Upload(EmulatorRequest request)
    {
        Flow flow = Find(request);
        UploadForm? form = request.Form;
        foreach ((string name, string value) in new[] { ("name", "flow.json"), ("asset_type", "FLOW_JSON") })
        {
            if (form?.Text(name) is not { } given)
            {
                throw new RefusalException(MetaError.ParameterRequired(name));
            }

            if (given != value)
            {
                throw new InvalidFieldException(FieldProblem.Malformed, name, $"must be {value}");
            }
        }

        RequireAlive(flow);
        UploadedFile file = form?.File ?? throw new RefusalException(MetaError.ParameterRequired("file"));
        using StreamReader reader = new(file.Stored.Open(), Encoding.UTF8);
        JsonObject? json = file.Stored.Length <= MaxJson ? FlowJson.Parse(reader.ReadToEnd()) : null;
        if (json is null)
        {
            throw new RefusalException(MetaError.Answer(400, CannotUpdate, "Flow can't be updated", "The Flow JSON could not be processed."));
        }

        return Reply.Ok(new JsonObject { ["success"] = true, ["validation_errors"] = flow.AddVersion(json, project.Now).Problems() });
    }

    private Reply Publish(EmulatorRequest request)
    {
        Flow flow = Find(request);
        Refuse(flow.Status == Flow.Deprecated || flow.Latest.PublishedAt is not null, CannotPublish, "Publishing flow failed", "There is no draft to publish.");
        Refuse(!flow.Latest.IsValid, CannotPublish, "Publishing flow failed", "The Flow JSON has validation errors.");
        if (flow.Latest.Json["data_api_version"] is not null && !flow.IsRegistered)
        {
            Refuse(flow.EndpointUri is null, CannotPublish, "Publishing flow failed", "The flow has no endpoint.");
            Refuse(flow.PhoneNumberId is not { } number || !flows.PublicKeys.ContainsKey(number), CannotPublish, "Publishing flow failed", "The number has no signed public key.");
        }

        flow.Publish(project.Now);
        return Json.Done;
    }

    private Reply Deprecate(EmulatorRequest request)
    {
        Flow flow = Find(request);
        Refuse(flow.Status != Flow.Published, CannotDeprecate, "Deprecating flow failed", "Only a published flow can be deprecated.");
        flow.Status = Flow.Deprecated;
        flow.MarkChanged(project.Now);
        return Json.Done;
    }

    private Reply GetPublicKey(EmulatorRequest request)
    {
        EmulatedPhoneNumber number = Number(request);
        JsonNode[] keys = flows.PublicKeys.TryGetValue(number.Id, out string? pem)
            ? [new JsonObject { ["business_public_key"] = pem, ["business_public_key_signature_status"] = "VALID" }]
            : [];
        return Reply.Ok(new JsonObject { ["data"] = new JsonArray(keys) });
    }

    private Reply SetPublicKey(EmulatorRequest request)
    {
        EmulatedPhoneNumber number = Number(request);
        string pem = request.Form?.Text("business_public_key") ?? throw new RefusalException(MetaError.ParameterRequired("business_public_key"));
        using RSA rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(pem);
        }
        catch (Exception broken) when (broken is ArgumentException or CryptographicException)
        {
            throw new InvalidFieldException(FieldProblem.Malformed, "business_public_key", "must be an RSA public key in PEM");
        }

        flows.PublicKeys[number.Id] = pem;
        return Json.Done;
    }

    private static void Refuse(bool holds, int code, string title, string details)
    {
        if (holds)
        {
            throw new RefusalException(MetaError.Answer(400, code, title, details));
        }
    }
}
