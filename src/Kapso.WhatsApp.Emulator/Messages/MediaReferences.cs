using System.Text.Json;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Messages;

/// <summary>The media ids in a message: in its own content, in the header of an interactive message, in the parameters of a template.</summary>
internal static class MediaReferences
{
    /// <summary>
    /// Refuses ids that no longer work or belong to another number. An id that this emulator has never given is taken on trust, so that a test may
    /// send by any.
    /// </summary>
    public static void Check(EmulatedProject project, EmulatedPhoneNumber number, OutboundMessage message)
    {
        foreach (var id in In(message.Type, message.Content))
        {
            if (project.Media.Find(id.Text()) is { } media && !(media.IsAtMeta(project.Now) && media.NumberId == number.Id))
            {
                throw id.Malformed("is not a valid whatsapp business account media attachment ID");
            }
        }
    }

    private static IEnumerable<Field> In(string name, Field value) => value.Value.ValueKind switch
    {
        JsonValueKind.Object when StoredMessage.IsMedia(name) && value["id"] is { Value.ValueKind: JsonValueKind.String } id => [id],
        JsonValueKind.Object => value.Value.EnumerateObject().SelectMany(member => In(member.Name, value[member.Name])),
        JsonValueKind.Array => value.Items(0, int.MaxValue).SelectMany(element => In("", element)),
        _ => [],
    };
}
