using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using FlowHandler = System.Func<Kapso.WhatsApp.AspNetCore.FlowRequest, Kapso.WhatsApp.AspNetCore.FlowContext, System.Threading.CancellationToken, System.Threading.Tasks.Task<Kapso.WhatsApp.AspNetCore.FlowReply>>;

namespace Kapso.WhatsApp.AspNetCore.Tests.Flows;

/// <summary>What a flow asks over a real socket, and what it is answered.</summary>
public sealed partial class FlowEndpointTests
{
    private static readonly FlowHandler Unexpected = (request, _, _) => throw new InvalidOperationException($"{request} came to the wrong handler");

    [Fact]
    public async Task Each_request_comes_to_its_handler()
    {
        await using FlowServer server = await FlowServer.StartAsync(flow => flow
            .OnInit(Answer("init"))
            .OnScreen("DATE", Answer("date"))
            .OnBack(Answer("back"))
            .OnAnythingElse(Answer("else")));

        (await server.AskAsync(Phone.Request("INIT"))).Should().Contain("\"from\":\"init\"");
        (await server.AskAsync(Phone.Request("INIT", "DATE"))).Should().Contain("\"from\":\"init\"");
        (await server.AskAsync(Phone.Request("data_exchange", "DATE"))).Should().Contain("\"from\":\"date\"");
        (await server.AskAsync(Phone.Request("BACK", "DATE"))).Should().Contain("\"from\":\"back\"");
        (await server.AskAsync(Phone.Request("data_exchange", "SLOT"))).Should().Contain("\"from\":\"else\"");
        (await server.AskAsync(Phone.Request("wave", "DATE"))).Should().Contain("\"from\":\"date\"");
        (await server.AskAsync(Phone.Request("wave"))).Should().Contain("\"from\":\"else\"");

    }

    [Fact]
    public async Task Several_flows_are_told_apart_by_the_endpoints_path()
    {
        await using FlowServer server = await FlowServer.StartAsync(flow => flow
            .OnAnythingElse(Answer("else"))
            .OnAnythingElse(Answer("never"))
            .OnInit(Answer("survey"), FlowMatch.Flow("survey", "poll"))
            .OnInit(Answer("appointment"), FlowMatch.Flow("appointment"), request => request.FlowToken == "token-1")
            .OnScreen("DATE", Answer("date of appointment"), FlowMatch.Flow("appointment"))
            .OnScreen("DATE", Answer("any other date")));

        (await server.AskAsync(Phone.Request("INIT"), "/flow/survey")).Should().Contain("\"from\":\"survey\"");
        (await server.AskAsync(Phone.Request("INIT"), "/flow/poll")).Should().Contain("\"from\":\"survey\"");
        (await server.AskAsync(Phone.Request("INIT"), "/flow/appointment")).Should().Contain("\"from\":\"appointment\"");
        (await server.AskAsync(Phone.Request("INIT"))).Should().Contain("\"from\":\"else\"");
        (await server.AskAsync(Phone.Request("data_exchange", "DATE"), "/flow/appointment")).Should().Contain("\"from\":\"date of appointment\"");
        (await server.AskAsync(Phone.Request("data_exchange", "DATE"), "/flow/survey")).Should().Contain("\"from\":\"any other date\"");
    }

    [Fact]
    public async Task An_error_notification_comes_to_the_handler_of_its_flow()
    {
        List<string> told = [];
        await using FlowServer server = await FlowServer.StartAsync(flow => flow.OnAnythingElse(Unexpected).OnError(Note("survey"), FlowMatch.Flow("survey")).OnError(Note("other")));
        string notification = Phone.Request("data_exchange", "DATE", """{"error":"invalid-screen-transition","error_message":"No way."}""");

        await server.AskAsync(notification, "/flow/survey");
        await server.AskAsync(notification, "/flow/appointment");

        told.Should().Equal("survey", "other");

        Func<FlowErrorNotification, FlowContext, CancellationToken, Task> Note(string name) => (_, _, _) =>
        {
            told.Add(name);
            return Task.CompletedTask;
        };
    }

