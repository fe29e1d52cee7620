using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Contracts;

/// <summary>What the other rooms ask about contacts.</summary>
internal interface IContacts
{
    /// <summary>The phone number of a contact; null when there is no such contact, or it has none.</summary>
    string? FindWaId(string contactId);

    /// <summary>Whether somebody takes no marketing messages from a number.</summary>
    bool HasStoppedMarketing(Identity who, EmulatedPhoneNumber number);
}
