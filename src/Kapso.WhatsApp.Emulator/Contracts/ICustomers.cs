using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Contracts;

/// <summary>What the other rooms ask about the customers of the platform.</summary>
internal interface ICustomers
{
    /// <summary>Raised after a customer was deleted.</summary>
    event Action<ICustomer>? Deleted;

    ICustomer? Find(string id);

    ICustomer? FindByExternalId(string externalId);

    /// <exception cref="RefusalException">There is no such customer.</exception>
    ICustomer Get(string id) => Find(id) ?? throw Surface.Platform.NotFound("Customer", id);
}

/// <summary>A customer of the platform.</summary>
internal interface ICustomer
{
    string Id { get; }

    string Name { get; }
}
