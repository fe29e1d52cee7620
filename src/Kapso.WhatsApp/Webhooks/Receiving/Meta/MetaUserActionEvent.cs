using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>
/// Somebody did something with a marketing message, for example opened its link. Meta names neither the person nor the message; <see cref="MetaUserAction.TrackingToken"/>
/// and <see cref="MetaUserAction.ClickId"/> correlate several actions, which may come in any order. <c>messages</c>
/// </summary>
public sealed record MetaUserActionEvent : MetaEvent
{
    /// <summary>What was done, with what belongs to it.</summary>
    [JsonIgnore]
    public required MetaUserAction Action { get; init; }

    [JsonIgnore]
    internal override IEnumerable<DateTimeOffset?> Times => [Time, Action.Timestamp];
}

/// <summary>What somebody did with a marketing message.</summary>
public sealed record MetaUserAction : KapsoModel
{
    /// <summary>The kind of action that was taken.</summary>
    public MetaUserActionType? ActionType { get; init; }

    /// <summary>When the action happened.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The details of a click on a link; null for other actions, whose details are in <see cref="KapsoModel.AdditionalData"/>.</summary>
    [JsonPropertyName("marketing_messages_link_click_data")]
    public MetaLinkClick? LinkClick { get; init; }

    /// <summary>The token that correlates the actions after one message, whatever the kind of action; null when there is none.</summary>
    [JsonIgnore]
    public string? TrackingToken => LinkClick?.TrackingToken ?? Detail("tracking_token");

    /// <summary>The id of the click that the action belongs to, whatever the kind of action; null when there is none.</summary>
    [JsonIgnore]
    public string? ClickId => LinkClick?.ClickId ?? Detail("click_id");

    // An action that is not known yet has its details in a member of its own, named after it.
    private string? Detail(string name) =>
        AdditionalData.Values.Where(details => details.ValueKind is JsonValueKind.Object)
            .Select(details => details.TryGetProperty(name, out JsonElement value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null)
            .FirstOrDefault(text => text is not null);
}

/// <summary>A click on the link of a marketing message.</summary>
public sealed record MetaLinkClick : KapsoModel
{
    /// <summary>What was clicked: <c>cta</c> (the button) or <c>body</c> (a link in the text).</summary>
    public string? ClickComponent { get; init; }

    /// <summary>The id of the product whose link it was, or null when it was none.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? ProductId { get; init; }

    /// <summary>The id of the click, or null when there is none.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? ClickId { get; init; }

    /// <summary>The token that correlates the actions after one message, or null when there is none.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? TrackingToken { get; init; }
}

/// <summary>The kind of action that somebody took on a marketing message.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<MetaUserActionType>))]
public readonly record struct MetaUserActionType(string Value) : IOpenEnum<MetaUserActionType>
{
    /// <summary>A link in a marketing message was opened.</summary>
    public static MetaUserActionType MarketingMessageLinkClick { get; } = new("marketing_messages_link_click");

    /// <inheritdoc/>
    public static IReadOnlyList<MetaUserActionType> Known { get; } = [MarketingMessageLinkClick];

    static MetaUserActionType IOpenEnum<MetaUserActionType>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