    [Fact]
    public async Task A_request_is_typed_and_its_answer_is_exact()
    {
        FlowRequest? seen = null;
        await using FlowServer server = await FlowServer.StartAsync(flow => flow.OnScreen("DATE", (request, context, _) =>
        {
            seen = request;
            context.Services.GetRequiredService<TimeProvider>().Should().NotBeNull();
            return Task.FromResult(FlowReply.Show("SLOT", new Slots("9:00 + ü"), Json.Default.Slots));
        }), services: services => services.AddSingleton(TimeProvider.System));

        string answer = await server.AskAsync(Phone.Request("data_exchange", "DATE", """{"chosenDate":"2026-12-01","Full Name":"Ann"}""", version: "4.0"));

        answer.Should().Be("""{"version":"4.0","screen":"SLOT","data":{"from":"9:00 + ü"}}""");
        seen.Should().BeEquivalentTo(new { Version = "4.0", Action = FlowRequestAction.DataExchange, Screen = "DATE", FlowToken = "token-1", IsFlowTokenSigned = (bool?)null });
        seen!.ReadData(Json.Default.Chosen).Should().Be(new Chosen("2026-12-01", "Ann"));
        seen.ToString().Should().Be("data_exchange DATE");
    }

    public static TheoryData<string, string> Replies => new()
    {
        { "show", """{"version":"3.0","screen":"SLOT","data":{}}""" },
        { "stay", """{"version":"3.0","screen":"DATE","data":{"error_message":"Closed then.","from":"x"}}""" },
        { "stay alone", """{"version":"3.0","screen":"DATE","data":{"error_message":"Closed then."}}""" },
        { "complete", """{"version":"3.0","screen":"SUCCESS","data":{"extension_message_response":{"params":{"flow_token":"token-1","from":"x"}}}}""" },
        { "complete alone", """{"version":"3.0","screen":"SUCCESS","data":{"extension_message_response":{"params":{"flow_token":"token-1"}}}}""" },
        { "complete with a token", """{"version":"3.0","screen":"SUCCESS","data":{"extension_message_response":{"params":{"flow_token":"token-1"}}}}""" },
    };

    [Theory]
    [MemberData(nameof(Replies))]
    public async Task Every_answer_is_exact(string kind, string expected)
    {
        await using FlowServer server = await FlowServer.StartAsync(flow => flow.OnAnythingElse((_, _, _) => Task.FromResult(Reply(kind))));

        (await server.AskAsync(Phone.Request("data_exchange", "DATE"))).Should().Be(expected);
    }

    [Fact]
    public async Task Without_a_token_the_parameters_may_hold_one()
    {
        await using FlowServer server = await FlowServer.StartAsync(flow => flow.OnAnythingElse((_, _, _) => Task.FromResult(Reply("complete with a token"))));

        (await server.AskAsync(Phone.Request("data_exchange", "DATE", token: null))).Should().Contain("""{"flow_token":"other"}""");
    }

    [Fact]
    public async Task A_ping_needs_no_handler()
    {
        await using FlowServer server = await FlowServer.StartAsync(flow => flow.OnInit(Unexpected));

        (await server.AskAsync("""{"version":"3.0","action":"ping"}""")).Should().Be("""{"data":{"status":"active"}}""");
    }

    [Theory]
    [InlineData("""{"error":"invalid-screen-transition","error_message":"No way."}""", "invalid-screen-transition", "No way.")]
    [InlineData("""{"error_key":"timeout_error"}""", "timeout_error", null)]
    [InlineData("""{"error_key":"something new","error_message":"Oh."}""", "something new", "Oh.")]
    public async Task An_error_that_WhatsApp_tells_is_acknowledged_and_passed_on(string data, string key, string? message)
    {
        FlowErrorNotification? told = null;
        await using FlowServer server = await FlowServer.StartAsync(flow => flow.OnAnythingElse(Unexpected).OnError((error, _, _) =>
        {
            told = error;
            return Task.CompletedTask;
        }));

        (await server.AskAsync(Phone.Request("INIT", "DATE", data))).Should().Be("""{"data":{"acknowledged":true}}""");

        (told!.Key, told.Message).Should().Be((key, message));
        server.OwnLogs[^1].Message.Should().Contain(key).And.NotContain("token-1");
    }

