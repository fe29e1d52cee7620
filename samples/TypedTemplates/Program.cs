using Kapso.WhatsApp;
using Kapso.WhatsApp.Emulator;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Templates;
using TypedTemplates.Templates;

// Each *.template.json in Templates/ is a class here, whose Create takes exactly what the template needs. The emulator stands in for Kapso.
await using KapsoEmulator emulator = await KapsoEmulator.StartAsync();
using KapsoWhatsAppClient kapso = new(new KapsoWhatsAppOptions { ApiKey = emulator.ApiKey, BaseAddress = emulator.BaseAddress });
const string customer = "+15551234567";

// The same files create the templates at Meta.
foreach (string file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Templates"), "*.template.json").Order())
{
    TemplateDefinition definition = TemplateDefinition.Parse(await File.ReadAllTextAsync(file));
    await kapso.Templates.CreateAsync(emulator.BusinessAccountId, definition);
    emulator.ReviewTemplate(definition.Name, definition.Language, "APPROVED");
    Console.WriteLine($"Created {definition.Name} in {definition.Language}.");
}

await SendAsync(OrderStatusUpdate.Create(orderId: "ORDER-7", customerName: "Bo", trackUrlSuffix: "7", thanksPayload: "thanks-7"));
await SendAsync(LoginCode.Create(code: "493817"));
await SendAsync(AppointmentReminder.Create(body1: "Bo", body2: "3 März", language: "de"));

try
{
    AppointmentReminder.Create("Bo", "3 mars", language: "fr");
}
catch (ArgumentException unknown)
{
    Console.WriteLine(unknown.Message);
}

async Task SendAsync(TemplateMessage message)
{
    SentMessage sent = await kapso.Messages.SendAsync(emulator.PhoneNumberId, customer, message);
    Console.WriteLine($"Sent {message.Name} in {message.Language}: {sent.Id}");
}
