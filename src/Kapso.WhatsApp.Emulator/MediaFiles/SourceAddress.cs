using System.Net;
using System.Net.Sockets;

namespace Kapso.WhatsApp.Emulator.MediaFiles;

/// <summary>Distinguishes public addresses from those inside a network, which Kapso does not fetch from.</summary>
internal static class SourceAddress
{
    public static bool IsPrivate(Uri address) =>
        IPAddress.TryParse(address.IdnHost, out IPAddress? ip)
            ? IsPrivate(ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4() : ip)
            : IsLocalName(address.IdnHost);

    private static bool IsLocalName(string host) =>
        host == "localhost" || !host.Contains('.', StringComparison.Ordinal)
        || host.EndsWith(".localhost", StringComparison.Ordinal)
        || host.EndsWith(".local", StringComparison.Ordinal)
        || host.EndsWith(".internal", StringComparison.Ordinal);

    private static bool IsPrivate(IPAddress ip) => ip.AddressFamily == AddressFamily.InterNetworkV6
        ? IPAddress.IsLoopback(ip) || ip.Equals(IPAddress.IPv6Any) || ip.IsIPv6LinkLocal || ip.IsIPv6UniqueLocal || ip.IsIPv6SiteLocal
        : ip.GetAddressBytes() switch
        {
            [0 or 10 or 127, ..] => true,
            [100, >= 64 and < 128, ..] => true,
            [169, 254, ..] => true,
            [172, >= 16 and < 32, ..] => true,
            [192, 168, ..] => true,
            _ => false,
        };
}
