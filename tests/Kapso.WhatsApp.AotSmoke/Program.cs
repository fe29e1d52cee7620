using Kapso.WhatsApp;
using Kapso.WhatsApp.Emulator;
using Kapso.WhatsApp.Messages;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

// Published with Native AOT and run: sends and reads messages through a registered client, over real sockets.
await using KapsoEmulator emulator = await KapsoEmulator.StartAsync();
IConfigurationRoot configuration = new ConfigurationBuilder()
    .AddInMemoryCollection([new("Kapso:ApiKey", emulator.ApiKey), new("Kapso:BaseAddress", emulator.BaseAddress.ToString()), new("Kapso:Retry:MaxRetries", "2")])
    .Build();
ServiceCollection services = [];
services.AddKapsoWhatsApp(configuration.GetSection("Kapso"));
await using ServiceProvider provider = services.BuildServiceProvider();
KapsoWhatsAppClient kapso = provider.GetRequiredService<KapsoWhatsAppClient>();

SentMessage text = await kapso.Messages.SendTextAsync(emulator.PhoneNumberId, "+15551234567", "Hello from native code");
SentMessage list = await kapso.Messages.SendAsync(
    emulator.PhoneNumberId,
    "+15551234567",
    Interactive.List("Options").Body("Choose").Section(rows => rows.Row("a", "First").Row("b", "Second")).Build());
Message read = await kapso.Messages.GetAsync(emulator.PhoneNumberId, text.Id);
List<string> listed = [];
await foreach (Message message in kapso.Messages.Search())
{
    listed.Add(message.Id);
}

string refusal = "";
try
{
    await kapso.Messages.GetAsync(emulator.PhoneNumberId, "wamid.unknown");
}
catch (KapsoApiException refused)
{
    refusal = $"{refused.Category}";
}

bool works = read.Content is TextContent { Body: "Hello from native code" } && listed.Contains(list.Id) && refusal.Length > 0;
Console.WriteLine(works ? $"Sent {text.Id} and {list.Id}, read {listed.Count} messages back, and was refused: {refusal}." : "What was read back is not what was sent.");
return works ? 0 : 1;
