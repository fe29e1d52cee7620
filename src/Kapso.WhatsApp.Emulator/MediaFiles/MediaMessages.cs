using System.Text.Json;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.MediaFiles;

/// <summary>The files in messages: those that the business names by their ids, and those that customers send.</summary>
internal sealed class MediaMessages(EmulatedProject project, MediaStore store) : ISendRule, IConversationObserver
{
    /// <summary>
    /// Refuses ids that no longer work or belong to another number, be they in the message's own content, in the header of an interactive message or in the
    /// parameters of a template. An id that this emulator has never given is accepted, so that a test may send by any.
    /// </summary>
    public void Check(SendAttempt attempt)
    {
        foreach (Field id in References(attempt.Type, attempt.Content))
        {
            if (store.Find(id.Text()) is { } media && !(media.IsAtMeta(project.Now) && media.NumberId == attempt.Number.Id))
            {
                throw id.Malformed("is not a valid whatsapp business account media attachment ID");
            }
        }
    }

    public void Receiving(IncomingMessage message)
    {
        if (message.Message.File is { } given)
        {
            MediaFile file = store.Add(message.Conversation.Number.Id, given, isReceived: true);
            message.Content = Describe(file, message.Content, message.Message.Type);
            message.Attachment = new Attachment(file.Id, file.NameInAddress, file.ContentType, file.Stored.Length);
        }
    }

    public void Erased(StoredMessage message)
    {
        if (message.Attachment is { } attachment)
        {
            store.Remove(attachment.MediaId);
        }
    }

    /// <summary>What a webhook says of a file, beside what the customer wrote: Meta's members, and Kapso's <c>link</c> to its copy.</summary>
    private JsonObject Describe(MediaFile file, JsonNode? written, string type)
    {
        JsonObject content = written as JsonObject ?? [];
        if (type == "document" && file.FileName is { } name)
        {
            content["filename"] ??= name;
        }

        content["mime_type"] = file.ContentType;

        // In base64 here, unlike the answer of getMediaUrl.
        content["sha256"] = Convert.ToBase64String(file.Stored.Sha256);
        content["id"] = file.Id;
        content["url"] = store.Addresses.Meta(file);
        content["link"] = store.Addresses.Copy(file);
        return content;
    }

    private static IEnumerable<Field> References(string name, Field value) => value.Value.ValueKind switch
    {
        JsonValueKind.Object when StoredMessage.IsMedia(name) && value["id"] is { Value.ValueKind: JsonValueKind.String } id => [id],
        JsonValueKind.Object => value.Value.EnumerateObject().SelectMany(member => References(member.Name, value[member.Name])),
        JsonValueKind.Array => value.Items(0, int.MaxValue).SelectMany(element => References("", element)),
        _ => [],
    };
}
