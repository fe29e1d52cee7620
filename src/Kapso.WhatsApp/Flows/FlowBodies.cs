using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Flows;

/// <summary>The bodies of requests that are not the shape of a type. A flow's own JSON has names that the rest of the API does not have.</summary>
internal static class FlowBodies
{
    private const int MinKeyBits = 2048;

    public static Body<NewFlow> NewFlow { get; } = Body.Written<NewFlow>(static (writer, flow) =>
    {
        writer.WriteStartObject();
        writer.WriteString("phone_number_id"u8, flow.PhoneNumberId);
        if (flow.Name is { } name)
        {
            writer.WriteString("name"u8, name);
        }

        WriteDefinition(writer, flow.Definition);
        writer.WriteEndObject();
    });

    public static Body<NewFlowVersion> Version { get; } = Body.Written<NewFlowVersion>(static (writer, version) =>
    {
        writer.WriteStartObject();
        WriteDefinition(writer, version.Definition);
        writer.WriteOptional("phone_number_id"u8, version.PhoneNumberId);
        writer.WriteEndObject();
    });

    public static Body<NewMetaFlow> NewMetaFlow { get; } = Body.Written<NewMetaFlow>(static (writer, flow) =>
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, flow.Name);
        writer.WriteStartArray("categories"u8);
        foreach (FlowCategory category in flow.Categories)
        {
            writer.WriteStringValue(category.Value);
        }

        writer.WriteEndArray();
        if (flow.CloneFlowId is { } clone)
        {
            writer.WriteString("clone_flow_id"u8, clone);
        }

        if (flow.EndpointUri is { } endpoint)
        {
            writer.WriteString("endpoint_uri"u8, endpoint);
        }

        if (flow.Definition is { } definition)
        {
            writer.WriteString("flow_json"u8, definition.ToJson());
        }

        writer.WriteEndObject();
    });

    private static void WriteDefinition(Utf8JsonWriter writer, FlowDefinition? definition)
    {
        if (definition is not null)
        {
            writer.WritePropertyName("flow_json"u8);
            JsonSerializer.Serialize(writer, definition, FlowJsonContext.Default.FlowDefinition);
        }
    }

    /// <summary>The rule of an endpoint of one's own: https, but for one on this machine, which only an emulator can reach.</summary>
    public static void CheckEndpoint(Rules rules, string? address)
    {
        if (address is null)
        {
            return;
        }

        if (Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.IsLoopback)
        {
            rules.WebAddress(address, "endpointUri");
        }
        else
        {
            rules.SecureWebAddress(address, "endpointUri");
        }
    }

    /// <summary>The rule of the public key that a number's flows are encrypted with.</summary>
    public static void CheckPublicKey(Rules rules, string pem)
    {
        if (!rules.Required(pem, ""))
        {
            return;
        }

        if (pem.Contains("PRIVATE KEY", StringComparison.Ordinal))
        {
            rules.Add("", "public-key", "this is a private key, which no one else may have: give the public one");
            return;
        }

        using RSA rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(pem);
            rules.Range(rsa.KeySize, MinKeyBits, int.MaxValue, "bits");
        }
        catch (Exception broken) when (broken is ArgumentException or CryptographicException)
        {
            rules.Add("", "public-key", "must be a public RSA key in PEM, from -----BEGIN PUBLIC KEY----- on", value: $"{pem.Length} characters");
        }
    }

    /// <summary>The rule of a flow's JSON as a whole.</summary>
    public static void CheckSize(Rules rules, string json)
    {
        if (Encoding.UTF8.GetByteCount(json) is var bytes and > MetaFlowsClient.MaxJsonBytes)
        {
            rules.Add("", "max-bytes", $"a flow may have {MetaFlowsClient.MaxJsonBytes} bytes, this one has {bytes}", $"{MetaFlowsClient.MaxJsonBytes}", $"{bytes}");
        }
    }

    /// <summary>The rule of a function's source.</summary>
    public static void CheckCode(Rules rules, string code)
    {
        if (rules.Required(code, "code") && Encoding.UTF8.GetByteCount(code) is var bytes and > FlowsClient.MaxCodeBytes)
        {
            rules.Add("code", "max-bytes", $"the source may have {FlowsClient.MaxCodeBytes} bytes, this one has {bytes}", $"{FlowsClient.MaxCodeBytes}", $"{bytes}");
        }
    }
}

/// <summary>The JSON of a version of a flow, and the number when it is another than the flow's own.</summary>
internal sealed record NewFlowVersion(FlowDefinition Definition, string? PhoneNumberId) : ICheckable
{
    void ICheckable.Check(Rules rules) => rules.OptionalRequired(PhoneNumberId, "phoneNumberId");
}

/// <summary>Names another number than the flow's own; without one there is no body.</summary>
internal sealed record FlowNumberBody(string? PhoneNumberId) : ICheckable
{
    public static Body<FlowNumberBody> Body { get; } = Http.Body.Json(FlowsJson.Default.FlowNumberBody).UnlessEmpty(static body => body.PhoneNumberId is null);

    void ICheckable.Check(Rules rules) => rules.OptionalId(PhoneNumberId, "phoneNumberId");
}

/// <summary>The source of the function that answers a flow.</summary>
internal sealed record FlowCodeBody(string Code) : ICheckable
{
    void ICheckable.Check(Rules rules) => FlowBodies.CheckCode(rules, Code);
}

/// <summary>The function that answers a flow.</summary>
internal sealed record FlowFunctionBody(string FunctionId) : ICheckable
{
    void ICheckable.Check(Rules rules) => rules.RequiredId(FunctionId, "functionId");
}
