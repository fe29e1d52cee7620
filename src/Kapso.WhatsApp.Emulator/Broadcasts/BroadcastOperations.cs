using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Broadcasts;

/// <summary>The broadcasts of the project.</summary>
internal sealed class BroadcastOperations(EmulatedProject project, ListStore<Broadcast> broadcasts, BroadcastSender sender, ITemplates templates, IContacts contacts)
{
    private const int MaxRecipients = 1000;
    private const string Wrapper = "whatsapp_broadcast";

    public IEnumerable<Operation> All =>
    [
        new("listWhatsappBroadcasts", Surface.Platform, "GET", "/whatsapp/broadcasts", List),
        new("createWhatsappBroadcast", Surface.Platform, "POST", "/whatsapp/broadcasts", Create),
        new("getWhatsappBroadcast", Surface.Platform, "GET", "/whatsapp/broadcasts/{broadcast_id}", request => Reply.Ok(Json.Data(Find(request).Show()))),
        new("updateWhatsappBroadcastStatus", Surface.Platform, "PATCH", "/whatsapp/broadcasts/{broadcast_id}", ChangeStatus),
        new("listWhatsappBroadcastRecipients", Surface.Platform, "GET", "/whatsapp/broadcasts/{broadcast_id}/recipients", request => NumberedPage.Answer(request, Find(request).Recipients, recipient => recipient.Show())),
        new("addWhatsappBroadcastRecipients", Surface.Platform, "POST", "/whatsapp/broadcasts/{broadcast_id}/recipients", AddRecipients),
        new("clearWhatsappBroadcastRecipients", Surface.Platform, "DELETE", "/whatsapp/broadcasts/{broadcast_id}/recipients", ClearRecipients),
        new("sendWhatsappBroadcast", Surface.Platform, "POST", "/whatsapp/broadcasts/{broadcast_id}/send", Send),
        new("scheduleWhatsappBroadcast", Surface.Platform, "POST", "/whatsapp/broadcasts/{broadcast_id}/schedule", Schedule),
        new("cancelWhatsappBroadcast", Surface.Platform, "POST", "/whatsapp/broadcasts/{broadcast_id}/cancel", Cancel),
    ];

    private Broadcast Find(EmulatorRequest request) => broadcasts.Get(request, "broadcast_id", "Broadcast");

    private Reply List(EmulatorRequest request)
    {
        (string? number, string? status) = (request.Query("phone_number_id"), QueryFilter.OneOf(request, "status", "draft", "scheduled", "copying", "sending", "stopped", "completed", "failed"));
        CreatedBetween created = CreatedBetween.Read(request);
        return NumberedPage.Answer(
            request,
            [
                .. broadcasts.NewestFirst.Where(broadcast =>
                    (number is null || broadcast.Number.Id == number) && (status is null || broadcast.Status == status) && created.Allows(broadcast.CreatedAt)),
            ],
            broadcast => broadcast.Show());
    }

    private Reply Create(EmulatorRequest request)
    {
        Field body = request.JsonBody()[Wrapper].Object();
        string name = body["name"].Text();
        EmulatedPhoneNumber number = project.Number(body["phone_number_id"].Text(), Surface.Platform);
        ITemplate template = templates.Find(number.BusinessAccountId, body["whatsapp_template_id"].Text()) ?? throw Surface.Platform.NotFound("Template", "");
        Require(!number.IsSandbox, "Broadcasts are not available on the sandbox number");
        Require(template.IsApproved, "Template must be approved");
        Broadcast broadcast = new(name, number, template, project.Now);
        broadcasts.Add(broadcast);
        return Reply.Json(201, Json.Data(broadcast.Show()));
    }

    private Reply ChangeStatus(EmulatorRequest request)
    {
        Broadcast broadcast = Find(request);
        string status = request.JsonBody()[Wrapper].Object()["status"].OneOf(Broadcast.Stopped, Broadcast.Draft);
        Require(
            broadcast.Status == (status == Broadcast.Stopped ? Broadcast.Sending : Broadcast.Scheduled),
            status == Broadcast.Stopped ? "Only sending broadcasts can be stopped" : "Only scheduled broadcasts can be cancelled");
        broadcast.MoveTo(status, project.Now);
        return Reply.Ok(Json.Data(broadcast.Show()));
    }

