using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Bots;

/// <summary>A customer who answers each question as soon as the message is on the phone, once.</summary>
internal sealed class Customer(KapsoEmulator emulator, string number)
{
    private static readonly Dictionary<string, Func<string, InboundMessage>> Replies = new()
    {
        ["What is your name?"] = from => InboundMessage.Text(from, "Ada"),
        ["Which size?"] = from => InboundMessage.ButtonReply(from, "large", "Large"),
        ["How many?"] = from => InboundMessage.Text(from, "2"),
        ["Which street?"] = from => InboundMessage.Text(from, "Elm Street 1"),
        ["Did it arrive?"] = from => InboundMessage.Text(from, "yes"),
    };

    private readonly HashSet<string> _answered = [];

    public static IReadOnlyList<string> Expected { get; } =
        ["What is your name?", "Which size?", "How many?", "Which street?", "Order 1 is on its way.", "Did it arrive?", "Enjoy it! (closed)"];

    /// <summary>The texts of the messages that reached the customer, in their order.</summary>
    public IReadOnlyList<string> Seen =>
    [
        .. emulator.Requests
            .Where(request => request.OperationId == "sendMessage" && IsTaken(request))
            .Select(request => JsonNode.Parse(request.Body)!)
            .Where(message => ((string)message["to"]!).TrimStart('+') == number)
            .Select(TextOf),
    ];

    public bool IsDone => Seen.Contains(Expected[^1]);

    public void Starts() => emulator.Receive(InboundMessage.Text(number, "I want to order"));

    /// <summary>Answers a question that was not answered yet; false when there is none.</summary>
    public bool Answers()
    {
        foreach (string text in Seen)
        {
            if (Replies.TryGetValue(text, out Func<string, InboundMessage>? reply) && _answered.Add(text))
            {
                emulator.Receive(reply(number));
                return true;
            }
        }

        return false;
    }

    private static bool IsTaken(RecordedRequest request) => request.Fault is FaultKind.ResetAfterProcessing || (request.Fault is null && request.ResponseStatus == 200);

    private static string TextOf(JsonNode message) => (string?)message["text"]?["body"] ?? (string?)message["interactive"]?["body"]?["text"] ?? "";
}
