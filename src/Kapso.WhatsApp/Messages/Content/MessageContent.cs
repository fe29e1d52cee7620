using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>What a message says: one case a kind, and <see cref="UnknownContent"/> for what this version of the SDK does not know.</summary>
public abstract record MessageContent : KapsoModel
{
    private protected MessageContent()
    {
    }

    /// <summary>The name of the member that holds this content on the wire; null when there is none.</summary>
    [JsonIgnore]
    internal abstract string? MemberName { get; }
}

/// <summary>The content of a text message.</summary>
[JsonConverter(typeof(GeneratedConverter<TextContent, MessagesJson>))]
public sealed partial record TextContent : MessageContent
{
    /// <summary>The text of the message.</summary>
    public string? Body { get; init; }

    /// <summary>Whether a preview of the first link was asked for; sent messages only.</summary>
    public bool? PreviewUrl { get; init; }

    internal override string MemberName => "text";

    /// <summary>Returns the length of the text, not what somebody wrote.</summary>
    private protected override string Describe() => $"{nameof(TextContent)} {{ {Body?.Length ?? 0} characters }}";
}

/// <summary>The content of a message with a location.</summary>
public sealed record LocationContent : MessageContent
{
    /// <summary>The latitude, in degrees north.</summary>
    public double? Latitude { get; init; }

    /// <summary>The longitude, in degrees east.</summary>
    public double? Longitude { get; init; }

    /// <summary>What the place is called.</summary>
    public string? Name { get; init; }

    /// <summary>The postal address of the place.</summary>
    public string? Address { get; init; }

    /// <summary>A web page about the place.</summary>
    public string? Url { get; init; }

    internal override string MemberName => "location";
}

/// <summary>The content of a message with contact cards.</summary>
public sealed record ContactsContent : MessageContent
{
    /// <summary>The contact cards of the message.</summary>
    public IReadOnlyList<ContactCard> Contacts { get => field ?? []; init => field = value.WithoutNulls(); }

    internal override string MemberName => "contacts";
}

/// <summary>An emoji on an earlier message, or its removal.</summary>
public sealed record ReactionContent : MessageContent
{
    /// <summary>The id (wamid) of the message that is reacted to.</summary>
    public string? MessageId { get; init; }

    /// <summary>The emoji; absent or empty when the reaction was taken back.</summary>
    public string? Emoji { get; init; }

    /// <summary>Whether the reaction was taken back.</summary>
    [JsonIgnore]
    public bool IsRemoval => string.IsNullOrEmpty(Emoji);

    internal override string MemberName => "reaction";
}

/// <summary>A tap on a quick reply button of a template.</summary>
public sealed record TemplateButtonContent : MessageContent
{
    /// <summary>What the template gave the button to send back.</summary>
    public string? Payload { get; init; }

    /// <summary>The text on the button.</summary>
    public string? Text { get; init; }

    internal override string MemberName => "button";
}

/// <summary>A template that was sent.</summary>
public sealed record TemplateContent : MessageContent
{
    /// <summary>The name of the template.</summary>
    public string? Name { get; init; }

    /// <summary>The language of the template.</summary>
    public TemplateLanguage? Language { get; init; }

    /// <summary>What was filled in, as it was sent.</summary>
    public JsonElement? Components { get; init; }

    internal override string MemberName => "template";
}

/// <summary>The language of a template.</summary>
public sealed record TemplateLanguage : KapsoModel
{
    /// <summary>The code, for example <c>en_US</c>.</summary>
    public string? Code { get; init; }
}

/// <summary>A kind of message that this version of the SDK does not know, or a known one whose content is not what it should be.</summary>
public sealed record UnknownContent : MessageContent
{
    /// <summary>The content as it came; null when there was none.</summary>
    public JsonElement? Raw { get; init; }

    /// <summary>The name of the member that holds the content on the wire.</summary>
    public string? Name { get; init; }

    internal override string? MemberName => Name;
}
