using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Webhooks;

/// <summary>The webhooks of the project and of its numbers.</summary>
internal sealed class WebhookOperations(EmulatedProject project, WebhookStore webhooks, WebhookDispatcher dispatcher, SampleEvents samples)
{
    private const string OfProject = "/whatsapp/webhooks";
    private const string OfNumber = "/whatsapp/phone_numbers/{phone_number_id}/webhooks";
    private const string One = "/{webhook_id}";

    public IEnumerable<Operation> All =>
    [
        new("listWhatsappProjectWebhooks", Surface.Platform, "GET", OfProject, List),
        new("createWhatsappProjectWebhook", Surface.Platform, "POST", OfProject, Create),
        new("getWhatsappProjectWebhook", Surface.Platform, "GET", OfProject + One, request => Show(Find(request))),
        new("updateWhatsappProjectWebhook", Surface.Platform, "PATCH", OfProject + One, request => Update(request, Find(request))),
        new("deleteWhatsappProjectWebhook", Surface.Platform, "DELETE", OfProject + One, request => Delete(Find(request))),
        new("testWhatsappProjectWebhook", Surface.Platform, "POST", OfProject + One + "/test", Test),
        new("listWhatsappPhoneNumberWebhooks", Surface.Platform, "GET", OfNumber, ListOfNumber),
        new("createWhatsappPhoneNumberWebhook", Surface.Platform, "POST", OfNumber, CreateOfNumber),
        new("getWhatsappPhoneNumberWebhook", Surface.Platform, "GET", OfNumber + One, request => Show(FindOfNumber(request))),
        new("updateWhatsappPhoneNumberWebhook", Surface.Platform, "PATCH", OfNumber + One, request => Update(request, FindOfNumber(request))),
        new("deleteWhatsappPhoneNumberWebhook", Surface.Platform, "DELETE", OfNumber + One, request => Delete(FindOfNumber(request))),
    ];

    /// <summary>Registers a webhook: of the number that <c>phone_number_id</c> names, or of the project.</summary>
    public Webhook Add(Field body)
    {
        ConnectedNumber? number = body["phone_number_id"].OptionalText() is { } id ? project.Connected(id, Surface.Platform) : null;
        return Add(number, body);
    }

    private Webhook Add(ConnectedNumber? number, Field body)
    {
        WebhookSettings settings = WebhookSettings.ReadNew(body, isOfNumber: number is not null);
        if (settings.IsMeta && number is null)
        {
            throw body["phone_number_id"].Missing();
        }

        if (settings.IsMeta && webhooks.Find(known => known.Number == number && known.Settings.IsMeta) is not null)
        {
            throw body["kind"].NotAllowed("is meta, and the phone number has a meta webhook already");
        }

        Webhook webhook = new(project.Id, number, settings, project.Now);
        webhooks.Add(webhook);
        return webhook;
    }

    private static Field Body(EmulatorRequest request) => request.JsonBody()["whatsapp_webhook"].Object();

    private static Reply Show(Webhook webhook) => Reply.Ok(Json.Data(webhook.Show()));

    private static string? Kind(EmulatorRequest request) => QueryFilter.OneOf(request, "kind", "kapso", "meta");

    private ConnectedNumber Number(EmulatorRequest request) => project.Connected(request.Route("phone_number_id"), Surface.Platform);

    private Webhook Find(EmulatorRequest request) => webhooks.Get(request, "webhook_id", "Webhook");

    private Webhook FindOfNumber(EmulatorRequest request)
    {
        ConnectedNumber number = Number(request);
        return webhooks.Get(request, "webhook_id", "Webhook", webhook => webhook.Number == number);
    }

    private Reply List(EmulatorRequest request)
    {
        string? kind = Kind(request);
        return Page(request, webhook => kind is null || webhook.Settings.Kind == kind);
    }

    private Reply ListOfNumber(EmulatorRequest request)
    {
        ConnectedNumber number = Number(request);
        (string? url, string? kind, bool? active) = (request.Query("url_contains"), Kind(request), QueryFilter.Flag(request, "active"));
        CreatedBetween created = CreatedBetween.Read(request);
        return Page(request, webhook =>
            webhook.Number == number
            && (url is null || webhook.Settings.Url.Contains(url, StringComparison.OrdinalIgnoreCase))
            && (kind is null || webhook.Settings.Kind == kind)
            && (active is null || webhook.Settings.IsActive == active)
            && created.Allows(webhook.CreatedAt));
    }

    private Reply Page(EmulatorRequest request, Func<Webhook, bool> filter) =>
        NumberedPage.Answer(request, [.. webhooks.NewestFirst.Where(filter)], webhook => webhook.Show());

    private Reply Create(EmulatorRequest request) => Reply.Json(201, Json.Data(Add(Body(request)).Show()));

    private Reply CreateOfNumber(EmulatorRequest request) => Reply.Json(201, Json.Data(Add(Number(request), Body(request)).Show()));

    private Reply Update(EmulatorRequest request, Webhook webhook)
    {
        webhook.Change(webhook.Settings.ReadUpdate(Body(request), isOfNumber: webhook.Number is not null), project.Now);
        if (!webhook.Settings.IsActive)
        {
            dispatcher.FailPending(webhook);
        }

        return Show(webhook);
    }

    private Reply Delete(Webhook webhook)
    {
        webhooks.Remove(webhook);
        dispatcher.FailPending(webhook);
        return Json.NoContent;
    }

    private Reply Test(EmulatorRequest request)
    {
        Webhook webhook = Find(request);

        // The body is what the API describes; Kapso's own script names the event in the query.
        string? name = request.OptionalJsonBody()["event_type"].OptionalText() ?? request.Query("event_type");
        if (name is not null && !webhook.Settings.Events.Contains(name))
        {
            throw new InvalidFieldException(FieldProblem.NotAllowed, "event_type", "must be among the events that the webhook subscribes to");
        }

        SendSample(webhook, name);
        return Reply.Ok(Json.Data(new JsonObject { ["success"] = true }));
    }

    /// <summary>Sends a sample at once, also to a webhook that is switched off.</summary>
    private void SendSample(Webhook webhook, string? eventName)
    {
        WebhookEvent sample = samples.Of(webhook, eventName);
        if (webhook.Settings.Buffers(sample.Name))
        {
            dispatcher.SendBatch(webhook, [sample]);
        }
        else
        {
            dispatcher.Send(webhook, sample);
        }
    }
}
