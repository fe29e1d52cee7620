using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.SetupLinks;

/// <summary>The setup links of all customers. They go with their customer.</summary>
internal sealed class SetupLinkStore : ListStore<SetupLink>
{
    public SetupLinkStore(ICustomers customers) => customers.Deleted += customer => RemoveAll(link => link.Customer == customer);
}
