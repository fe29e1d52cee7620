using System.Text;
using System.Text.Json;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Flows;

/// <summary>A flow to create.</summary>
public sealed record NewFlow
{
    /// <summary>The id of the WhatsApp number whose business account it is for.</summary>
    public required string PhoneNumberId { get; init; }

    /// <summary>Its name, unique in the business account; Kapso makes one up when null.</summary>
    public string? Name { get; init; }

    /// <summary>What it is made of; a screen that says welcome when null.</summary>
    public FlowDefinition? Definition { get; init; }

    /// <summary>Whether it is published at once, which cannot be undone.</summary>
    public bool Publish { get; init; }

    internal void Check(Rules rules)
    {
        rules.Required(PhoneNumberId, "phoneNumberId");
        rules.OptionalRequired(Name, "name");
    }

    internal JsonBody ToBody() => JsonBody.Write(this, static (writer, flow) =>
    {
        writer.WriteStartObject();
        writer.WriteString("phone_number_id"u8, flow.PhoneNumberId);
        if (flow.Name is { } name)
        {
            writer.WriteString("name"u8, name);
        }

        FlowBodies.WriteDefinition(writer, flow.Definition);
        if (flow.Publish)
        {
            writer.WriteBoolean("publish"u8, true);
        }

        writer.WriteEndObject();
    });
}

/// <summary>Which flows to list.</summary>
public sealed record FlowFilter : ListFilter
{
    /// <summary>Only those that stand here.</summary>
    public FlowStatus? Status { get; init; }

    /// <summary>Only those of this WhatsApp business account (WABA).</summary>
    public string? BusinessAccountId { get; init; }

    /// <summary>Only those of this number.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>Only those with this in their names.</summary>
    public string? NameContains { get; init; }

    /// <summary>Only those created after this time.</summary>
    public DateTimeOffset? CreatedAfter { get; init; }

    /// <summary>Only those created before this time.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }
}

/// <summary>The bodies of requests that are not the shape of a type. A flow's own JSON has names that the rest of the API does not have.</summary>
internal static class FlowBodies
{
    public static JsonBody Version(FlowDefinition definition) => JsonBody.Write(definition, static (writer, flow) =>
    {
        writer.WriteStartObject();
        WriteDefinition(writer, flow);
        writer.WriteEndObject();
    });

    /// <summary>A body that names a number, and none when the flow's own number is meant.</summary>
    public static JsonBody? Number(string? phoneNumberId) => phoneNumberId is null ? null : Member("phone_number_id", phoneNumberId);

    public static JsonBody Member(string name, string value) => JsonBody.Write((name, value), static (writer, member) =>
    {
        writer.WriteStartObject();
        writer.WriteString(member.name, member.value);
        writer.WriteEndObject();
    });

    public static void WriteDefinition(Utf8JsonWriter writer, FlowDefinition? definition)
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
        if (rules.Required(code, "") && Encoding.UTF8.GetByteCount(code) is var bytes and > FlowsClient.MaxCodeBytes)
        {
            rules.Add("", "max-bytes", $"the source may have {FlowsClient.MaxCodeBytes} bytes, this one has {bytes}", $"{FlowsClient.MaxCodeBytes}", $"{bytes}");
        }
    }
}
