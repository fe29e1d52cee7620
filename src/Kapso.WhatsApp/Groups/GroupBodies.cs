using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Groups;

/// <summary>The body of a call whose path says everything: Meta wants the product's name nevertheless.</summary>
internal sealed record ProductName
{
    [JsonInclude]
    internal string MessagingProduct { get; } = "whatsapp";
}

/// <summary>The join requests to approve or reject.</summary>
internal sealed record JoinRequestIds([property: JsonPropertyOrder(1)] IReadOnlyList<string> JoinRequests) : ICheckable
{
    [JsonInclude]
    internal string MessagingProduct { get; } = "whatsapp";

    void ICheckable.Check(Rules rules)
    {
        rules.Count(JoinRequests.Count, 1, int.MaxValue, "", "join requests");
        for (int i = 0; i < JoinRequests.Count; i++)
        {
            using (rules.In("", i))
            {
                rules.RequiredId(JoinRequests[i], "");
            }
        }
    }
}

/// <summary>The people to add to a group or to remove from it.</summary>
internal sealed class ParticipantsToChange(IReadOnlyList<Person> people) : ICheckable, IHasSecrets
{
    /// <summary>The numbers are hidden in texts that the server echoes.</summary>
    IReadOnlyList<string?> IHasSecrets.Secrets => [.. people.Select(person => person.Value)];

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("messaging_product"u8, "whatsapp"u8);
        writer.WriteStartArray("participants"u8);
        foreach (Person person in people)
        {
            writer.WriteStartObject();
            writer.WriteString(person.IsBusinessScopedUserId ? "user_id"u8 : "user"u8, person.Written);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    void ICheckable.Check(Rules rules)
    {
        rules.Count(people.Count, 1, GroupsClient.MaxParticipantsPerRequest, "", "participants");
        for (int i = 0; i < people.Count; i++)
        {
            using (rules.In("", i))
            {
                if (rules.NotNull(people[i], ""))
                {
                    people[i].Check(rules, "");
                }
            }
        }
    }
}
