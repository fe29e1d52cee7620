using Kapso.WhatsApp;
using Kapso.WhatsApp.Customers;
using Kapso.WhatsApp.Emulator;
using Kapso.WhatsApp.MediaFiles;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.PhoneNumbers;
using Kapso.WhatsApp.SetupLinks;
using Kapso.WhatsApp.Templates;
using Kapso.WhatsApp.Webhooks;
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

Customer customer = await kapso.Customers.CreateAsync(new NewCustomer { Name = "Native", ExternalCustomerId = "1" });
customer = await kapso.Customers.UpdateAsync(customer.Id, new CustomerUpdate { ExternalCustomerId = null });
CreatedSetupLink link = await kapso.SetupLinks.CreateAsync(customer.Id, NewSetupLink.Recommended with { Theme = new SetupLinkTheme { PrimaryColor = "#22c55e" } });
await kapso.SetupLinks.UpdateAsync(customer.Id, link.Id, new SetupLinkUpdate { ExpiresAt = DateTimeOffset.MaxValue, Language = SetupLanguage.Spanish, Theme = null });
PhoneNumberHealth health = await kapso.PhoneNumbers.GetHealthAsync(emulator.PhoneNumberId);
bool onboards = customer.ExternalCustomerId is null && link.Token is not null && health.MessagingHealth is not null;

byte[] file = "a native file"u8.ToArray();
UploadedMedia uploaded = await kapso.Media.UploadAsync(emulator.PhoneNumberId, MediaFile.FromBytes(file, "native.txt"));
await using MediaDownload download = await kapso.Media.DownloadAsync(emulator.PhoneNumberId, uploaded.Id);
byte[] came = new byte[file.Length];
await download.Content.ReadExactlyAsync(came);
await kapso.Templates.CreateAsync(emulator.BusinessAccountId, TemplateDefinition.Utility("native", "en").NamedParameters().Body("Hi {{name}}!", o => o.Example("name", "Alex")).QuickReply("Yes").Build());
emulator.ReviewTemplate("native", "en", "APPROVED");
Template template = (await kapso.Templates.FindAsync(emulator.BusinessAccountId, "native", "en"))!;
await kapso.Messages.SendAsync(emulator.PhoneNumberId, "+15551234567", TemplateMessage.For(template).Set("name", "Bo").Build());
bool carries = came.AsSpan().SequenceEqual(file) && template.Components is [BodyDefinition { Text: "Hi {{name}}!" }, ButtonsDefinition { Buttons: [QuickReplyButtonDefinition] }];

byte[] body = """{"message":{"id":"wamid.1","type":"text","text":{"body":"Native"},"from":"15551234567"},"conversation":{"id":"c1"},"phone_number_id":"647"}"""u8.ToArray();
bool verified = WebhookSignature.IsValid(body, WebhookSignature.Compute(body, "secret"), "secret");
IncomingWebhook webhook = WebhookReader.Read(body, new WebhookRequestHeaders { Event = WebhookEventType.MessageReceived.Value });
IncomingWebhook meta = WebhookReader.Read("""{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"flows","value":{"event":"X","error_rate":"1.5"}}]}]}"""u8, new WebhookRequestHeaders());
bool receives = verified && webhook.Events is [MessageReceivedEvent { Message.Content: TextContent { Body: "Native" } }] && meta.Events is [MetaFlowEvent { ErrorRate: 1.5 }];

bool works = onboards && carries && receives && read.Content is TextContent { Body: "Hello from native code" } && listed.Contains(list.Id) && refusal.Length > 0;
Console.WriteLine(works ? $"Sent {text.Id} and {list.Id}, read {listed.Count} messages back, and was refused: {refusal}." : "What was read back is not what was sent.");
return works ? 0 : 1;
