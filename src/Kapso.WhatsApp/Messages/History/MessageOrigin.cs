using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>The way on which a message got into Kapso. Says nothing about its author: an inbound message may carry any of these.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<MessageOrigin>))]
public readonly record struct MessageOrigin(string Value) : IOpenEnum<MessageOrigin>
{
    /// <summary>The WhatsApp Cloud API.</summary>
    public static MessageOrigin CloudApi { get; } = new("cloud_api");

    /// <summary>The WhatsApp Business app on a phone that shares its number with the API.</summary>
    public static MessageOrigin BusinessApp { get; } = new("business_app");

    /// <summary>The history that was imported when the number was connected.</summary>
    public static MessageOrigin HistorySync { get; } = new("history_sync");

    /// <inheritdoc/>
    public static IReadOnlyList<MessageOrigin> Known { get; } = [CloudApi, BusinessApp, HistorySync];

    static MessageOrigin IOpenEnum<MessageOrigin>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
