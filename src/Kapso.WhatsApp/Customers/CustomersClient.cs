using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Customers;

/// <summary>The customers of a platform. Each can connect WhatsApp numbers of its own, usually through a setup link.</summary>
public class CustomersClient
{
    private readonly KapsoPipeline _pipeline;

    internal CustomersClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>Creates an instance for mocking in tests.</summary>
    protected CustomersClient() => _pipeline = null!;

    /// <summary>Lists customers, newest first. <c>GET /platform/v1/customers</c></summary>
    /// <param name="filter">Which customers; all by default.</param>
    /// <returns>The customers, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<Customer> List(CustomerFilter? filter = null) =>
        _pipeline.List(CustomerOperations.List, [], filter);

    /// <summary>Creates a customer. <c>POST /platform/v1/customers</c></summary>
    /// <param name="customer">The customer.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">The name is blank; nothing was created.</exception>
    /// <exception cref="KapsoApiException">The server refused.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether the customer may exist.</exception>
    public virtual Task<Customer> CreateAsync(NewCustomer customer, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(CustomerOperations.Create, [], customer, cancellationToken);

    /// <summary>Gets a customer. <c>GET /platform/v1/customers/{customer_id}</c></summary>
    /// <param name="customerId">Kapso's id of the customer.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such customer (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<Customer> GetAsync(string customerId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(CustomerOperations.Get, [customerId], cancellationToken);

    /// <summary>Changes a customer. <c>PATCH /platform/v1/customers/{customer_id}</c></summary>
    /// <param name="customerId">Kapso's id of the customer.</param>
    /// <param name="update">What to change.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">Nothing is to be changed, or the name is blank.</exception>
    /// <exception cref="KapsoApiException">There is no such customer (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<Customer> UpdateAsync(string customerId, CustomerUpdate update, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(CustomerOperations.Update, [customerId], update, cancellationToken);

    /// <summary>Deletes a customer. <c>DELETE /platform/v1/customers/{customer_id}</c></summary>
    /// <param name="customerId">Kapso's id of the customer.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such customer (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task DeleteAsync(string customerId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(CustomerOperations.Delete, [customerId], cancellationToken);
}
