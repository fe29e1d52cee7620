using System.Text.Json;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.QrCodes;

internal static class QrCodeOperations
{
    private const string Codes = "{phone_number_id}/message_qrdls";
    private const string OneCode = "{phone_number_id}/message_qrdls/{code}";

    private static readonly Answer<QrCode> Code = Answer.Json(QrCodesJson.Default.QrCode).Select(TheOnly);

    public static readonly ListOperation<QrCode> List = new("listAllQrCodes", Codes, ApiSurface.WhatsApp, QrCodesJson.Default.QrCode, Paging.Cursors) { ClientMethod = "QrCodes.List" };

    public static readonly Operation<QrCode> Get = new("getIndividualQrCode", HttpMethod.Get, OneCode, ApiSurface.WhatsApp, Replay.Safe, Code) { ClientMethod = "QrCodes.GetAsync" };

    public static readonly Operation<NewQrCode, QrCode> Create =
        new("createOrUpdateQrCode", HttpMethod.Post, Codes, ApiSurface.WhatsApp, Replay.Never, Body.Json(QrCodesJson.Default.NewQrCode), Code) { ClientMethod = "QrCodes.CreateAsync" };

    /// <summary>The same operation as <see cref="Create"/>, but the code is named, so that doing it twice changes nothing.</summary>
    public static readonly Operation<QrCodeChange, QrCode> Update =
        new("createOrUpdateQrCode", HttpMethod.Post, Codes, ApiSurface.WhatsApp, Replay.Safe, Body.Json(QrCodesJson.Default.QrCodeChange), Code) { ClientMethod = "QrCodes.UpdateAsync" };

    public static readonly Operation<Done> Delete =
        new("deleteIndividualQrCode", HttpMethod.Delete, OneCode, ApiSurface.WhatsApp, Replay.Safe, Answer.Done) { ClientMethod = "QrCodes.DeleteAsync" };

    private static QrCode TheOnly(QrCode answer) =>
        answer.Data is [QrCode only, ..] ? only : answer.Code is not null ? answer : throw new JsonException("It names no QR code.");
}