    [Fact]
    public async Task An_answer_of_the_flow_may_be_called_error()
    {
        await using FlowServer server = await FlowServer.StartAsync(flow => flow.OnScreen("REPORT", (_, _, _) => Task.FromResult(FlowReply.Complete())));

        (await server.AskAsync(Phone.Request("data_exchange", "REPORT", """{"error":"My parcel is broken"}"""))).Should().Contain("SUCCESS");
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("This offer has ended.", """{"error_msg":"This offer has ended."}""")]
    public async Task A_token_can_be_refused(string? text, string body)
    {
        await using FlowServer server = await FlowServer.StartAsync(flow => flow.OnAnythingElse((_, _, _) => Task.FromResult(FlowReply.TokenExpired(text))));

        using HttpResponseMessage response = await server.PostAsync(new Phone(FlowServer.Key.ExportPublicKeyPem()).Wrap(Phone.Request("INIT")));

        ((int)response.StatusCode).Should().Be(427);
        (await response.Content.ReadAsStringAsync()).Should().Be(body);
        response.Content.Headers.ContentType?.MediaType.Should().Be(text is null ? null : "application/json");
    }

    [Fact]
    public async Task Another_key_is_421_and_another_signature_432()
    {
        await using FlowServer server = await FlowServer.StartAsync(flow => flow.OnAnythingElse(Unexpected));
        byte[] body = new Phone(FlowPrivateKey.Generate().ExportPublicKeyPem()).Wrap(Phone.Request("INIT"));

        ((int)(await server.PostAsync(body)).StatusCode).Should().Be(421);
        ((int)(await server.PostAsync(body, "sha256=" + new string('0', 64))).StatusCode).Should().Be(432);
        ((int)(await server.PostAsync(body, "")).StatusCode).Should().Be(432);
        server.OwnLogs.Should().OnlyContain(record => record.Level == LogLevel.Warning);
    }

    [Fact]
    public async Task Keys_and_secrets_can_be_replaced_one_after_the_other()
    {
        FlowPrivateKey next = FlowPrivateKey.Generate();
        await using FlowServer server = await FlowServer.StartAsync(flow => flow.OnAnythingElse((_, _, _) => Task.FromResult(FlowReply.Complete())), options =>
        {
            options.PrivateKeys.Add(next);
            options.AppSecrets.Insert(0, "another secret");
        });

        (await server.AskAsync(Phone.Request("INIT"))).Should().Contain("SUCCESS");
        Phone phone = new(next.ExportPublicKeyPem());
        using HttpResponseMessage response = await server.PostAsync(phone.Wrap(Phone.Request("INIT")));
        phone.Open(await response.Content.ReadAsStringAsync()).Should().Contain("SUCCESS");
    }

    [Fact]
    public async Task Each_number_can_have_a_key_of_its_own()
    {
        FlowPrivateKey own = FlowPrivateKey.Generate();
        await using FlowServer server = await FlowServer.StartAsync(flow => flow.OnAnythingElse((_, _, _) => Task.FromResult(FlowReply.Complete())), options =>
        {
            options.PrivateKeys.Clear();
            options.ResolvePrivateKeys = http => ValueTask.FromResult<IReadOnlyList<FlowPrivateKey>>(http.Request.RouteValues["flow"] is "acme" ? [own] : []);
        });
        byte[] body = new Phone(own.ExportPublicKeyPem()).Wrap(Phone.Request("INIT"));

        ((int)(await server.PostAsync(body, path: "/flow/acme")).StatusCode).Should().Be(200);
        ((int)(await server.PostAsync(body, path: "/flow/other")).StatusCode).Should().Be(421);
    }

