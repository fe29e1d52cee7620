using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Flows;

/// <summary>The flows of the project's accounts, the keys they are encrypted with, and what was answered in them.</summary>
internal sealed class FlowStore(EmulatedProject project) : IEmulatorStore
{
    private readonly List<Flow> _flows = [];
    private long _lastNumber;

    /// <summary>The public keys of numbers in PEM, by their ids.</summary>
    public Dictionary<string, string> PublicKeys { get; } = [];

    /// <summary>The numbers whose requests Kapso decrypts itself.</summary>
    public HashSet<string> EncryptedByKapso { get; } = [];

    /// <summary>What was answered, oldest first.</summary>
    public List<FlowResponse> Responses { get; } = [];

    public IEnumerable<Flow> NewestFirst => _flows.AsEnumerable().Reverse();

    public Flow? Find(string id) => _flows.Find(flow => flow.Id == id);

    public Flow? FindMeta(string metaId) => _flows.Find(flow => flow.MetaId == metaId);

    public Flow? FindNamed(string account, string name) => _flows.Find(flow => flow.Account == account && flow.Name == name);

    /// <summary>The flow that a message opens; null when it names none of this project.</summary>
    public Flow? Of(string account, JsonNode? parameters) =>
        FlowJson.Text(parameters?["flow_id"]) is { } id ? FindMeta(id)
        : FlowJson.Text(parameters?["flow_name"]) is { } name ? FindNamed(account, name)
        : null;

    public bool IsEmpty => _flows.Count == 0;

    public Flow Add(string account, string? phoneNumberId, string name, JsonObject json)
    {
        Flow flow = new(++_lastNumber, project.NextMetaId(), account, phoneNumberId, project.Now) { Name = name };
        flow.AddVersion(json, project.Now);
        _flows.Add(flow);
        return flow;
    }

    public void Remove(Flow flow) => _flows.Remove(flow);

    public void Reset()
    {
        _flows.Clear();
        PublicKeys.Clear();
        EncryptedByKapso.Clear();
        Responses.Clear();
    }
}

/// <summary>What someone has answered in a flow.</summary>
internal sealed record FlowResponse(string Id, string FlowId, string FlowToken, JsonObject Answers, string MessageId, DateTimeOffset At);
