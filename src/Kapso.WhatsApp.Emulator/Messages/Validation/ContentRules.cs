using System.Globalization;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Messages.Validation;

/// <summary>The rules of each message type, as Meta applies them before it takes a message.</summary>
internal static class ContentRules
{
    private const int MaxText = 4096;
    private const int MaxCaption = 1024;
    private const int MaxContacts = 257;
    private const int MaxContactName = 200;

    private static readonly Dictionary<string, Action<Field>> Rules = new()
    {
        ["text"] = Text,
        ["image"] = CaptionedMedia,
        ["video"] = CaptionedMedia,
        ["document"] = Document,
        ["audio"] = Audio,
        ["sticker"] = BareMedia,
        ["location"] = Location,
        ["contacts"] = Contacts,
        ["reaction"] = Reaction,
        ["interactive"] = InteractiveRules.Check,
        ["template"] = TemplateRules.Check,
    };

    private static readonly string[] AllowedInGroups = ["text", "image", "video", "document", "audio", "sticker", "template"];

    public static void Check(Field body, string type, bool isGroup)
    {
        if (!Rules.TryGetValue(type, out Action<Field>? rule))
        {
            throw body["type"].Malformed($"must be one of {string.Join(", ", Rules.Keys)}");
        }

        if (isGroup && !AllowedInGroups.Contains(type))
        {
            throw body["type"].NotAllowed($"cannot be {type} in a message to a group");
        }

        rule(body[type]);
    }

    /// <summary>Media is named by exactly one of an uploaded id and a public link.</summary>
    public static void MediaSource(Field media)
    {
        (Field id, Field link) = (media.Object()["id"], media["link"]);
        if (id.Exists == link.Exists)
        {
            throw id.Exists
                ? media.Malformed("must have either id or link, not both")
                : new(FieldProblem.Missing, media.Path, "needs an id or a link");
        }

        id.OptionalText();
        if (link.Exists)
        {
            WebAddress(link);
        }
    }

    public static void WebAddress(Field url)
    {
        if (!Uri.TryCreate(url.Text(), UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https"))
        {
            throw url.NotAllowed("must be an absolute http or https address");
        }
    }

    private static void Text(Field text)
    {
        text.Object()["body"].Text(MaxText);
        text["preview_url"].OptionalFlag();
    }

    private static void CaptionedMedia(Field media)
    {
        MediaSource(media);
        Caption(media);
        media["filename"].MustBeAbsent("is for documents only");
    }

    private static void Document(Field media)
    {
        MediaSource(media);
        Caption(media);
        media["filename"].OptionalText();
    }

    private static void Audio(Field media)
    {
        BareMedia(media);
        media["voice"].OptionalFlag();
    }

    private static void BareMedia(Field media)
    {
        MediaSource(media);
        media["caption"].MustBeAbsent("is for images, videos and documents only");
        media["filename"].MustBeAbsent("is for documents only");
    }

    private static void Caption(Field media) => media["caption"].OptionalText(MaxCaption);

    private static void Location(Field location)
    {
        location.Object()["latitude"].Number(-90, 90);
        location["longitude"].Number(-180, 180);
        location["name"].OptionalText();
        location["address"].OptionalText();
    }

    private static void Contacts(Field contacts)
    {
        foreach (Field contact in contacts.Items(1, MaxContacts))
        {
            contact.Object()["name"].Object()["formatted_name"].Text(MaxContactName);
            foreach ((string list, string member) in new[] { ("phones", "phone"), ("emails", "email"), ("urls", "url") })
            {
                foreach (Field entry in contact[list].OptionalItems(int.MaxValue))
                {
                    entry.Object()[member].Text();
                    entry["url"].OptionalWebAddress();
                }
            }

            if (contact["birthday"] is { Exists: true } birthday
                && !DateOnly.TryParseExact(birthday.Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            {
                throw birthday.NotAllowed("must be a date written YYYY-MM-DD");
            }
        }
    }

    private static void Reaction(Field reaction)
    {
        reaction.Object()["message_id"].Text();
        Field emoji = reaction["emoji"];
        if (!emoji.Exists)
        {
            throw emoji.Missing();
        }

        // An empty emoji takes the reaction back.
        if (emoji.Value.ValueKind != System.Text.Json.JsonValueKind.String)
        {
            throw emoji.Malformed("must be a string");
        }

        if (emoji.Value.GetString() is { Length: > 0 })
        {
            emoji.Text(1);
        }
    }
}
