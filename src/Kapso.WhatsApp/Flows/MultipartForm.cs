using System.Net.Http.Headers;
using System.Text;

namespace Kapso.WhatsApp.Flows;

/// <summary>Small forms with texts and a file, as browsers write them.</summary>
internal static class MultipartForm
{
    /// <param name="texts">The texts by their names, which are ours.</param>
    /// <param name="file">A file's name in the form, its own name, its type and its text.</param>
    public static HttpContent Create(IReadOnlyList<(string Name, string Value)> texts, (string Name, string FileName, string ContentType, string Text)? file = null)
    {
        string boundary = $"kapso-{Guid.NewGuid():N}";
        StringBuilder form = new();
        foreach ((string name, string value) in texts)
        {
            form.Append($"--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        }

        if (file is { } given)
        {
            form.Append($"--{boundary}\r\nContent-Disposition: form-data; name=\"{given.Name}\"; filename=\"{given.FileName}\"\r\nContent-Type: {given.ContentType}\r\n\r\n{given.Text}\r\n");
        }

        form.Append($"--{boundary}--\r\n");
        return new ByteArrayContent(Encoding.UTF8.GetBytes(form.ToString())) { Headers = { ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={boundary}") } };
    }
}
