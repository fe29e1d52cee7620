using System.Text;

namespace Kapso.WhatsApp.Emulator.Project;

/// <summary>Makes ids of messages and calls that look like WhatsApp's: base64 over the customer and eighteen random hex digits.</summary>
internal static class MessageId
{
    public static string New(string customer, bool isInbound) => Of(customer, isInbound, NewUnique());

    /// <param name="customer">The customer.</param>
    /// <param name="isInbound">Whether the customer wrote it.</param>
    /// <param name="unique">Eighteen hex digits that no other message has.</param>
    public static string Of(string customer, bool isInbound, string unique) => "wamid." + Encode(customer, isInbound, unique);

    /// <summary>The id of a call, which is made alike.</summary>
    public static string OfCall(Identity customer) => "wacid." + Encode(customer.WaId ?? customer.UserId!, isInbound: true, NewUnique());

    private static string NewUnique() => Guid.NewGuid().ToString("N")[..18].ToUpperInvariant();

    private static string Encode(string customer, bool isInbound, string unique)
    {
        byte[] bytes =
        [
            0x1D, 0x18, (byte)customer.Length, .. Encoding.ASCII.GetBytes(customer),
            0x15, 0x02, 0x00, (byte)(isInbound ? 0x12 : 0x11), 0x18, (byte)unique.Length, .. Encoding.ASCII.GetBytes(unique), 0x00,
        ];
        return Convert.ToBase64String(bytes);
    }
}
