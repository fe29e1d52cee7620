using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Messages.Validation;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Messages;

/// <summary>A send request that has passed every rule of form.</summary>
internal sealed record OutboundMessage
{
    private const int MaxCallbackData = 512;

    /// <summary>The recipient as the caller wrote it.</summary>
    public required string Input { get; init; }

    /// <summary>Whom it goes to; for a group, the group id stands where the phone number would.</summary>
    public required Identity Recipient { get; init; }

    public required bool IsGroup { get; init; }

    /// <summary>A user id where only phone numbers belong: taken at first, undeliverable later.</summary>
    public required bool IsMisaddressed { get; init; }

    public required string Type { get; init; }

    public required Field Content { get; init; }

    public string? ContextMessageId { get; init; }

    public string? CallbackData { get; init; }

    public string? MessagingAccountId { get; init; }

    /// <summary>By what the max price of the template is multiplied for this message.</summary>
    public double BidMultiplier { get; private init; } = 1;

    public bool IsTemplate => Type == "template";

    public static OutboundMessage Read(Field body)
    {
        body["messaging_product"].OneOf("whatsapp");
        bool isGroup = body["recipient_type"].Exists && body["recipient_type"].OneOf("individual", "group") == "group";
        (string Input, Identity Recipient, bool IsMisaddressed) addressee = ReadAddressee(body, isGroup);
        string type = body["type"].Text();
        ContentRules.Check(body, type, isGroup);

        return new OutboundMessage
        {
            Input = addressee.Input,
            Recipient = addressee.Recipient,
            IsGroup = isGroup,
            IsMisaddressed = addressee.IsMisaddressed,
            Type = type,
            Content = body[type],
            ContextMessageId = ReadContext(body, type),
            CallbackData = body["biz_opaque_callback_data"].OptionalText(MaxCallbackData),
            MessagingAccountId = body["messaging_account_id"].OptionalText() ?? body["paid_messaging_account_id"].OptionalText(),
            BidMultiplier = ReadMultiplier(body),
        };
    }

    private static double ReadMultiplier(Field body)
    {
        body["product_policy"].OptionalOneOf("CLOUD_API_FALLBACK", "STRICT");
        body["message_activity_sharing"].OptionalFlag();
        return body["bid_spec"].Exists && body["bid_spec"].Object()["per_message_bid_multiplier"] is { Exists: true } multiplier ? multiplier.Number(double.Epsilon, 1_000_000) : 1;
    }

    private static (string Input, Identity Recipient, bool IsMisaddressed) ReadAddressee(Field body, bool isGroup)
    {
        (Field to, Field recipient) = (body["to"], body["recipient"]);
        if (to.Exists)
        {
            string input = to.Text();
            if (isGroup)
            {
                return (input, new Identity(input, null), false);
            }

            Identity identity = Identity.Read(input) ?? throw to.NotAllowed("must be a phone number with its country code");
            return (input, identity, identity.UserId is not null);
        }

        if (!recipient.Exists)
        {
            throw new InvalidFieldException(FieldProblem.Missing, "to or recipient", "is missing");
        }

        string userId = recipient.Text();
        return Identity.IsUserId(userId)
            ? (userId, new Identity(null, userId), false)
            : throw recipient.NotAllowed("must be a business-scoped user id; a phone number goes into to");
    }

    private static string? ReadContext(Field body, string type)
    {
        Field context = body["context"];
        if (!context.Exists)
        {
            return null;
        }

        return type == "reaction"
            ? throw context.Malformed("must not be there: a reaction names its message itself")
            : context.Object()["message_id"].Text();
    }
}
