using System.Globalization;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Webhooks;

namespace Kapso.WhatsApp.Hosting;

/// <summary>Where a conversation is held: with which person, on which number, for which tenant.</summary>
internal readonly record struct ConversationAddress(string? Tenant, string PhoneNumberId, Person Person)
{
    /// <summary>The key of its record. The tenant is a part of it: no tenant can name a person so that another's conversation is taken for it.</summary>
    public string Key => Tenant is { } tenant
        ? string.Create(CultureInfo.InvariantCulture, $"{tenant.Length}:{tenant}/{PhoneNumberId}/{Person.Value}")
        : $"{PhoneNumberId}/{Person.Value}";

    /// <summary>Returns the address that a key was made of.</summary>
    public static ConversationAddress Parse(string key)
    {
        string? tenant = null;
        ReadOnlySpan<char> rest = key;
        int colon = rest.IndexOf(':');
        if (colon > 0 && int.TryParse(rest[..colon], NumberStyles.None, CultureInfo.InvariantCulture, out int length))
        {
            tenant = rest.Slice(colon + 1, length).ToString();
            rest = rest[(colon + length + 2)..];
        }

        int slash = rest.IndexOf('/');
        return new ConversationAddress(tenant, rest[..slash].ToString(), Person.FromString(rest[(slash + 1)..].ToString()));
    }

    /// <summary>Returns where a customer's message belongs; null for other events, for messages in groups, and for those whose sender or number is not known.</summary>
    public static ConversationAddress? Of(string? tenant, WebhookEvent received) =>
        MessageOf(received) is { GroupId: null or "" } message && received.NumberId is { Length: > 0 } number && PersonOf(message) is { } person
            ? new ConversationAddress(tenant, number, person)
            : null;

    /// <summary>The message that a customer wrote; null for other events.</summary>
    public static Message? MessageOf(WebhookEvent received) => received switch
    {
        { IsPassive: true } => null,
        MessageReceivedEvent kapso => kapso.Message,
        MetaMessageReceivedEvent meta => meta.Message,
        _ => null,
    };

    private static Person? PersonOf(Message message) =>
        Person.TryParse(message.From, out Person? person) || Person.TryParse(message.Kapso?.PhoneNumber, out person) || Person.TryParse(message.FromUserId, out person) ? person : null;
}
