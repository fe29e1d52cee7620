using System.Text.Json.Nodes;
using Kapso.WhatsApp;
using Kapso.WhatsApp.AspNetCore;
using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Customers;
using Kapso.WhatsApp.Emulator;
using Kapso.WhatsApp.Flows;
using Kapso.WhatsApp.MediaFiles;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.PhoneNumbers;
using Kapso.WhatsApp.SetupLinks;
using Kapso.WhatsApp.Templates;
using Kapso.WhatsApp.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
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
await foreach (Message message in kapso.Messages.List())
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
await kapso.Messages.SendAsync(emulator.PhoneNumberId, "+15551234567", template.CreateMessage().Set("name", "Bo").Build());
bool carries = came.AsSpan().SequenceEqual(file) && template.Components is [BodyDefinition { Text: "Hi {{name}}!" }, ButtonsDefinition { Buttons: [QuickReplyButtonDefinition] }];

FlowPrivateKey key = FlowPrivateKey.Generate();
WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
builder.Services.AddRoutingCore();
builder.Services.AddWhatsAppFlows(o =>
{
    o.PrivateKeys.Add(key);
    o.AppSecrets.Add(new KapsoEmulatorOptions().MetaAppSecret);
}).OnAnythingElse((request, _, _) => Task.FromResult(request.Screen is null ? FlowReply.Show("ASK") : FlowReply.Complete(request.Data)));
await using WebApplication web = builder.Build();
web.UseRouting();
web.MapWhatsAppFlows("/flow");
await web.StartAsync();
FlowDefinition form = FlowDefinition.Dynamic().Screen("ASK", "Ask", s => s.TextInput("name", "Name").Terminal().DataExchange("Done", p => p.FromForm("name"))).Build();
CreatedMetaFlow created = await kapso.MetaFlows.CreateAsync(
    emulator.BusinessAccountId, new NewMetaFlow { Name = "native", Categories = [FlowCategory.Other], Definition = form, EndpointUri = new Uri(new Uri(web.Urls.First()), "/flow").AbsoluteUri });
await kapso.MetaFlows.SetPublicKeyAsync(emulator.PhoneNumberId, key.ExportPublicKeyPem());
await kapso.MetaFlows.PublishAsync(created.Id);
SentMessage opened = await kapso.Messages.SendAsync(emulator.PhoneNumberId, "+15551234567", Interactive.Flow(created.Id, "Open").Body("A form").Token("t").DataExchange().Build());
EmulatedFlow phone = await emulator.OpenFlowAsync(opened.Id);
await phone.SubmitAsync(new JsonObject { ["name"] = "Native" });
bool answers = phone.Response?.ToJsonString() == """{"flow_token":"t","name":"Native"}""";

byte[] body = """{"message":{"id":"wamid.1","type":"text","text":{"body":"Native"},"from":"15551234567"},"conversation":{"id":"c1"},"phone_number_id":"647"}"""u8.ToArray();
bool verified = WebhookSignature.IsValid(body, WebhookSignature.Compute(body, "secret"), "secret");
IncomingWebhook webhook = WebhookReader.Read(body, new WebhookRequestHeaders { Event = WebhookEventType.MessageReceived.Value });
IncomingWebhook meta = WebhookReader.Read("""{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"flows","value":{"event":"X","error_rate":"1.5"}}]}]}"""u8, new WebhookRequestHeaders());
bool receives = verified && webhook.Events is [MessageReceivedEvent { Message.Content: TextContent { Body: "Native" } }] && meta.Events is [MetaFlowEvent { ErrorRate: 1.5 }];

bool works = onboards && carries && answers && receives && read.Content is TextContent { Body: "Hello from native code" } && listed.Contains(list.Id) && refusal.Length > 0;
Console.WriteLine(works ? $"Sent {text.Id} and {list.Id}, read {listed.Count} messages back, and was refused: {refusal}." : "What was read back is not what was sent.");
return works ? 0 : 1;
