using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Control;

/// <summary>Reads a file: <c>{"content":"/9j/4AAQ","content_type":"image/jpeg","filename":"cat.jpg"}</c>, its content in base64.</summary>
internal static class FileReader
{
    public static EmulatedFile Read(Field file) => new()
    {
        Bytes = Base64(file.Object()["content"]),
        ContentType = file["content_type"].Text(),
        FileName = file["filename"].OptionalText(),
    };

    public static Uri Address(Field url) =>
        Uri.TryCreate(url.Text(), UriKind.Absolute, out Uri? address) ? address : throw url.Malformed("must be an absolute address");

    private static byte[] Base64(Field content)
    {
        try
        {
            return Convert.FromBase64String(content.Text());
        }
        catch (FormatException)
        {
            throw content.Malformed("must be base64");
        }
    }
}
