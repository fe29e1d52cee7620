using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>An order from the catalog.</summary>
public sealed record OrderContent : MessageContent
{
    /// <summary>The id of the catalog that was ordered from.</summary>
    public string? CatalogId { get; init; }

    /// <summary>What the customer wrote with it.</summary>
    public string? Text { get; init; }

    /// <summary>What the customer wrote with it, under the name that Kapso's history uses.</summary>
    public string? OrderText { get; init; }

    /// <summary>The products that were ordered.</summary>
    public IReadOnlyList<OrderedProduct> ProductItems { get => field ?? []; init => field = value.WithoutNulls(); }

    internal override string MemberName => "order";
}

/// <summary>Something that was ordered from the catalog.</summary>
public sealed record OrderedProduct : KapsoModel
{
    /// <summary>The product's id in the catalog.</summary>
    public string? ProductRetailerId { get; init; }

    /// <summary>The quantity of the product that was ordered.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>What one of it costs.</summary>
    public decimal? ItemPrice { get; init; }

    /// <summary>The currency's three-letter code.</summary>
    public string? Currency { get; init; }
}

/// <summary>News from WhatsApp about the customer, for example a new phone number.</summary>
public sealed record SystemContent : MessageContent
{
    /// <summary>The text of the system message, in words for people.</summary>
    public string? Body { get; init; }

    /// <summary>The kind of system message: what happened.</summary>
    public SystemMessageType? Type { get; init; }

    /// <summary>The customer's new WhatsApp id.</summary>
    public string? WaId { get; init; }

    /// <summary>The customer's new WhatsApp id, under its older name.</summary>
    public string? NewWaId { get; init; }

    /// <summary>The customer's new BSUID.</summary>
    public string? UserId { get; init; }

    /// <summary>The customer's new parent BSUID.</summary>
    public string? ParentUserId { get; init; }

    /// <summary>The customer's BSUID before the change, or null when Meta does not tell it.</summary>
    public string? PreviousUserId { get; init; }

    /// <summary>The customer's parent BSUID before the change, or null when Meta does not tell it.</summary>
    public string? PreviousParentUserId { get; init; }

    /// <summary>The customer's former WhatsApp id.</summary>
    public string? Customer { get; init; }

    internal override string MemberName => "system";
}

/// <summary>A change of an earlier message, within 15 minutes.</summary>
public sealed record EditContent : MessageContent
{
    /// <summary>The id (wamid) of the message that was changed.</summary>
    public string? OriginalMessageId { get; init; }

    /// <summary>The message as it is now.</summary>
    public JsonElement? Message { get; init; }

    /// <summary>Reads what the message says now; null when it is not there.</summary>
    public MessageContent? ReadContent() => Message is { ValueKind: JsonValueKind.Object } message ? WhatsApp.Messages.Message.ReadContent(message) : null;

    internal override string MemberName => "edit";
}

/// <summary>An earlier message was deleted by its sender, within two days.</summary>
public sealed record RevokeContent : MessageContent
{
    /// <summary>The id (wamid) of the message that was deleted.</summary>
    public string? OriginalMessageId { get; init; }

    internal override string MemberName => "revoke";
}

/// <summary>The customer opened the chat for the first time.</summary>
public sealed record RequestWelcomeContent : MessageContent
{
    internal override string MemberName => "request_welcome";
}

/// <summary>A message that WhatsApp does not pass on; <see cref="Message.Errors"/> says why.</summary>
public sealed record UnsupportedContent : MessageContent
{
    /// <summary>What it was, if WhatsApp says so.</summary>
    public string? Type { get; init; }

    internal override string MemberName => "unsupported";
}
