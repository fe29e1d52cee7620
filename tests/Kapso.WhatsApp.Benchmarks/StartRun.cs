using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Kapso.WhatsApp.Benchmarks;

/// <summary>
/// The size of a native program that sends one text, the time from its start until the text was sent (by the clock and of the processor), native and
/// with the JIT, and its working set: through the SDK and through <see cref="HttpClient"/> with the stock resilience handler. The programs take turns,
/// and the median of each counts.
/// </summary>
internal static class StartRun
{
    private const int Rounds = 31;

    private static readonly string Tests = typeof(StartRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Tests").Value!;

    public static async Task RunAsync()
    {
        Contender sdk = await BuildAsync("Kapso.WhatsApp.Benchmarks.Sdk");
        Contender stock = await BuildAsync("Kapso.WhatsApp.Benchmarks.Stock");
        using LoopbackServer server = new();
        (Sample sdkNative, Sample stockNative) = await TakeTurnsAsync(server, sdk.Native, stock.Native);
        (Sample sdkJit, Sample stockJit) = await TakeTurnsAsync(server, sdk.Jit, stock.Jit);

        Console.WriteLine($"A program that sends one text; medians of {Rounds} alternating runs. Ratio to HttpClient with AddStandardResilienceHandler().");
        Console.WriteLine();
        Console.WriteLine($"{"",-24}{"SDK",10}{"stock",10}{"ratio",8}   unit");
        Print("native size", new FileInfo(sdk.Native[0]).Length / 1e6, new FileInfo(stock.Native[0]).Length / 1e6, "MB");
        Print("native start to sent", sdkNative.Milliseconds, stockNative.Milliseconds, "ms");
        Print("native processor time", sdkNative.Processor, stockNative.Processor, "ms");
        Print("native working set", sdkNative.Megabytes, stockNative.Megabytes, "MB");
        Print("JIT start to sent", sdkJit.Milliseconds, stockJit.Milliseconds, "ms");
        Print("JIT processor time", sdkJit.Processor, stockJit.Processor, "ms");
        Print("JIT working set", sdkJit.Megabytes, stockJit.Megabytes, "MB");
    }

    private static async Task<Contender> BuildAsync(string project)
    {
        string folder = Path.Combine(Tests, project);
        await DotnetAsync("publish", folder, "-c", "Release", "-p:RunAnalyzers=false", "-r", RuntimeInformation.RuntimeIdentifier);

        // Without the switches that a native program is built with.
        await DotnetAsync("build", folder, "-c", "Release", "-p:RunAnalyzers=false", "-p:PublishAot=false");
        string output = Path.Combine(folder, "bin", "Release", "net10.0");
        string native = Path.Combine(output, RuntimeInformation.RuntimeIdentifier, "publish", project);
        return new Contender([OperatingSystem.IsWindows() ? native + ".exe" : native], ["dotnet", Path.Combine(output, project + ".dll")]);
    }

    private static async Task DotnetAsync(params string[] arguments)
    {
        Console.Error.WriteLine($"dotnet {string.Join(' ', arguments)}");
        using Process process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(output);
        }
    }

    private static async Task<(Sample First, Sample Second)> TakeTurnsAsync(LoopbackServer server, string[] first, string[] second)
    {
        // The first of each reads its files from the disk and does not count.
        await StartAsync(server, first);
        await StartAsync(server, second);
        List<Sample> firsts = [];
        List<Sample> seconds = [];
        for (int round = 0; round < Rounds; round++)
        {
            firsts.Add(await StartAsync(server, first));
            seconds.Add(await StartAsync(server, second));
        }

        return (Median(firsts), Median(seconds));
    }

    private static async Task<Sample> StartAsync(LoopbackServer server, string[] command)
    {
        long started = Stopwatch.GetTimestamp();
        using Process process = Process.Start(new ProcessStartInfo(command[0], [.. command[1..], server.Address]) { RedirectStandardOutput = true })!;
        string? line = await process.StandardOutput.ReadLineAsync();
        TimeSpan elapsed = Stopwatch.GetElapsedTime(started);
        await process.WaitForExitAsync();
        return line?.Split(' ') is [_, string processor, string workingSet] && process.ExitCode == 0
            ? new Sample(elapsed.TotalMilliseconds, double.Parse(processor, CultureInfo.InvariantCulture), double.Parse(workingSet, CultureInfo.InvariantCulture) / 1e6)
            : throw new InvalidOperationException($"{string.Join(' ', command)} sent nothing.");
    }

    private static Sample Median(List<Sample> samples)
    {
        return new Sample(Of(sample => sample.Milliseconds), Of(sample => sample.Processor), Of(sample => sample.Megabytes));

        double Of(Func<Sample, double> value) => samples.Select(value).Order().ElementAt(Rounds / 2);
    }

    private static void Print(string what, double sdk, double stock, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-24}{sdk,10:F1}{stock,10:F1}{sdk / stock,8:F2}   {unit}"));

    private sealed record Contender(string[] Native, string[] Jit);

    private sealed record Sample(double Milliseconds, double Processor, double Megabytes);
}
