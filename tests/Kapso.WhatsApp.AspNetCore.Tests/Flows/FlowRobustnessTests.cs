using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Kapso.WhatsApp.AspNetCore.Tests.Flows;

/// <summary>Both endpoints of a flow answer, and in time, whatever people enter and handlers do.</summary>
public sealed class FlowRobustnessTests
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Half_an_emoji_is_answered(bool encrypted)
    {
        FlowRequest? seen = null;
        string? name = null;
        await using FlowServer server = await FlowServer.StartAsync(flow => flow.OnScreen("A \ufffd", (request, _, _) =>
        {
            seen = request;
            name = request.Data.GetProperty("name").GetString();
            return Task.FromResult(FlowReply.Show("B", request.Data));
        }));
        const string request = """
            {"version":"\ud83d","action":"data_exchange","screen":"A \ud83d","flow_token":"t\ude00","flow_token_signature":"a.\ud83d.c","\ud83d":1,"data":{"name":"Ann \ud83d","\ud83d":"\ude00"}}
            """;

        using HttpResponseMessage response = await AskAsync(server, encrypted, request);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        (name, seen!.FlowToken).Should().Be(("Ann \ufffd", "t\ufffd"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_no_UTF8_is_no_request(bool encrypted)
    {
        await using FlowServer server = await FlowServer.StartAsync(flow => flow.OnAnythingElse((request, _, _) => throw new InvalidOperationException()));
        byte[] request = [.. "{\"action\":\"INIT\",\"screen\":\""u8, 0xF0, 0x9F, 0x98, .. "\"}"u8];

        using HttpResponseMessage response = encrypted
            ? await server.PostAsync(new Phone(FlowServer.Key.ExportPublicKeyPem()).Wrap(request))
            : await server.ForwardAsync([.. "{\"data_exchange\":"u8, .. request, .. ",\"signature_valid\":true}"u8]);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public async Task A_handler_that_ignores_its_token_is_not_waited_for(bool encrypted, bool blocks)
    {
        FakeTimeProvider clock = new();
        TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource release = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource<Exception?> late = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using FlowServer server = await FlowServer.StartAsync(
            flow => flow.OnAnythingElse(async (_, context, _) =>
            {
                begun.SetResult();
                if (blocks)
                {
                    release.Task.Wait(HangGuard, CancellationToken.None);
                }
                else
                {
                    await release.Task;
                }

                late.SetResult(Record(() => _ = context.Services));
                return FlowReply.Show("A");
            }),
            services: services => services.AddSingleton<TimeProvider>(clock));

        Task<HttpResponseMessage> asked = AskAsync(server, encrypted, Phone.Request("INIT"));
        await begun.Task.WaitAsync(HangGuard);
        clock.Advance(TimeSpan.FromSeconds(9));

        (await asked.WaitAsync(HangGuard)).StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        server.OwnLogs[^1].Message.Should().Contain("took too long");
        release.SetResult();
        (await late.Task.WaitAsync(HangGuard)).Should().BeOfType<InvalidOperationException>("the server may serve another request with the same object by now");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_error_handler_that_does_not_end_in_time_is_not_waited_for(bool encrypted)
    {
        FakeTimeProvider clock = new();
        TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using FlowServer server = await FlowServer.StartAsync(
            flow => flow.OnAnythingElse((_, _, _) => Task.FromResult(FlowReply.Show("A"))).OnError((_, _, _) =>
            {
                begun.SetResult();
                return new TaskCompletionSource().Task;
            }),
            services: services => services.AddSingleton<TimeProvider>(clock));

        Task<HttpResponseMessage> asked = AskAsync(server, encrypted, Phone.Request("INIT", data: """{"error":"timeout_error"}"""));
        await begun.Task.WaitAsync(HangGuard);
        clock.Advance(TimeSpan.FromSeconds(9));

        (await asked.WaitAsync(HangGuard)).StatusCode.Should().Be(HttpStatusCode.InternalServerError);
    }

    [Fact]
    public async Task Keys_that_are_not_found_in_time_are_not_waited_for()
    {
        FakeTimeProvider clock = new();
        TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using FlowServer server = await FlowServer.StartAsync(
            flow => flow.OnAnythingElse((_, _, _) => Task.FromResult(FlowReply.Show("A"))),
            options => options.ResolvePrivateKeys = _ =>
            {
                begun.SetResult();
                return new ValueTask<IReadOnlyList<FlowPrivateKey>>(new TaskCompletionSource<IReadOnlyList<FlowPrivateKey>>().Task);
            },
            services => services.AddSingleton<TimeProvider>(clock));

        Task<HttpResponseMessage> asked = AskAsync(server, encrypted: true, Phone.Request("INIT"));
        await begun.Task.WaitAsync(HangGuard);
        clock.Advance(TimeSpan.FromSeconds(9));

        (await asked.WaitAsync(HangGuard)).StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        server.OwnLogs[^1].Message.Should().Be("ResolvePrivateKeys was stopped as it took too long");
    }

    [Fact]
    public async Task Keys_that_cannot_be_found_are_500_and_logged()
    {
        await using FlowServer server = await FlowServer.StartAsync(
            flow => flow.OnAnythingElse((_, _, _) => Task.FromResult(FlowReply.Show("A"))),
            options => options.ResolvePrivateKeys = _ => throw new System.Text.Json.JsonException("the vault is closed"));

        using HttpResponseMessage response = await AskAsync(server, encrypted: true, Phone.Request("INIT"));

        response.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        (server.OwnLogs[^1].Level, server.OwnLogs[^1].Message).Should().Be((LogLevel.Error, "ResolvePrivateKeys failed"));
    }

    private static Task<HttpResponseMessage> AskAsync(FlowServer server, bool encrypted, string request) =>
        encrypted ? server.PostAsync(new Phone(FlowServer.Key.ExportPublicKeyPem()).Wrap(request)) : server.ForwardAsync(FlowServer.Forwarded(request));

    private static Exception? Record(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }
}
