using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Calls;
using Kapso.WhatsApp.Emulator.Flows;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;
using Kapso.WhatsApp.Emulator.Templates;

namespace Kapso.WhatsApp.Emulator.Messages;

/// <summary>Takes messages from the business: sends them, or marks received ones read.</summary>
internal sealed class SendOperations(EmulatedProject project)
{
    private const string Marketing = "MARKETING";
    private const string Authentication = "AUTHENTICATION";

    public IEnumerable<Operation> All =>
    [
        new("sendMessage", Surface.Proxy, "POST", "/{phone_number_id}/messages", Send),
        new("sendMarketingMessage", Surface.Proxy, "POST", "/{phone_number_id}/marketing_messages", SendMarketing),
    ];

    private Reply Send(EmulatorRequest request)
    {
        var number = project.Number(request.Route("phone_number_id"), Surface.Proxy);
        var body = request.JsonBody();
        return body["status"].Exists ? MarkRead(number, body) : Accept(request, number, OutboundMessage.Read(body), isMarketing: false);
    }

    private Reply SendMarketing(EmulatorRequest request)
    {
        var number = project.Number(request.Route("phone_number_id"), Surface.Proxy);
        var body = request.JsonBody();
        var message = OutboundMessage.Read(body);
        Refuse(!message.IsTemplate, SendRefusals.OnlyTemplates);
        if (message.IsGroup)
        {
            throw body["recipient_type"].NotAllowed("must be individual on the marketing messages endpoint");
        }

        return Accept(request, number, message, isMarketing: true);
    }

    private Reply MarkRead(EmulatedPhoneNumber number, Field body)
    {
        OutboundMessage.RequireProduct(body);
        body["status"].OneOf("read");
        var id = body["message_id"].Text();
        if (body["typing_indicator"] is { Exists: true } typing)
        {
            typing.Object()["type"].OneOf("text");
        }

        if (!project.Messages.TryGet(id, out var message) || !message.IsInbound || message.Conversation.Number.Id != number.Id)
        {
            throw body["message_id"].NotAllowed("does not name a message that this number has received");
        }

        message.SetStatus("read");
        return Reply.Ok(new JsonObject { ["success"] = true });
    }

    private Reply Accept(EmulatorRequest request, EmulatedPhoneNumber number, OutboundMessage message, bool isMarketing)
    {
        var conversation = project.FindConversation(number, message.Recipient);
        var behaviour = project.BehaviourOf(conversation?.Customer ?? message.Recipient);
        CheckNumber(number, message);
        MediaReferences.Check(project, number, message);
        CheckTemplate(number, message, conversation?.Customer ?? message.Recipient, isMarketing);
        CheckFlow(number, message);
        CheckConversation(conversation, message, behaviour);
        var asksToCall = CheckCallPermissionRequest(conversation, message);

        var flight = project.Messages.TryTakeFlight(number.Id, message.Recipient.WaId ?? message.Recipient.UserId!)
            ?? throw new RefusalException(SendRefusals.InFlight);
        request.HoldUntilAnswered(flight);

        conversation ??= project.ConversationWith(number, message.Recipient);
        CheckThroughput(conversation);
        if (project.Options.SendTime > TimeSpan.Zero)
        {
            request.Finished = Task.Delay(project.Options.SendTime, project.Options.TimeProvider);
        }

        var stored = Store(conversation, message);
        if (asksToCall)
        {
            project.CallPermissions.Of(stored.Conversation).CountRequest(project.Now);
        }

        Delivery.Start(project, stored, DeliveryErrorOf(message, behaviour));
        return Reply.Ok(Accepted(message, stored));
    }

    private void CheckNumber(EmulatedPhoneNumber number, OutboundMessage message)
    {
        Refuse(!project.Connected(number.Id, Surface.Proxy).IsRegistered, SendRefusals.NotRegistered);
        Refuse(number.IsSandbox && message.IsTemplate, SendRefusals.SandboxTemplate);
        Refuse(number.IsSandbox && message.Recipient.UserId is not null, SendRefusals.SandboxUserId);
        Refuse(project.Connected(number.Id, Surface.Proxy).Blocked.Contains(message.Recipient), SendRefusals.RecipientBlocked);
        Refuse(message.MessagingAccountId is { } account && account != number.BusinessAccountId, SendRefusals.AccountMismatch);
    }

    private void CheckTemplate(EmulatedPhoneNumber number, OutboundMessage message, Identity recipient, bool isMarketing)
    {
        if (!message.IsTemplate)
        {
            return;
        }

        var name = message.Content["name"].Text();
        var language = message.Content["language"]["code"].Text();
        var known = project.Templates.Find(number.BusinessAccountId, name, language);
        Refuse(project.Templates.KnowsTemplates && known is not { Status: Template.Approved or Template.Paused or Template.Disabled }, SendRefusals.TemplateUnknown(name, language));
        Refuse(known is { Status: Template.Paused }, SendRefusals.TemplatePaused);
        Refuse(known is { Status: Template.Disabled }, SendRefusals.TemplateDisabled);

        var category = known?.Category ?? Marketing;
        Refuse(isMarketing && category != Marketing, SendRefusals.OnlyMarketing);
        Refuse(category == Authentication && message.Recipient.UserId is not null, SendRefusals.NeedsPhoneNumber);
        Refuse(category == Marketing && project.Marketing.IsStopped(recipient, number), SendRefusals.MarketingStopped);
        if (known is not null)
        {
            SendFit.Check(known, message.Content);
        }
    }

