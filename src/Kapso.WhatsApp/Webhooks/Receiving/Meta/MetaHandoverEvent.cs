using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>
/// A conversation was passed to this application, or taken from it by the escalation application. What one does itself is not told, nor a release, nor that a conversation has become idle.
/// <c>messaging_handovers</c>
/// </summary>
public sealed record MetaHandoverEvent : MetaEvent
{
    /// <summary>What happened: the conversation was passed to this application, or taken from it.</summary>
    public MetaHandoverType? Type { get => field ?? ImpliedType; init; }

    /// <summary>The business's number, which Meta names here and not in <see cref="MetaEvent.Metadata"/>.</summary>
    public MetaPhoneNumberInfo? Recipient { get; init; }

    /// <summary>The customer; null when Meta does not name them here.</summary>
    public MetaHandoverSender? Sender { get; init; }

    /// <summary>The customer in the form of earlier deliveries; empty where <see cref="Sender"/> names them.</summary>
    public IReadOnlyList<MetaContact> Contacts { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>When the conversation changed hands, to the second.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The handover, when the conversation was passed to this application.</summary>
    public MetaHandover? ControlPassed { get; init; }

    /// <summary>The handover, when the conversation was taken from this application.</summary>
    public MetaHandover? ControlTaken { get; init; }

    /// <summary>The handover whatever its type is; its members are null where Meta does not say.</summary>
    [JsonIgnore]
    public MetaHandover Handover =>
        (Type == MetaHandoverType.ControlTaken ? ControlTaken ?? ControlPassed : ControlPassed ?? ControlTaken) ?? MetaHandover.Find(AdditionalData, Type);

    /// <summary>The customer's phone number, or null when Meta does not name it.</summary>
    [JsonIgnore]
    public string? CustomerPhoneNumber => Sender?.PhoneNumber ?? (Contacts is [{ WaId: { } waId }, ..] ? waId : null);

    /// <summary>The customer's business-scoped user id (BSUID), or null when Meta does not name it.</summary>
    [JsonIgnore]
    public string? CustomerUserId => Sender?.UserId ?? (Contacts is [{ UserId: { } userId }, ..] ? userId : null);

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? NumberId => Recipient?.PhoneNumberId ?? base.NumberId;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? DeduplicationKey => Timestamp is null || (CustomerPhoneNumber ?? CustomerUserId) is not { } customer
        ? null
        : $"{Name}:{NumberId}/{customer}/{Timestamp.Value.ToUnixTimeSeconds()}/{Type}/{Handover.NewOwnerRole}";

    [JsonIgnore]
    internal override IEnumerable<string?> NumberIds => [Recipient?.PhoneNumberId, Metadata?.PhoneNumberId];

    [JsonIgnore]
    internal override IEnumerable<DateTimeOffset?> Times => [Time, Timestamp];

    private MetaHandoverType? ImpliedType =>
        ControlPassed is not null ? MetaHandoverType.ControlPassed
        : ControlTaken is not null ? MetaHandoverType.ControlTaken
        : AdditionalData.TryGetValue("event", out JsonElement named) && named.ValueKind is JsonValueKind.String ? new MetaHandoverType(named.GetString()!)
        : null;
}

/// <summary>The kind of a handover between applications.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<MetaHandoverType>))]
public readonly record struct MetaHandoverType(string Value) : IOpenEnum<MetaHandoverType>
{
    /// <summary>Another application passed the conversation to this one, which answers from now on.</summary>
    public static MetaHandoverType ControlPassed { get; } = new("control_passed");

    /// <summary>The escalation application took the conversation from this one, by a call or by sending a message.</summary>
    public static MetaHandoverType ControlTaken { get; } = new("control_taken");

    /// <inheritdoc/>
    public static IReadOnlyList<MetaHandoverType> Known { get; } = [ControlPassed, ControlTaken];

    static MetaHandoverType IOpenEnum<MetaHandoverType>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}

/// <summary>The customer whose conversation was handed over.</summary>
public sealed record MetaHandoverSender : KapsoModel
{
    /// <summary>The customer's phone number; absent for one who is known by a BSUID only.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? PhoneNumber { get; init; }

