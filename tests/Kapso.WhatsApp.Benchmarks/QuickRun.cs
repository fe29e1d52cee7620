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
    }

    private static async Task CompareAsync<T>(string call, int batch, params Func<Task<T>>[] contenders)
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

        Print(call, fastest, "us");
        Print(call, bytes, "bytes");
    }

    private static async Task<(double Microseconds, double Bytes)> MeasureAsync<T>(Func<Task<T>> call, int batch)
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
}
