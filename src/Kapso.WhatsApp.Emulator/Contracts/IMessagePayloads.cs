using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Contracts;

/// <summary>How messages look in webhooks.</summary>
internal interface IMessagePayloads
{
    /// <summary>The payload of a Kapso event about a message.</summary>
    JsonObject ForKapso(StoredMessage message);

    /// <summary>The message as an element of Meta's own body.</summary>
    JsonObject ForMeta(StoredMessage message);
}
