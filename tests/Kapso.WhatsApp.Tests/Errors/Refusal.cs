using System.Net;
using System.Text;

namespace Kapso.WhatsApp.Tests.Errors;

/// <summary>Refusals as the client makes them of a server's answer.</summary>
internal static class Refusal
{
    public const string Secret = "kapso-secret-0123456789";
    public const string Phone = "+15551234567";

    public static KapsoApiException Read(string body, HttpStatusCode status = HttpStatusCode.BadRequest, string? location = null) =>
        Read(Encoding.UTF8.GetBytes(body), status, location);

    public static KapsoApiException Read(byte[] body, HttpStatusCode status = HttpStatusCode.BadRequest, string? location = null)
    {
        using HttpResponseMessage response = new(status);
        response.Headers.Location = location is null ? null : new Uri(location, UriKind.RelativeOrAbsolute);
        ErrorContext context = new()
        {
            OperationId = "sendMessage",
            StatusCode = status,
            Headers = response.Headers,
            RetryAfter = null,
            Mask = new TextMask([null, Secret], Phone),
        };
        return ApiErrorReader.Read(context, body);
    }
}
