using Kapso.WhatsApp;
using Kapso.WhatsApp.Messages;
using Microsoft.Extensions.DependencyInjection;

// Sends one text to the address it is given; the benchmarks measure its size and its start.
ServiceCollection services = [];
services.AddKapsoWhatsApp(options =>
{
    options.ApiKey = "benchmark-key";
    options.BaseAddress = new Uri(args[0]);
});
await using ServiceProvider provider = services.BuildServiceProvider();
SentMessage sent = await provider.GetRequiredService<MessagesClient>().SendTextAsync("647015955153740", "+15551234567", "Your order has been shipped.");
Console.WriteLine($"{sent.Id} {Environment.CpuUsage.TotalTime.TotalMilliseconds} {Environment.WorkingSet}");
