namespace Kapso.WhatsApp.Http;

/// <summary>
/// Names the circuit of each call: one a surface and tenant, so that one that fails does not stop the others. What a circuit costs is kept for as long as the client lives, so
/// there is a fixed number for tenants: the one that has called for the longest time gives its circuit to a newcomer.
/// </summary>
internal sealed class Circuits(int tenants = Circuits.Tenants)
{
    /// <summary>How many tenants have a circuit of their own at the same time.</summary>
    public const int Tenants = 1000;

    private readonly object _lock = new();
    private readonly Dictionary<string, LinkedListNode<(string Tenant, int Number)>> _numbers = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Tenant, int Number)> _latestFirst = [];

    public string Of(KapsoCall? call) => call switch
    {
        null => "",
        { Transfer: Transfer.Download } => "files",
        { Operation.Surface: ApiSurface.Platform, Credential.Tenant: null } => "platform",
        { Operation.Surface: ApiSurface.Platform, Credential.Tenant: string tenant } => $"platform/{NumberOf(tenant)}",
        { Credential.Tenant: null } => "whatsapp",
        { Credential.Tenant: string tenant } => $"whatsapp/{NumberOf(tenant)}",
    };

    private int NumberOf(string tenant)
    {
        lock (_lock)
        {
            if (_numbers.TryGetValue(tenant, out LinkedListNode<(string Tenant, int Number)>? known))
            {
                _latestFirst.Remove(known);
                _latestFirst.AddFirst(known);
                return known.Value.Number;
            }

            int number = _numbers.Count;
            if (number == tenants)
            {
                (string longestAgo, number) = _latestFirst.Last!.Value;
                _latestFirst.RemoveLast();
                _numbers.Remove(longestAgo);
            }

            _numbers[tenant] = _latestFirst.AddFirst((tenant, number));
            return number;
        }
    }
}
