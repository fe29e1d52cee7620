using System.Text.Json;
using Kapso.WhatsApp.Flows;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Corpus;

/// <summary>The flows in tests/Corpus/flows: what a flow that is created or deployed leads to.</summary>
public sealed class CorpusFlowTests
{
    private const string Folder = "flows";

    public static TheoryData<string> Ids => CorpusCase.Ids(Folder);

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task What_comes_of_a_flow(string id)
    {
        FlowCase flow = CorpusCase.Read<FlowCase>(Folder, id);

        flow.ShouldHold(await CallAsync(flow));
    }

    private static async Task<FlowResult> CallAsync(FlowCase flow)
    {
        using KapsoUnderTest kapso = new([.. flow.Answers.Select(answer => answer.ToStep())]);
        object? result = null;
        KapsoException? error = null;
        FlowDefinition? definition = flow.Definition is { } json ? FlowDefinition.Parse(json.GetRawText()) : null;
        try
        {
            result = flow.Call switch
            {
                "create" => await kapso.Client.Flows.CreateAsync(new NewFlow { PhoneNumberId = "811", Name = "Corpus", Definition = definition, Publish = flow.Publish }),
                "create at Meta" => await kapso.Client.MetaFlows.CreateAsync("5511", new NewMetaFlow { Name = "Corpus", Categories = [FlowCategory.Other], Definition = definition, Publish = flow.Publish }),
                "deploy" => await kapso.Client.Flows.DeployAsync(
                    new FlowDeployment { PhoneNumberId = "811", Name = "Corpus", Definition = definition!, Publish = flow.Publish, EndpointUri = flow.EndpointUri, PublicKeyPem = flow.PublicKeyPem }),
                _ => throw new ArgumentException($"No case may call \"{flow.Call}\"; add it to {nameof(CorpusFlowTests)}."),
            };
        }
        catch (KapsoException failure)
        {
            error = failure;
        }

        return new FlowResult(result, error, [.. kapso.Transport.Requests.Select(request => $"{request.Method} {request.Uri.PathAndQuery}")]);
    }

    private sealed record FlowCase : CorpusCase
    {
        public required string Call { get; init; }

        public bool Publish { get; init; }

        public JsonElement? Definition { get; init; }

        public string? EndpointUri { get; init; }

        public string? PublicKeyPem { get; init; }

        public required IReadOnlyList<CorpusAnswer> Answers { get; init; }
    }

    /// <summary>What came of a flow.</summary>
    private sealed record FlowResult(object? Result, KapsoException? Error, IReadOnlyList<string> Requests);
}
