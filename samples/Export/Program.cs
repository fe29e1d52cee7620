using System.CommandLine;
using Export;
using Kapso.WhatsApp;

Option<string> output = new("--output", "-o")
{
    Description = "The file that the messages are written to, one JSON object a line; where the export stands is kept beside it in FILE.state.",
    DefaultValueFactory = _ => "messages.jsonl",
};
Option<int> pageSize = new("--page-size") { Description = "How many messages are fetched with one call, 1 to 100.", DefaultValueFactory = _ => PagedFilter.MaxPageSize };
pageSize.Validators.Add(result =>
{
    if (result.GetValueOrDefault<int>() is < 1 or > PagedFilter.MaxPageSize)
    {
        result.AddError($"--page-size must be between 1 and {PagedFilter.MaxPageSize}.");
    }
});
Option<int> seedMessages = new("--seed-messages") { Description = "How many messages the emulator has.", DefaultValueFactory = _ => 1000 };
seedMessages.Validators.Add(result =>
{
    if (result.GetValueOrDefault<int>() < 0)
    {
        result.AddError("--seed-messages must not be negative.");
    }
});

RootCommand command = new("Writes the message history of a number to a file and goes on where it was stopped: from an emulator in this process, or from Kapso when KAPSO_API_KEY and KAPSO_PHONE_NUMBER_ID are set.")
{
    output, pageSize, seedMessages,
};
command.SetAction((arguments, stop) =>
    ExportCommand.RunAsync(arguments.GetValue(output)!, arguments.GetValue(pageSize), arguments.GetValue(seedMessages), stop));
return await command.Parse(args).InvokeAsync();
