using System.Text.Json;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Conversations;

/// <summary>Meta's answer to a change of who holds a conversation.</summary>
public sealed record ThreadControlResult : KapsoModel
{
    /// <summary>Gets Meta's id of the request, to quote in a support case; null when Meta sent none.</summary>
    public string? RequestId { get; init; }
}

/// <summary>A change of who holds a conversation.</summary>
internal sealed record ThreadControlBody(Person Customer, string Action, RoutingRole? TargetRole, string? Metadata) : ICheckable
{
    private const int MaxMetadataLength = 2000;

    public static Body<ThreadControlBody> Body { get; } = Http.Body.Written<ThreadControlBody>(static (writer, body) => body.Write(writer));

    void ICheckable.Check(Rules rules)
    {
        Customer.Check(rules, "customer");
        if (TargetRole is { } role)
        {
            rules.Required(role.Value, "to");
        }

        rules.OptionalText(Metadata, MaxMetadataLength, "metadata");
    }

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("messaging_product"u8, "whatsapp"u8);
        writer.WriteString(Customer.IsBusinessScopedUserId ? "recipient"u8 : "to"u8, Customer.Written);
        writer.WriteString("action"u8, Action);
        if (TargetRole is { } role)
        {
            writer.WriteStartObject("control_pass"u8);
            writer.WriteString("target_role"u8, role.Value);
            writer.WriteEndObject();
        }

        if (Metadata is not null)
        {
            writer.WriteString("metadata"u8, Metadata);
        }

        writer.WriteEndObject();
    }
}
