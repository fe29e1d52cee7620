using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.PhoneNumbers;

/// <summary>The numbers of the project on the Platform API.</summary>
internal sealed class PhoneNumberOperations(EmulatedProject project, ICustomers customers)
{
    private const string Number = "/whatsapp/phone_numbers/{phone_number_id}";

    public IEnumerable<Operation> All =>
    [
        new("listWhatsappPhoneNumbers", Surface.Platform, "GET", "/whatsapp/phone_numbers", List),
        new("createCustomerWhatsappPhoneNumber", Surface.Platform, "POST", "/customers/{customer_id}/whatsapp/phone_numbers", Connect),
        new("getWhatsappPhoneNumber", Surface.Platform, "GET", Number, request => Reply.Ok(Json.Data(PhoneNumberJson.ForPlatform(Find(request))))),
        new("updateWhatsappPhoneNumber", Surface.Platform, "PATCH", Number, Update),
        new("deleteWhatsappPhoneNumber", Surface.Platform, "DELETE", Number, Delete),
    ];

    private ConnectedNumber Find(EmulatorRequest request) => project.Connected(request.Route("phone_number_id"), Surface.Platform);

    private Reply List(EmulatorRequest request)
    {
        (string? id, string? account, string? customer) = (request.Query("phone_number_id"), request.Query("business_account_id"), request.Query("customer_id"));
        (string? name, bool? enabled) = (request.Query("name_contains"), QueryFilter.Flag(request, "messaging_enabled"));
        CreatedBetween created = CreatedBetween.Read(request);
        return NumberedPage.Answer(
            request,
            [
                .. project.Numbers.Reverse().Where(number =>
                    (id is null || number.Number.Id == id)
                    && (account is null || number.Number.BusinessAccountId == account)
                    && (customer is null || number.CustomerId == customer)
                    && (enabled is null || number.IsRegistered == enabled)
                    && (name is null || number.Name.Contains(name, StringComparison.OrdinalIgnoreCase))
                    && created.Allows(number.CreatedAt)),
            ],
            PhoneNumberJson.ForPlatform);
    }

    private Reply Connect(EmulatorRequest request)
    {
        ICustomer customer = customers.Get(request.Route("customer_id"));
        Field body = request.JsonBody()["whatsapp_phone_number"].Object();
        (string id, string name) = (body["phone_number_id"].Text(), body["name"].Text());
        body["access_token"].Text();
        CheckDestination(body);
        if (project.FindNumber(id) is not null)
        {
            throw new RefusalException(Reply.Error(409, "Phone number already exists"));
        }

        ConnectedNumber number = new(
            new EmulatedPhoneNumber
            {
                Id = id,
                DisplayPhoneNumber = $"+1 555-030-{1000 + project.Numbers.Count}",
                BusinessAccountId = body["business_account_id"].Text(),
                IsSandbox = body["kind"].OptionalOneOf("production", "sandbox") == "sandbox",
            },
            project.Now)
        {
            CustomerId = customer.Id,
            Name = name,
            DisplayName = customer.Name,
            InboundProcessingEnabled = body["inbound_processing_enabled"].Flag(true),
            CallsEnabled = body["calls_enabled"].Flag(false),
        };
        project.Connect(number);
        return Reply.Json(201, Json.Data(PhoneNumberJson.ForPlatform(number)));
    }

    private Reply Update(EmulatorRequest request)
    {
        ConnectedNumber number = Find(request);
        Field body = request.JsonBody()["whatsapp_phone_number"].Object();
        string? kind = body["kind"].OptionalOneOf("production", "sandbox");
        (string? id, string? account) = (body["phone_number_id"].OptionalText(), body["business_account_id"].OptionalText());
        CheckDestination(body);
        if (kind == "production" && id is null)
        {
            throw body["phone_number_id"].Missing();
        }

        number.Name = body["name"].IsMentioned ? body["name"].Text() : number.Name;
        number.InboundProcessingEnabled = body["inbound_processing_enabled"].Flag(number.InboundProcessingEnabled);
        number.CallsEnabled = body["calls_enabled"].Flag(number.CallsEnabled);
        number.Rename(id ?? number.Number.Id, account ?? number.Number.BusinessAccountId);
        number.UpdatedAt = project.Now;
        return Reply.Ok(Json.Data(PhoneNumberJson.ForPlatform(number)));
    }

    private Reply Delete(EmulatorRequest request)
    {
        project.Disconnect(Find(request));
        return Json.NoContent;
    }

    private static void CheckDestination(Field body)
    {
        if (body["webhook_destination_url"] is { } address && address.OptionalWebAddress() is { } text && !text.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
        {
            throw address.Malformed("must be an https address");
        }
    }
}
