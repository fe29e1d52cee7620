using System.Net;
using System.Net.Sockets;

namespace Kapso.WhatsApp.Http;

/// <summary>Tells addresses of the public internet from those of this machine, of a private network and of special use (IANA's special-purpose registries).</summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] NotPublic =
    [
        IPNetwork.Parse("0.0.0.0/8"),
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.0.0.0/24"),
        IPNetwork.Parse("192.0.2.0/24"),
        IPNetwork.Parse("192.88.99.0/24"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"),
        IPNetwork.Parse("198.51.100.0/24"),
        IPNetwork.Parse("203.0.113.0/24"),
        IPNetwork.Parse("224.0.0.0/3"),

        // Within the global unicast range of IPv6: IETF protocols with Teredo, documentation, and 6to4, which hides an IPv4 address.
        IPNetwork.Parse("2001::/23"),
        IPNetwork.Parse("2001:db8::/32"),
        IPNetwork.Parse("2002::/16"),
        IPNetwork.Parse("3fff::/20"),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Whether an address is one of the public internet.</summary>
    public static bool Is(IPAddress address)
    {
        IPAddress bare = WithoutIPv6Form(address);
        return (bare.AddressFamily is AddressFamily.InterNetwork || GlobalUnicast.Contains(bare)) && !NotPublic.Any(network => network.Contains(bare));
    }

    /// <summary>Whether an address is one of this machine's own.</summary>
    public static bool IsLoopback(IPAddress address) => IPAddress.IsLoopback(WithoutIPv6Form(address));

    // An IPv4 address in the form of IPv6 leads to where the IPv4 address leads.
    private static IPAddress WithoutIPv6Form(IPAddress address) => address switch
    {
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4(),
        { AddressFamily: AddressFamily.InterNetworkV6 } when Translated.Contains(address) => new IPAddress(address.GetAddressBytes().AsSpan(12)),
        _ => address,
    };
}
