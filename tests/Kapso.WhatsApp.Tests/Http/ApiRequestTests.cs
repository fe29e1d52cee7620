using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Http;

/// <summary>Calls that this version has no method for take the path of every other call.</summary>
public sealed partial class ApiRequestTests
{
    private static readonly JsonElement Body = JsonDocument.Parse("""{"a":1}""").RootElement;

    [Fact]
    public async Task A_name_can_stand_several_times_in_the_query()
    {
        SeenRequest seen = await Exchange.Make("{}", kapso => (Task)kapso.SendAsync(new ApiRequest(HttpMethod.Get, "things", Replay.Safe) { Query = [new("id", "1"), new("id", "2")] }));

        seen.Uri.Query.Should().Be("?id=1&id=2");
    }

    [Fact]
    public async Task The_member_data_of_a_response_can_be_read_alone()
    {
        (ApiResponse response, _) = await Exchange.Make("""{"data":{"name":"a"}}""", kapso => kapso.SendAsync(new ApiRequest(HttpMethod.Get, "things", Replay.Safe)));

        response.ReadData(Json.Default.Thing)!.Name.Should().Be("a");
        new ApiResponse(System.Net.HttpStatusCode.OK, null, "[]").Invoking(list => list.ReadData(Json.Default.Thing)).Should().Throw<JsonException>();
    }

    [Fact]
    public async Task A_call_carries_method_path_query_and_body()
    {
        ApiRequest request = new(HttpMethod.Post, "things/a%2Fb", Replay.Never) { Surface = ApiSurface.Platform, Query = new Dictionary<string, string> { ["q&"] = "ä b" }, Body = Body };

        (Thing thing, SeenRequest seen) = await Exchange.Make("""{"id":7,"name":"A"}""", kapso => kapso.SendAsync(request, Json.Default.Thing));

        seen.ShouldBe("POST", Exchange.Platform + "things/a%2Fb?q%26=%C3%A4%20b", """{"a":1}""");
        thing.Should().Be(new Thing { Id = "7", Name = "A" });
    }

    [Fact]
    public async Task A_call_without_a_type_for_its_answer_gives_it_as_it_came()
    {
        (ApiResponse response, SeenRequest seen) = await Exchange.Make("[1,2]", kapso => kapso.SendAsync(new ApiRequest(HttpMethod.Get, "123/things", Replay.Safe)));

        seen.ShouldBe("GET", Exchange.WhatsApp + "123/things");
        (response.StatusCode, response.Text, response.Read(Json.Default.Int32Array)).Should().BeEquivalentTo((HttpStatusCode.OK, "[1,2]", new[] { 1, 2 }));
        response.ToString().Should().NotContain("[1,2]");
    }

