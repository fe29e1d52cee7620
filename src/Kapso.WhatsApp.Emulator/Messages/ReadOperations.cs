using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Messages;

/// <summary>Shows messages, on the proxy for one number and on the Platform for the project.</summary>
internal sealed class ReadOperations(EmulatedProject project)
{
    public IEnumerable<Operation> All =>
    [
        new("listMessages", Surface.WhatsApp, "GET", "/{phone_number_id}/messages", ListOfNumber),
        new("getMessage", Surface.WhatsApp, "GET", "/{phone_number_id}/messages/{message_id}", GetOfNumber),
        new("listWhatsappMessages", Surface.Platform, "GET", "/whatsapp/messages", ListOfProject),
        new("getWhatsappMessage", Surface.Platform, "GET", "/whatsapp/messages/{message_id}", GetOfProject),
    ];

    private Reply ListOfNumber(EmulatorRequest request)
    {
        EmulatedPhoneNumber number = project.Number(request.Route("phone_number_id"), Surface.WhatsApp);
        KapsoFields fields = KapsoFields.Read(request);
        MessageFilter filter = MessageFilter.ReadCommon(request);
        (DateTimeOffset? since, DateTimeOffset? until) = (QueryFilter.Time(request, "since"), QueryFilter.Time(request, "until"));
        CursorPage<StoredMessage> page = CursorPage<StoredMessage>.Cut(request, Surface.WhatsApp, project.Messages.NewestFirst(), message =>
            message.Conversation.Number.Id == number.Id
            && filter.Allows(message)
            && (since is null || message.CreatedAt >= since)
            && (until is null || message.CreatedAt <= until));

        return Reply.Ok(new JsonObject
        {
            ["data"] = new JsonArray([.. page.Items.Select(message => MessageJson.ForProxy(message, project, fields))]),
            ["paging"] = page.Cursors(),
        });
    }

    private Reply GetOfNumber(EmulatorRequest request)
    {
        EmulatedPhoneNumber number = project.Number(request.Route("phone_number_id"), Surface.WhatsApp);
        StoredMessage message = Find(request, Surface.WhatsApp);
        return message.Conversation.Number.Id == number.Id
            ? Reply.Ok(MessageJson.ForProxy(message, project, KapsoFields.Read(request)))
            : throw Surface.WhatsApp.NotFound("Message", message.Id);
    }

    private Reply ListOfProject(EmulatorRequest request)
    {
        MessageFilter filter = MessageFilter.ReadCommon(request);
        (string? type, bool? hasMedia) = (request.Query("message_type"), QueryFilter.Flag(request, "has_media"));
        (string? numberId, string? userId) = (request.Query("phone_number_id"), request.Query("business_scoped_user_id"));
        string? phone = request.Query("phone_number");
        string? phoneDigits = phone is null ? null : string.Concat(phone.Where(char.IsAsciiDigit));
        CursorPage<StoredMessage> page = CursorPage<StoredMessage>.Cut(request, Surface.Platform, project.Messages.NewestFirst(), message =>
            filter.Allows(message)
            && (type is null || message.Type == type)
            && (hasMedia is null || message.HasMedia == hasMedia)
            && (numberId is null || message.Conversation.Number.Id == numberId)
            && (phoneDigits is null || message.Conversation.Customer.WaId?.Contains(phoneDigits, StringComparison.Ordinal) == true)
            && (userId is null || message.Conversation.Customer.UserId == userId));

        return Reply.Ok(new JsonObject
        {
            ["data"] = new JsonArray([.. page.Items.Select(message => MessageJson.ForPlatform(message, project))]),
            ["paging"] = page.CursorsAndLinks(request),
        });
    }

    private Reply GetOfProject(EmulatorRequest request) =>
        Reply.Ok(new JsonObject { ["data"] = MessageJson.ForPlatform(Find(request, Surface.Platform), project) });

    private StoredMessage Find(EmulatorRequest request, Surface surface)
    {
        string id = request.Route("message_id");
        return project.Messages.TryGet(id, out StoredMessage? message) ? message : throw surface.NotFound("Message", id);
    }
}
