using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.SetupLinks;

/// <summary>The setup links of the customers. What happens on the hosted page is up to <see cref="SetupCompletion"/>.</summary>
internal sealed class SetupLinkOperations(EmulatedProject project, SetupLinkStore links, ICustomers customers)
{
    private const string Links = "/customers/{customer_id}/setup_links";

    public IEnumerable<Operation> All =>
    [
        new("listCustomerSetupLinks", Surface.Platform, "GET", Links, List),
        new("createCustomerSetupLink", Surface.Platform, "POST", Links, Create),
        new("updateCustomerSetupLink", Surface.Platform, "PATCH", Links + "/{setup_link_id}", Update),
    ];

    private ICustomer Customer(EmulatorRequest request) => customers.Get(request.Route("customer_id"));

    private Reply List(EmulatorRequest request)
    {
        ICustomer customer = Customer(request);
        string? status = QueryFilter.OneOf(request, "status", "active", "used", "expired", "revoked");
        CreatedBetween created = CreatedBetween.Read(request);
        return NumberedPage.Answer(
            request,
            [
                .. links.NewestFirst.Where(link =>
                    link.Customer == customer && (status is null || link.StatusAt(project.Now) == status) && created.Allows(link.CreatedAt)),
            ],
            link => link.Show(project.Now, request.BaseUrl));
    }

    private Reply Create(EmulatorRequest request)
    {
        ICustomer customer = Customer(request);
        Field body = request.JsonBody()["setup_link"].Object();
        SetupLinkSettings settings = new SetupLinkSettings().With(body);
        string? reconnect = body["reconnect_phone_number"].OptionalText();
        SetupLink link = new(customer, project.Now)
        {
            Settings = reconnect is null ? settings : Reconnecting(customer, body, settings, reconnect),
            BillingMode = body["meta_billing_mode"].OptionalOneOf("customer_managed", "partner_managed") ?? "customer_managed",
            ReconnectPhoneNumber = reconnect,
        };

        foreach (SetupLink earlier in links.Items.Where(known => known.Customer == customer && known.StatusAt(project.Now) == "active"))
        {
            earlier.SetStatus("revoked");
        }

        links.Add(link);
        System.Text.Json.Nodes.JsonObject shown = link.Show(project.Now, request.BaseUrl);
        shown["token"] = link.Token;
        return Reply.Json(201, Json.Data(shown));
    }

    private SetupLinkSettings Reconnecting(ICustomer customer, Field body, SetupLinkSettings settings, string phoneNumber)
    {
        ConnectedNumber number = project.Numbers.FirstOrDefault(known => known.CustomerId == customer.Id && known.Number.WaId == phoneNumber)
            ?? throw Refusal("reconnect_phone_number must match an existing WhatsApp config for this customer");
        string type = number.IsCoexistence ? SetupLinkSettings.Coexistence : SetupLinkSettings.Dedicated;
        if (settings.Provision)
        {
            throw Refusal("provision_phone_number cannot be true when reconnect_phone_number is set");
        }

        if (body["allowed_connection_types"].Exists && settings.ConnectionTypes is not [var only] || settings.ConnectionTypes is [var other] && other != type)
        {
            throw Refusal($"allowed_connection_types must be {type} for this reconnect_phone_number");
        }

        return settings with { ConnectionTypes = [type] };
    }

    private Reply Update(EmulatorRequest request)
    {
        ICustomer customer = Customer(request);
        SetupLink link = links.Get(request, "setup_link_id", "Setup link", known => known.Customer == customer);
        Field body = request.JsonBody()["setup_link"].Object();
        string? status = body["status"].OptionalOneOf("active", "used", "expired", "revoked");
        if (status == "used")
        {
            throw Refusal("status cannot be set to used");
        }

        link.Settings = link.Settings.With(body);
        link.ExpiresAt = body["expires_at"] is { IsMentioned: true } expires ? expires.OptionalTime() : link.ExpiresAt;
        if (status is not null)
        {
            link.SetStatus(status);
        }

        return Reply.Ok(Json.Data(link.Show(project.Now, request.BaseUrl)));
    }

    private static RefusalException Refusal(string error) => new(Reply.Error(422, error));
}
