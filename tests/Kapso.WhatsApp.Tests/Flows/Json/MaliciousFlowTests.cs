using System.Text;
using System.Text.Json;
using CsCheck;
using Kapso.WhatsApp.Flows;
using Kapso.WhatsApp.Tests.Webhooks.Receiving;

namespace Kapso.WhatsApp.Tests.Flows.Json;

/// <summary>Whatever a text holds, checking it gives problems and reading it gives a flow or the one exception.</summary>
public sealed class MaliciousFlowTests
{
    private static readonly Gen<Mutation> Mutations = Gen.Select(
        Gen.Frequency((1, Gen.Int[0, (int)MutationKind.RenameMember]), (1, Gen.Const((int)MutationKind.ReplaceValue))),
        Gen.Int[0, int.MaxValue],
        Gen.Int[0, int.MaxValue],
        (kind, first, second) => new Mutation((MutationKind)kind, first, second));

    private static readonly Gen<byte[]> Texts = Gen.Select(
        Gen.OneOf<byte[]>([.. new[] { FlowFixtures.SignUp, FlowFixtures.Booking, FlowFixtures.Everything }.Select(Encoding.UTF8.GetBytes)]),
        Mutations.Array[1, 4],
        (body, mutations) => mutations.Aggregate(body, (spoiled, mutation) => mutation.Apply(spoiled)));

    public static TheoryData<string> Hostile => new()
    {
        "", " ", "nul", "{", "{}{}", "\"", "7", "null", "\"\\ud800\"", "{\"\\ud800\":1}", "{\"version\":\"\\udc00\"}",
        new string('[', 100_000), string.Concat(Enumerable.Repeat("{\"a\":", 100_000)),
        string.Concat(Enumerable.Repeat("{\"type\":\"If\",\"then\":[", 5_000)),
        """{"version":7,"screens":{"a":1},"routing_model":[],"data_api_version":[]}""",
        """{"version":"99999999999.1","screens":[null,7,"a",[],{}]}""",
        """{"version":"7.3","screens":[{"id":7,"terminal":"yes","data":[1],"sensitive":{"a":1},"layout":{"type":1,"children":{"a":1}}}]}""",
    };

    [Fact]
    public void A_spoiled_flow_has_problems_or_none_and_never_breaks() =>
        Texts.Sample(CheckAndRead, iter: 20_000, print: text => $"{Encoding.UTF8.GetString(text)} ({Convert.ToHexString(text)})");

    [Theory]
    [MemberData(nameof(Hostile))]
    public void What_is_no_flow_has_problems(string text)
    {
        FlowDefinition.FindProblems(text).Should().NotBeEmpty();
        CheckAndRead(Encoding.UTF8.GetBytes(text));
    }

    [Fact]
    public void A_huge_flow_is_checked()
    {
        string text = FlowOf.Document(string.Join(',', Enumerable.Repeat(FlowOf.Open("A", "", FlowOf.Times(10, FlowOf.Text("${data.x}"))), 5_000)));

        FlowDefinition.FindProblems(text).Should().Contain(problem => problem.Error == "MAX_SCREENS_NUMBER");
    }

    [Fact]
    public void What_is_no_json_has_its_place() =>
        FlowDefinition.FindProblems("{\n  \"version\": oops }").Single().Should().BeEquivalentTo(new { Error = "INVALID_JSON", LineStart = 2, ColumnStart = 14 });

    private static void CheckAndRead(byte[] text)
    {
        string json = Encoding.UTF8.GetString(text);
        FlowDefinition.FindProblems(json);
        FlowDefinition flow;
        try
        {
            flow = FlowDefinition.Parse(json);
        }
        catch (JsonException)
        {
            return;
        }

        flow.FindProblems();
        FlowDefinition.Parse(flow.ToJson()).ToJson().Should().Be(flow.ToJson());
    }
}
