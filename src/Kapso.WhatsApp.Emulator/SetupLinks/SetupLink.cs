using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.SetupLinks;

/// <summary>A link to the hosted page on which a customer connects a number.</summary>
internal sealed class SetupLink(ICustomer customer, DateTimeOffset at) : IIdentified
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private string _status = "active";

    public string Id { get; } = Guid.NewGuid().ToString();

    public string Token { get; } = Guid.NewGuid().ToString("N");

    public ICustomer Customer { get; } = customer;

    public DateTimeOffset CreatedAt { get; } = at;

    public SetupLinkSettings Settings { get; set; } = new();

    public string BillingMode { get; init; } = "customer_managed";

    public string? ReconnectPhoneNumber { get; init; }

    public DateTimeOffset? ExpiresAt { get; set; } = at + Lifetime;

    public string SetupStatus { get; private set; } = "pending";

    public string? SetupError { get; private set; }

    public JsonObject? ProvisionedNumber { get; private set; }

    public string StatusAt(DateTimeOffset now) => _status == "active" && ExpiresAt <= now ? "expired" : _status;

    public void SetStatus(string status) => _status = status;

    public void Complete(JsonObject? provisioned)
    {
        _status = "used";
        SetupStatus = "completed";
        SetupError = null;
        ProvisionedNumber = provisioned;
    }

    /// <summary>The setup failed; the link can be tried again.</summary>
    public void Fail(string code)
    {
        SetupStatus = "failed";
        SetupError = code;
    }

    public JsonObject Show(DateTimeOffset now, string baseUrl) => new()
    {
        ["id"] = Id,
        ["status"] = StatusAt(now),
        ["created_at"] = Json.Time(CreatedAt),
        ["expires_at"] = Json.Time(ExpiresAt),
        ["url"] = $"{baseUrl}/setup/{Token}",
        ["success_redirect_url"] = Settings.SuccessRedirectUrl,
        ["failure_redirect_url"] = Settings.FailureRedirectUrl,
        ["allowed_origins"] = Json.Texts(Settings.AllowedOrigins),
        ["allowed_connection_types"] = Json.Texts(Settings.ConnectionTypes),
        ["meta_billing_mode"] = BillingMode,
        ["theme_config"] = Settings.Theme?.DeepClone(),
        ["provision_phone_number"] = Settings.Provision,
        ["phone_number_area_code"] = Settings.AreaCode,
        ["phone_number_country_isos"] = Json.Texts(Settings.Countries),
        ["reconnect_phone_number"] = ReconnectPhoneNumber,
        ["language"] = Settings.Language,
        ["whatsapp_setup_status"] = SetupStatus,
        ["whatsapp_setup_error"] = SetupError,
        ["provisioned_phone_number"] = ProvisionedNumber?.DeepClone(),
    };
}
