using System.Text;
using Kapso.WhatsApp;
using Kapso.WhatsApp.Customers;
using Kapso.WhatsApp.PhoneNumbers;
using Microsoft.AspNetCore.Mvc;
using static Onboarding.Html;

namespace Onboarding;

/// <summary>Customers and their numbers.</summary>
internal static class CustomerPages
{
    public static void Map(WebApplication web)
    {
        web.MapGet("/", (HttpContext http, CustomersClient customers, CancellationToken stop) => Try(() => ListAsync(http, customers, stop)));
        web.MapPost("/customers", ([FromForm] string name, CustomersClient customers, CancellationToken stop) => Try(() => CreateAsync(name, customers, stop)));
        web.MapGet("/customers/{id}", (HttpContext http, string id, KapsoWhatsAppClient kapso, CancellationToken stop) => Try(() => ShowAsync(http, id, kapso, stop)));
    }

    public static string AddressOf(string customerId) => $"/customers/{Uri.EscapeDataString(customerId)}";

    private static async Task<IResult> ListAsync(HttpContext http, CustomersClient customers, CancellationToken stop)
    {
        StringBuilder list = new("<ul>");
        foreach (Customer customer in (await customers.List().GetPageAsync(stop)).Items)
        {
            list.Append($"""<li><a href="{AddressOf(customer.Id)}">{Text(customer.Name)}</a></li>""");
        }

        return Page("Customers", $"{list}</ul>" + Form(http, "/customers", """
            <label>Name <input name="name" id="name" required></label>
            <button id="create">Create a customer</button>
            """));
    }

    private static async Task<IResult> CreateAsync(string name, CustomersClient customers, CancellationToken stop)
    {
        Customer customer = await customers.CreateAsync(new NewCustomer { Name = name }, stop);
        return Results.Redirect(AddressOf(customer.Id));
    }

    private static async Task<IResult> ShowAsync(HttpContext http, string id, KapsoWhatsAppClient kapso, CancellationToken stop)
    {
        Customer customer = await kapso.Customers.GetAsync(id, stop);
        StringBuilder numbers = new();
        await foreach (PhoneNumber number in kapso.PhoneNumbers.List(new PhoneNumberFilter { CustomerId = id }).WithCancellation(stop))
        {
            numbers.Append($"""<li class="number">{Text(number.DisplayPhoneNumber)} ({Text(number.Status)})</li>""");
        }

        return Page(
            customer.Name ?? "Customer",
            (numbers.Length == 0 ? "<p>No number is connected yet.</p>" : $"<ul>{numbers}</ul>")
            + Form(http, $"{AddressOf(id)}/setup-link", """<button id="connect-number">Connect a number</button>""")
            + Form(http, $"{AddressOf(id)}/inbox", """<button id="open-inbox">Open the inbox</button>"""));
    }
}
