using System.Text.Json;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>A reference to a media file: either the id of an uploaded file or a public link that WhatsApp fetches.</summary>
public sealed record Media : KapsoRecord
{
    private Media(string? id, string? link)
    {
        Id = id;
        Link = link;
    }

    /// <summary>The id of an uploaded file; null when the file is linked.</summary>
    public string? Id { get; }

    /// <summary>The public address of the file; null when the file was uploaded.</summary>
    public string? Link { get; }

    /// <summary>An uploaded file. An id is valid for 30 days after the upload, and is the faster way to send.</summary>
    /// <param name="id">The media id that the upload returned.</param>
    public static Media FromId(string id) => new(id ?? throw new ArgumentNullException(nameof(id)), null);

    /// <summary>A file on a public web server. WhatsApp fetches it when the message is sent, and caches it for about 10 minutes.</summary>
    /// <param name="link">An absolute http or https address that needs no authentication.</param>
    public static Media FromLink(string link) => new(null, link ?? throw new ArgumentNullException(nameof(link)));

    /// <inheritdoc cref="FromLink(string)"/>
    public static Media FromLink(Uri link) => new(null, (link ?? throw new ArgumentNullException(nameof(link))).OriginalString);

    /// <summary>Writes <c>id</c> or <c>link</c> into the object that is being written.</summary>
    internal void WriteMembers(Utf8JsonWriter writer)
    {
        writer.WriteOptional("id"u8, Id);
        writer.WriteOptional("link"u8, Link);
    }

    internal void Check(Rules rules)
    {
        if (Link is not null)
        {
            rules.WebAddress(Link, "link");
        }
        else
        {
            rules.RequiredId(Id, "id");
        }
    }
}
