using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Kapso.WhatsApp.AspNetCore;

/// <summary>The JSON Web Token by which WhatsApp vouches for a flow's token: HS256 under the app's secret.</summary>
internal static class FlowTokenSignature
{
    public static bool IsValid(string signature, string? flowToken, IEnumerable<string> secrets)
    {
        string[] parts = signature.Split('.');
        if (flowToken is null || parts.Length != 3 || Decode(parts[0]) is not { } header || Decode(parts[1]) is not { } payload || Decode(parts[2]) is not { } mac)
        {
            return false;
        }

        byte[] signed = Encoding.UTF8.GetBytes($"{parts[0]}.{parts[1]}");
        bool authentic = false;
        foreach (string secret in secrets)
        {
            authentic |= CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed), mac);
        }

        return authentic && MemberOf(header, "alg") == "HS256" && MemberOf(payload, "flow_token") == flowToken;
    }

    private static byte[]? Decode(string part)
    {
        try
        {
            string padded = part.Replace('-', '+').Replace('_', '/');
            return Convert.FromBase64String(padded.PadRight((padded.Length + 3) / 4 * 4, '='));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string? MemberOf(byte[] json, string name)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind is JsonValueKind.Object && document.RootElement.TryGetProperty(name, out JsonElement member) && member.ValueKind is JsonValueKind.String ? member.GetString() : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
