using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Contacts;

/// <summary>What contacts have decided about marketing, as a test lets them behave and as failed messages tell; webhooks hear of it.</summary>
internal sealed class MarketingDecisions(EmulatedProject project)
{
    // Goes on after a reset: whoever has seen a sequence waits for a greater one.
    private long _lastSequence;

    public bool IsStopped(Identity who, EmulatedPhoneNumber number) =>
        project.BehaviourOf(who).HasStoppedMarketing
        || project.Contacts.Find(who)?.Preferences.Exists(preference => preference.IsStopped && preference.Number.Number.Id == number.Id) == true;

    /// <summary>Somebody stops marketing from all numbers, or takes it again from those that were stopped. Who is no contact yet decides on becoming one.</summary>
    public void Decide(Identity who, bool stops)
    {
        if (project.Contacts.Find(who) is { } contact)
        {
            foreach (var number in project.Numbers)
            {
                Set(contact, number, stops, MarketingPreference.FromWebhook, null);
            }
        }
    }

    /// <summary>A message failed because its recipient takes no marketing from the number.</summary>
    public void Stop(Identity who, EmulatedPhoneNumber number, string detail)
    {
        if (project.Contacts.Find(who) is { } contact && project.Numbers.Find(known => known.Number.Id == number.Id) is { } connected)
        {
            Set(contact, connected, stops: true, MarketingPreference.FromDelivery, detail);
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
            preference = new MarketingPreference(contact, number, project.Now);
            contact.Preferences.Add(preference);
        }

        preference.Change(stops, source, detail, project.Now);
        project.WebhookEvents.MarketingPreferenceChanged(preference, previous, ++_lastSequence);
    }
}
