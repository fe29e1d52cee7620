using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.QrCodes;

/// <summary>The QR codes of a number.</summary>
internal sealed class QrCodeOperations(EmulatedProject project, ListStore<QrCode> codes)
{
    private const string Codes = "/{phone_number_id}/message_qrdls";
    private const string OneCode = "/{phone_number_id}/message_qrdls/{code}";
    private const int MaxPage = 25;
    private const int MaxMessage = 140;

    public IEnumerable<Operation> All =>
    [
        new("listAllQrCodes", Surface.WhatsApp, "GET", Codes, List),
        new("createOrUpdateQrCode", Surface.WhatsApp, "POST", Codes, CreateOrUpdate),
        new("getIndividualQrCode", Surface.WhatsApp, "GET", OneCode, request => Reply.Ok(Find(request, request.Route("code")).Choose(request.Query("fields")))),
        new("deleteIndividualQrCode", Surface.WhatsApp, "DELETE", OneCode, Delete),
    ];

    private EmulatedPhoneNumber Number(EmulatorRequest request) => project.Number(request.Route("phone_number_id"), Surface.WhatsApp);

    private QrCode Find(EmulatorRequest request, string code)
    {
        EmulatedPhoneNumber number = Number(request);
        return codes.Find(known => known.Id == code && known.Owner.Id == number.Id) ?? throw Surface.WhatsApp.NotFound("QR code", code);
    }

    private Reply List(EmulatorRequest request)
    {
        (EmulatedPhoneNumber number, string? code) = (Number(request), request.Query("code"));
        CursorPage<QrCode> page = CursorPage<QrCode>.Cut(
            request, Surface.WhatsApp, [.. codes.NewestFirst.Where(known => known.Owner.Id == number.Id && (code is null || known.Id == code))], maxLimit: MaxPage);
        return Reply.Ok(new JsonObject { ["data"] = new JsonArray([.. page.Items.Select(known => known.Choose(request.Query("fields")))]), ["paging"] = page.Cursors() });
    }

    private Reply CreateOrUpdate(EmulatorRequest request)
    {
        EmulatedPhoneNumber number = Number(request);
        Field body = request.JsonBody();
        string message = body["prefilled_message"].Text(MaxMessage);
        if (body["code"].Exists)
        {
            QrCode known = Find(request, body["code"].Text());
            known.PrefilledMessage = message;
            return Reply.Ok(known.Show());
        }

        string? format = body["generate_qr_image"].OptionalOneOf("PNG", "SVG");
        QrCode code = new(RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 14), codes.Items.Count == 0 ? 1 : codes.Items[^1].Number + 1, number, project.Now) { PrefilledMessage = message };
        codes.Add(code);
        return Reply.Ok(code.Show(format));
    }

    private Reply Delete(EmulatorRequest request)
    {
        codes.Remove(Find(request, request.Route("code")));
        return Json.Done;
    }
}
