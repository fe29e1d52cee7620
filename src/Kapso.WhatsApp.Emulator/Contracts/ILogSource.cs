using System.Text.Json.Nodes;

namespace Kapso.WhatsApp.Emulator.Contracts;

/// <summary>A room whose doings can be found in the logs.</summary>
internal interface ILogSource
{
    /// <summary>The name of the source, as a search gives it.</summary>
    string Source { get; }

    /// <summary>What happened since a point in time, in any order.</summary>
    IEnumerable<LogEntry> Since(DateTimeOffset since);
}

/// <summary>An entry of the logs.</summary>
/// <param name="Source">The name of the source.</param>
/// <param name="Number">Its place among the entries of the source.</param>
/// <param name="At">When it happened.</param>
/// <param name="IsProblem">Whether something went wrong.</param>
/// <param name="Members">Makes the members that entries of the source have.</param>
internal sealed record LogEntry(string Source, long Number, DateTimeOffset At, bool IsProblem, Func<JsonObject> Members)
{
    /// <summary>The id of the entry, by which entries of the same time are sorted.</summary>
    public string Id { get; } = $"evt_{Source}_{Number:D12}";
}