    [Theory]
    [InlineData(Replay.Safe, 4)]
    [InlineData(Replay.Never, 1)]
    [InlineData(Replay.Send, 1)]
    public async Task The_replay_class_decides_what_is_retried(Replay replay, int attempts)
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.InternalServerError, "{}"));

        KapsoApiException failed = (await kapso.Client.Awaiting(client => client.SendAsync(new ApiRequest(HttpMethod.Post, "x", replay) { Name = "doThing" })).Should().ThrowAsync<KapsoApiException>()).Which;

        kapso.Transport.Requests.Should().HaveCount(attempts);
        (failed.OperationId, failed.OutcomeUnknown).Should().Be(("doThing", replay is not Replay.Safe));
    }

    [Fact]
    public async Task A_message_that_is_sent_this_way_can_be_settled()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.BadGateway, "to +15551234567"));
        JsonElement message = JsonDocument.Parse("""{"messaging_product":"whatsapp","to":"+15551234567","biz_opaque_callback_data":"c-1"}""").RootElement;

        KapsoApiException failed = (await kapso.Client.Awaiting(client => client.SendAsync(new ApiRequest(HttpMethod.Post, "647/messages", Replay.Send) { Body = message })).Should().ThrowAsync<KapsoApiException>()).Which;

        (failed.CallbackData, failed.PhoneNumberId, failed.OutcomeUnknown).Should().Be(("c-1", "647", true));
        failed.ToString().Should().NotContain("15551234567");
    }

    [Theory]
    [InlineData("647/messages")]
    [InlineData("647/marketing_messages")]
    [InlineData("647/%6Dessages")]
    public async Task A_message_cannot_be_declared_safe_to_repeat(string path) =>
        (await Exchange.Refused(kapso => kapso.SendAsync(new ApiRequest(HttpMethod.Post, path, Replay.Safe)))).ShouldBe("request.replay: message");

    [Fact]
    public async Task A_message_that_names_a_status_is_still_a_message()
    {
        ApiRequest request = new(HttpMethod.Post, "647/messages", Replay.Safe) { Body = JsonDocument.Parse("""{"to":"+15551234567","type":"text","text":{"body":"a"},"status":"new"}""").RootElement };

        (await Exchange.Refused(kapso => kapso.SendAsync(request))).ShouldBe("request.replay: message");
    }

    [Fact]
    public async Task A_mark_as_read_can_be_declared_safe_to_repeat()
    {
        ApiRequest request = new(HttpMethod.Post, "647/messages", Replay.Safe) { Body = JsonDocument.Parse("""{"status":"read","message_id":"1"}""").RootElement };

        (await Exchange.Make("{}", kapso => kapso.SendAsync(request))).Request.Method.Should().Be(HttpMethod.Post);
    }

    [Fact]
    public async Task Values_without_a_name_are_refused() =>
        (await Exchange.Refused(kapso => kapso.SendAsync(new ApiRequest(HttpMethod.Get, "x", (Replay)7) { Surface = (ApiSurface)7 }))).ShouldBe("request.surface: defined", "request.replay: defined");

    [Fact]
    public async Task A_phone_number_in_the_place_of_its_id_is_refused() =>
        (await Exchange.Refused(kapso => kapso.SendAsync(new ApiRequest(HttpMethod.Post, "%2B1%20555%20123%204567/messages", Replay.Send)))).ShouldBe("request.path: id");

    [Theory]
    [InlineData("""{"to":"+15551234567"}""", 1)]
    [InlineData("""{"recipient":"US.13491208655302741918"}""", 1)]
    [InlineData("""{"status":"read"}""", 0)]
    public async Task A_message_that_is_sent_this_way_waits_for_its_turn(string body, int turns)
    {
        CountingPacer pacer = new();
        using KapsoUnderTest kapso = new(options => options.Pacer = pacer, ScriptedTransport.Answer(HttpStatusCode.OK, "{}"));

        await kapso.Client.SendAsync(new ApiRequest(HttpMethod.Post, "647/messages", Replay.Send) { Body = JsonDocument.Parse(body).RootElement });

        (pacer.Taken, pacer.GivenBack).Should().Be((turns, turns));
    }

    private sealed class CountingPacer : ISendPacer, IAsyncDisposable
    {
        public int Taken { get; private set; }

        public int GivenBack { get; private set; }

        public ValueTask<IAsyncDisposable?> AcquireAsync(string phoneNumberId, Recipient recipient, CancellationToken cancellationToken)
        {
            phoneNumberId.Should().Be("647");
            Taken++;
            return new(this);
        }

        public ValueTask DisposeAsync()
        {
            GivenBack++;
            return default;
        }
    }

    [Fact]
    public async Task Success_false_fails_here_too()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.OK, """{"success":false,"id":"1"}"""));

        await kapso.Client.Awaiting(client => client.SendAsync(new ApiRequest(HttpMethod.Get, "x", Replay.Safe), Json.Default.Thing)).Should().ThrowAsync<KapsoSerializationException>();
    }

    [Theory]
    [InlineData("")]
    [InlineData("/x")]
    [InlineData("a//b")]
    [InlineData("a/../b")]
    [InlineData("a/%2e%2E/b")]
    [InlineData("a?b=c")]
    [InlineData("a#b")]
    [InlineData("a b")]
    [InlineData("a\\b")]
    [InlineData("a\nb")]
    public async Task A_path_that_leads_elsewhere_is_refused(string path) =>
        (await Exchange.Refused(kapso => kapso.SendAsync(new ApiRequest(HttpMethod.Get, path, Replay.Safe)))).Single().Path.Should().Be("request.path");

    [Fact]
    public void Path_query_and_body_are_not_shown() =>
        new ApiRequest(HttpMethod.Get, "contacts/15551234567", Replay.Safe) { Query = new Dictionary<string, string> { ["a"] = "secret" }, Body = Body }.ToString()
            .Should().Be("ApiRequest { GET WhatsApp apiRequest }");

    internal sealed record Thing
    {
        public string? Id { get; init; }

        public string? Name { get; init; }
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(Thing)), JsonSerializable(typeof(int[]))]
    private sealed partial class Json : JsonSerializerContext;
}
