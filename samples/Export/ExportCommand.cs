using System.Diagnostics;
using System.Globalization;
using Kapso.WhatsApp;
using Kapso.WhatsApp.Emulator;
using Spectre.Console;

namespace Export;

/// <summary>Exports with a progress bar, from the emulator or from Kapso, and says in one sentence what became of it.</summary>
internal static class ExportCommand
{
    private const int Done = 0;
    private const int RunAgain = 1;
    private const int NeedsAPerson = 2;

    public static async Task<int> RunAsync(string output, int pageSize, int seedMessages, CancellationToken cancellationToken)
    {
        string? phoneNumberId = Environment.GetEnvironmentVariable("KAPSO_PHONE_NUMBER_ID");
        if (Environment.GetEnvironmentVariable("KAPSO_API_KEY") is not null && phoneNumberId is not null)
        {
            using KapsoWhatsAppClient kapso = KapsoWhatsAppClient.FromEnvironment();
            return await ExportAsync(new HistoryExport(kapso, phoneNumberId, output) { PageSize = pageSize }, total: null, cancellationToken);
        }

        await using KapsoEmulator emulator = await KapsoEmulator.StartAsync(new KapsoEmulatorOptions { SeedMessageCount = seedMessages, RequestsPerMinute = int.MaxValue }, cancellationToken);
        AnsiConsole.MarkupLine("No KAPSO_API_KEY and KAPSO_PHONE_NUMBER_ID: exporting from an [bold]emulator[/].");
        using KapsoWhatsAppClient emulated = new(new KapsoWhatsAppOptions { ApiKey = emulator.ApiKey, BaseAddress = emulator.BaseAddress });
        return await ExportAsync(new HistoryExport(emulated, emulator.PhoneNumberId, output) { PageSize = pageSize }, seedMessages, cancellationToken);
    }

    private static async Task<int> ExportAsync(HistoryExport export, int? total, CancellationToken cancellationToken)
    {
        try
        {
            ExportState state = await AnsiConsole.Progress().AutoClear(true)
                .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new ElapsedTimeColumn(), new SpinnerColumn())
                .StartAsync(context => RunAsync(export, context.AddTask("Messages", maxValue: total ?? 1), total, cancellationToken));
            using Process process = Process.GetCurrentProcess();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{state.Messages} messages, {state.Length} bytes in {export.Output}. Peak memory {process.PeakWorkingSet64 >> 20} MB."));
            return Done;
        }
        catch (ExportException impossible)
        {
            return Fail(impossible.Message, NeedsAPerson);
        }
        catch (OperationCanceledException)
        {
            return Fail("Stopped. Run it again to go on.", RunAgain);
        }
        catch (Exception failure) when (failure is KapsoException or IOException or UnauthorizedAccessException)
        {
            return Fail($"{failure.Message}\nNothing that was exported is lost: run it again to go on.", RunAgain);
        }
    }

    private static Task<ExportState> RunAsync(HistoryExport export, ProgressTask bar, int? total, CancellationToken cancellationToken)
    {
        // How many messages a real number has is not known before the last page.
        bar.IsIndeterminate = total is null;
        export.Progress = (state, oldest) =>
        {
            bar.Description = string.Create(CultureInfo.InvariantCulture, $"{state.Messages:N0} messages, back to {oldest:yyyy-MM-dd HH:mm}");
            bar.Value = total is null ? 0 : state.Messages;
        };
        export.Waiting = wait => bar.Description = string.Create(CultureInfo.InvariantCulture, $"asked to wait for {wait.TotalSeconds:N0} s");
        return export.RunAsync(cancellationToken);
    }

    private static int Fail(string message, int code)
    {
        Console.Error.WriteLine(message);
        return code;
    }
}
