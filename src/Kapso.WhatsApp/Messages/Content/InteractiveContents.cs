using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>The base of what comes back from an interactive message, and of interactive messages that were sent.</summary>
public abstract record InteractiveContentBase : MessageContent
{
    private protected InteractiveContentBase()
    {
    }

    internal sealed override string MemberName => "interactive";

    /// <summary>Unknown members that stood beside the reply, so that they survive a round trip.</summary>
    [JsonIgnore]
    internal Dictionary<string, JsonElement>? Beside { get; set; }
}

/// <summary>A tap on a reply button.</summary>
public sealed record ButtonReplyContent : InteractiveContentBase
{
    /// <summary>The id of the button or row that was chosen.</summary>
    public string? Id { get; init; }

    /// <summary>The text on the button.</summary>
    public string? Title { get; init; }
}

/// <summary>A choice from a list.</summary>
public sealed record ListReplyContent : InteractiveContentBase
{
    /// <summary>The id of the button or row that was chosen.</summary>
    public string? Id { get; init; }

    /// <summary>The title of the row that was chosen.</summary>
    public string? Title { get; init; }

    /// <summary>The description of the row that was chosen.</summary>
    public string? Description { get; init; }
}

/// <summary>The answers that were given in a flow, or an address that was asked for.</summary>
public sealed record FlowReplyContent : InteractiveContentBase
{
    /// <summary>Whether it comes from a flow or a request for an address; may be absent.</summary>
    public FlowReplyName? Name { get; init; }

    /// <summary>A summary of the reply, in words for people.</summary>
    public string? Body { get; init; }

    /// <summary>The answers, as the JSON text that WhatsApp sends.</summary>
    public string? ResponseJson { get; init; }

    private ReadOnlySpan<byte> ResponseBytes => LoneSurrogates.Replace(Encoding.UTF8.GetBytes(ResponseJson ?? ""));

    /// <summary>Reads <see cref="ResponseJson"/>; null when there is none or it is not JSON.</summary>
    public JsonElement? ReadResponse()
    {
        if (ResponseJson is null)
        {
            return null;
        }

        try
        {
            Utf8JsonReader reader = new(ResponseBytes);
            JsonElement response = JsonElement.ParseValue(ref reader);
            return reader.Read() ? null : response;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads <see cref="ResponseJson"/> as a type of one's own.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="type">How it is read.</param>
    /// <returns>The answers; null when there are none.</returns>
    /// <exception cref="JsonException">They are not of the type.</exception>
    public T? ReadResponse<T>(JsonTypeInfo<T> type)
        where T : class => ResponseJson is null ? null : JsonSerializer.Deserialize(ResponseBytes, type ?? throw new ArgumentNullException(nameof(type)));

    /// <summary>The token that the flow was sent with; null where WhatsApp leaves it out, as on some iPhones.</summary>
    public string? ReadFlowToken() =>
        ReadResponse() is { ValueKind: JsonValueKind.Object } answers && answers.TryGetProperty("flow_token"u8, out JsonElement token) && token.ValueKind is JsonValueKind.String ? token.GetString() : null;

    /// <summary>The photos or documents of a picker.</summary>
    /// <param name="name">The picker's name in the answers.</param>
    /// <returns>The files; empty when there are none.</returns>
    public IReadOnlyList<FlowReplyFile> ReadFiles(string name)
    {
        try
        {
            return ReadResponse() is { ValueKind: JsonValueKind.Object } answers && answers.TryGetProperty(name, out JsonElement files) && files.ValueKind is JsonValueKind.Array
                ? files.Deserialize(MessagesJson.Default.IReadOnlyListFlowReplyFile) ?? []
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}

/// <summary>The answer to a request for permission to call.</summary>
public sealed record CallPermissionReplyContent : InteractiveContentBase
{
    /// <summary>Whether the permission was given.</summary>
    public CallPermissionResponse? Response { get; init; }

    /// <summary>Whether it was given for good.</summary>
    public bool? IsPermanent { get; init; }

    /// <summary>Until when it was given.</summary>
    public DateTimeOffset? ExpirationTimestamp { get; init; }

    /// <summary>Whether the customer gave it or it came about by itself.</summary>
    public CallPermissionSource? ResponseSource { get; init; }
}

/// <summary>The way of paying that a customer chose (Brazil).</summary>
public sealed record PaymentMethodReplyContent : InteractiveContentBase
{
    /// <summary>The payment method that was chosen.</summary>
    public string? PaymentMethod { get; init; }

    /// <summary>When the payment method was chosen.</summary>
    public DateTimeOffset? PaymentTimestamp { get; init; }

    /// <summary>The reference of the order.</summary>
    public string? ReferenceId { get; init; }

    /// <summary>The last four digits of the card.</summary>
    public string? LastFourDigits { get; init; }

    /// <summary>The id under which the card is on file.</summary>
    public string? CredentialId { get; init; }
}

/// <summary>An interactive message that was sent, or a reply of a kind that this version of the SDK does not know.</summary>
public sealed record InteractiveContent : InteractiveContentBase
{
    /// <summary>The kind of interactive message.</summary>
    public InteractiveType? Kind { get; init; }

    /// <summary>The whole content as it came.</summary>
    public JsonElement Raw { get; init; }
}

/// <summary>The wire's form of a reply: the kind, and a member that is named like it.</summary>
internal sealed record InteractiveReply : KapsoModel
{
    public InteractiveType? Type { get; init; }

    public ButtonReplyContent? ButtonReply { get; init; }

    public ListReplyContent? ListReply { get; init; }

    public FlowReplyContent? NfmReply { get; init; }

    public CallPermissionReplyContent? CallPermissionReply { get; init; }

    public PaymentMethodReplyContent? PaymentMethod { get; init; }

    /// <summary>The reply; null when there is none, when there are several, or when it is not of the kind that it says.</summary>
    public InteractiveContentBase? ReadContent()
    {
        ReadOnlySpan<InteractiveContentBase?> members = [ButtonReply, ListReply, NfmReply, CallPermissionReply, PaymentMethod];
        InteractiveContentBase? content = null;
        foreach (InteractiveContentBase? member in members)
        {
            if (member is not null && content is not null)
            {
                return null;
            }

            content ??= member;
        }

        if (content is null || (Type is not null && Type != Of(content)?.Type))
        {
            return null;
        }

        content.Beside = ExtensionData;
        return content;
    }

    public static InteractiveReply? Of(InteractiveContentBase content) => content switch
    {
        ButtonReplyContent reply => new() { Type = InteractiveType.ButtonReply, ButtonReply = reply, ExtensionData = reply.Beside },
        ListReplyContent reply => new() { Type = InteractiveType.ListReply, ListReply = reply, ExtensionData = reply.Beside },
        FlowReplyContent reply => new() { Type = InteractiveType.FlowReply, NfmReply = reply, ExtensionData = reply.Beside },
        CallPermissionReplyContent reply => new() { Type = InteractiveType.CallPermissionReply, CallPermissionReply = reply, ExtensionData = reply.Beside },
        PaymentMethodReplyContent reply => new() { Type = InteractiveType.PaymentMethod, PaymentMethod = reply, ExtensionData = reply.Beside },
        _ => null,
    };
}
