using System.Security.Cryptography;
using System.Text;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>
/// Checks that a webhook comes from Kapso, or from Meta: the body's HMAC-SHA256 under a secret that only the two sides know. Always over the raw
/// bytes as they arrived; a body that was parsed and written again has other bytes.
/// </summary>
public static class WebhookSignature
{
    /// <summary>The header that Kapso signs with.</summary>
    public const string HeaderName = "X-Webhook-Signature";

    /// <summary>The header that Meta signs with, under the app secret.</summary>
    public const string MetaHeaderName = "X-Hub-Signature-256";

    private const string Prefix = "sha256=";

    /// <summary>
    /// Whether the signature is that of the body under one of the secrets, compared in constant time. False for a missing or malformed signature, and
    /// false when there is no secret or only a blank one: without one nothing is ever accepted.
    /// </summary>
    /// <param name="body">The raw body.</param>
    /// <param name="signature">The header's value: hex digits, with or without <c>sha256=</c> before them.</param>
    /// <param name="secrets">The secrets that are valid now; several while one is being replaced.</param>
    public static bool IsValid(ReadOnlySpan<byte> body, string? signature, params ReadOnlySpan<string?> secrets)
    {
        Span<byte> presented = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (!TryReadHex(signature, presented))
        {
            return false;
        }

        // Every secret is tried, so that the time taken does not tell which one it was.
        bool valid = false;
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        foreach (string? secret in secrets)
        {
            if (!string.IsNullOrWhiteSpace(secret))
            {
                Hash(body, secret, expected);
                valid |= CryptographicOperations.FixedTimeEquals(presented, expected);
            }
        }

        return valid;
    }

    /// <summary>Whether it has the form of a signature at all; one that has not is refused without a look at any secret.</summary>
    /// <param name="signature">The header's value.</param>
    public static bool IsWellFormed(string? signature) => TryReadHex(signature, stackalloc byte[HMACSHA256.HashSizeInBytes]);

    /// <summary>The signature of a body, as Kapso writes it: bare lower-case hex digits. For tests that send webhooks.</summary>
    /// <param name="body">The raw body.</param>
    /// <param name="secret">The secret.</param>
    public static string Compute(ReadOnlySpan<byte> body, string secret)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(secret);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Hash(body, secret, hash);
        return Convert.ToHexString(hash).ToLowerInvariant();
    }

    /// <summary>
    /// Answers the question by which Meta makes sure of an address (<c>GET ?hub.mode=subscribe&amp;hub.verify_token=…&amp;hub.challenge=…</c>): returns the challenge to be
    /// sent back as plain text, or null when the token is not the right one and the answer is 403.
    /// </summary>
    /// <param name="mode">The value of <c>hub.mode</c>.</param>
    /// <param name="verifyToken">The value of <c>hub.verify_token</c>.</param>
    /// <param name="challenge">The value of <c>hub.challenge</c>.</param>
    /// <param name="expectedToken">The token that was given to Meta; without one nothing is accepted.</param>
    public static string? AnswerVerificationRequest(string? mode, string? verifyToken, string? challenge, string? expectedToken)
    {
        // The digests are compared, so that the time taken does not tell how long the token is either.
        bool valid = !string.IsNullOrWhiteSpace(expectedToken)
            && mode == "subscribe"
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(verifyToken ?? "")), SHA256.HashData(Encoding.UTF8.GetBytes(expectedToken)));
        return valid ? challenge : null;
    }

    private static void Hash(ReadOnlySpan<byte> body, string secret, Span<byte> hash)
    {
        const int longestOnStack = 256;
        int length = Encoding.UTF8.GetMaxByteCount(secret.Length);
        Span<byte> key = length <= longestOnStack ? stackalloc byte[longestOnStack] : new byte[length];
        HMACSHA256.HashData(key[..Encoding.UTF8.GetBytes(secret, key)], body, hash);
    }

    private static bool TryReadHex(string? signature, Span<byte> hash)
    {
        ReadOnlySpan<char> digits = signature.AsSpan().Trim();
        if (digits.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            digits = digits[Prefix.Length..];
        }

        if (digits.Length != hash.Length * 2)
        {
            return false;
        }

        for (int i = 0; i < hash.Length; i++)
        {
            int high = HexValue(digits[i * 2]);
            int low = HexValue(digits[(i * 2) + 1]);
            if (high < 0 || low < 0)
            {
                return false;
            }

            hash[i] = (byte)((high << 4) | low);
        }

        return true;
    }

    private static int HexValue(char digit) => digit switch
    {
        >= '0' and <= '9' => digit - '0',
        >= 'a' and <= 'f' => digit - 'a' + 10,
        >= 'A' and <= 'F' => digit - 'A' + 10,
        _ => -1,
    };
}
