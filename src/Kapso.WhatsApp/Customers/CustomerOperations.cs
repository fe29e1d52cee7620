using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Customers;

internal static class CustomerOperations
{
    public static readonly Operation List = new("listCustomers", HttpMethod.Get, "customers", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Customers.List",
    };

    public static readonly Operation Create = new("createCustomer", HttpMethod.Post, "customers", Api.Platform, Replay.Never)
    {
        ClientMethod = "Customers.CreateAsync",
    };

    public static readonly Operation Get = new("getCustomer", HttpMethod.Get, "customers/{customer_id}", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Customers.GetAsync",
    };

    public static readonly Operation Update = new("updateCustomer", HttpMethod.Patch, "customers/{customer_id}", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Customers.UpdateAsync",
    };

    public static readonly Operation Delete = new("deleteCustomer", HttpMethod.Delete, "customers/{customer_id}", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Customers.DeleteAsync",
    };
}
