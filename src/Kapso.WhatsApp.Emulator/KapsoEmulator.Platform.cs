namespace Kapso.WhatsApp.Emulator;

/// <content>What Kapso itself and the people who run a project do: they find something, charge and confirm addresses.</content>
public sealed partial class KapsoEmulator
{
    /// <summary>Kapso finds something in the events of the project.</summary>
    /// <param name="finding">The finding: the name of the events, and how they changed.</param>
    /// <returns>The id of the finding.</returns>
    public string AddFinding(EmulatedFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        ArgumentException.ThrowIfNullOrWhiteSpace(finding.SignalName, nameof(finding));
        lock (_project.Gate)
        {
            return _rooms.Findings.Add(finding).Id;
        }
    }

    /// <summary>Kapso records a charge, now by the emulator's clock.</summary>
    /// <param name="charge">The charge: what it is for, and the amount.</param>
    /// <exception cref="ArgumentException">The project has no such account.</exception>
    public void AddCharge(EmulatedCharge charge)
    {
        ArgumentNullException.ThrowIfNull(charge);
        string account = charge.BusinessAccountId ?? BusinessAccountId;
        lock (_project.Gate)
        {
            if (!_project.HasAccount(account))
            {
                throw new ArgumentException($"The emulator has no WhatsApp account with the id {account}.", nameof(charge));
            }

            _rooms.Funding.Charge(account, charge);
        }
    }

    /// <summary>The owner of an email address that notifications are to be sent to follows the link in Kapso's email, which makes the destination active.</summary>
    /// <param name="address">The email address.</param>
    /// <exception cref="ArgumentException">There is no such destination, or the link is older than seven days.</exception>
    public void ConfirmNotificationDestination(string address)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(address);
        lock (_project.Gate)
        {
            _rooms.Notifications.Confirm(address);
        }
    }
}
