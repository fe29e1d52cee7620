using System.Text;
using Microsoft.AspNetCore.Http;

namespace Kapso.WhatsApp.Emulator.Http;

/// <summary>The body of a request, read to its end: a form with a file, or bytes.</summary>
internal sealed record RequestBody(byte[] Bytes, UploadForm? Form)
{
    /// <summary>The body as the journal shows it.</summary>
    public string Shown => Encoding.UTF8.GetString(Form is null ? Bytes : Json.Utf8(Form.Describe()));

    public static async Task<RequestBody> ReadAsync(HttpContext http, TemporaryFiles files)
    {
        if (!UploadForm.Fits(http.Request))
        {
            using MemoryStream buffer = new();
            await http.Request.Body.CopyToAsync(buffer, http.RequestAborted).ConfigureAwait(false);
            return new RequestBody(buffer.ToArray(), null);
        }

        UploadForm? form = await UploadForm.ReadAsync(http.Request, files).ConfigureAwait(false);
        if (form is not null)
        {
            http.Response.RegisterForDispose(form);
        }

        return new RequestBody([], form);
    }
}
