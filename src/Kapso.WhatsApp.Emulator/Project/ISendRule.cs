using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Project;

/// <summary>What a room demands of a message before the emulator accepts it from the business.</summary>
internal interface ISendRule
{
    /// <summary>Checks a message that is well formed.</summary>
    /// <exception cref="RefusalException">It is refused.</exception>
    /// <exception cref="InvalidFieldException">One of its members is refused.</exception>
    void Check(SendAttempt attempt);
}

/// <summary>A message that the business asks to send, while it is checked.</summary>
/// <param name="Number">The number that sends.</param>
/// <param name="Recipient">Whom the request names.</param>
/// <param name="Conversation">The conversation with the recipient; null when there is none yet.</param>
/// <param name="Type">The type of the message.</param>
/// <param name="Content">The member of the request that is named like the type.</param>
internal sealed record SendAttempt(EmulatedPhoneNumber Number, Identity Recipient, Conversation? Conversation, string Type, Field Content)
{
    /// <summary>Whether it came through the endpoint for marketing messages.</summary>
    public bool IsMarketing { get; init; }

    public bool IsGroup { get; init; }

    /// <summary>By what the max price of the template is multiplied.</summary>
    public double BidMultiplier { get; init; } = 1;

    /// <summary>What the message will cost, in whole units of the currency; null when its price is a fixed one.</summary>
    public decimal? Cost { get; set; }

    /// <summary>Whether the conversation is to be taken when another application holds it.</summary>
    public bool TakesControl { get; init; }

    public bool IsTemplate => Type == "template";

    /// <summary>The recipient with everything that is known of them.</summary>
    public Identity Customer => Conversation?.Customer ?? Recipient;

    /// <summary>Whether it is an interactive message of the given type.</summary>
    public bool IsInteractive(string type) => Type == "interactive" && Content["type"].Text() == type;
}
