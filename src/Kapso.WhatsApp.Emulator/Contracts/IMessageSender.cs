using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Contracts;

/// <summary>Sends messages for other rooms.</summary>
internal interface IMessageSender
{
    /// <summary>Sends a message of any type but a template, without the limits that the API has for single sends.</summary>
    /// <exception cref="RefusalException">WhatsApp refuses it.</exception>
    StoredMessage Send(EmulatedPhoneNumber number, Identity recipient, string type, JsonObject content);

    /// <summary>Sends a template message.</summary>
    /// <exception cref="RefusalException">WhatsApp refuses it.</exception>
    StoredMessage SendTemplate(EmulatedPhoneNumber number, Identity recipient, ITemplate template, JsonArray components);

    /// <summary>Stores what another application of the number has sent, and lets it come further as any message does.</summary>
    StoredMessage SendCopy(EmulatedPhoneNumber number, Identity recipient, string type, JsonNode content);
}
