using System.Net;
using System.Net.Sockets;

namespace Kapso.WhatsApp.Http;

/// <summary>
/// Opens the connections of the client's own transport. The host that the application has configured is its own choice; every other one, as downloads name them, must be on
/// the public internet. The addresses are looked at after the name was resolved and are the ones that are connected to, so a name that changes its address meanwhile gains nothing.
/// </summary>
/// <param name="home">The configured host. When it is this machine, as an emulator is, this machine may be called under other names and ports, too.</param>
/// <param name="resolve">Finds the addresses of a name.</param>
internal sealed class CheckedConnection(Uri home, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    /// <param name="home">The configured host.</param>
    public CheckedConnection(Uri home)
        : this(home, Dns.GetHostAddressesAsync)
    {
    }

    /// <exception cref="ForbiddenAddressException">The name has no address that may be connected to.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        DnsEndPoint target = context.DnsEndPoint;
        IPAddress[] addresses = await resolve(target.Host, cancellationToken).ConfigureAwait(false);
        if (!IsAt(target, home) && !LeadsToProxy(context))
        {
            addresses = [.. addresses.Where(address => PublicAddress.Is(address) || home.IsLoopback && PublicAddress.IsLoopback(address))];
            if (addresses.Length == 0)
            {
                throw new ForbiddenAddressException();
            }
        }

        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, target.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool IsAt(DnsEndPoint target, Uri address) => target.Port == address.Port && target.Host.Equals(address.IdnHost, StringComparison.OrdinalIgnoreCase);

    /// <summary>A proxy is the application's own choice, and it is the proxy that resolves the name of the file's host.</summary>
    private static bool LeadsToProxy(SocketsHttpConnectionContext context) =>
        context.InitialRequestMessage is { RequestUri: { } requested } request && (request.Method == HttpMethod.Connect || !IsAt(context.DnsEndPoint, requested));
}

/// <summary>A name leads to no address of the public internet.</summary>
internal sealed class ForbiddenAddressException() : IOException("The host has no public address.");
