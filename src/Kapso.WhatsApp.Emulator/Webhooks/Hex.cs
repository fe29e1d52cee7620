namespace Kapso.WhatsApp.Emulator.Webhooks;

/// <summary>Digests as webhooks carry them.</summary>
internal static class Hex
{
    public static string Lower(byte[] digest) => Convert.ToHexString(digest).ToLowerInvariant();
}
