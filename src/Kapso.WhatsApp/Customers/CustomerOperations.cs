using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Customers;

internal static class CustomerOperations
{
    public static readonly ListOperation<Customer> List =
        new("listCustomers", "customers", ApiSurface.Platform, CustomersJson.Default.Customer, Paging.Numbers) { ClientMethod = "Customers.List" };

    public static readonly Operation<NewCustomer, Customer> Create =
        new("createCustomer", HttpMethod.Post, "customers", ApiSurface.Platform, Replay.Never, Body.Json(CustomersJson.Default.NewCustomer, "customer"), Answer.Data(CustomersJson.Default.Customer))
        {
            ClientMethod = "Customers.CreateAsync",
        };

    public static readonly Operation<Customer> Get =
        new("getCustomer", HttpMethod.Get, "customers/{customer_id}", ApiSurface.Platform, Replay.Safe, Answer.Data(CustomersJson.Default.Customer)) { ClientMethod = "Customers.GetAsync" };

    public static readonly Operation<CustomerUpdate, Customer> Update =
        new("updateCustomer", HttpMethod.Patch, "customers/{customer_id}", ApiSurface.Platform, Replay.Safe,
            Body.Json(CustomersJson.Default.CustomerUpdate, "customer"), Answer.Data(CustomersJson.Default.Customer))
        {
            ClientMethod = "Customers.UpdateAsync",
        };

    public static readonly Operation<Done> Delete =
        new("deleteCustomer", HttpMethod.Delete, "customers/{customer_id}", ApiSurface.Platform, Replay.Safe, Answer.Done) { ClientMethod = "Customers.DeleteAsync" };
}
