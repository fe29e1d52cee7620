using System.Text.Json;

namespace Kapso.WhatsApp.Messages;

/// <summary>
/// The base of messages with buttons, lists, products and other things to tap. Make one with a builder of <see cref="Interactive"/>, or as a record.
/// </summary>
public abstract record InteractiveMessage : OutgoingMessage
{
    /// <summary>The most characters of a body, of whatever kind the message is.</summary>
    public const int MaxBodyLength = 1024;

    /// <summary>The most characters of a footer.</summary>
    public const int MaxFooterLength = 60;

    private protected InteractiveMessage()
    {
    }

    /// <summary>The text of the message; WhatsApp's markdown is rendered. Needed, except for a single product and a call permission request.</summary>
    public string? Body { get; init; }

    internal override string Type => "interactive";

    /// <summary>The kind of interactive message on the wire.</summary>
    internal abstract string Kind { get; }

    private protected virtual InteractiveHeader? WireHeader => null;

    private protected virtual string? WireFooter => null;

    private protected virtual bool BodyRequired => true;

    internal sealed override void WriteContent(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, Kind);
        WireHeader?.Write(writer);
        WriteText(writer, "body"u8, Body);
        WriteText(writer, "footer"u8, WireFooter);
        writer.WriteStartObject("action"u8);
        WriteAction(writer);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    internal sealed override void Check(Rules rules)
    {
        WireHeader?.Check(rules);
        if (BodyRequired)
        {
            rules.Text(Body, MaxBodyLength, "body");
        }
        else
        {
            rules.OptionalText(Body, MaxBodyLength, "body");
        }

        rules.OptionalText(WireFooter, MaxFooterLength, "footer");
        CheckAction(rules);
    }

    private protected abstract void WriteAction(Utf8JsonWriter writer);

    private protected abstract void CheckAction(Rules rules);

    /// <summary>Writes the action of the kinds that consist of a name and parameters.</summary>
    private protected static void WriteNamed<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, T message, Action<Utf8JsonWriter, T> parameters)
    {
        writer.WriteString("name"u8, name);
        writer.WriteStartObject("parameters"u8);
        parameters(writer, message);
        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? text)
    {
        if (text is not null)
        {
            writer.WriteStartObject(name);
            writer.WriteString("text"u8, text);
            writer.WriteEndObject();
        }
    }
}

/// <summary>The base of interactive messages that may have a header of any kind and a footer.</summary>
public abstract record HeaderFooterMessage : InteractiveMessage
{
    private protected HeaderFooterMessage()
    {
    }

    /// <summary>The header above the body.</summary>
    public InteractiveHeader? Header { get; init; }

    /// <summary>A small text below the body, at most <see cref="InteractiveMessage.MaxFooterLength"/> characters.</summary>
    public string? Footer { get; init; }

    private protected override InteractiveHeader? WireHeader => Header;

    private protected override string? WireFooter => Footer;
}
