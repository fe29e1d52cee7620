namespace Kapso.WhatsApp.Emulator.Http;

/// <summary>Digests as most of the wire carries them.</summary>
internal static class Hex
{
    public static string Lower(byte[] digest) => Convert.ToHexString(digest).ToLowerInvariant();
}
