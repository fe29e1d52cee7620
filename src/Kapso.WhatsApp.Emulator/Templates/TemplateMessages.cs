using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Templates;

/// <summary>Compares template messages with the templates. While the project has never had one, every name is accepted.</summary>
internal sealed class TemplateMessages(TemplateStore templates, IContacts contacts) : ISendRule
{
    private const string Marketing = "MARKETING";
    private const string Authentication = "AUTHENTICATION";

    public void Check(SendAttempt attempt)
    {
        if (!attempt.IsTemplate)
        {
            return;
        }

        string name = attempt.Content["name"].Text();
        string language = attempt.Content["language"]["code"].Text();
        Template? known = templates.Find(attempt.Number.BusinessAccountId, name, language);
        Refuse(templates.KnowsTemplates && known is not { Status: Template.Approved or Template.Paused or Template.Disabled }, Unknown(name, language));
        Refuse(known is { Status: Template.Paused }, Paused);
        Refuse(known is { Status: Template.Disabled }, Disabled);

        string category = known?.Category ?? Marketing;
        Refuse(attempt.IsMarketing && category != Marketing, OnlyMarketing);
        Refuse(category == Authentication && attempt.Recipient.UserId is not null, NeedsPhoneNumber);
        Refuse(category == Marketing && contacts.HasStoppedMarketing(attempt.Customer, attempt.Number), MarketingStopped);
        if (known?.BidAmount is { } amount)
        {
            Refuse(!attempt.IsMarketing, NeedsMarketing);
            Refuse(attempt.Recipient.UserId is not null, MaxPriceNeedsPhoneNumber);

            // The amount is for 1,000 deliveries in cents.
            attempt.Cost = amount / 100_000m * (decimal)attempt.BidMultiplier;
        }

        known?.CheckParameters(attempt.Content);
    }

    private static Reply MarketingStopped { get; } =
        Reply.Error(422, "Contact stopped marketing messages on this WhatsApp number", "marketing_preference_stopped");

    private static Reply Paused => MetaError.Answer(400, 132015, "Template is paused", "The template is paused because of its quality.");

    private static Reply Disabled => MetaError.Answer(400, 132016, "Template is disabled", "The template was paused too often and is disabled for good.");

    private static Reply NeedsPhoneNumber => MetaError.Answer(
        400,
        131062,
        "Business-scoped user id recipients are not supported for this message",
        "Authentication templates go to phone numbers only.");

    private static Reply NeedsMarketing => MetaError.Answer(
        400, 131061, "Template with a max price on the wrong endpoint", "Send templates with a max price through the marketing messages endpoint.");

    private static Reply MaxPriceNeedsPhoneNumber => MetaError.Answer(
        400, 131062, "Business-scoped user id recipients are not supported for this message", "Templates with a max price go to phone numbers only.");

    private static Reply OnlyMarketing => MetaError.Answer(
        400, 134100, "Only marketing messages supported", "The marketing messages endpoint takes marketing templates only.");

    private static Reply Unknown(string name, string language) => MetaError.Answer(
        404, 132001, "Template name does not exist in the translation", $"Template name ({name}) does not exist in {language}.");

    private static void Refuse(bool condition, Reply reply)
    {
        if (condition)
        {
            throw new RefusalException(reply);
        }
    }
}
