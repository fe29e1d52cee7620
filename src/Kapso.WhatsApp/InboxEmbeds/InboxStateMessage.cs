using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.InboxEmbeds;

/// <summary>
/// What an embedded inbox posts to the page around it (<c>window.parent.postMessage</c>) when something changes in it. A page passes the data of the message on, and checks before that the message came from the
/// inbox's origin.
/// </summary>
public sealed record InboxStateMessage : KapsoModel
{
    private const string Inbox = "kapso-inbox";
    private const string State = "inbox.state";

    /// <summary>The sender of the message, <c>kapso-inbox</c>.</summary>
    public string? Source { get; init; }

    /// <summary>The version of the message's form, at present 1.</summary>
    public int? Version { get; init; }

    /// <summary>The kind of message, <c>inbox.state</c>.</summary>
    public string? Type { get; init; }

    /// <summary>What the inbox shows now, and what has changed.</summary>
    public InboxState? Payload { get; init; }

    /// <summary>Reads the data of a message that a page received. Pages receive messages of other senders too, for which this returns false.</summary>
    /// <param name="json">The data of the message, as JSON.</param>
    /// <param name="message">The message; null when it is none of an embedded inbox.</param>
    public static bool TryParse(string json, [NotNullWhen(true)] out InboxStateMessage? message)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return TryRead(document.RootElement, out message);
        }
        catch (JsonException)
        {
            message = null;
            return false;
        }
    }

    /// <summary>Reads the data of a message that a page received. Pages receive messages of other senders too, for which this returns false.</summary>
    /// <param name="json">The data of the message.</param>
    /// <param name="message">The message; null when it is none of an embedded inbox.</param>
    public static bool TryRead(JsonElement json, [NotNullWhen(true)] out InboxStateMessage? message)
    {
        message = json.ValueKind is JsonValueKind.Object && Is(json, "source", Inbox) && Is(json, "type", State)
            ? TolerantJson.ReadMember(json, InboxStateJson.Default.InboxStateMessage) as InboxStateMessage
            : null;
        return message is not null;
    }

    private static bool Is(JsonElement json, string name, string value) => json.TryGetProperty(name, out JsonElement text) && text.ValueKind is JsonValueKind.String && text.ValueEquals(value);
}

/// <summary>What an embedded inbox shows.</summary>
public sealed record InboxState : KapsoModel
{
    /// <summary>What has changed.</summary>
    public InboxStateReason? Reason { get; init; }

    /// <summary>The conversation that is open, as JSON, or null when none is.</summary>
    public JsonElement? SelectedConversation { get; init; }

    /// <summary>The ids of the conversations that the list shows.</summary>
    public IReadOnlyList<string> VisibleConversationIds { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Whether a conversation has unread messages.</summary>
    public bool? HasUnreadConversations { get; init; }

    /// <summary>The filters of the list, as JSON.</summary>
    public JsonElement? Filters { get; init; }

    /// <summary>What else the inbox has loaded, as JSON.</summary>
    public JsonElement? Resources { get; init; }
}

/// <summary>What has changed in an embedded inbox.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<InboxStateReason>))]
public readonly record struct InboxStateReason(string Value) : IOpenEnum<InboxStateReason>
{
    /// <summary>The inbox has been loaded.</summary>
    public static InboxStateReason Ready { get; } = new("ready");

    /// <summary>Another conversation was opened.</summary>
    public static InboxStateReason ConversationSelected { get; } = new("conversation_selected");

    /// <summary>The filters of the list were changed.</summary>
    public static InboxStateReason FiltersChanged { get; } = new("filters_changed");

    /// <summary>A conversation was updated.</summary>
    public static InboxStateReason ConversationUpdated { get; } = new("conversation_updated");

    /// <summary>A workflow's execution in a conversation was changed.</summary>
    public static InboxStateReason WorkflowExecutionChanged { get; } = new("workflow_execution_changed");

    /// <summary>Conversations were read, or have unread messages.</summary>
    public static InboxStateReason ReadStateChanged { get; } = new("read_state_changed");

    /// <inheritdoc/>
    public static IReadOnlyList<InboxStateReason> Known { get; } = [Ready, ConversationSelected, FiltersChanged, ConversationUpdated, WorkflowExecutionChanged, ReadStateChanged];

    static InboxStateReason IOpenEnum<InboxStateReason>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
