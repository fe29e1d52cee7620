using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Messages;

/// <summary>Takes messages from the business: sends them, or marks received ones read.</summary>
internal sealed class SendOperations(EmulatedProject project, MessageDelivery delivery)
{
    public IEnumerable<Operation> All =>
    [
        new("sendMessage", Surface.WhatsApp, "POST", "/{phone_number_id}/messages", Send),
        new("sendMarketingMessage", Surface.WhatsApp, "POST", "/{phone_number_id}/marketing_messages", SendMarketing),
    ];

    private Reply Send(EmulatorRequest request)
    {
        EmulatedPhoneNumber number = project.Number(request.Route("phone_number_id"), Surface.WhatsApp);
        Field body = request.JsonBody();
        return body["status"].Exists ? MarkRead(number, body) : Accept(request, number, OutboundMessage.Read(body), isMarketing: false);
    }

    private Reply SendMarketing(EmulatorRequest request)
    {
        EmulatedPhoneNumber number = project.Number(request.Route("phone_number_id"), Surface.WhatsApp);
        Field body = request.JsonBody();
        OutboundMessage message = OutboundMessage.Read(body);
        Refuse(!message.IsTemplate, SendRefusals.OnlyTemplates);
        if (message.IsGroup)
        {
            throw body["recipient_type"].NotAllowed("must be individual on the marketing messages endpoint");
        }

        return Accept(request, number, message, isMarketing: true);
    }

    private Reply MarkRead(EmulatedPhoneNumber number, Field body)
    {
        body["messaging_product"].OneOf("whatsapp");
        body["status"].OneOf("read");
        string id = body["message_id"].Text();
        if (body["typing_indicator"] is { Exists: true } typing)
        {
            typing.Object()["type"].OneOf("text");
        }

        if (!project.Messages.TryGet(id, out StoredMessage? message) || !message.IsInbound || message.Conversation.Number.Id != number.Id)
        {
            throw body["message_id"].NotAllowed("does not name a message that this number has received");
        }

        message.SetStatus("read");
        return Reply.Ok(new JsonObject { ["success"] = true });
    }

    private Reply Accept(EmulatorRequest request, EmulatedPhoneNumber number, OutboundMessage message, bool isMarketing)
    {
        Conversation? conversation = project.FindConversation(number, message.Recipient);
        EmulatedRecipient behaviour = project.BehaviourOf(conversation?.Customer ?? message.Recipient);
        CheckNumber(number, message);
        SendAttempt attempt = new(number, message.Recipient, conversation, message.Type, message.Content)
        {
            IsMarketing = isMarketing,
            BidMultiplier = message.BidMultiplier,
            IsGroup = message.IsGroup,
            TakesControl = request.Header("X-Kapso-Take-Control") == "true",
        };
        project.SendRules.ForEach(rule => rule.Check(attempt));

        IDisposable inFlight = project.Messages.TryBeginSend(number.Id, message.Recipient.WaId ?? message.Recipient.UserId!)
            ?? throw new RefusalException(KapsoRefusals.InFlight);
        request.HoldUntilAnswered(inFlight);

        conversation ??= project.ConversationWith(number, message.Recipient);
        CheckThroughput(conversation);
        if (project.Options.SendDuration > TimeSpan.Zero)
        {
            request.Finished = Task.Delay(project.Options.SendDuration, project.Options.TimeProvider);
        }

        StoredMessage stored = Store(conversation, message, attempt.Cost);
        delivery.Start(stored, DeliveryErrorOf(message, behaviour));
        return Reply.Ok(Accepted(message, stored));
    }

    private void CheckNumber(EmulatedPhoneNumber number, OutboundMessage message)
    {
        Refuse(!project.Connected(number.Id, Surface.WhatsApp).IsRegistered, MetaError.NotRegistered);
        Refuse(number.IsSandbox && message.IsTemplate, SendRefusals.SandboxTemplate);
        Refuse(number.IsSandbox && message.Recipient.UserId is not null, SendRefusals.SandboxUserId);
        Refuse(project.Connected(number.Id, Surface.WhatsApp).Blocked.Contains(message.Recipient), SendRefusals.RecipientBlocked);
        Refuse(message.MessagingAccountId is { } account && account != number.BusinessAccountId, SendRefusals.AccountMismatch);
    }

    private void CheckThroughput(Conversation conversation)
    {
        (SlidingWindow ofNumber, SlidingWindow ofRecipient) = (project.Connected(conversation.Number.Id, Surface.WhatsApp).Sends, conversation.Sends);
        if (project.Options.MessagesPerMinutePerRecipient is { } few)
        {
            Refuse(!ofRecipient.TryTake(few, TimeSpan.FromMinutes(1), project.Now), SendRefusals.TooManyToRecipient);
        }

        if (project.Options.MessagesPerSecond is { } many)
        {
            Refuse(!ofNumber.TryTake(many, TimeSpan.FromSeconds(1), project.Now), SendRefusals.TooManyOfNumber);
        }
    }

    private StoredMessage Store(Conversation conversation, OutboundMessage message, decimal? cost)
    {
        StoredMessage stored = new()
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
            Cost = cost,
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
        JsonObject contact = new() { ["input"] = message.Input };
        if (message.Recipient.WaId is { } waId)
        {
            contact["wa_id"] = waId;
        }
        else
        {
            contact["user_id"] = message.Recipient.UserId;
        }

        JsonObject sent = new() { ["id"] = stored.Id };
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
