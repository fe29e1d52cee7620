using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using AwsLambda;
using Kapso.WhatsApp.Emulator;
using Kapso.WhatsApp.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Kapso.WhatsApp.SampleTests;

/// <summary>The Lambda sample against a runtime API like Lambda's: requests that an emulator delivers come as events and are answered.</summary>
public sealed class AwsLambdaTests
{
    private const string Secret = "emulated-webhook-secret";

    [Fact]
    public async Task The_function_answers_events_of_the_runtime_and_replies_to_the_customer()
    {
        await using KapsoEmulator emulator = await KapsoEmulator.StartAsync();
        Channel<string> events = Channel.CreateUnbounded<string>();
        Channel<JsonNode> results = Channel.CreateUnbounded<JsonNode>();
        await using WebApplication aws = await StartAsync(events, results);
        emulator.AddWebhook(new EmulatedWebhook { Url = $"{aws.Urls.First()}/url", SecretKey = Secret, PhoneNumberId = emulator.PhoneNumberId, Events = [WebhookEventType.MessageReceived.Value] });
        await using WebhookFunction function = new(emulator.ApiKey, Secret, emulator.BaseAddress);
        using LambdaRuntime lambda = new(new Uri(aws.Urls.First()));
        using CancellationTokenSource stop = new();
        Task running = lambda.RunAsync(function.HandleAsync, stop.Token);

        emulator.Receive(InboundMessage.Text("+15551234567", "Hello"));
        ((int)(await NextAsync())["statusCode"]!).Should().Be(200);
        await events.Writer.WriteAsync("""{"headers":{"x-webhook-signature":"forged"},"body":"{}","isBase64Encoded":false}""");
        ((int)(await NextAsync())["statusCode"]!).Should().Be(401);

        emulator.Requests.Should().Contain(request => request.Method == "POST" && request.Path.EndsWith("/messages"));
        await stop.CancelAsync();
        await FluentActions.Awaiting(() => running).Should().ThrowAsync<OperationCanceledException>();

        async Task<JsonNode> NextAsync()
        {
            Task<JsonNode> next = results.Reader.ReadAsync().AsTask();
            await (await Task.WhenAny(next, running).WaitAsync(TimeSpan.FromMinutes(1)));
            return await next;
        }
    }

    /// <summary>A function URL, which makes events of requests, and the runtime API that hands them out.</summary>
    private static async Task<WebApplication> StartAsync(Channel<string> events, Channel<JsonNode> results)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        WebApplication aws = builder.Build();
        aws.MapPost("/url", async (HttpContext http) =>
        {
            using MemoryStream body = new();
            await http.Request.Body.CopyToAsync(body);
            await events.Writer.WriteAsync(new JsonObject
            {
                ["version"] = "2.0",
                ["headers"] = new JsonObject(http.Request.Headers.Select(header => KeyValuePair.Create(header.Key.ToLowerInvariant(), (JsonNode?)header.Value.ToString()))),
                ["requestContext"] = new JsonObject { ["http"] = new JsonObject { ["method"] = "POST" } },
                ["body"] = Convert.ToBase64String(body.ToArray()),
                ["isBase64Encoded"] = true,
            }.ToJsonString());
        });
        aws.MapGet("/2018-06-01/runtime/invocation/next", async (HttpContext http) =>
        {
            string next = await events.Reader.ReadAsync(http.RequestAborted);
            http.Response.Headers["Lambda-Runtime-Aws-Request-Id"] = "1";
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync(next);
        });
        aws.MapPost("/2018-06-01/runtime/invocation/1/response", async (HttpContext http) =>
        {
            await results.Writer.WriteAsync((await JsonSerializer.DeserializeAsync<JsonNode>(http.Request.Body))!);
            http.Response.StatusCode = StatusCodes.Status202Accepted;
        });
        await aws.StartAsync();
        return aws;
    }
}
