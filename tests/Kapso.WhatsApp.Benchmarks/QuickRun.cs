using System.Diagnostics;
using System.Globalization;

namespace Kapso.WhatsApp.Benchmarks;

/// <summary>
/// Ratios in under a minute: the contenders take turns in small batches, so that a noisy neighbour meets all of them alike, and the
/// fastest batch of each counts.
/// </summary>
internal static class QuickRun
{
    private const int Rounds = 40;

    public static async Task RunAsync()
    {
        Clients clients = new();
        Console.WriteLine("Time and allocated bytes of one call; ratios to (a) bare HttpClient and (b) HttpClient with a key handler and stock resilience.");
        Console.WriteLine();
        Console.WriteLine($"{"call",-10}{"SDK",12}{"(a)",12}{"(b)",12}{"SDK/(a)",10}{"SDK/(b)",10}   unit");
        await CompareAsync("send text", 500, clients.SdkText, clients.BareText, clients.ResilientText);
        await CompareAsync("send list", 500, clients.SdkList, clients.BareList, clients.ResilientList);
        await CompareAsync("read page", 20, clients.SdkPage, clients.BarePage, clients.ResilientPage);

        Webhooks webhooks = new();
        Console.WriteLine();
        Console.WriteLine("Checking and reading one webhook; ratio to the floor: the hash of the body and one pass over its JSON.");
        Console.WriteLine();
        Console.WriteLine($"{"webhook",-10}{"SDK",12}{"floor",12}{"ratio",10}   unit");
        await CompareWithFloorAsync("message", 500, Webhooks.Single.Length, webhooks.SdkSingle, webhooks.FloorSingle);
        await CompareWithFloorAsync("batch 100", 10, Webhooks.Batch.Length, webhooks.SdkBatch, webhooks.FloorBatch);

        await using Handlers handlers = new();
        Console.WriteLine();
        Console.WriteLine("Receiving one event, from the body to the end of its handler; ratio to a bare handler.");
        Console.WriteLine();
        Console.WriteLine($"{"event",-10}{"SDK",12}{"bare",12}{"ratio",10}   unit");
        (double[] fastest, double[] bytes) = await TakeTurnsAsync(500, handlers.MatchedAndWrappedAsync, handlers.BareAsync);
        PrintWithFloor("Use, Match", fastest[0], fastest[1], fastest[0] / fastest[1], "us");
        PrintWithFloor("Use, Match", bytes[0], bytes[1], bytes[0] / bytes[1], "bytes");
    }

    private static async Task CompareAsync(string call, int batch, params Func<Task>[] contenders)
    {
        (double[] fastest, double[] bytes) = await TakeTurnsAsync(batch, contenders);
        Print(call, fastest, "us");
        Print(call, bytes, "bytes");
    }

    private static async Task CompareWithFloorAsync(string webhook, int batch, int bodyBytes, Func<int> sdk, Func<int> floor)
    {
        (double[] fastest, double[] bytes) = await TakeTurnsAsync(batch, Completed(sdk), Completed(floor));
        PrintWithFloor(webhook, fastest[0], fastest[1], fastest[0] / fastest[1], "us");
        PrintWithFloor(webhook, bodyBytes / fastest[0], bodyBytes / fastest[1], fastest[1] / fastest[0], "MB/s");
        PrintWithFloor(webhook, bytes[0], bytes[1], bytes[0] / bodyBytes, "bytes, ratio to the body's");
    }

    private static Func<Task> Completed(Func<int> call) => () =>
    {
        call();
        return Task.CompletedTask;
    };

    private static async Task<(double[] Microseconds, double[] Bytes)> TakeTurnsAsync(int batch, params Func<Task>[] contenders)
    {
        double[] fastest = [.. contenders.Select(_ => double.MaxValue)];
        double[] bytes = new double[contenders.Length];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < contenders.Length; i++)
            {
                (double microseconds, double allocated) = await MeasureAsync(contenders[i], batch);
                fastest[i] = Math.Min(fastest[i], microseconds);
                bytes[i] = round == 0 ? allocated : Math.Min(bytes[i], allocated);
            }
        }

        return (fastest, bytes);
    }

    private static async Task<(double Microseconds, double Bytes)> MeasureAsync(Func<Task> call, int batch)
    {
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        long started = Stopwatch.GetTimestamp();
        for (int i = 0; i < batch; i++)
        {
            await call();
        }

        TimeSpan elapsed = Stopwatch.GetElapsedTime(started);
        return (elapsed.TotalMicroseconds / batch, (double)(GC.GetTotalAllocatedBytes(precise: true) - allocated) / batch);
    }

    private static void Print(string call, double[] values, string unit) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{call,-10}{values[0],12:F1}{values[1],12:F1}{values[2],12:F1}{values[0] / values[1],10:F2}{values[0] / values[2],10:F2}   {unit}"));

    private static void PrintWithFloor(string webhook, double sdk, double floor, double ratio, string unit) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{webhook,-10}{sdk,12:F1}{floor,12:F1}{ratio,10:F2}   {unit}"));
}
