using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.QrCodes;

/// <summary>A QR code of a number.</summary>
internal sealed class QrCode(string code, long number, EmulatedPhoneNumber owner, DateTimeOffset createdAt) : IIdentified, INumbered
{
    public string Id { get; } = code;

    public long Number { get; } = number;

    public EmulatedPhoneNumber Owner { get; } = owner;

    public required string PrefilledMessage { get; set; }

    public JsonObject Show(string? format = null)
    {
        JsonObject shown = new() { ["code"] = Id, ["prefilled_message"] = PrefilledMessage, ["deep_link_url"] = $"https://wa.me/message/{Id}" };
        if (format is not null)
        {
            shown["qr_image_url"] = $"https://qr.fbcdn.example/{Id}.{format.ToLowerInvariant()}";
        }

        return shown;
    }

    /// <summary>What was asked for; a picture only with its format.</summary>
    public JsonObject Choose(string? fields)
    {
        if (fields is null)
        {
            return Show();
        }

        string[] names = fields.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string? format = names.Contains("qr_image_url.format(SVG)") ? "SVG" : names.Contains("qr_image_url.format(PNG)") ? "PNG" : null;
        JsonObject shown = Show(format);
        if (names.Contains("creation_time"))
        {
            shown["creation_time"] = createdAt.ToUnixTimeSeconds();
        }

        return shown;
    }
}
