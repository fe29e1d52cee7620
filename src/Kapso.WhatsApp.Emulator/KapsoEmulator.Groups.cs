using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator;

/// <content>What people do with the groups of the emulated numbers.</content>
public sealed partial class KapsoEmulator
{
    /// <summary>Somebody opens the invite link of a group, and joins it or asks to.</summary>
    /// <param name="inviteLink">The link, as <c>GET /{group_id}/invite_link</c> returns it.</param>
    /// <param name="customer">The person: a phone number in any notation, or a business-scoped user id.</param>
    /// <returns>The id of the join request, or null when the person has joined because the group requires no approval.</returns>
    /// <exception cref="ArgumentException">The link leads to no group, the person is none, is in the group or was removed from it, or the group is full.</exception>
    public string? JoinGroup(string inviteLink, string customer)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(inviteLink);
        ArgumentException.ThrowIfNullOrWhiteSpace(customer);
        Identity who = Identity.Read(customer) ?? throw new ArgumentException("The customer must be a phone number or a business-scoped user id.", nameof(customer));
        lock (_project.Gate)
        {
            return _rooms.Groups.Join(inviteLink, who);
        }
    }
}
