using System.Net;
using System.Text.Json;

namespace Kapso.WhatsApp.AspNetCore.Tests.Flows;

/// <summary>The same handlers behind a function at Kapso, which has decrypted what WhatsApp asked.</summary>
public sealed class FlowFunctionTests
{
    [Fact]
    public async Task The_same_handlers_answer_in_the_clear()
    {
        FlowRequest? seen = null;
        await using FlowServer server = await FlowServer.StartAsync(flow => flow.OnScreen("DATE", (request, _, _) =>
        {
            seen = request;
            return Task.FromResult(FlowReply.Complete() with { Variables = JsonDocument.Parse("""{"booked":true}""").RootElement });
        }));

        using HttpResponseMessage response = await server.ForwardAsync(FlowServer.Forwarded(Phone.Request("data_exchange", "DATE")));

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().Should().Be("application/json");
        (await response.Content.ReadAsStringAsync()).Should().Be(
            """{"version":"3.0","screen":"SUCCESS","data":{"extension_message_response":{"params":{"flow_token":"token-1"}}},"vars":{"booked":true}}""");
        (seen!.FlowId, seen.MetaFlowId).Should().Be(("flow-1", "meta-1"));
    }

    [Theory]
    [InlineData("flow-1")]
    [InlineData("meta-1")]
    public async Task A_flow_is_told_by_its_id_at_Kapso_or_at_Meta(string id)
    {
        await using FlowServer server = await FlowServer.StartAsync(flow => flow
            .OnInit((_, _, _) => Task.FromResult(FlowReply.Show("OTHER")), FlowMatch.Flow("flow-2"))
            .OnInit((_, _, _) => Task.FromResult(FlowReply.Show("THIS")), FlowMatch.Flow(id)));

        using HttpResponseMessage response = await server.ForwardAsync(FlowServer.Forwarded(Phone.Request("INIT")));

        (await response.Content.ReadAsStringAsync()).Should().Contain("\"screen\":\"THIS\"");
    }

    [Fact]
    public async Task A_flow_id_may_stand_beside_the_flow()
    {
        FlowRequest? seen = null;
        await using FlowServer server = await FlowServer.StartAsync(flow => flow.OnAnythingElse((request, _, _) =>
        {
            seen = request;
            return Task.FromResult(FlowReply.Show("A"));
        }));

        using HttpResponseMessage response = await server.ForwardAsync(FlowServer.Forwarded(Phone.Request("INIT"), flow: "\"flow_id\":\"flow-2\""));

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        (seen!.FlowId, seen.MetaFlowId).Should().Be(("flow-2", null));
    }

    [Theory]
    [InlineData("ping", "{}", """{"version":"3.0","data":{"status":"active"}}""")]
    [InlineData("data_exchange", """{"error":"timeout_error"}""", """{"version":"3.0","data":{"acknowledged":true}}""")]
    public async Task Every_answer_has_a_version(string action, string data, string expected)
    {
        await using FlowServer server = await FlowServer.StartAsync(flow => flow.OnInit((_, _, _) => throw new InvalidOperationException()));

        (await (await server.ForwardAsync(FlowServer.Forwarded(Phone.Request(action, data: data)))).Content.ReadAsStringAsync()).Should().Be(expected);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("function-secret-124")]
    public async Task Without_its_secret_nothing_is_read(string? secret)
    {
        await using FlowServer server = await FlowServer.StartAsync(flow => flow.OnAnythingElse((_, _, _) => Task.FromResult(FlowReply.Show("A"))));

        (await server.ForwardAsync("{", secret)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("false")]
    [InlineData("null")]
    [InlineData("\"true\"")]
    public async Task What_Kapso_found_to_be_forged_is_refused(string valid)
    {
        await using FlowServer server = await FlowServer.StartAsync(flow => flow.OnAnythingElse((_, _, _) => Task.FromResult(FlowReply.Show("A"))));

        ((int)(await server.ForwardAsync(FlowServer.Forwarded(Phone.Request("INIT"), valid))).StatusCode).Should().Be(432);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"data_exchange":7,"signature_valid":true}""")]
    [InlineData("""{"data_exchange":{},"signature_valid":true}""")]
    public async Task What_is_no_request_is_refused(string body)
    {
        await using FlowServer server = await FlowServer.StartAsync(flow => flow.OnAnythingElse((_, _, _) => Task.FromResult(FlowReply.Show("A"))));

        (await server.ForwardAsync(body)).StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }
}
