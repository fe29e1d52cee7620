using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.MediaFiles;

/// <summary>A file that a customer sends.</summary>
internal static class InboundFile
{
    /// <summary>What a webhook says of it, beside what the customer wrote: Meta's members, and Kapso's <c>link</c> to its copy.</summary>
    public static JsonObject Describe(EmulatedProject project, MediaFile file, JsonNode? written, string type)
    {
        var content = written?.DeepClone() as JsonObject ?? [];
        if (type == "document" && file.FileName is { } name)
        {
            content["filename"] ??= name;
        }

        content["mime_type"] = file.ContentType;

        // In base64 here, unlike the answer of getMediaUrl.
        content["sha256"] = Convert.ToBase64String(file.Stored.Sha256);
        content["id"] = file.Id;
        content["url"] = project.Media.Addresses.Meta(file);
        content["link"] = project.Media.Addresses.Copy(file);
        return content;
    }
}
