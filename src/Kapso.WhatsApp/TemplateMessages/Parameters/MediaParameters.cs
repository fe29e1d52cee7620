using System.Text.Json;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>The media file of a header: an image, a video or a document.</summary>
/// <param name="Media">The file: an uploaded one or a public link.</param>
public abstract record MediaParameter(Media Media) : TemplateParameter
{
    internal override void Check(Rules rules)
    {
        using (rules.In("media"))
        {
            Media.Check(rules);
        }
    }

    private protected override void WriteValue(Utf8JsonWriter writer)
    {
        writer.WriteStartObject(Type);
        Media.WriteMembers(writer);
        WriteDetails(writer);
        writer.WriteEndObject();
    }

    /// <summary>Writes what a kind of media holds besides the reference to the file.</summary>
    private protected virtual void WriteDetails(Utf8JsonWriter writer)
    {
    }
}

/// <summary>The image of a header.</summary>
/// <param name="Media">The image: an uploaded one or a public link.</param>
public sealed record ImageParameter(Media Media) : MediaParameter(Media)
{
    internal override string Type => "image";
}

/// <summary>The video of a header.</summary>
/// <param name="Media">The video: an uploaded one or a public link.</param>
public sealed record VideoParameter(Media Media) : MediaParameter(Media)
{
    internal override string Type => "video";
}

/// <summary>The document of a header.</summary>
/// <param name="Media">The document: an uploaded one or a public link.</param>
public sealed record DocumentParameter(Media Media) : MediaParameter(Media)
{
    /// <summary>The name that the reader sees, with its extension; left to WhatsApp when null.</summary>
    public string? FileName { get; init; }

    internal override string Type => "document";

    internal override void Check(Rules rules)
    {
        base.Check(rules);
        if (FileName is not null)
        {
            rules.Required(FileName, "fileName");
            rules.OneLine(FileName, "fileName");
        }
    }

    private protected override void WriteDetails(Utf8JsonWriter writer) => writer.WriteOptional("filename"u8, FileName);
}
