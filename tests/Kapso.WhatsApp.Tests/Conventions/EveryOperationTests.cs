using System.Net;
using System.Reflection;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Conventions;

/// <summary>What holds for every operation: a refusal becomes a typed exception, and no id leads to another path.</summary>
public sealed class EveryOperationTests
{
    /// <summary>The operations whose every method answers only that it was done.</summary>
    private static readonly HashSet<string> DoneMethods =
    [
        .. typeof(KapsoWhatsAppClient).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Operations", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public))
            .Where(field => field.FieldType.IsAssignableTo(typeof(Operation)))
            .GroupBy(field => ((Operation)field.GetValue(null)!).Id)
            .Where(methods => methods.All(field => field.FieldType.GenericTypeArguments.LastOrDefault() == typeof(Done)))
            .Select(methods => methods.Key),
    ];

    public static TheoryData<string> WithId => [.. SampleCalls.Keys.Where(key => SampleCalls.Get(key).TakesId)];

    /// <summary>Those whose ids are not restricted to digits.</summary>
    public static TheoryData<string> WithIdOfAnyForm => [.. SampleCalls.Keys.Where(key => SampleCalls.Get(key).TakesId).Except(["Funding.EnsureAsync (ensureWhatsappAccountFunding)"])];

    public static TheoryData<string> DoneOnly => [.. SampleCalls.Keys.Where(key => DoneMethods.Contains(SampleCalls.Get(key).Operation.Id))];

    public static TheoryData<string> All => [.. SampleCalls.Keys];

    [Fact]
    public void A_call_of_every_operation_is_found() =>
        OperationTests.Operations.Except(SampleCalls.Operations).Select(operation => $"{operation.ClientMethod} ({operation.Id})")
            // Its address comes with the response to another operation; the tests of downloads hold it.
            .Should().Equal("Media.DownloadAsync (downloadMedia)");

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_refusal_keeps_the_servers_text(string operation)
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.NotFound, """{"error":"Nothing of the kind"}"""));

        KapsoApiException refused = await RefusedAsync(kapso, operation);

        (refused.OperationId, refused.Category, refused.ServerMessage).Should().Be((SampleCalls.Get(operation).Operation.Id, ErrorCategory.NotFound, "Nothing of the kind"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_refusal_that_is_not_json_is_kept(string operation)
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.BadRequest, "<html>Bad</html>", "text/html"));

        (await RefusedAsync(kapso, operation)).ResponseBody.Should().Be("<html>Bad</html>");
    }

    [Theory]
    [MemberData(nameof(DoneOnly))]
    public async Task What_answers_only_that_it_was_done_fails_when_it_says_that_it_was_not(string operation)
    {
        foreach (string done in new[] { "", "{}", """{"success":true}""", """{"message":"ok","details":{"success":false}}""", "OK" })
        {
            await Exchange.Make(done, client => (Task) SampleCalls.Get(operation).MakeAsync(client));
        }

        foreach (string notDone in new[] { """{"success":false}""", """{"success":"false"}""", """{"data":{"success":false}}""" })
        {
            await FluentActions.Awaiting(() => Exchange.Make(notDone, client => (Task) SampleCalls.Get(operation).MakeAsync(client))).Should().ThrowAsync<KapsoSerializationException>(notDone);
        }
    }

    [Theory]
    [MemberData(nameof(WithId))]
    public async Task A_bad_id_is_refused_before_the_call(string operation)
    {
        foreach (string id in new[] { "", " ", ".", "..", "a\n", "\u0000", new string('a', 10_240) })
        {
            (await Exchange.Refused(client => SampleCalls.Get(operation).MakeAsync(client, id))).Should().NotBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(WithIdOfAnyForm))]
    public async Task An_id_stays_one_segment_of_the_path(string operation)
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.NotFound, """{"error":"no"}"""));
        string Path(string id) => kapso.Transport.Requests.Last().Uri.AbsolutePath.Replace(Uri.EscapeDataString(id), "*", StringComparison.Ordinal);

        await RefusedAsync(kapso, operation, "id-1");
        string plain = Path("id-1");
        foreach (string id in new[] { "a/b", "../c", "%2e%2e", "a?b=c", "a#b", "ä" })
        {
            await RefusedAsync(kapso, operation, id);
            Path(id).Should().Be(plain);
        }
    }

    /// <summary>Makes a call that the server refuses. An operation of several requests says besides how far it came.</summary>
    private static async Task<KapsoApiException> RefusedAsync(KapsoUnderTest kapso, string operation, string id = "1")
    {
        KapsoException failed = (await kapso.Client.Awaiting(client => SampleCalls.Get(operation).MakeAsync(client, id)).Should().ThrowAsync<KapsoException>()).Which;
        return (failed as KapsoApiException ?? failed.InnerException).Should().BeOfType<KapsoApiException>().Which;
    }
}
