using System.Text.Json.Serialization.Metadata;

namespace Kapso.WhatsApp.Hosting;

/// <summary>Starts, ends and hands back conversations from the application's side. Registered as a singleton with the first conversation.</summary>
public interface IConversations
{
    /// <summary>Starts a conversation, for example because an order was shipped. Outside of the customer service window its first message must be a template.</summary>
    /// <param name="name">The name that the conversation is registered under.</param>
    /// <param name="phoneNumberId">The id of the WhatsApp number to hold it on.</param>
    /// <param name="person">The person to hold it with.</param>
    /// <param name="tenant">The tenant whose number it is; null where webhooks belong to the application itself.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when it was started; false when a conversation is under way with the person, unless the new one interrupts.</returns>
    /// <exception cref="ArgumentException">No conversation is registered under the name.</exception>
    Task<bool> StartAsync(string name, string phoneNumberId, Person person, string? tenant = null, CancellationToken cancellationToken = default);

    /// <summary>Starts a conversation with something that it reads with <see cref="Chat.Input{T}"/>.</summary>
    /// <typeparam name="T">The type of what it is started with.</typeparam>
    /// <param name="name">The name that the conversation is registered under.</param>
    /// <param name="phoneNumberId">The id of the WhatsApp number to hold it on.</param>
    /// <param name="person">The person to hold it with.</param>
    /// <param name="input">What it is started with.</param>
    /// <param name="type">How that is written.</param>
    /// <param name="tenant">The tenant whose number it is; null where webhooks belong to the application itself.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when it was started; false when a conversation is under way with the person, unless the new one interrupts.</returns>
    /// <exception cref="ArgumentException">No conversation is registered under the name.</exception>
    Task<bool> StartAsync<T>(string name, string phoneNumberId, Person person, T input, JsonTypeInfo<T> type, string? tenant = null, CancellationToken cancellationToken = default);

    /// <summary>Ends the conversations that are under way with a person, wherever they are. Nothing is said.</summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="person">The person.</param>
    /// <param name="tenant">The tenant whose number it is; null where webhooks belong to the application itself.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when one was ended; false when none was under way.</returns>
    Task<bool> EndAsync(string phoneNumberId, Person person, string? tenant = null, CancellationToken cancellationToken = default);

    /// <summary>Hands a conversation back that was handed over with <see cref="Chat.HandOverAsync"/>: it goes on.</summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="person">The person.</param>
    /// <param name="tenant">The tenant whose number it is; null where webhooks belong to the application itself.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when it goes on; false when none was handed over.</returns>
    Task<bool> HandBackAsync(string phoneNumberId, Person person, string? tenant = null, CancellationToken cancellationToken = default);
}
