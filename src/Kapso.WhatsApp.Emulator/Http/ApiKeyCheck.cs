using Microsoft.AspNetCore.Http;

namespace Kapso.WhatsApp.Emulator.Http;

/// <summary>Checks the API key of a request.</summary>
/// <param name="expected">The only key that is accepted; null accepts any that is not empty.</param>
internal sealed class ApiKeyCheck(string? expected)
{
    public const string Header = "X-API-Key";

    /// <summary>The host name of files: another than the API's, so that a key which follows an address is seen.</summary>
    public const string FileHost = "localhost";

    private const string BearerPrefix = "Bearer ";
    private const string UnauthorizedText = "Invalid or missing API key";

    public static Reply SentToFileHost => Reply.Error(400, "An API key must not be sent to the address of a file");

    public static Reply Unauthorized(Surface surface) =>
        surface == Surface.WhatsApp ? MetaError.InvalidToken(UnauthorizedText) : Reply.Error(401, UnauthorizedText);

    public bool Allows(HttpRequest request, Surface surface) =>
        Presented(request, surface) is { Length: > 0 } key && (expected is null || key == expected);

    /// <summary>Whether a credential was sent to the host that files are downloaded from.</summary>
    public static bool IsSentToFileHost(HttpRequest request) =>
        request.Host.Host == FileHost && (request.Headers.ContainsKey(Header) || request.Headers.ContainsKey("Authorization"));

    /// <summary>The key that the caller shows. Only the proxy also takes it as a bearer token.</summary>
    public static string? Presented(HttpRequest request, Surface surface)
    {
        if (request.Headers[Header] is [{ Length: > 0 } key, ..])
        {
            return key;
        }

        return surface == Surface.WhatsApp && IsBearer(request) ? request.Headers.Authorization.ToString()[BearerPrefix.Length..].Trim() : null;
    }

    /// <summary>Whether the caller shows a bearer token and no key.</summary>
    public static bool IsBearer(HttpRequest request) =>
        request.Headers[Header] is not [{ Length: > 0 }, ..] && request.Headers.Authorization.ToString().StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase);
}
