using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.QrCodes;

/// <summary>
/// QR codes of a number, which open a chat with a message that is written already: to print, or as a link. The calls are Meta's own, and work through Kapso and on Meta directly.
/// </summary>
public class QrCodesClient
{
    /// <summary>The greatest number of codes on one page of a list.</summary>
    public const int MaxCodesPerPage = 25;

    private readonly KapsoPipeline _pipeline;

    internal QrCodesClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>Creates an instance for mocking in tests.</summary>
    protected QrCodesClient() => _pipeline = null!;

    /// <summary>Lists the QR codes of a number, newest first. <c>GET /{phone_number_id}/message_qrdls</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="filter">The size of the pages, and which pictures; no pictures when null.</param>
    /// <returns>The codes, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<QrCode> List(string phoneNumberId, QrCodeFilter? filter = null) => _pipeline.List(QrCodeOperations.List, [phoneNumberId], filter ?? new QrCodeFilter());

    /// <summary>Gets a QR code. <c>GET /{phone_number_id}/message_qrdls/{code}</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="code">The id of the code.</param>
    /// <param name="image">The format of the picture whose address is told; none when null.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such code, or Meta refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<QrCode> GetAsync(string phoneNumberId, string code, QrImageFormat? image = null, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(QrCodeOperations.Get, [phoneNumberId, code], cancellationToken, new Query().Add("fields", QrCodeFilter.Fields(image)));

    /// <summary>Creates a QR code. <c>POST /{phone_number_id}/message_qrdls</c>. Never repeated by the client.</summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="qrCode">The message, and which picture to make.</param>
    /// <param name="cancellationToken">Stops the call. The code may still be created.</param>
    /// <returns>The code with its link, and the address of its picture when one was asked for.</returns>
    /// <exception cref="KapsoValidationException">The message is blank or too long; nothing was created.</exception>
    /// <exception cref="KapsoApiException">Meta refused.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether the code may exist.</exception>
    public virtual Task<QrCode> CreateAsync(string phoneNumberId, NewQrCode qrCode, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(QrCodeOperations.Create, [phoneNumberId], qrCode, cancellationToken);

    /// <summary>Changes the message of a QR code, which stays valid where it is printed. <c>POST /{phone_number_id}/message_qrdls</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="code">The id of the code.</param>
    /// <param name="prefilledMessage">The new message, 1 to <see cref="NewQrCode.MaxMessageLength"/> characters.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">The message is blank or too long.</exception>
    /// <exception cref="KapsoApiException">There is no such code, or Meta refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<QrCode> UpdateAsync(string phoneNumberId, string code, string prefilledMessage, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(QrCodeOperations.Update, [phoneNumberId], new QrCodeChange(code, prefilledMessage), cancellationToken, argument: null);

    /// <summary>Deletes a QR code, which leads nowhere from then on. <c>DELETE /{phone_number_id}/message_qrdls/{code}</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="code">The id of the code.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such code, or Meta refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task DeleteAsync(string phoneNumberId, string code, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(QrCodeOperations.Delete, [phoneNumberId, code], cancellationToken);
}
