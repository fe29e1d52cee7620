using Kapso.WhatsApp;
using Kapso.WhatsApp.Emulator;
using Kapso.WhatsApp.Messages;
using Spectre.Console;

namespace Quickstart;

/// <summary>Sends one message of each kind, reads them back, and shows what a refusal looks like.</summary>
internal static class Tour
{
    private const string EmulatedCustomer = "+15551234567";

    public static async Task<int> RunAsync(bool send, CancellationToken cancellationToken)
    {
        string? phoneNumberId = Environment.GetEnvironmentVariable("KAPSO_PHONE_NUMBER_ID");
        if (Environment.GetEnvironmentVariable("KAPSO_API_KEY") is null || phoneNumberId is null)
        {
            return await AgainstEmulatorAsync(cancellationToken);
        }

        using KapsoWhatsAppClient kapso = KapsoWhatsAppClient.FromEnvironment();
        string? to = Environment.GetEnvironmentVariable("KAPSO_TO");
        AnsiConsole.MarkupLine("Talking to [bold]Kapso[/] with KAPSO_API_KEY.");
        if (!send || to is null)
        {
            AnsiConsole.MarkupLine("[yellow]Nothing is sent[/]: pass --send and set KAPSO_TO to a number of yours to send one message of each kind.");
            return await ReadBackAsync(kapso, phoneNumberId, [], cancellationToken);
        }

        return await SendAllAsync(kapso, phoneNumberId, to, inbound: null, cancellationToken);
    }

    private static async Task<int> AgainstEmulatorAsync(CancellationToken cancellationToken)
    {
        await using KapsoEmulator emulator = await KapsoEmulator.StartAsync(cancellationToken: cancellationToken);
        AnsiConsole.MarkupLine($"No KAPSO_API_KEY and KAPSO_PHONE_NUMBER_ID: started an [bold]emulator[/] at {emulator.BaseAddress}.");
        using KapsoWhatsAppClient kapso = new(new KapsoWhatsAppOptions { ApiKey = emulator.ApiKey, BaseAddress = emulator.BaseAddress });
        string inbound = emulator.Receive(InboundMessage.Text(EmulatedCustomer, "Hello, is anybody there?"));

        int result = await SendAllAsync(kapso, emulator.PhoneNumberId, EmulatedCustomer, inbound, cancellationToken);
        return await ShowRefusalAsync(kapso, emulator, cancellationToken) ? result : 1;
    }

    private static async Task<int> SendAllAsync(KapsoWhatsAppClient kapso, string phoneNumberId, string to, string? inbound, CancellationToken cancellationToken)
    {
        Table table = new Table().AddColumns("Kind", "Id", "Outcome");
        List<string> sent = [];
        bool allSent = true;
        foreach (Example example in Examples.All(inbound))
        {
            try
            {
                SentMessage message = example.Marketing
                    ? await kapso.Messages.SendMarketingAsync(phoneNumberId, to, (TemplateMessage)example.Message, cancellationToken: cancellationToken)
                    : await kapso.Messages.SendAsync(phoneNumberId, to, example.Message, example.Options, cancellationToken);
                sent.Add(message.Id);
                table.AddRow(example.Kind, Shortened(message.Id), $"[green]accepted[/]");
            }
            catch (KapsoException refused)
            {
                allSent = false;
                table.AddRow(example.Kind, "", $"[red]{Markup.Escape(refused.Message)}[/]");
            }
        }

        if (inbound is not null)
        {
            await kapso.Messages.MarkAsReadAsync(phoneNumberId, inbound, showTyping: true, cancellationToken);
            table.AddRow("mark as read, typing", Shortened(inbound), "[green]done[/]");
        }

        AnsiConsole.Write(table);
        int read = await ReadBackAsync(kapso, phoneNumberId, sent, cancellationToken);
        return allSent ? read : 1;
    }

    private static async Task<int> ReadBackAsync(KapsoWhatsAppClient kapso, string phoneNumberId, List<string> expected, CancellationToken cancellationToken)
    {
        Table table = new Table().Title("Read back, newest first").AddColumns("Direction", "Type", "Content", "Status");
        HashSet<string> missing = [.. expected];
        int shown = 0;
        await foreach (Message message in kapso.Messages.List(phoneNumberId, new MessageFilter { PageSize = 20 }).WithCancellation(cancellationToken))
        {
            missing.Remove(message.Id);
            table.AddRow($"{message.Kapso?.Direction}", $"{message.Type}", message.Content.GetType().Name, $"{message.Kapso?.Status}");
            if (++shown >= Math.Max(expected.Count + 1, 20) && missing.Count == 0)
            {
                break;
            }
        }

        AnsiConsole.Write(table);
        if (missing.Count > 0)
        {
            AnsiConsole.MarkupLine($"[red]{missing.Count} messages were not read back.[/]");
        }

        return missing.Count == 0 ? 0 : 1;
    }

    /// <summary>A refusal of the server's, and a rule that is broken before anything is sent.</summary>
    private static async Task<bool> ShowRefusalAsync(KapsoWhatsAppClient kapso, KapsoEmulator emulator, CancellationToken cancellationToken)
    {
        bool refused = false;
        emulator.Faults.Add(Fault.Status(422, """{"error":{"message":"Re-engagement message","type":"OAuthException","code":131047,"error_data":{"details":"More than 24 hours have passed since the recipient last wrote."}}}"""));
        try
        {
            await kapso.Messages.SendTextAsync(emulator.PhoneNumberId, EmulatedCustomer, "Are you still there?", cancellationToken: cancellationToken);
        }
        catch (KapsoApiException e) when (e.Category == ErrorCategory.CustomerServiceWindow)
        {
            refused = true;
            AnsiConsole.MarkupLine("A message that the server refuses:");
            AnsiConsole.MarkupLine($"  [yellow]{Markup.Escape(e.Message)}[/]");
        }

        try
        {
            _ = Interactive.Buttons().Body("Sure?").Reply("yes", "Yes, I am quite sure of it").Reply("yes", "No").Build();
            return false;
        }
        catch (KapsoValidationException e)
        {
            AnsiConsole.MarkupLine("A message that breaks rules before it is sent:");
            AnsiConsole.MarkupLine($"  [yellow]{Markup.Escape(e.Message)}[/]");
            return refused;
        }
    }

    private static string Shortened(string id) => id.Length <= 16 ? id : $"{id[..8]}…{id[^7..]}";
}