    /// <summary>While the project has no flow, every id is accepted.</summary>
    private void CheckFlow(EmulatedPhoneNumber number, OutboundMessage message)
    {
        if (project.Flows.IsEmpty || message.Type != "interactive" || message.Content["type"].Text() != "flow")
        {
            return;
        }

        var parameters = message.Content["action"]["parameters"];
        var flow = project.Flows.Of(number.BusinessAccountId, parameters.ToNode());
        Refuse(flow is null, SendRefusals.FlowUnknown);
        Refuse((parameters["mode"].OptionalText() == "draft") == (flow!.Status != Flow.Draft && flow.Latest.PublishedAt is not null) || flow.Status == Flow.Deprecated, SendRefusals.FlowMode(flow.Status));
    }

    private void CheckConversation(Conversation? conversation, OutboundMessage message, EmulatedRecipient behaviour)
    {
        var isBoundToWindow = !message.IsTemplate && !message.IsGroup
            && (project.Options.EnforceCustomerServiceWindow || conversation?.LastInboundAt is not null);
        Refuse(isBoundToWindow && conversation?.HasOpenWindow(project.Now) != true, SendRefusals.WindowClosed);

        var isAddressMessage = message.Type == "interactive" && message.Content["type"].Text() == "address_message";
        Refuse(isAddressMessage && behaviour.CannotShowAddressMessages, SendRefusals.ReceiverIncapable);
    }

    private void CheckThroughput(Conversation conversation)
    {
        var (ofNumber, ofRecipient) = (project.Connected(conversation.Number.Id, Surface.Proxy).Sends, conversation.Sends);
        if (project.Options.MessagesPerMinuteAndRecipient is { } few)
        {
            Refuse(!ofRecipient.TryTake(few, TimeSpan.FromMinutes(1), project.Now), SendRefusals.TooManyToRecipient);
        }

        if (project.Options.MessagesPerSecond is { } many)
        {
            Refuse(!ofNumber.TryTake(many, TimeSpan.FromSeconds(1), project.Now), SendRefusals.TooManyOfNumber);
        }
    }

    /// <summary>Returns whether the message asks for permission to call.</summary>
    private bool CheckCallPermissionRequest(Conversation? conversation, OutboundMessage message)
    {
        if (message.Type != "interactive" || message.Content["type"].Text() != "call_permission_request")
        {
            return false;
        }

        var permission = conversation is null ? null : project.CallPermissions.Of(conversation);
        return permission is { IsPermanent: true } ? throw CallRefusals.PermanentAlready
            : permission?.CanBeRequested(project.Now) == false ? throw CallRefusals.TooManyRequests
            : true;
    }

    private StoredMessage Store(Conversation conversation, OutboundMessage message)
    {
        var stored = new StoredMessage
        {
            Number = project.Messages.NextNumber(),
            Id = MessageId.New(message.Recipient.WaId ?? message.Recipient.UserId!, isInbound: false),
            Conversation = conversation,
            IsInbound = false,
            Type = message.Type,
            Content = message.Content.ToNode(),
            ContextMessageId = message.ContextMessageId,
            CallbackData = message.CallbackData,
            GroupId = message.IsGroup ? message.Input : null,
            CreatedAt = project.Now,
        };
        project.Messages.Add(stored);
        return stored;
    }

    private static DeliveryError? DeliveryErrorOf(OutboundMessage message, EmulatedRecipient behaviour) =>
        message.IsMisaddressed ? DeliveryError.Undeliverable
        : behaviour.DeliveryError is { } code ? DeliveryError.FromCode(code)
        : null;

    private static JsonObject Accepted(OutboundMessage message, StoredMessage stored)
    {
        var contact = new JsonObject { ["input"] = message.Input };
        if (message.Recipient.WaId is { } waId)
        {
            contact["wa_id"] = waId;
        }
        else
        {
            contact["user_id"] = message.Recipient.UserId;
        }

        var sent = new JsonObject { ["id"] = stored.Id };
        if (message.IsTemplate)
        {
            sent["message_status"] = "accepted";
        }

        return new JsonObject
        {
            ["messaging_product"] = "whatsapp",
            ["contacts"] = new JsonArray(contact),
            ["messages"] = new JsonArray(sent),
        };
    }

    private static void Refuse(bool condition, Reply reply)
    {
        if (condition)
        {
            throw new RefusalException(reply);
        }
    }
}
