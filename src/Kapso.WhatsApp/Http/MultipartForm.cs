using System.Buffers;
using System.Net.Http.Headers;
using System.Text;

namespace Kapso.WhatsApp.Http;

/// <summary>Small forms with texts and a file, as browsers write them.</summary>
internal static class MultipartForm
{
    /// <param name="texts">The texts by their names, which are ours.</param>
    /// <param name="file">A file's name in the form, its own name, its type and its bytes.</param>
    public static HttpContent Create(IReadOnlyList<(string Name, string Value)> texts, (string Name, string FileName, string ContentType, ReadOnlyMemory<byte> Bytes)? file = null)
    {
        string boundary = $"kapso-{Guid.NewGuid():N}";
        ArrayBufferWriter<byte> form = new();
        foreach ((string name, string value) in texts)
        {
            Write(form, $"--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        }

        if (file is { } given)
        {
            Write(form, $"--{boundary}\r\nContent-Disposition: form-data; name=\"{given.Name}\"; filename=\"{given.FileName}\"\r\nContent-Type: {given.ContentType}\r\n\r\n");
            form.Write(given.Bytes.Span);
            Write(form, "\r\n");
        }

        Write(form, $"--{boundary}--\r\n");
        return new ReadOnlyMemoryContent(form.WrittenMemory) { Headers = { ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={boundary}") } };
    }

    private static void Write(ArrayBufferWriter<byte> form, string text) => Encoding.UTF8.GetBytes(text, form);
}
