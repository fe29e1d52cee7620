using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Pagination;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Customers;

/// <summary>The customers of a platform. Each can connect WhatsApp numbers of its own, usually through a setup link.</summary>
public class CustomersClient
{
    private readonly KapsoPipeline _pipeline;

    internal CustomersClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>For substitutes in tests.</summary>
    protected CustomersClient() => _pipeline = null!;

    /// <summary>Lists customers, newest first. <c>GET /platform/v1/customers</c></summary>
    /// <param name="filter">Which customers; all by default.</param>
    /// <returns>The customers, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<Customer> List(CustomerFilter? filter = null)
    {
        filter ??= new CustomerFilter();
        ListFilter.CheckPageSize(filter.PageSize, "filter.pageSize");
        return _pipeline.ListByNumber(CustomerOperations.List, page => CustomerOperations.List.Target() + new Query()
            .Add("name_contains", filter.NameContains)
            .Add("external_customer_id", filter.ExternalCustomerId)
            .Add("created_after", filter.CreatedAfter)
            .Add("created_before", filter.CreatedBefore)
            .Add("per_page", filter.PageSize)
            .Add("page", page), KapsoJsonContext.Default.OffsetPageCustomer);
    }

    /// <summary>Creates a customer. <c>POST /platform/v1/customers</c></summary>
    /// <param name="customer">The customer.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">The name is blank; nothing was created.</exception>
    /// <exception cref="KapsoApiException">The server refused.</exception>
    /// <exception cref="KapsoTransportException">There was no answer; <see cref="KapsoException.OutcomeUnknown"/> says whether the customer may exist.</exception>
    public virtual Task<Customer> CreateAsync(NewCustomer customer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(customer);
        Rules.Check(nameof(customer), customer.Check);
        return _pipeline.SendForDataAsync(
            CustomerOperations.Create,
            CustomerOperations.Create.Target(),
            KapsoJsonContext.Default.EnvelopeCustomer,
            cancellationToken,
            JsonBody.From(new CustomerBody<NewCustomer>(customer), KapsoJsonContext.Default.CustomerBodyNewCustomer));
    }

    /// <summary>Gets a customer. <c>GET /platform/v1/customers/{customer_id}</c></summary>
    /// <param name="customerId">Kapso's id of the customer.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such customer (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task<Customer> GetAsync(string customerId, CancellationToken cancellationToken = default) =>
        _pipeline.SendForDataAsync(CustomerOperations.Get, CustomerOperations.Get.Target(customerId), KapsoJsonContext.Default.EnvelopeCustomer, cancellationToken);

    /// <summary>Changes a customer. <c>PATCH /platform/v1/customers/{customer_id}</c></summary>
    /// <param name="customerId">Kapso's id of the customer.</param>
    /// <param name="update">What to change.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">Nothing is to be changed, or the name is blank.</exception>
    /// <exception cref="KapsoApiException">There is no such customer (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task<Customer> UpdateAsync(string customerId, CustomerUpdate update, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(update);
        string target = CustomerOperations.Update.Target(customerId);
        Rules.Check(nameof(update), update.Check);
        return _pipeline.SendForDataAsync(
            CustomerOperations.Update,
            target,
            KapsoJsonContext.Default.EnvelopeCustomer,
            cancellationToken,
            JsonBody.From(new CustomerBody<CustomerUpdate>(update), KapsoJsonContext.Default.CustomerBodyCustomerUpdate));
    }

    /// <summary>Deletes a customer. <c>DELETE /platform/v1/customers/{customer_id}</c></summary>
    /// <param name="customerId">Kapso's id of the customer.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such customer (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">There was no answer.</exception>
    public virtual Task DeleteAsync(string customerId, CancellationToken cancellationToken = default) =>
        _pipeline.SendAsync(CustomerOperations.Delete, CustomerOperations.Delete.Target(customerId), cancellationToken);
}
