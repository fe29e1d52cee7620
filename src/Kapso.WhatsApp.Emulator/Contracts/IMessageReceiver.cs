namespace Kapso.WhatsApp.Emulator.Contracts;

/// <summary>Receives messages of customers for other rooms.</summary>
internal interface IMessageReceiver
{
    /// <summary>Stores what a customer wrote.</summary>
    /// <returns>The message's id (wamid).</returns>
    string Receive(InboundMessage message);
}
