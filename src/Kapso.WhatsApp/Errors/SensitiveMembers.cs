using System.Collections.Frozen;

namespace Kapso.WhatsApp;

/// <summary>Which members of a body are never shown, by their names.</summary>
internal static class SensitiveMembers
{
    private static readonly string[] SecretWords = ["secret", "password", "passwd", "passphrase", "token", "apikey", "credential", "authorization"];

    private static readonly FrozenSet<string> Secrets = Names("pin", "pat", "otp", "sdp", "headers", "mediadata", "encryptionmetadata");

    /// <summary>What people write, and the parts of a message that hold it.</summary>
    private static readonly FrozenSet<string> Texts = Names(
        "body", "text", "caption", "content", "transcript", "payload", "deeplinkpayload", "ctapayload", "responsejson", "flowresponse",
        "interactive", "template", "image", "video", "audio", "document", "sticker", "location", "contacts", "reaction", "order", "button", "system", "nfmreply", "buttonreply", "listreply",
        "ordertext", "lastmessagetext", "bodytext", "headertext", "footertext", "messagetext", "profile", "contactname", "profilename", "formattedname", "firstname", "lastname", "middlename");

    /// <summary>Members that hold what people write only inside one of <see cref="Texts"/>; elsewhere they are the server's own words.</summary>
    private static readonly FrozenSet<string> TextsInTexts = Names("title", "description", "displaytext", "address", "filename", "emoji");

    /// <summary>A key, a password, a token, or an address that opens a file to whoever has it.</summary>
    public static bool IsSecret(string name) => IsSecretName(Plain(name));

    /// <summary>A secret, or what people write.</summary>
    public static bool IsSensitive(string name)
    {
        string plain = Plain(name);
        return IsSecretName(plain) || Texts.Contains(plain);
    }

    /// <summary>Whether a member holds what people write when it stands inside a sensitive one.</summary>
    public static bool IsTextInside(string name) => IsSensitive(name) || TextsInTexts.Contains(Plain(name));

    /// <summary>Whether a member's value is an address, of which only the host is shown: some open a page or a file to whoever has them.</summary>
    public static bool IsAddress(string name)
    {
        string plain = Plain(name);
        return plain is "source" || plain.EndsWith("link", StringComparison.Ordinal) || plain.EndsWith("url", StringComparison.Ordinal) || plain.EndsWith("uri", StringComparison.Ordinal);
    }

    private static bool IsSecretName(string plain) =>
        Secrets.Contains(plain) || plain.Length > 3 && plain.EndsWith("key", StringComparison.Ordinal)
        || SecretWords.Any(word => plain.Contains(word, StringComparison.Ordinal));

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static FrozenSet<string> Names(params string[] names) => names.ToFrozenSet(StringComparer.Ordinal);
}
