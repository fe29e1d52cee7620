using System.Text.Json.Serialization;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.PhoneNumbers;

/// <summary>A number to connect with credentials of Meta's. Most customers connect theirs through a setup link instead, which needs none.</summary>
public sealed record NewPhoneNumber : KapsoRecord, ICheckable, IHasSecrets
{
    /// <summary>A name for the configuration.</summary>
    public required string Name { get; init; }

    /// <summary>Meta's phone number id.</summary>
    public required string PhoneNumberId { get; init; }

    /// <summary>Meta's id of the WhatsApp business account (WABA).</summary>
    public required string BusinessAccountId { get; init; }

    /// <summary>A permanent access token of Meta's. A secret.</summary>
    public required string AccessToken { get; init; }

    /// <summary>Whether it is a real number, which it is when null.</summary>
    public PhoneNumberKind? Kind { get; init; }

    /// <summary>The token by which Meta verifies the webhook. A secret.</summary>
    public string? WebhookVerifyToken { get; init; }

    /// <summary>An https address that Meta's webhooks are passed on to.</summary>
    public string? WebhookDestinationUrl { get; init; }

    /// <summary>Whether received messages are processed, which they are when null.</summary>
    public bool? InboundProcessingEnabled { get; init; }

    /// <summary>Whether calls are on, which they are not when null.</summary>
    public bool? CallsEnabled { get; init; }

    /// <summary>Names the number without its secrets.</summary>
    private protected override string Describe() => $"{nameof(NewPhoneNumber)} {{ {nameof(Name)} = {Name}, {nameof(PhoneNumberId)} = {PhoneNumberId} }}";

    IReadOnlyList<string?> IHasSecrets.Secrets => [AccessToken, WebhookVerifyToken];

    void ICheckable.Check(Rules rules)
    {
        rules.Required(Name, "name");
        rules.RequiredId(PhoneNumberId, "phoneNumberId");
        rules.RequiredId(BusinessAccountId, "businessAccountId");
        rules.Required(AccessToken, "accessToken");
        PhoneNumberRules.CheckDestination(rules, WebhookDestinationUrl);
    }
}

/// <summary>What to change about a number. What is not mentioned stays as it is.</summary>
public sealed record PhoneNumberUpdate : KapsoRecord, ICheckable, IHasSecrets
{
    /// <summary>The new name of the configuration; null leaves it.</summary>
    public string? Name { get; init; }

    /// <summary>Whether it is a real number; null leaves it. A change to production needs <see cref="PhoneNumberId"/>.</summary>
    public PhoneNumberKind? Kind { get; init; }

    /// <summary>Meta's phone number id; null leaves it.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>Meta's id of the WhatsApp business account (WABA); null leaves it.</summary>
    public string? BusinessAccountId { get; init; }

    /// <summary>A new permanent access token of Meta's; null leaves it. A secret.</summary>
    public string? AccessToken { get; init; }

    /// <summary>The token by which Meta verifies the webhook; <c>null</c> takes it away. A secret.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> WebhookVerifyToken { get; init; }

    /// <summary>An https address that Meta's webhooks are passed on to; <c>null</c> takes it away.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> WebhookDestinationUrl { get; init; }

    /// <summary>Whether received messages are processed; null leaves it.</summary>
    public bool? InboundProcessingEnabled { get; init; }

    /// <summary>Whether calls are on; null leaves it.</summary>
    public bool? CallsEnabled { get; init; }

    /// <summary>Names the update without its secrets.</summary>
    private protected override string Describe() => $"{nameof(PhoneNumberUpdate)} {{ {nameof(Name)} = {Name}, {nameof(Kind)} = {Kind} }}";

    IReadOnlyList<string?> IHasSecrets.Secrets => [AccessToken, WebhookVerifyToken.Value];

    void ICheckable.Check(Rules rules)
    {
        rules.Changes(this, new PhoneNumberUpdate());
        rules.OptionalRequired(Name, "name");
        rules.OptionalId(PhoneNumberId, "phoneNumberId");
        rules.OptionalId(BusinessAccountId, "businessAccountId");
        rules.OptionalRequired(AccessToken, "accessToken");
        PhoneNumberRules.CheckDestination(rules, WebhookDestinationUrl.Value);
        if (Kind == PhoneNumberKind.Production && PhoneNumberId is null)
        {
            rules.Add("phoneNumberId", "required", "a change to a production number needs Meta's phone number id", value: "null");
        }
    }
}
