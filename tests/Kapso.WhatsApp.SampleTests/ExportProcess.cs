using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.SampleTests;

/// <summary>The export sample as a process of its own.</summary>
internal sealed partial class ExportProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private ExportProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The program in its own folder: this one has the libraries of a web application.</summary>
    public static string Program { get; } = FindProgram();

    /// <summary>Exports from an emulator of the test's.</summary>
    public static ExportProcess Start(KapsoEmulator emulator, string output) => Start(emulator, "dotnet", Program, "--output", output);

    public static ExportProcess Start(KapsoEmulator emulator, string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["KAPSO_API_KEY"] = emulator.ApiKey;
        start.Environment["KAPSO_PHONE_NUMBER_ID"] = emulator.PhoneNumberId;
        start.Environment["KAPSO_API_BASE_URL"] = emulator.BaseAddress.ToString();
        start.Environment.Remove("KAPSO_META_BASE_URL");
        start.Environment.Remove("META_GRAPH_VERSION");
        return new ExportProcess(Process.Start(start)!);
    }

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.ExitCode.Should().NotBe(0);
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code, and what it wrote to its output and its errors.</returns>
    public async Task<(int ExitCode, string Output, string Error)> EndAsync()
    {
        await _process.WaitForExitAsync();
        return (_process.ExitCode, await _output, await _error);
    }

    /// <summary>Waits for a good end.</summary>
    /// <returns>How many megabytes it has had at most.</returns>
    public async Task<int> CompleteAsync()
    {
        (int exitCode, string output, string error) = await EndAsync();
        exitCode.Should().Be(0, error);
        return int.Parse(PeakMemory().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static string FindProgram()
    {
        DirectoryInfo framework = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        DirectoryInfo configuration = framework.Parent!;
        DirectoryInfo repository = configuration.Parent!.Parent!.Parent!.Parent!;
        return Path.Combine(repository.FullName, "samples", "Export", "bin", configuration.Name, framework.Name, "Export.dll");
    }

    [GeneratedRegex(@"Peak memory (\d+) MB")]
    private static partial Regex PeakMemory();
}
