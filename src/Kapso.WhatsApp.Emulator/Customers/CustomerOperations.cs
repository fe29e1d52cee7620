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

    private Customer Find(EmulatorRequest request)
    {
        var id = request.Route("customer_id");
        return customers.Find(customer => customer.Id == id) ?? throw Surface.Platform.NotFound("Customer", id);
    }

    private Reply List(EmulatorRequest request)
    {
        var (name, external) = (request.Query("name_contains"), request.Query("external_customer_id"));
        var created = CreatedBetween.Read(request);
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
        var body = request.JsonBody()["customer"].Object();
        var customer = new Customer(body["name"].Text(), body["external_customer_id"].OptionalText(), project.Now);
        customers.Add(customer);
        return Reply.Json(201, Json.Data(customer.Show()));
    }

    private Reply Update(EmulatorRequest request)
    {
        var customer = Find(request);
        var body = request.JsonBody()["customer"].Object();
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