    public static TheoryData<string, int> Bodies => new()
    {
        { "", 400 }, { "{", 400 }, { "null", 400 }, { "[]", 400 }, { "{}", 400 }, { """{"encrypted_flow_data":7}""", 400 },
        { """{"encrypted_flow_data":"","encrypted_aes_key":"","initial_vector":""}""", 421 },
        { """{"encrypted_flow_data":"*","encrypted_aes_key":"AA==","initial_vector":"AA=="}""", 421 },
        { """{"encrypted_flow_data":"\ud800","encrypted_aes_key":"AA==","initial_vector":"AA=="}""", 400 },
        { """{"encrypted_flow_data":"A","encrypted_aes_key":"A","initial_vector":"A"} {}""", 400 },
        { new string('[', 5_000), 400 },
        { new string(' ', 1024 * 1024 + 1), 413 },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task What_is_no_request_is_refused(string body, int status)
    {
        await using FlowServer server = await FlowServer.StartAsync(flow => flow.OnAnythingElse(Unexpected));

        ((int)(await server.PostAsync(Encoding.UTF8.GetBytes(body))).StatusCode).Should().Be(status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"action":7}""")]
    [InlineData("not JSON at all")]
    public async Task What_was_encrypted_but_is_no_request_is_refused(string request)
    {
        await using FlowServer server = await FlowServer.StartAsync(flow => flow.OnAnythingElse(Unexpected));

        ((int)(await server.PostAsync(new Phone(FlowServer.Key.ExportPublicKeyPem()).Wrap(request))).StatusCode).Should().Be(400);
    }

    [Theory]
    [InlineData("""{"action":"INIT"}""")]
    [InlineData("""{"action":"INIT","screen":null,"data":null,"flow_token":null,"version":null}""")]
    [InlineData("""{"action":"INIT","screen":"","data":[],"flow_token":"","version":"","more":{}}""")]
    public async Task What_is_missing_is_null_or_empty(string request)
    {
        FlowRequest? seen = null;
        await using FlowServer server = await FlowServer.StartAsync(flow => flow.OnInit((it, _, _) =>
        {
            seen = it;
            return Task.FromResult(FlowReply.Show("A"));
        }));

        (await server.AskAsync(request)).Should().Be("""{"version":"3.0","screen":"A","data":{}}""");
        (seen!.Screen, seen.FlowToken, seen.Data.GetRawText()).Should().Be((null, null, "{}"));
    }

    [Fact]
    public async Task A_handler_that_fails_is_500_and_says_nothing()
    {
        await using FlowServer server = await FlowServer.StartAsync(flow => flow
            .OnInit((_, _, _) => throw new InvalidOperationException("secret detail"))
            .OnScreen("NULL", (_, _, _) => Task.FromResult<FlowReply>(null!))
            .OnScreen("A", (_, _, _) => Task.FromResult(FlowReply.Show("B"))));

        foreach (string request in new[] { Phone.Request("INIT"), Phone.Request("data_exchange", "NULL"), Phone.Request("data_exchange", "UNKNOWN"), Phone.Request("BACK", "A") })
        {
            using HttpResponseMessage response = await server.PostAsync(new Phone(FlowServer.Key.ExportPublicKeyPem()).Wrap(request));
            response.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
            (await response.Content.ReadAsStringAsync()).Should().BeEmpty();
        }

        server.OwnLogs.Should().HaveCount(4).And.OnlyContain(record => record.Level == LogLevel.Error);
    }

    [Fact]
    public async Task A_handler_that_takes_too_long_is_stopped()
    {
        FakeTimeProvider clock = new();
        await using FlowServer server = await FlowServer.StartAsync(flow => flow.OnInit(async (_, _, cancellationToken) =>
        {
            TaskCompletionSource stopped = new();
            await using CancellationTokenRegistration registration = cancellationToken.Register(stopped.SetCanceled);
            clock.Advance(TimeSpan.FromSeconds(9));
            await stopped.Task;
            return FlowReply.Show("A");
        }), services: services => services.AddSingleton<TimeProvider>(clock));

        (await server.PostAsync(new Phone(FlowServer.Key.ExportPublicKeyPem()).Wrap(Phone.Request("INIT")))).StatusCode.Should().Be(HttpStatusCode.InternalServerError);

        server.OwnLogs[^1].Message.Should().Contain("took too long");
    }

    [Fact]
    public async Task A_class_answers_with_services_of_its_own()
    {
        await using FlowServer server = await FlowServer.StartAsync(
            flow => flow.OnInit<Calendar>().OnScreen<Calendar>("DATE").OnBack<Calendar>().OnAnythingElse<Calendar>(),
            services: services => services.AddScoped<Opening>());

        (await server.AskAsync(Phone.Request("INIT"))).Should().Contain("nine to five");
        (await server.AskAsync(Phone.Request("data_exchange", "DATE"))).Should().Contain("nine to five");
    }

    [Theory]
    [InlineData("right", true)]
    [InlineData("other token", false)]
    [InlineData("other secret", false)]
    [InlineData("none", false)]
    [InlineData("broken", false)]
    public async Task A_signed_token_is_verified(string kind, bool expected)
    {
        FlowRequest? seen = null;
        await using FlowServer server = await FlowServer.StartAsync(flow => flow.OnInit((it, _, _) =>
        {
            seen = it;
            return Task.FromResult(FlowReply.Show("A"));
        }));
        string jwt = kind switch
        {
            "other token" => Jwt("token-2", FlowServer.AppSecret),
            "other secret" => Jwt("token-1", "other"),
            "none" => Jwt("token-1", FlowServer.AppSecret, "none"),
            "broken" => "a.b",
            _ => Jwt("token-1", FlowServer.AppSecret),
        };

        await server.AskAsync(Phone.Request("INIT", more: $",\"flow_token_signature\":\"{jwt}\""));

        seen!.IsFlowTokenSigned.Should().Be(expected);
    }

    [Fact]
    public async Task Nothing_starts_without_keys_secrets_or_handlers()
    {
        await Fails(_ => { }, null, "a handler is needed");
        await Fails(flow => flow.OnInit(Unexpected), options => options.PrivateKeys.Clear(), "a private key is needed");
        await Fails(flow => flow.OnInit(Unexpected), options => options.AppSecrets.Clear(), "the app's secret is needed");
        await Fails(flow => flow.OnInit(Unexpected), options => options.FunctionSecrets.Clear(), "FunctionSecrets must contain at least one secret");
        await Fails(flow => flow.OnInit(Unexpected), options => options.AppSecrets.Add(" "), "a secret is blank");
        await Fails(flow => flow.OnInit(Unexpected), options => options.Timeout = TimeSpan.FromSeconds(11), "Timeout must lie between");
        await Fails(flow => flow.OnInit(Unexpected), options => options.MaxBodyBytes = 0, "MaxBodyBytes must be positive");

        static async Task Fails(Action<WhatsAppFlowsBuilder> handlers, Action<WhatsAppFlowOptions>? options, string problem) =>
            (await FluentActions.Awaiting(() => FlowServer.StartAsync(handlers, options)).Should().ThrowAsync<Exception>()).Which.Message.Should().Contain(problem);
    }

    [Fact]
    public void Answers_are_checked_where_they_are_made()
    {
        FluentActions.Invoking(() => FlowReply.Show("success")).Should().Throw<ArgumentException>().WithMessage("*FlowReply.Complete*");
        FluentActions.Invoking(() => FlowReply.Show(" ")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => FlowReply.Show("A", JsonDocument.Parse("[]").RootElement)).Should().Throw<ArgumentException>().WithMessage("*Array was given*");
        FluentActions.Invoking(() => FlowReply.Stay("")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => FlowReply.Complete() with { Variables = JsonDocument.Parse("7").RootElement }).Should().Throw<ArgumentException>();
    }

    private static FlowHandler Answer(string from) => (_, _, _) => Task.FromResult(FlowReply.Show("NEXT", JsonSerializer.SerializeToElement(new Slots(from), Json.Default.Slots)));

    private static FlowReply Reply(string kind) => kind switch
    {
        "show" => FlowReply.Show("SLOT") with { Variables = JsonDocument.Parse("""{"a":1}""").RootElement },
        "stay" => FlowReply.Stay("Closed then.", new Slots("x"), Json.Default.Slots),
        "stay alone" => FlowReply.Stay("Closed then."),
        "complete" => FlowReply.Complete(new Slots("x"), Json.Default.Slots),
        "complete with a token" => FlowReply.Complete(JsonDocument.Parse("""{"flow_token":"other"}""").RootElement),
        _ => FlowReply.Complete(),
    };

    private static string Jwt(string token, string secret, string algorithm = "HS256")
    {
        string signed = $"{Part($$"""{"alg":"{{algorithm}}","typ":"JWT"}""")}.{Part($$"""{"flow_token":"{{token}}"}""")}";
        return $"{signed}.{Encode(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(signed)))}";

        static string Part(string json) => Encode(Encoding.UTF8.GetBytes(json));

        static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }

    internal sealed record Slots([property: JsonPropertyName("from")] string From);

    internal sealed record Chosen([property: JsonPropertyName("chosenDate")] string Date, [property: JsonPropertyName("Full Name")] string Name);

    [JsonSerializable(typeof(Slots))]
    [JsonSerializable(typeof(Chosen))]
    internal sealed partial class Json : JsonSerializerContext;

    private sealed class Opening
    {
        public string Hours => "nine to five";
    }

    private sealed class Calendar(Opening opening) : IFlowHandler
    {
        public Task<FlowReply> HandleAsync(FlowRequest request, FlowContext context, CancellationToken cancellationToken) =>
            Task.FromResult(FlowReply.Show("A", new Slots(opening.Hours), Json.Default.Slots));
    }
}
