using System.Text.Json;
using Kapso.WhatsApp.Serialization;
using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp.Messages;

/// <summary>The header of an interactive message: a text, a picture, a video or a document.</summary>
public sealed record InteractiveHeader : KapsoRecord
{
    /// <summary>The most characters of a text header.</summary>
    public const int MaxTextLength = 60;

    private readonly string _type;
    private readonly string? _text;
    private readonly Media? _media;
    private readonly string? _fileName;

    private InteractiveHeader(string type, string? text = null, Media? media = null, string? fileName = null)
    {
        _type = type;
        _text = text;
        _media = media;
        _fileName = fileName;
    }

    internal bool IsImage => _type == "image";

    /// <summary>A text of one line, at most <see cref="MaxTextLength"/> characters, without markdown: bold, italic, struck out and code are refused, a single asterisk or <c>order_id</c> is not.</summary>
    /// <param name="text">The text.</param>
    public static InteractiveHeader Text(string text) => new("text", text: text ?? throw new ArgumentNullException(nameof(text)));

    /// <summary>A header that shows a picture.</summary>
    /// <param name="media">The file.</param>
    public static InteractiveHeader Image(Media media) => new("image", media: media ?? throw new ArgumentNullException(nameof(media)));

    /// <summary>A header that shows a video.</summary>
    /// <param name="media">The file.</param>
    public static InteractiveHeader Video(Media media) => new("video", media: media ?? throw new ArgumentNullException(nameof(media)));

    /// <summary>A header that shows a document.</summary>
    /// <param name="media">The file.</param>
    /// <param name="fileName">The name that is shown.</param>
    public static InteractiveHeader Document(Media media, string? fileName = null) =>
        new("document", media: media ?? throw new ArgumentNullException(nameof(media)), fileName: fileName);

    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("header"u8);
        writer.WriteString("type"u8, _type);
        if (_media is null)
        {
            writer.WriteString("text"u8, _text);
        }
        else
        {
            writer.WriteStartObject(_type);
            _media.WriteMembers(writer);
            writer.WriteOptional("filename"u8, _fileName);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    internal void Check(Rules rules)
    {
        if (_media is null)
        {
            rules.Text(_text, MaxTextLength, "header.text");
            rules.Add("header.text", Formatting.FindInHeader(_text ?? ""));
        }
        else
        {
            using (rules.In("header"))
            using (rules.In(_type))
            {
                _media.Check(rules);
                rules.OptionalText(_fileName, DocumentMessage.MaxFileNameLength, "fileName");
                rules.OneLine(_fileName, "fileName");
            }
        }
    }
}
