using System.CommandLine;
using Quickstart;

Option<bool> send = new("--send") { Description = "Really send to KAPSO_TO; against Kapso nothing is sent without it." };
RootCommand command = new("Sends one WhatsApp message of each kind and reads them back: against an emulator in this process, or against Kapso when KAPSO_API_KEY and KAPSO_PHONE_NUMBER_ID are set.")
{
    send,
};
command.SetAction((arguments, cancellationToken) => Tour.RunAsync(arguments.GetValue(send), cancellationToken));
return await command.Parse(args).InvokeAsync();
