using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Customers;

/// <summary>The customers of the platform.</summary>
internal sealed class CustomerStore : ListStore<Customer>, ICustomers
{
    public event Action<ICustomer>? Deleted;

    public ICustomer? Find(string id) => Find(customer => customer.Id == id);

    public ICustomer? FindByExternalId(string externalId) => Find(customer => customer.ExternalId == externalId);

    public void Delete(Customer customer)
    {
        Remove(customer);
        Deleted?.Invoke(customer);
    }
}