    /// <summary>The customer's business-scoped user id (BSUID), where Meta names it.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? UserId { get; init; }
}

/// <summary>The details of a handover. Meta leaves out what it likes.</summary>
public sealed record MetaHandover : KapsoModel
{
    private const string BusinessAgent = "meta_business_agent";

    /// <summary>The role of the application that held the conversation before.</summary>
    public RoutingRole? PreviousOwnerRole { get; init; }

    /// <summary>The role of the application that holds the conversation now.</summary>
    public RoutingRole? NewOwnerRole { get; init; }

    /// <summary>The id of the application that held the conversation before.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? PreviousOwnerAppId { get; init; }

    /// <summary>The older name of the previous holder's role: <c>meta_business_agent</c>. Some deliveries have nothing else.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? PreviousOwnerAppRole { get; init; }

    /// <summary>The id of the application that holds the conversation now.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? NewOwnerAppId { get; init; }

    /// <summary>What the application that passed or took the conversation wrote with it, or a sentence of Meta's. Some deliveries have a text of JSON here; see <see cref="Reason"/>.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? Metadata { get; init; }

    /// <summary>What was said before, in the words of a model: for people to read, not for programs.</summary>
    public MetaConversationContext? ConversationContext { get; init; }

    /// <summary>The role of the application that held the conversation before, in whichever form it came.</summary>
    [JsonIgnore]
    public RoutingRole? PreviousOwner => PreviousOwnerRole ?? (PreviousOwnerAppRole == BusinessAgent ? RoutingRole.AiAgent : null);

    /// <summary>The reason, where the metadata are JSON that has one, for example <c>MARKETING_MESSAGE</c>; null otherwise.</summary>
    [JsonIgnore]
    public string? Reason
    {
        get
        {
            if (AdditionalData.TryGetValue("metadata", out JsonElement json) && json.ValueKind is JsonValueKind.Object)
            {
                return TextIn(json, "reason");
            }

            try
            {
                return Metadata is ['{', ..] ? TextIn(KapsoEvents.Raw(System.Text.Encoding.UTF8.GetBytes(Metadata)), "reason") : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    /// <summary>The handover in the other places where it was seen: in a member that is named like its type, or among the members of the change itself.</summary>
    internal static MetaHandover Find(IReadOnlyDictionary<string, JsonElement> members, MetaHandoverType? type)
    {
        if (type is { Value: { } name } && members.TryGetValue(name, out JsonElement named) && named.ValueKind is JsonValueKind.Object)
        {
            return MetaRoutingReader.ReadHandover(named.GetRawText());
        }

        return new MetaHandover
        {
            PreviousOwnerRole = Role(members, "previous_owner_role"),
            NewOwnerRole = Role(members, "new_owner_role"),
            PreviousOwnerAppId = Text(members, "previous_owner_app_id"),
            PreviousOwnerAppRole = Text(members, "previous_owner_app_role"),
            NewOwnerAppId = Text(members, "new_owner_app_id"),
            Metadata = Text(members, "metadata"),
        };
    }

    private static RoutingRole? Role(IReadOnlyDictionary<string, JsonElement> members, string name) => Text(members, name) is { } role ? new RoutingRole(role) : null;

    private static string? Text(IReadOnlyDictionary<string, JsonElement> members, string name) => members.TryGetValue(name, out JsonElement value) ? TextOf(value) : null;

    private static string? TextIn(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement value) ? TextOf(value) : null;

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}

/// <summary>What was said in a conversation before it came to this application.</summary>
public sealed record MetaConversationContext : KapsoModel
{
    /// <summary>The kind of the context: <c>summary</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The summary of the conversation, or null for a context of another kind.</summary>
    public MetaConversationSummary? Summary { get; init; }
}

/// <summary>The summary of a conversation, which a model wrote.</summary>
public sealed record MetaConversationSummary : KapsoModel
{
    /// <summary>The text of the summary, for people to read.</summary>
    public string? Text { get; init; }
}
