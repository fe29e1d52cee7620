using System.Text.Json;
using Kapso.WhatsApp.Messages;

namespace Kapso.WhatsApp.Broadcasts;

/// <summary>A recipient to add to a broadcast, with the values of this person's message: by phone number or as a contact of Kapso's.</summary>
public sealed record NewBroadcastRecipient : KapsoRecord
{
    private NewBroadcastRecipient(Person? person, string? contactId, IReadOnlyList<TemplateComponent> components)
    {
        Person = person;
        ContactId = contactId;
        Components = components;
    }

    /// <summary>Gets the person, by phone number; null for a contact.</summary>
    public Person? Person { get; }

    /// <summary>The contact's id in Kapso, a UUID; null for a phone number.</summary>
    public string? ContactId { get; }

    /// <summary>The values for the template's variable parts; empty when it has none.</summary>
    public IReadOnlyList<TemplateComponent> Components { get; }

    /// <summary>A recipient by phone number.</summary>
    /// <param name="person">The person, by phone number.</param>
    /// <param name="values">The message as a template builder makes it; only its values are taken. Null when the template needs none.</param>
    public static NewBroadcastRecipient ForPerson(Person person, TemplateMessage? values = null) =>
        new(person ?? throw new ArgumentNullException(nameof(person)), null, values?.Components ?? []);

    /// <summary>A recipient by the contact's id in Kapso.</summary>
    /// <param name="contactId">The id, a UUID.</param>
    /// <param name="values">The message as a template builder makes it; only its values are taken. Null when the template needs none.</param>
    public static NewBroadcastRecipient ForContact(string contactId, TemplateMessage? values = null) =>
        new(null, contactId ?? throw new ArgumentNullException(nameof(contactId)), values?.Components ?? []);

    /// <summary>Returns who it is, a phone number by its last digits only.</summary>
    private protected override string Describe() => Person?.ToString() ?? $"Contact {ContactId}";

    internal static void WriteAll(Utf8JsonWriter writer, IReadOnlyList<NewBroadcastRecipient> recipients)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("whatsapp_broadcast"u8);
        writer.WriteStartArray("recipients"u8);
        foreach (NewBroadcastRecipient recipient in recipients)
        {
            recipient.Write(writer);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    internal void Check(Rules rules)
    {
        Person?.CheckPhoneNumber(rules, "to");
        if (Person is null && !Guid.TryParse(ContactId, out _))
        {
            rules.Add("contactId", "uuid", "must be the UUID of a contact", "UUID", Rules.Shown(ContactId ?? "null"));
        }

        TemplateComponent.CheckAll(rules, Components);
    }

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        if (Person is null)
        {
            writer.WriteString("whatsapp_contact_id"u8, ContactId);
        }
        else
        {
            writer.WriteString("phone_number"u8, Person.Written);
        }

        if (Components.Count > 0)
        {
            writer.WriteStartArray("components"u8);
            foreach (TemplateComponent component in Components)
            {
                component.WriteForBroadcast(writer);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
