using System.Text.Json;

namespace Kapso.WhatsApp.Messages;

/// <summary>
/// One value for a variable part of a template: a text, a header's media file, a button's payload. What this version of the SDK
/// has no type for is sent with <see cref="RawTemplateParameter"/>.
/// </summary>
public abstract record TemplateParameter : KapsoRecord
{
    private protected TemplateParameter()
    {
    }

    /// <summary>The kind on the wire: the value of <c>type</c>.</summary>
    internal abstract string Type { get; }

    /// <summary>Writes the whole parameter as an object.</summary>
    internal virtual void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, Type);
        WriteValue(writer);
        writer.WriteEndObject();
    }

    /// <summary>Adds every rule that the parameter breaks by itself, wherever it stands.</summary>
    internal abstract void Check(Rules rules);

    /// <summary>Writes the members that follow <c>type</c>.</summary>
    private protected abstract void WriteValue(Utf8JsonWriter writer);
}
