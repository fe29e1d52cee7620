using System.CommandLine;
using Kapso.WhatsApp.Emulator.Tool;

Option<int> port = new("--port", "-p")
{
    Description = "The TCP port on 127.0.0.1; 0 takes a free one.",
    DefaultValueFactory = _ => 4010,
};
port.Validators.Add(result =>
{
    if (result.GetValueOrDefault<int>() is < 0 or > 65535)
    {
        result.AddError("--port must be between 0 and 65535.");
    }
});
Option<string?> apiKey = new("--api-key")
{
    Description = "The only API key to accept. Without it, any key that is not empty is accepted.",
};
Option<int> seedMessages = new("--seed-messages")
{
    Description = "How many messages the number has from the start, with their conversations; the same each time.",
};
seedMessages.Validators.Add(result =>
{
    if (result.GetValueOrDefault<int>() < 0)
    {
        result.AddError("--seed-messages must not be negative.");
    }
});
Option<string[]> allowedHosts = new("--allowed-host")
{
    Description = "A host name besides those of this machine under which the emulator may be called, and whose web pages may call it. May be given more than once.",
    DefaultValueFactory = _ => [],
};
allowedHosts.Validators.Add(result =>
{
    if (result.Tokens.FirstOrDefault(token => Uri.CheckHostName(token.Value) is UriHostNameType.Unknown) is { } wrong)
    {
        result.AddError($"--allowed-host takes a host name without scheme and port, and '{wrong.Value}' is none.");
    }
});

RootCommand command = new("Runs a Kapso emulator on this machine until Ctrl-C or SIGTERM.") { port, apiKey, seedMessages, allowedHosts };
command.SetAction((arguments, stop) => EmulatorCommand.RunAsync(
    arguments.GetValue(port),
    arguments.GetValue(apiKey),
    arguments.GetValue(seedMessages),
    arguments.GetValue(allowedHosts) ?? [],
    arguments.InvocationConfiguration.Output,
    arguments.InvocationConfiguration.Error,
    stop));

return await command.Parse(args).InvokeAsync().ConfigureAwait(false);
