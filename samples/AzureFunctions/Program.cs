using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Webhooks;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder(args);
IConfigurationSection settings = builder.Configuration.GetSection("Kapso");
builder.Services.AddKapsoWhatsApp(settings);

// An instance may be stopped after its response: handlers run before it (WebhookMode.Inline, the default). Instances share what was handled through a deduplicator of their own, for example Redis.
builder.Services.AddKapsoWebhooks(options =>
    {
        options.Secrets.Add(settings["WebhookSecret"] ?? "");
        options.MetaVerifyToken = settings["VerifyToken"];
    })
    .On<MessageReceivedEvent>((_, context, cancellationToken) => context.Reply.TextAsync("Thank you!", cancellationToken: cancellationToken), Match.Content<TextContent>());

await builder.Build().RunAsync();
