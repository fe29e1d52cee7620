using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Contacts;

/// <summary>Which marketing messages contacts want, as their behaviour and failed deliveries say. Each change is published.</summary>
internal sealed class MarketingPreferences
{
    private readonly EmulatedProject _project;
    private readonly ContactStore _contacts;
    private readonly IEventPublisher _events;

    // Continues after a reset: a receiver ignores a sequence number that is not greater than the last.
    private long _lastSequence;

    public MarketingPreferences(EmulatedProject project, ContactStore contacts, IEventPublisher events)
    {
        (_project, _contacts, _events) = (project, contacts, events);
        contacts.Identified += FollowBehaviour;
    }

    public bool IsStopped(Identity who, EmulatedPhoneNumber number) =>
        _project.BehaviourOf(who).HasStoppedMarketing
        || _contacts.Find(who)?.Preferences.Exists(preference => preference.IsStopped && preference.Number.Number.Id == number.Id) == true;

    /// <summary>Somebody stops marketing from all numbers, or resumes it from those that were stopped. For somebody who is not a contact yet it is set with the contact.</summary>
    public void Set(Identity who, bool stops)
    {
        if (_contacts.Find(who) is { } contact)
        {
            foreach (var number in _project.Numbers)
            {
                Set(contact, number, stops, MarketingPreference.FromWebhook, null);
            }
        }
    }

    /// <summary>A message failed because its recipient takes no marketing from the number.</summary>
    public void Stop(Identity who, EmulatedPhoneNumber number, string detail)
    {
        if (_contacts.Find(who) is { } contact && _project.FindNumber(number.Id) is { } connected)
        {
            Set(contact, connected, stops: true, MarketingPreference.FromDelivery, detail);
        }
    }

    private void FollowBehaviour(Contact contact)
    {
        if (_project.BehaviourOf(contact.Who).HasStoppedMarketing)
        {
            Set(contact.Who, stops: true);
        }
    }

    private void Set(Contact contact, ConnectedNumber number, bool stops, string source, string? detail)
    {
        var preference = contact.Preferences.Find(known => known.Number == number);
        if (preference is null ? !stops : preference.IsStopped == stops)
        {
            return;
        }

        var previous = preference?.Status;
        if (preference is null)
        {
            preference = new MarketingPreference(contact, number, _project.Now);
            contact.Preferences.Add(preference);
        }

        preference.Change(stops, source, detail, _project.Now);
        var sequence = ++_lastSequence;
        _events.Publish(EventNames.MarketingPreferenceChanged, number.Number, () => preference.ShowChange(previous, sequence));
    }
}
