using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Project;

/// <summary>A call of the API that was answered.</summary>
internal sealed record ApiCall : INumbered
{
    public long Number { get; init; }

    public string Id => field ??= Guid.NewGuid().ToString();

    public required string Method { get; init; }

    public required string Path { get; init; }

    public required int Status { get; init; }

    public required TimeSpan Duration { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? IpAddress { get; init; }

    /// <summary>What the answer says about the error; null for a success.</summary>
    public string? Error { get; init; }

    /// <summary>Whether it carried a key that is accepted.</summary>
    public required bool IsAuthenticated { get; init; }

    public bool IsError => Status >= 400;
}

/// <summary>The calls of the API that were answered, in the order of their answers.</summary>
internal sealed class ApiCallLog : IEmulatorStore
{
    private readonly List<ApiCall> _calls = [];

    // Continues after a reset, so that a cursor from before it finds nothing rather than something else.
    private long _lastNumber;

    public void Add(ApiCall call) => _calls.Add(call with { Number = ++_lastNumber });

    public IReadOnlyList<ApiCall> NewestFirst(Func<ApiCall, bool> filter) => [.. _calls.Where(filter).Reverse()];

    public void Reset() => _calls.Clear();
}
