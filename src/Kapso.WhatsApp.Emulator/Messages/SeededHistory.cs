using System.Globalization;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Messages;

/// <summary>
/// A past for the first number. Nothing in it is random: a client that was stopped goes on with its cursor at another emulator that was asked for as many messages.
/// </summary>
internal sealed class SeededHistory(EmulatedProject project) : IEmulatorStore
{
    private const int MessagesInConversation = 50;

    /// <summary>Odd, so that every number is turned into another one.</summary>
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    private static readonly DateTimeOffset End = new(2025, 12, 31, 23, 59, 0, TimeSpan.Zero);
    private static readonly string[] FirstNames = ["Ann", "Bo", "Chen", "Dana", "Émile", "Farah", "Gül", "Hugo", "Ivana", "João"];
    private static readonly string[] LastNames = ["Rojas", "Nakamura", "O’Neill", "Okafor", "Schröder", "Silva", "Патель"];

    /// <summary>Stores the messages, oldest first: in each conversation the customer begins, and the business answers in turn.</summary>
    public void Reset()
    {
        int count = project.Options.SeedMessageCount;
        (string Type, JsonNode Content)[] questions = Questions();
        (string Type, JsonNode Content)[] answers = Answers();
        Conversation[] conversations = [.. Enumerable.Range(0, (count + MessagesInConversation - 1) / MessagesInConversation).Select(index => Begin(index))];
        for (int index = 0; index < count; index++)
        {
            int round = index / conversations.Length;
            Conversation conversation = conversations[index % conversations.Length];
            bool isInbound = round % 2 == 0;
            (string type, JsonNode content) = isInbound ? questions[index % questions.Length] : answers[index % answers.Length];
            StoredMessage message = new()
            {
                Number = project.Messages.NextNumber(),
                Id = MessageId.Of(conversation.Customer.WaId!, isInbound, UniqueDigits(index)),
                Conversation = conversation,
                IsInbound = isInbound,
                Type = type,
                Content = content,
                CreatedAt = End - TimeSpan.FromMinutes(count - 1 - index),
            };
            Finish(message, FirstNames[index % conversations.Length % FirstNames.Length], LastNames[index % conversations.Length % LastNames.Length]);
            project.Messages.Add(message);
        }
    }

    private Conversation Begin(int index)
    {
        string waId = (15552000000L + index).ToString(CultureInfo.InvariantCulture);
        return project.ConversationWith(project.Numbers[0].Number, new Identity(waId, null), new Guid(index + 1, 0x5EED, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 0));
    }

    private static void Finish(StoredMessage message, string firstName, string lastName)
    {
        if (message.IsInbound)
        {
            message.Conversation.CustomerWrote(message.Conversation.Customer, $"{firstName} {lastName}", message.CreatedAt);
            message.SetStatus("delivered");
            return;
        }

        message.Advance(new StatusEvent("sent", message.CreatedAt.AddSeconds(1)));
        message.Advance(new StatusEvent("delivered", message.CreatedAt.AddSeconds(2)));
        message.Advance(new StatusEvent("read", message.CreatedAt.AddSeconds(30)));
    }

    private static string UniqueDigits(int index) => "5E" + (((ulong)index + 1) * Multiplier).ToString("X16", CultureInfo.InvariantCulture);

    // One content serves many messages: it is copied wherever it is shown.
    private static (string Type, JsonNode Content)[] Questions() =>
    [
        ("text", new JsonObject { ["body"] = "Hello, is my order on its way?" }),
        ("text", new JsonObject { ["body"] = "¿Puedo cambiar la dirección?\nEs la calle \"Alameda\" 12." }),
        ("location", new JsonObject { ["latitude"] = -33.4489, ["longitude"] = -70.6693, ["name"] = "Santiago" }),
        ("text", new JsonObject { ["body"] = "ありがとう 😀" }),
        ("interactive", new JsonObject { ["type"] = "button_reply", ["button_reply"] = new JsonObject { ["id"] = "yes", ["title"] = "Yes" } }),
        ("button", new JsonObject { ["payload"] = "thanks", ["text"] = "Thanks" }),
        ("reaction", new JsonObject { ["message_id"] = "wamid.EARLIER", ["emoji"] = "👍" }),
    ];

    private static (string Type, JsonNode Content)[] Answers() =>
    [
        ("text", new JsonObject { ["body"] = "It left our store this morning." }),
        ("image", new JsonObject { ["link"] = "https://files.example.com/parcel.jpg", ["caption"] = "Your parcel" }),
        ("text", new JsonObject { ["body"] = "Of course: https://example.com/orders/7?a=1&b=2", ["preview_url"] = true }),
        ("document", new JsonObject { ["link"] = "https://files.example.com/invoice.pdf", ["filename"] = "invoice.pdf" }),
        (
            "interactive",
            new JsonObject
            {
                ["type"] = "button",
                ["body"] = new JsonObject { ["text"] = "Shall we come tomorrow?" },
                ["action"] = new JsonObject
                {
                    ["buttons"] = new JsonArray(new JsonObject { ["type"] = "reply", ["reply"] = new JsonObject { ["id"] = "yes", ["title"] = "Yes" } }),
                },
            }),
    ];
}
