using System.Text.Json.Serialization;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Customers;

/// <summary>A customer to create.</summary>
public sealed record NewCustomer : KapsoRecord, ICheckable
{
    /// <summary>The customer's name, for example that of the company.</summary>
    public required string Name { get; init; }

    /// <summary>The platform's own id of the customer, to find it again by.</summary>
    public string? ExternalCustomerId { get; init; }

    void ICheckable.Check(Rules rules) => rules.Required(Name, "name");
}

/// <summary>What to change about a customer. What is not mentioned stays as it is.</summary>
public sealed record CustomerUpdate : KapsoRecord, ICheckable
{
    /// <summary>The new name; null leaves it.</summary>
    public string? Name { get; init; }

    /// <summary>The platform's own id of the customer; <c>null</c> takes it away.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> ExternalCustomerId { get; init; }

    void ICheckable.Check(Rules rules)
    {
        rules.Changes(this, new CustomerUpdate());
        rules.OptionalRequired(Name, "name");
    }
}