    private Reply AddRecipients(EmulatorRequest request)
    {
        Broadcast broadcast = Find(request);
        Require(broadcast.Status == Broadcast.Draft, "Recipients can only be added to draft broadcasts");
        (int added, int duplicates) = (0, 0);
        List<string> errors = [];
        foreach (Field item in request.JsonBody()[Wrapper].Object()["recipients"].Items(1, MaxRecipients))
        {
            if (Read(item, errors) is not { } recipient)
            {
                continue;
            }

            if (broadcast.TryAdd(recipient))
            {
                added++;
            }
            else
            {
                duplicates++;
            }
        }

        return Reply.Json(201, Json.Data(new JsonObject { ["added"] = added, ["duplicates"] = duplicates, ["errors"] = Json.Texts(errors) }));
    }

    /// <summary>One recipient; what is wrong with it goes to the errors and costs no other.</summary>
    private BroadcastRecipient? Read(Field item, List<string> errors)
    {
        try
        {
            Field components = item.Object()["components"];
            foreach (Field component in components.OptionalItems(int.MaxValue))
            {
                component.Object()["type"].OneOf("header", "body", "button", "carousel", "limited_time_offer");
            }

            return new BroadcastRecipient(ReadWaId(item["phone_number"], item["whatsapp_contact_id"]), components.ToNode() as JsonArray ?? [], project.Now);
        }
        catch (InvalidFieldException invalid)
        {
            errors.Add(invalid.Message);
            return null;
        }
    }

    private string ReadWaId(Field phone, Field contact)
    {
        if (phone.Exists || !contact.Exists)
        {
            return Identity.ReadPhone(phone.Text()) ?? throw phone.NotAllowed("is not a phone number");
        }

        return contacts.FindWaId(contact.Text()) ?? throw contact.NotAllowed("does not name a contact with a phone number");
    }

    private Reply ClearRecipients(EmulatorRequest request)
    {
        Broadcast broadcast = Find(request);
        Require(broadcast.Status is Broadcast.Draft or Broadcast.Scheduled, "Recipients can only be removed from draft or scheduled broadcasts");
        broadcast.Clear();
        broadcast.MoveTo(Broadcast.Draft, project.Now);
        return Reply.Ok(Json.Data(broadcast.Show()));
    }

    private Reply Send(EmulatorRequest request)
    {
        Broadcast broadcast = ReadyToSend(request);
        sender.Start(broadcast);
        return Reply.Json(202, Json.Data(broadcast.ShowState()));
    }

    private Reply Schedule(EmulatorRequest request)
    {
        Broadcast broadcast = ReadyToSend(request);
        Field time = request.JsonBody()["scheduled_at"];
        DateTimeOffset at = time.OptionalTime() ?? throw time.Missing();
        Require(at > project.Now, "Scheduled time must be in the future");
        sender.StartAt(broadcast, at);
        return Reply.Json(202, Json.Data(broadcast.ShowState()));
    }

    private Reply Cancel(EmulatorRequest request)
    {
        Broadcast broadcast = Find(request);
        Require(broadcast.Status == Broadcast.Scheduled, "Only scheduled broadcasts can be cancelled");
        broadcast.MoveTo(Broadcast.Draft, project.Now);
        return Reply.Ok(Json.Data(broadcast.ShowState()));
    }

    private Broadcast ReadyToSend(EmulatorRequest request)
    {
        Broadcast broadcast = Find(request);
        Require(broadcast.Status == Broadcast.Draft, "Only draft broadcasts can be sent");
        Require(broadcast.Recipients.Count > 0, "Broadcast has no recipients");
        return broadcast;
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new RefusalException(Reply.Error(422, otherwise));
        }
    }
}
