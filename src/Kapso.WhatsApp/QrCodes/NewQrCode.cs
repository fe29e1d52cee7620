using System.Text.Json.Serialization;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.QrCodes;

/// <summary>A QR code to create.</summary>
public sealed record NewQrCode : KapsoRecord, ICheckable
{
    /// <summary>The most characters that <see cref="PrefilledMessage"/> can have.</summary>
    public const int MaxMessageLength = 140;

    /// <summary>Gets the message that the customer finds written in the chat, 1 to <see cref="MaxMessageLength"/> characters.</summary>
    public required string PrefilledMessage { get; init; }

    /// <summary>Gets the format of the picture to make, whose address the result has; none when null.</summary>
    [JsonPropertyName("generate_qr_image")]
    public QrImageFormat? Image { get; init; }

    void ICheckable.Check(Rules rules) => rules.Text(PrefilledMessage, MaxMessageLength, "prefilledMessage");
}

/// <summary>The new message of a QR code.</summary>
internal sealed record QrCodeChange(string Code, string PrefilledMessage) : ICheckable
{
    void ICheckable.Check(Rules rules)
    {
        rules.RequiredId(Code, "code");
        rules.Text(PrefilledMessage, NewQrCode.MaxMessageLength, "prefilledMessage");
    }
}

/// <summary>How to list the QR codes of a number. A page has 25 codes when no size is given.</summary>
public sealed record QrCodeFilter : PagedFilter
{
    /// <summary>The most codes that a page can be asked for.</summary>
    public new const int MaxPageSize = QrCodesClient.MaxCodesPerPage;

    /// <summary>The format of the pictures whose addresses are told; none when null.</summary>
    public QrImageFormat? Image { get; init; }

    internal static string Fields(QrImageFormat? image) => "code,prefilled_message,deep_link_url,creation_time" + (image is { } format ? $",qr_image_url.format({format.Value})" : "");

    private protected override int SizeLimit => MaxPageSize;

    internal override void Write(Query query) => query.Add("fields", Fields(Image));
}
