using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

// One of several receivers of a load test, each a process of its own: they share a Redis server, where each also counts what it handled.
// Says its address when it listens, and ends in good order when its input does.
(string socket, string prefix, string mode, string secret) = (args[0], args[1], args[2], args[3]);
ConfigurationOptions redisOptions = new() { AbortOnConnectFail = false, ConnectTimeout = 30_000, SyncTimeout = 30_000, AsyncTimeout = 30_000 };
redisOptions.EndPoints.Add(new UnixDomainSocketEndPoint(socket));
await using ConnectionMultiplexer redis = await ConnectionMultiplexer.ConnectAsync(redisOptions);
IDatabase counts = redis.GetDatabase();

WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
builder.Services.AddRoutingCore();
builder.Services.AddLogging();
builder.Services.AddSingleton<IConnectionMultiplexer>(redis);
builder.Services
    .AddKapsoWebhooks(options =>
    {
        options.Secrets.Add(secret);
        options.Mode = Enum.Parse<WebhookMode>(mode);
        options.QueueCapacity = 64;
        options.RetryDelays.Clear();
        options.RetryDelays.Add(TimeSpan.Zero);
        options.RetryDelays.Add(TimeSpan.FromMilliseconds(1));
    })
    .UseRedis(prefix)
    .On<MessageReceivedEvent>(async (received, _, _) =>
    {
        string id = received.Message.Id;
        long attempt = await counts.HashIncrementAsync($"{prefix}attempts", id);
        if (int.Parse(id["wamid.".Length..], CultureInfo.InvariantCulture) % 7 == 0 && attempt == 1)
        {
            throw new InvalidOperationException("at first it fails");
        }

        await counts.HashIncrementAsync($"{prefix}succeeded", id);
    });

await using WebApplication web = builder.Build();
web.UseRouting();
web.MapKapsoWebhooks("/hook");
await web.StartAsync();
Console.WriteLine(web.Urls.First());
await Console.In.ReadToEndAsync();
await web.StopAsync();
