using System.Text;

namespace Kapso.WhatsApp.Emulator.Messages;

/// <summary>Makes message ids that look like WhatsApp's: base64 over the customer and eighteen random hex digits.</summary>
internal static class MessageId
{
    public static string New(string customer, bool isInbound)
    {
        var unique = Guid.NewGuid().ToString("N")[..18].ToUpperInvariant();
        byte[] bytes =
        [
            0x1D, 0x18, (byte)customer.Length, .. Encoding.ASCII.GetBytes(customer),
            0x15, 0x02, 0x00, (byte)(isInbound ? 0x12 : 0x11), 0x18, (byte)unique.Length, .. Encoding.ASCII.GetBytes(unique), 0x00,
        ];
        return "wamid." + Convert.ToBase64String(bytes);
    }
}
