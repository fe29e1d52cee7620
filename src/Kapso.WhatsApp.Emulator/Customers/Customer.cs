using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Customers;

/// <summary>A customer of the platform.</summary>
internal sealed class Customer(string name, string? externalId, DateTimeOffset at) : ICustomer, IIdentified
{
    public string Id { get; } = Guid.NewGuid().ToString();

    public string Name { get; set; } = name;

    public string? ExternalId { get; set; } = externalId;

    public DateTimeOffset CreatedAt { get; } = at;

    public DateTimeOffset UpdatedAt { get; set; } = at;

    public JsonNode Show() => new JsonObject
    {
        ["id"] = Id,
        ["name"] = Name,
        ["external_customer_id"] = ExternalId,
        ["created_at"] = Json.Time(CreatedAt),
        ["updated_at"] = Json.Time(UpdatedAt),
    };
}
