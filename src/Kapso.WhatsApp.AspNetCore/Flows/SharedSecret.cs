using System.Security.Cryptography;
using System.Text;

namespace Kapso.WhatsApp.AspNetCore;

/// <summary>Compares a secret that was shown with those that are valid.</summary>
internal static class SharedSecret
{
    /// <summary>
    /// Whether the given secret is one of the known ones. The digests are compared in constant time, so that the duration reveals neither which one
    /// matched nor its length.
    /// </summary>
    public static bool IsOneOf(string? shown, IEnumerable<string> secrets)
    {
        byte[] presented = SHA256.HashData(Encoding.UTF8.GetBytes(shown ?? ""));
        bool valid = false;
        foreach (string secret in secrets)
        {
            valid |= CryptographicOperations.FixedTimeEquals(presented, SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
        }

        return valid;
    }
}
