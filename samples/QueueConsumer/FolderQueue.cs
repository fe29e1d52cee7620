using System.Globalization;
using System.Text.Json;

namespace QueueConsumer;

/// <summary>
/// A queue of files in a folder, with what every broker has: a message is taken, and then removed, returned or dead-lettered; one that was taken by a process that died is there again. It stands for
/// Azure Service Bus, Amazon SQS or RabbitMQ, so that the sample runs without any of them.
/// </summary>
public sealed class FolderQueue : IDisposable
{
    private const string Waiting = "waiting";
    private const string Taken = "taken";
    private const string Dead = "dead";

    private readonly string _folder;
    private readonly SemaphoreSlim _arrived;
    private long _last;

    /// <summary>Opens the queue in a folder, which is made when it is not there.</summary>
    public FolderQueue(string folder)
    {
        _folder = folder;
        foreach (string part in (string[])[Waiting, Taken, Dead])
        {
            Directory.CreateDirectory(Path.Combine(folder, part));
        }

        // One process consumes: what was taken when it died waits again.
        foreach (string name in Names(Taken))
        {
            Move(Taken, Waiting, name);
        }

        _arrived = new SemaphoreSlim(Names(Waiting).Length);
        _last = Names(Waiting).Concat(Names(Dead)).Select(name => long.Parse(name, CultureInfo.InvariantCulture)).DefaultIfEmpty().Max();
    }

    /// <inheritdoc/>
    public void Dispose() => _arrived.Dispose();

    /// <summary>The number of messages that nobody could handle.</summary>
    public int DeadLetters => Names(Dead).Length;

    /// <summary>Stores a message; it is durable when the task ends.</summary>
    public async Task AddAsync(QueuedRequest request, CancellationToken cancellationToken)
    {
        string name = Interlocked.Increment(ref _last).ToString("D19", CultureInfo.InvariantCulture);
        string unfinished = Path.Combine(_folder, name + ".tmp");
        await using (FileStream file = new(unfinished, FileMode.CreateNew))
        {
            await JsonSerializer.SerializeAsync(file, request, QueueJson.Default.QueuedRequest, cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, Path.Combine(_folder, Waiting, name));
        _arrived.Release();
    }

    /// <summary>Takes the oldest message, waiting for one.</summary>
    public async Task<(string Name, QueuedRequest Request)> TakeAsync(CancellationToken cancellationToken)
    {
        await _arrived.WaitAsync(cancellationToken);
        string name = Names(Waiting).Min(StringComparer.Ordinal)!;
        Move(Waiting, Taken, name);
        await using FileStream file = File.OpenRead(Path.Combine(_folder, Taken, name));
        return (name, (await JsonSerializer.DeserializeAsync(file, QueueJson.Default.QueuedRequest, cancellationToken))!);
    }

    /// <summary>Removes a message that was handled.</summary>
    public void Complete(string name) => File.Delete(Path.Combine(_folder, Taken, name));

    /// <summary>Returns a message, to be taken again.</summary>
    public void Return(string name)
    {
        Move(Taken, Waiting, name);
        _arrived.Release();
    }

    /// <summary>Sets a message aside that will never be handled.</summary>
    public void DeadLetter(string name) => Move(Taken, Dead, name);

    private string[] Names(string part) => [.. Directory.GetFiles(Path.Combine(_folder, part)).Select(file => Path.GetFileName(file))];

    private void Move(string from, string to, string name) => File.Move(Path.Combine(_folder, from, name), Path.Combine(_folder, to, name));
}
