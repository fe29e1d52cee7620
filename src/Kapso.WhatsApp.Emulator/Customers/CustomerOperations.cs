using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Customers;

/// <summary>The customers of the platform.</summary>
internal sealed class CustomerOperations(EmulatedProject project, CustomerStore customers)
{
    public IEnumerable<Operation> All =>
    [
        new("listCustomers", Surface.Platform, "GET", "/customers", List),
        new("createCustomer", Surface.Platform, "POST", "/customers", Create),
        new("getCustomer", Surface.Platform, "GET", "/customers/{customer_id}", request => Reply.Ok(Json.Data(Find(request).Show()))),
        new("updateCustomer", Surface.Platform, "PATCH", "/customers/{customer_id}", Update),
        new("deleteCustomer", Surface.Platform, "DELETE", "/customers/{customer_id}", Delete),
    ];

    private Customer Find(EmulatorRequest request) => customers.Get(request, "customer_id", "Customer");

    private Reply List(EmulatorRequest request)
    {
        (string? name, string? external) = (request.Query("name_contains"), request.Query("external_customer_id"));
        CreatedBetween created = CreatedBetween.Read(request);
        return NumberedPage.Answer(
            request,
            [
                .. customers.NewestFirst.Where(customer =>
                    (name is null || customer.Name.Contains(name, StringComparison.OrdinalIgnoreCase))
                    && (external is null || customer.ExternalId == external)
                    && created.Allows(customer.CreatedAt)),
            ],
            customer => customer.Show());
    }

    private Reply Create(EmulatorRequest request)
    {
        Field body = request.JsonBody()["customer"].Object();
        Customer customer = new(body["name"].Text(), body["external_customer_id"].OptionalText(), project.Now);
        customers.Add(customer);
        return Reply.Json(201, Json.Data(customer.Show()));
    }

    private Reply Update(EmulatorRequest request)
    {
        Customer customer = Find(request);
        Field body = request.JsonBody()["customer"].Object();
        customer.Name = body["name"].IsMentioned ? body["name"].Text() : customer.Name;
        customer.ExternalId = body["external_customer_id"] is { IsMentioned: true } external ? external.OptionalText() : customer.ExternalId;
        customer.UpdatedAt = project.Now;
        return Reply.Ok(Json.Data(customer.Show()));
    }

    private Reply Delete(EmulatorRequest request)
    {
        customers.Delete(Find(request));
        return Json.NoContent;
    }
}
