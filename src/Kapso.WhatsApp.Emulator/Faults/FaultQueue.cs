using System.Globalization;

namespace Kapso.WhatsApp.Emulator;

/// <summary>The faults of an emulator. A request meets at most one: the oldest that fits it and is not used up.</summary>
public sealed class FaultQueue
{
    private readonly object _gate = new();
    private readonly List<InjectedFault> _faults = [];
    private int _lastId;

    internal FaultQueue()
    {
    }

    /// <summary>The faults that still wait for requests, oldest first.</summary>
    public IReadOnlyList<InjectedFault> Pending
    {
        get
        {
            lock (_gate)
            {
                return [.. _faults.Where(fault => !fault.IsUsedUp)];
            }
        }
    }

    /// <summary>Puts a fault to work.</summary>
    /// <returns>The fault at work: tells when it has met a request, and releases held ones.</returns>
    public InjectedFault Add(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        lock (_gate)
        {
            InjectedFault injected = new((++_lastId).ToString(CultureInfo.InvariantCulture), fault);
            _faults.Add(injected);
            return injected;
        }
    }

    /// <summary>Removes every fault and releases the requests that are held.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _faults.ForEach(fault => fault.Release());
            _faults.Clear();
        }
    }

    internal InjectedFault? Find(string id)
    {
        lock (_gate)
        {
            return _faults.Find(fault => fault.Id == id);
        }
    }

    internal InjectedFault? Take(string? operationId, string method, string path)
    {
        lock (_gate)
        {
            InjectedFault? fault = _faults.Find(candidate => !candidate.IsUsedUp && candidate.Matches(operationId, method, path));
            fault?.Hit();
            return fault;
        }
    }
}
